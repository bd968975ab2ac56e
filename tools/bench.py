"""Runs every bench under tests/bench, one after the other: each is a module with a table to print.

python -m tools.bench [name …]
"""

from collections.abc import Sequence

from tools.console import ToolError, enter, run
from tools.project import PYTHON, ROOT


def main(names: Sequence[str]) -> int:
    """Runs the named benches, or all; `ToolError` for an unknown name; 1 if any failed."""
    known = benches()
    if unknown := sorted(set(names) - set(known)):
        raise ToolError(
            f"没有这个测速：{'、'.join(unknown)}；现有：{'、'.join(known)}。",
            f"There is no bench called {', '.join(unknown)}.",
        )
    codes = [run([PYTHON, "-m", f"tests.bench.{name}"]) for name in names or known]
    return int(any(codes))


def benches() -> list[str]:
    """The names of all benches: the runnable modules of tests/bench."""
    modules = (ROOT / "tests" / "bench").glob("[a-z]*.py")
    return sorted(m.stem for m in modules if "__main__" in m.read_text(encoding="utf-8"))


if __name__ == "__main__":
    enter(main)
