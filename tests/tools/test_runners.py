"""The small commands: check, audit, bench, publish."""

from pathlib import Path

import pytest

from tools import audit, bench, check, publish
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


def test_same_trees_do_not_differ() -> None:
    """Two equal builds have no difference."""
    assert [] == audit.differences({"a": "1"}, {"a": "1"})


def test_differences_are_named() -> None:
    """A changed, a missing and an added file are each named."""
    first, second = {"a": "1", "b": "1", "c": "1"}, {"a": "2", "b": "1", "d": "1"}

    assert ["a", "c", "d"] == audit.differences(first, second)


def test_hashes_see_every_byte(tmp_path: Path) -> None:
    """A tree's hashes change with one byte of one file."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "page.html").write_bytes(b"one")
    before = audit.hashes(tmp_path)
    (tmp_path / "deep" / "page.html").write_bytes(b"two")

    assert ["deep/page.html"] == audit.differences(before, audit.hashes(tmp_path))


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
