"""How long an answer takes once the engine is there, in real browsers, from the page's own door.

    python -m tests.bench.recompute [rounds=60] [engine …]

Each time is what a reader's page waits: the question to the worker, Python, the answer back. A
round is one answer; the bound is on the 95th of a hundred.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from calculators.embed.reports.figures import Figure, Listing, Section
from tests.bench.cage import cage
from tests.bench.calculators import Case, cases
from tests.bench.engines import Session, all_engines, displayed
from tests.bench.ground import request, served
from tests.bench.outcome import failed, figure, keep, options, section
from tests.bench.rounds import alternate
from tests.site.server import Server

ENGINES = ("Chromium", "Firefox", "WebKitGTK")
TIMES, LEAST = 60, 12
SECONDS = 6
"""After which a case is asked no more often, once it has been answered a dozen times."""
WARM = 5
"""Answers before the count: the engine compiles what is used often to the full."""
PATIENCE = 240
P50, P95 = "p50", "p95"
ASK = """async (name, request, times, least, milliseconds) => {
  while (!globalThis.boot) await new Promise(requestAnimationFrame);
  const taken = [], until = performance.now() + milliseconds;
  while (taken.length < times && (taken.length < least || performance.now() < until)) {
    taken.push((await boot(name, request))[0]);
  }
  return taken;
}"""


def asked() -> Iterator[Case]:
    """The answers whose time is promised, and every calculator's example."""
    yield Case(
        label="36 期还款计划",
        name="repayment_schedule",
        fields={"principal": "10万", "months": "36"},
        promised=50,
    )
    debts = {
        f"debts.{number}.{key}": typed
        for number in range(1, 6)
        for key, typed in (
            ("balance", f"{number * 8000}"),
            ("rate", f"{17 + number}%"),
            ("minimum", "500"),
        )
    }
    fields = {"monthly": "6000", **debts}
    yield Case(label="五笔债务", name="several_debts", fields=fields, promised=150)
    yield from sorted(cases(), key=lambda case: case.promised is None)


def measured(engines: tuple[str, ...], times: int) -> Section:
    """All engines as a section."""
    with served() as server:
        sides = {engine: partial(_engine, engine, server, times) for engine in engines}
        taken = alternate(sides, 1, "recompute")
    found = {
        (engine, case.label, part): values[0]
        for case in asked()
        for part in (P50, P95)
        for engine, values in taken.numbers[f"{case.label} {part}"].items()
    }
    missing = (f"没有测成：{each}。" for each in engines if not any(each in key for key in found))
    notes = (*missing, *failed(taken), f"每题答 {LEAST} 到 {times} 次；p95 是一百次里第 95 快。")
    made, listing = _figures(engines, found), _listing(engines, found)
    return section("改一个数，重新算", times, made, [listing], notes)


def _engine(engine: str, server: Server, times: int) -> Mapping[str, float]:
    with (
        all_engines() as known,
        cage() as kept,
        TemporaryDirectory(ignore_cleanup_errors=True) as profile,
        kept.watched(PATIENCE),
        known[engine](kept, Path(profile)) as session,
    ):
        session.open(f"{server.url}bench/ours.html")
        return {what: value for case in asked() for what, value in _times(session, case, times)}


def _times(session: Session, case: Case, times: int) -> Iterator[tuple[str, float]]:
    question = (case.name, request(case.name, dict(case.fields)))
    session.call(ASK, *question, WARM, WARM, 0)
    taken = session.call(ASK, *question, times, LEAST, SECONDS * 1000)
    in_hundredths = quantiles(taken, n=100, method="inclusive")
    yield f"{case.label} {P50}", in_hundredths[49]
    yield f"{case.label} {P95}", in_hundredths[94]


type Found = Mapping[tuple[str, str, str], float]


def _figures(engines: tuple[str, ...], found: Found) -> Iterator[Figure]:
    for case in asked():
        for engine in engines:
            if case.promised and (value := found.get((engine, case.label, P95))) is not None:
                yield figure(f"{engine} {case.label}，p95", value, "ms", case.promised)


def _listing(engines: tuple[str, ...], found: Found) -> Listing:
    rows = (
        (case.label, *(_cell(found, engine, case.label) for engine in engines)) for case in asked()
    )
    columns = ("算什么", *engines)
    return Listing(title="p50 和 p95，毫秒", columns=columns, rows=tuple(rows))


def _cell(found: Found, engine: str, label: str) -> str:
    both = [found.get((engine, label, part)) for part in (P50, P95)]
    return "，".join("没有测成" if each is None else f"{each:.0f}" for each in both)


def main() -> int:
    """Measure, print and keep."""
    displayed()
    told = options()
    times = max(2, int(told.number("rounds", TIMES)))
    return keep("recompute", measured((*told.words,) or ENGINES, times))


if __name__ == "__main__":
    sys.exit(main())
