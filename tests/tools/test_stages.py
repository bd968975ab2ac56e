"""A stage of the set-up is done once for each state of its lock files."""

from pathlib import Path

import pytest

from tools import stages
from tools.console import ToolError
from tools.stages import Stage, complete


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A project of one lock file in a folder of its own; grows by one entry per installation."""
    monkeypatch.setattr(stages, "ROOT", tmp_path)
    monkeypatch.setattr(stages, "VENV", tmp_path)
    (tmp_path / "lock.txt").write_text("one")
    return []


def stage(tmp_path: Path, runs: list[str], *, fails: bool = False) -> Stage:
    """A stage that only notes that it was installed, or fails."""

    def install() -> None:
        runs.append("installed")
        if fails:
            raise ToolError("坏了", "broken")

    return Stage(
        chinese="试",
        english="trial",
        locks=("lock.txt",),
        stamp=tmp_path / "made" / "stamp",
        install=install,
    )


def test_second_run_does_nothing(tmp_path: Path, runs: list[str]) -> None:
    """A stage that is complete is not installed again."""
    complete(stage(tmp_path, runs))
    complete(stage(tmp_path, runs))

    assert ["installed"] == runs


def test_second_run_says_nothing(
    tmp_path: Path, runs: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A stage that is complete is not mentioned."""
    complete(stage(tmp_path, runs))
    capsys.readouterr()
    complete(stage(tmp_path, runs))

    assert "" == capsys.readouterr().out


def test_changed_lock_is_installed_again(tmp_path: Path, runs: list[str]) -> None:
    """Another content of a lock file makes the stage due again."""
    complete(stage(tmp_path, runs))
    (tmp_path / "lock.txt").write_text("two")
    complete(stage(tmp_path, runs))

    assert ["installed", "installed"] == runs


def test_what_was_removed_is_installed_again(tmp_path: Path, runs: list[str]) -> None:
    """Where the folder that a stage made is gone, so is its stamp."""
    complete(stage(tmp_path, runs))
    (tmp_path / "made" / "stamp").unlink()
    complete(stage(tmp_path, runs))

    assert ["installed", "installed"] == runs


def test_failed_installation_leaves_no_stamp(tmp_path: Path, runs: list[str]) -> None:
    """An installation that failed counts as not done."""
    with pytest.raises(ToolError):
        complete(stage(tmp_path, runs, fails=True))

    assert not (tmp_path / "made" / "stamp").exists()
