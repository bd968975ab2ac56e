"""How a tool tells a failure, and that a run of the tests says how many ran."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tools.console import ToolError, enter, run_quietly
from tools.project import PYTHON, ROOT, environment


def fail(_: Sequence[str]) -> int:
    """A tool that cannot do its work."""
    raise ToolError("坏了。", "It is broken.", "line 7")


def test_output_of_a_command_is_handed_back() -> None:
    """A command that succeeds shows nothing by itself."""
    assert "好\n" == run_quietly([PYTHON, "-c", "print('好')"])


def test_failed_command_is_told_with_its_last_words() -> None:
    """What a command said before it failed is in the error."""
    with pytest.raises(ToolError, match="最后一句"):
        run_quietly([PYTHON, "-c", "print('最后一句'); raise SystemExit(3)"])


def test_missing_command_is_told() -> None:
    """A program that is not installed is an error with its name."""
    with pytest.raises(ToolError, match="没有找到命令 no-such-program"):
        run_quietly(["no-such-program"])


def test_failure_leaves_with_code_one() -> None:
    """A told failure ends the tool with code 1."""
    with pytest.raises(SystemExit) as left:
        enter(fail)

    assert 1 == left.value.code


def test_failure_is_told_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    """Chinese first, then English, then the details; no traceback."""
    with pytest.raises(SystemExit):
        enter(fail)

    assert "\n坏了。\nIt is broken.\nline 7\n" == capsys.readouterr().err


def test_builds_are_dated_by_the_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no date was given to a build, it is the last commit's."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    commit = run_quietly(["git", "log", "-1", "--format=%ct"]).strip()
    asked = "from tools.project import environment; print(environment()['SOURCE_DATE_EPOCH'])"
    # A process of its own: within one the date is looked up once.
    told = subprocess.run(
        [PYTHON, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert commit == told.stdout.strip()


def test_given_date_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A date given from outside wins over the commit's."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "315532800")

    assert "315532800" == environment()["SOURCE_DATE_EPOCH"]


def test_run_says_how_many_tests_ran() -> None:
    """The log of a run holds one line with the number of tests."""
    one = f"{Path(__file__).relative_to(ROOT)}::test_missing_command_is_told"
    told = run_quietly([PYTHON, "-m", "pytest", "-q", "-p", "no:cacheprovider", one])

    assert "共运行 1 项测试 / 1 tests ran" in told.splitlines()


def test_programs_of_the_environment_come_first() -> None:
    """A command finds what the set-up installed before what the machine has."""
    assert environment()["PATH"].startswith(str(ROOT / ".venv" / "bin"))
