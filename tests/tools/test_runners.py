"""The small commands: check, bench, publish."""

import pytest

from tools import bench, check, publish
from tools.check import Check
from tools.console import ToolError


def planted(*modules: str) -> tuple[Check, ...]:
    """Checks that each run one module of the standard library."""
    return tuple(Check(name=name, command=(name,), remedy=f"mend {name}") for name in modules)


def test_check_fails_when_one_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """One failure among the checks is a failure."""
    monkeypatch.setattr(check, "CHECKS", planted("no_such_check", "this"))

    assert 1 == check.main([])


def test_check_passes_when_all_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """Checks that all hold are a success."""
    monkeypatch.setattr(check, "CHECKS", planted("this"))

    assert 0 == check.main([])


def test_check_names_every_failure_at_the_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """All checks run, and the last lines say what failed and how to mend it."""
    monkeypatch.setattr(check, "CHECKS", planted("no_such_check", "this", "nor_this_one"))
    check.main([])

    assert [
        "✗ no_such_check   →  mend no_such_check",
        "✗ nor_this_one   →  mend nor_this_one",
    ] == capsys.readouterr().out.splitlines()[-2:]


def test_unknown_bench_is_refused() -> None:
    """A bench that does not exist is an error, not an empty run."""
    with pytest.raises(ToolError, match="没有这个测速：nothing"):
        bench.main(["nothing"])


@pytest.mark.parametrize("address", ["", "http://example.org/", "https://example.org"])
def test_publishing_needs_the_real_address(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """No address, an unprotected one and one without its last slash are refused."""
    monkeypatch.setenv("SITE_URL", address)

    with pytest.raises(ToolError, match="请写明网站的正式地址"):
        publish.main([])
