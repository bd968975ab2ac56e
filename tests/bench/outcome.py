"""What the benches share: their options, and how a result is kept.

A bench measures, makes one `Section` of it and hands it to `keep`, which leaves
`.cache/bench/NAME.json` and `NAME.md` and prints the tables.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from calculators.embed.reports.figures import COLUMNS, Figure, Listing, Section
from calculators.embed.reports.speed import measured
from tests.bench.rounds import NothingMeasuredError, Taken, passed
from tools.project import CACHE

FOLDER = CACHE / "bench"
ROUNDS = 9
DIGITS = Decimal("0.0001")


@dataclass(slots=True)
class Options:
    """The words behind the bench's name: `name=value` and plain ones."""

    values: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)

    @property
    def rounds(self) -> int:
        """How many rounds; the medians asked for are of nine or more."""
        return int(self.values.get("rounds", ROUNDS))

    def number(self, name: str, default: float) -> float:
        """A number given by name."""
        return float(self.values.get(name, default))


def options(arguments: Sequence[str] | None = None) -> Options:
    """The options as typed."""
    typed = sys.argv[1:] if arguments is None else arguments
    named = dict(word.split("=", 1) for word in typed if "=" in word)
    return Options(values=named, words=[word for word in typed if "=" not in word])


def figure(
    what: str,
    value: float,
    unit: str,
    required: float | None = None,
    aim: float | None = None,
    *,
    floor: bool = False,
) -> Figure:
    """A figure of a measured float, to four digits behind the point."""
    limits = (None if each is None else Decimal(str(each)) for each in (required, aim))
    exact = Decimal(str(value)).quantize(DIGITS)
    required_, aim_ = limits
    return Figure(what=what, value=exact, unit=unit, required=required_, aim=aim_, floor=floor)


def figures(*made: Callable[[], Figure]) -> tuple[tuple[Figure, ...], tuple[str, ...]]:
    """The figures that could be made, and a note for each that was not measured."""
    found: list[Figure] = []
    missing: list[str] = []
    for make in made:
        try:
            found.append(make())
        except NothingMeasuredError as error:
            missing.append(f"没有测成：{error}。")
    return tuple(found), tuple(missing)


def section(
    title: str,
    rounds: int,
    made: Iterable[Figure],
    listings: Iterable[Listing] = (),
    notes: Iterable[str] = (),
) -> Section:
    """A section dated now, on this machine."""
    return Section(
        title=title,
        date=datetime.now(ZoneInfo("Asia/Shanghai")).date().isoformat(),
        machine=machine(),
        rounds=rounds,
        seconds=round(passed()),
        figures=tuple(made),
        listings=tuple(listings),
        notes=tuple(notes),
    )


def failed(taken: Taken) -> tuple[str, ...]:
    """A note on rounds that were repeated, where there were any."""
    many = len(taken.failures)
    return (f"有 {many} 次没有测成，重来过。",) if many else ()


def machine() -> str:
    """Cores, memory and system, and how busy the machine was when it was asked."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    busy = f"{os.getloadavg()[2]:.1f}"
    return f"{os.cpu_count()} 个核，{memory:.0f} GB 内存，{system}，前一刻钟的负载 {busy}"


def keep(name: str, made: Section) -> int:
    """Leave the section as JSON and Markdown, and print it; 0."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    told = json.dumps(asdict(made), ensure_ascii=False, indent=1, default=_plain)
    (FOLDER / f"{name}.json").write_text(told + "\n", encoding="utf-8")
    text = "\n".join(markdown(made)) + "\n"
    (FOLDER / f"{name}.md").write_text(text, encoding="utf-8")
    print(text, flush=True)
    return 0


def markdown(made: Section) -> Iterator[str]:
    """The section as Markdown: figures with what was asked, tables, how it was measured."""
    yield f"## {made.title}"
    if made.figures:
        yield from ("", *_table(COLUMNS, (each.cells for each in made.figures)))
    for each in made.listings:
        yield from ("", f"### {each.title}", "", *_table(each.columns, each.rows))
    yield from ("", measured(made))
    if made.notes:
        yield from ("", *(f"- {note}" for note in made.notes))


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(columns)} |"
    yield f"|---|{'--:|' * (len(columns) - 1)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _plain(number: object) -> float:
    if isinstance(number, Decimal):
        return float(number)
    raise TypeError(repr(number))
