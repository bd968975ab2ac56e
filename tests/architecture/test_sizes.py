"""Functions stay short enough to be taken in at a glance, files short enough to be read at once."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

import calculators
from tests import ROOT

CODE = ("calculators", "tools", "deploy")
MOST_LINES = 200
LONGER = {
    "calculators/declare/default_terms.py": "the inputs after a due date, each with its help",
    "calculators/declare/inputs.py": "everything an input may say of itself, one list to read",
    "calculators/declare/loan_terms.py": "the inputs of a loan, each with its help",
    "calculators/declare/reading.py": "one reader for fields, rows and periods, sharing its state",
    "calculators/declare/result.py": "everything an answer may hold, one list to read",
    "calculators/declare/text.py": "one reader and writer for each type, side by side",
    "calculators/embed/command.py": "the whole command line with its sentences",
    "calculators/embed/page.py": "the whole door of the browser, one function per request",
    "calculators/render/result.py": "one function per slot of an answer, in the slots' order",
}
"""Files over 200 lines, each with the reason why it is not two.

A calculator is one file by design: its inputs with their help, its arithmetic, all its sentences.
"""
CALCULATORS = {f"calculators/{name}.py" for name in calculators.names()}


def files(root: Path) -> Iterator[Path]:
    """Every module of our packages."""
    for package in CODE:
        yield from sorted((root / package).rglob("*.py"))


def lengths() -> list[int]:
    """Lines of every function and method, shortest first."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in files(ROOT))
    return sorted(
        (node.end_lineno or node.lineno) - node.lineno + 1
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def too_long(root: Path) -> set[str]:
    """Files with more lines than one reads at once."""
    return {
        path.relative_to(root).as_posix()
        for path in files(root)
        if len(path.read_text(encoding="utf-8").splitlines()) > MOST_LINES
    }


def test_functions_are_short() -> None:
    """Half of all functions have ten lines at most, nine in ten have thirty at most."""
    found = lengths()

    assert median(found) <= 10
    assert found[len(found) * 9 // 10] <= 30


def test_a_long_file_has_its_reason() -> None:
    """A file beyond 200 lines is listed here with the reason why it is one file."""
    assert set() == too_long(ROOT) - CALCULATORS - LONGER.keys()


def test_no_reason_outlives_its_file() -> None:
    """A reason whose file has become short, or is gone, is no longer listed."""
    assert set() == LONGER.keys() - too_long(ROOT)


@pytest.mark.parametrize(("lines", "found"), [(200, set()), (201, {"tools/planted.py"})])
def test_a_planted_long_file_is_caught(tmp_path: Path, lines: int, found: set[str]) -> None:
    """The 201st line is one too many."""
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "planted.py").write_text("A = 1\n" * lines, encoding="utf-8")

    assert found == too_long(tmp_path)
