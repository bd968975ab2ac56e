"""No module of ours waits for itself: the imports between modules have no cycle."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests import ROOT

PACKAGES = ("calculators", "deploy", "tools")


def modules(root: Path) -> dict[str, Path]:
    """Dotted name → file of every module of our packages."""
    found = {}
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(root: Path) -> dict[str, set[str]]:
    """Module → the modules of ours it imports when it is loaded itself."""
    known = modules(root)
    return {
        name: {each for each in _loaded(path, known) if each != name}
        for name, path in known.items()
    }


def _loaded(path: Path, known: dict[str, Path]) -> Iterator[str]:
    # Only the module's own level: what a function imports is loaded when it is called.
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names if alias.name in known)
            case ast.ImportFrom(module=str(module), names=names):
                inner = {f"{module}.{alias.name}" for alias in names} & known.keys()
                yield from inner
                if module in known and len(inner) < len(names):
                    yield module


def cycle(root: Path) -> list[str]:
    """One cycle as the names along it; empty where there is none."""
    try:
        TopologicalSorter(imports(root)).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_import_goes_in_a_circle() -> None:
    """Every module can be loaded first, and none is met half made."""
    assert [] == cycle(ROOT)


@pytest.mark.parametrize("text", ["import tools.b", "from tools import b", "from tools.b import x"])
def test_a_planted_circle_is_caught(tmp_path: Path, text: str) -> None:
    """Two modules that import each other are named."""
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "a.py").write_text(text, encoding="utf-8")
    (tmp_path / "tools" / "b.py").write_text("from tools.a import y", encoding="utf-8")

    assert {"tools.a", "tools.b"} == set(cycle(tmp_path))
