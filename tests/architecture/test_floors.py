"""The house keeps its shape: imports point down, and nothing under a calculator is inexact."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import calculators
from tests import ROOT

PACKAGE = ROOT / "calculators"
FLOORS = ("finance", "law", "declare", "render", "embed")
MAY_IMPORT = {
    "finance": {"finance"},
    "law": {"law", "finance"},
    "declare": {"declare", "law", "finance"},
    "calculator": {"declare", "law", "finance"},
    "render": {"render", "declare", "law", "finance"},
    "embed": {"embed", "render", "declare", "law", "finance", "calculators"},
}
BROWSER_DEPENDENCIES = {"htpy", "markupsafe"}
# Fetched with an archive of its own, where a reader asks for a workbook.
ASKED_FOR = {"workbook": {"xlsxwriter"}}
# Of the doors the browser runs these; the build and the terminal may import more.
BROWSER_DOORS = {"__init__", "export", "page"}
CLOCKS = {"today", "now", "utcnow", "time", "monotonic", "perf_counter", "localtime"}
EXACT = ("finance", "law", "calculator")


def floor_of(path: Path, package: Path = PACKAGE) -> str:
    """The floor a module stands on; modules directly in the package are calculators."""
    parts = path.relative_to(package).parts
    if len(parts) > 1:
        return parts[0]
    return "door" if path.stem.startswith("__") else "calculator"


def modules(package: Path = PACKAGE) -> list[Path]:
    """Every module of the package."""
    return sorted(package.rglob("*.py"))


def imported(tree: ast.AST) -> Iterator[str]:
    """Dotted names a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def wrong_imports(path: Path, package: Path = PACKAGE) -> list[str]:
    """Imports of one module that do not point down."""
    floor = floor_of(path, package)
    allowed = MAY_IMPORT.get(floor, set(FLOORS) | {"calculators"})
    names = {module.stem for module in package.glob("*.py") if not module.stem.startswith("__")}
    wrong = []
    for name in imported(ast.parse(path.read_text(encoding="utf-8"))):
        parts = name.split(".")
        if parts[0] != "calculators":
            continue
        target = parts[1] if len(parts) > 1 else "calculators"
        if target in names or (target in FLOORS and target not in allowed):
            wrong.append(name)
    return wrong


def foreign_imports(path: Path, package: Path = PACKAGE) -> list[str]:
    """Third-party imports of a module the browser runs."""
    import sys  # noqa: PLC0415 - the standard library's own list

    roots = {name.split(".")[0] for name in imported(ast.parse(path.read_text(encoding="utf-8")))}
    known = set(sys.stdlib_module_names) | {"calculators"}
    if floor_of(path, package) in {"render", "embed"}:
        known |= BROWSER_DEPENDENCIES | ASKED_FOR.get(path.stem, set())
    return sorted(roots - known)


def inexact(path: Path) -> list[str]:
    """Floats, clocks and chance in a module that must be exact and repeatable."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Constant(value=float()):
                found.append(f"{node.lineno}: {node.value!r}")
            case ast.Name(id="float"):
                found.append(f"{node.lineno}: float")
            case ast.Attribute(attr=attr) if attr in CLOCKS and not _is_type(node):
                found.append(f"{node.lineno}: {attr}")
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                roots = {alias.name.split(".")[0] for alias in names}
                module = getattr(node, "module", None)
                if {"random", "secrets", "time"} & (roots if module is None else {module}):
                    found.append(f"{node.lineno}: {module or roots}")
    return found


def _is_type(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id in {"inputs", "row", "self"}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    """No module imports a floor above its own, and no calculator another calculator."""
    assert [] == wrong_imports(path)


@pytest.mark.parametrize(
    "path",
    [path for path in modules() if floor_of(path) in EXACT],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_nothing_exact_uses_floats_clocks_or_chance(path: Path) -> None:
    """The same inputs give the same 分 on every machine and every day."""
    assert [] == inexact(path)


@pytest.mark.parametrize(
    "path",
    [path for path in modules() if floor_of(path) != "embed" or path.stem in BROWSER_DOORS],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_the_browser_runs_only_what_is_shipped(path: Path) -> None:
    """What the archive holds imports the standard library, htpy and markupsafe only."""
    assert [] == foreign_imports(path)


def test_every_module_of_the_package_is_a_calculator() -> None:
    """A file directly in `calculators/` is a calculator, and its name is the file's."""
    files = {path.stem for path in PACKAGE.glob("*.py") if not path.stem.startswith("__")}

    assert files == set(calculators.names())
    assert all(calculators.get(name).title for name in files)


def plant(tmp_path: Path, where: str, text: str) -> Path:
    """A package of one planted module beside an innocent calculator."""
    package = tmp_path / "calculators"
    path = package / where
    path.parent.mkdir(parents=True)
    (package / "sibling.py").write_text("CALCULATOR = None\n", encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("finance/money.py", "from calculators.declare import Field"),
        ("finance/money.py", "import calculators.law"),
        ("law/rule.py", "from calculators.render import words"),
        ("declare/text.py", "def f():\n    from calculators.embed import page"),
        ("render/form.py", "from calculators.embed.page import respond"),
        ("render/form.py", "from calculators import sibling"),
        ("budget.py", "from calculators.sibling import CALCULATOR"),
        ("budget.py", "from calculators.render.chart import chart"),
    ],
)
def test_a_planted_import_upwards_is_caught(tmp_path: Path, where: str, text: str) -> None:
    """The test of the floors fails where an import points up."""
    path = plant(tmp_path, where, text)

    assert wrong_imports(path, tmp_path / "calculators")


@pytest.mark.parametrize(
    "text",
    ["x = 0.5", "x = float(1)", "from datetime import date\nx = date.today()", "import random",
     "from time import time", "import time\nx = time.time()"],
)  # fmt: skip
def test_planted_inexactness_is_caught(tmp_path: Path, text: str) -> None:
    """The test of exactness fails on a float, a clock or chance."""
    assert inexact(plant(tmp_path, "finance/money.py", text))


def test_a_planted_dependency_is_caught(tmp_path: Path) -> None:
    """The test of what the browser runs fails where a package is imported."""
    path = plant(tmp_path, "render/form.py", "import numpy")

    assert foreign_imports(path, tmp_path / "calculators") == ["numpy"]
