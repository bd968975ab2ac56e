"""Calculators by their names, and the command line as a program of its own."""

from __future__ import annotations

import os
import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

import calculators


def planted(monkeypatch: pytest.MonkeyPatch, folder: Path, name: str, text: str) -> None:
    """One more module that the package finds, for the length of a test."""
    (folder / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.setattr(calculators, "__path__", [*calculators.__path__, str(folder)])
    # Put there by the import, taken away with the test.
    monkeypatch.delitem(sys.modules, f"calculators.{name}", raising=False)


@pytest.mark.parametrize("name", ["no_such", "../budget", "Budget", "os.path", "", "预算"])
def test_what_is_no_calculator_is_refused(name: str) -> None:
    """Text from outside reaches the import system only as a name."""
    with pytest.raises(LookupError):
        calculators.get(name)


def test_a_module_without_a_calculator_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A file that declares nothing is refused like a name that is not there."""
    planted(monkeypatch, tmp_path, "says_nothing", "")

    with pytest.raises(LookupError, match="says_nothing"):
        calculators.get("says_nothing")


def test_what_a_calculator_lacks_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A missing import of a calculator is not taken for a missing calculator."""
    planted(monkeypatch, tmp_path, "lacks_one", "import nowhere_at_all")

    with pytest.raises(ModuleNotFoundError, match="nowhere_at_all"):
        calculators.get("lacks_one")


def status_of(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Any:
    """What `python -m calculators` with these words leaves with."""
    monkeypatch.setattr(sys, "argv", ["calculators", *arguments])
    with pytest.raises(SystemExit) as left:
        runpy.run_module("calculators", run_name="__main__")
    return left.value.code


def test_the_command_leaves_with_its_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mistake in the inputs is 2, as documented, and is told on standard error."""
    assert 2 == status_of(monkeypatch, "run", "court_fee", "claim=钱")
    assert capsys.readouterr().err


class _Closed:
    """A pipe whose reader has gone."""

    def __init__(self, number: int) -> None:
        self.number = number

    def write(self, _text: str) -> int:
        raise BrokenPipeError

    def flush(self) -> None:
        """Nothing is held back."""

    def fileno(self) -> int:
        return self.number


def test_a_reader_that_has_read_enough_is_no_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """`… | head` ends quietly, with 0."""
    number = os.open(tmp_path / "out", os.O_CREAT | os.O_WRONLY)
    monkeypatch.setattr(sys, "stdout", _Closed(number))

    assert 0 == status_of(monkeypatch, "list")
    os.close(number)
