"""Draws the floors of the house and how they import one another, from the imports themselves.

python -m tools.diagram            writes docs/about/developing/floors.svg
python -m tools.diagram --check    1 where the picture is not that of the code
"""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from tools.console import enter
from tools.project import ROOT

PACKAGE = ROOT / "calculators"
PICTURE = ROOT / "docs" / "about" / "developing" / "floors.svg"
CALCULATORS = "calculators"
# From the roof down. A calculator and `render` stand side by side: neither knows the other.
FLOORS = ("embed", "render", CALCULATORS, "declare", "law", "finance")
SAYS = {
    "embed": "the doors: page, browser, command line",
    "render": "HTML, SVG and files",
    CALCULATORS: "one file, one calculator",
    "declare": "the words a calculator is declared in",
    "law": "dated numbers with clause and source",
    "finance": "money, rates, dates, schedules",
}
WIDTH, HIGH, GAP, MARGIN, LANE = 340, 62, 26, 16, 22
INK, PAPER, PALE, LINE = "#1f2937", "#ffffff", "#eef4f3", "#0f766e"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """Modules of one floor import the other."""

    above: str
    below: str


def main(arguments: Sequence[str]) -> int:
    """Writes the picture, or says whether it is current."""
    drawn = picture()
    if "--check" in arguments:
        return int(PICTURE.read_text(encoding="utf-8") != drawn)
    PICTURE.write_text(drawn, encoding="utf-8")
    print(f"已写 {PICTURE.relative_to(ROOT)}")
    return 0


def arrows(package: Path = PACKAGE) -> list[Arrow]:
    """Which floor imports which other, in the order of the floors."""
    pairs = set()
    for path in package.rglob("*.py"):
        above = _floor(path.relative_to(package).with_suffix("").parts)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        pairs |= {(above, below) for below in set(_imported(tree)) - {above}}
    ordered = [(above, below) for above in FLOORS for below in FLOORS if (above, below) in pairs]
    return [Arrow(above=above, below=below) for above, below in ordered]


def _floor(parts: tuple[str, ...]) -> str:
    if len(parts) > 1:
        return parts[0]
    return "embed" if parts[0] == "__main__" else CALCULATORS


def _imported(tree: ast.AST) -> Iterator[str]:
    """The floors a module imports; the package itself gives the calculators by name."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module="calculators", names=names):
                yield from (_named(alias.name) for alias in names)
            case ast.ImportFrom(module=str(module)) if module.startswith("calculators."):
                yield _named(module.split(".")[1])
            case ast.Import(names=names) if any(alias.name == "calculators" for alias in names):
                yield CALCULATORS


def _named(name: str) -> str:
    return name if name in FLOORS else CALCULATORS


def picture() -> str:
    """The whole SVG: one box a floor, one line for each pair that imports."""
    found = arrows()
    width = MARGIN * 2 + WIDTH + LANE * (len(found) + 1)
    height = MARGIN * 2 + HIGH * len(FLOORS) + GAP * (len(FLOORS) - 1)
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
            f' width="{width}" height="{height}" font-family="system-ui, sans-serif" role="img">'
        ),
        "<title>The floors of the package calculators and which of them import which</title>",
        (
            '<defs><marker id="end" markerWidth="8" markerHeight="8" refX="7" refY="4"'
            ' orient="auto">'
            f'<path d="M0 0 8 4 0 8z" fill="{LINE}"/></marker></defs>'
        ),
        f'<rect width="{width}" height="{height}" rx="10" fill="{PAPER}"/>',
        *(line for floor in FLOORS for line in _box(floor)),
        *(_line(arrow, lane, found) for lane, arrow in enumerate(found)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _top(floor: str) -> int:
    return MARGIN + FLOORS.index(floor) * (HIGH + GAP)


def _box(floor: str) -> Iterator[str]:
    top = _top(floor)
    yield (
        f'<rect x="{MARGIN}" y="{top}" width="{WIDTH}" height="{HIGH}" rx="6" fill="{PALE}"'
        f' stroke="{LINE}"/>'
    )
    name = "calculators/*.py" if floor == CALCULATORS else f"calculators/{floor}/"
    for lower, size, text in ((26, 16, name), (47, 13, SAYS[floor])):
        yield (
            f'<text x="{MARGIN + 14}" y="{top + lower}" font-size="{size}" fill="{INK}">'
            f"{escape(text)}</text>"
        )


def _line(arrow: Arrow, lane: int, found: list[Arrow]) -> str:
    """Out of the upper box to the right, down in a lane of its own, and into the lower box."""
    right, across = MARGIN + WIDTH, MARGIN + WIDTH + LANE * (lane + 1)
    leaves, enters = (_slot(floor, arrow, found) for floor in (arrow.above, arrow.below))
    return (
        f'<path d="M{right} {leaves}H{across}V{enters}H{right + 2}" fill="none" stroke="{LINE}"'
        ' marker-end="url(#end)"/>'
    )


def _slot(floor: str, arrow: Arrow, found: list[Arrow]) -> int:
    """Where a line meets the box, from the picture's top, so that no two lie on one another."""
    touching = [each for each in found if floor in {each.above, each.below}]
    ordered = sorted(touching, key=lambda each: each.above == floor)
    return _top(floor) + (ordered.index(arrow) + 1) * HIGH // (len(ordered) + 1)


if __name__ == "__main__":
    enter(main)
