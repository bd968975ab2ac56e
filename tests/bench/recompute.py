"""How long an answer takes once the engine is there, in real browsers, from the page's own door.

    python -m tests.bench.recompute [times=60] [engine …]

Each time is what a reader's page waits: the question to the worker, Python, the answer back.
Printed as a Markdown table, and left as `.cache/bench/recompute.md`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.cage import cage
from tests.bench.calculators import Case, cases
from tests.bench.engines import Session, all_engines
from tests.bench.ground import request, served
from tools.project import CACHE

TIMES = 60
WARM = 5
"""Answers before the count: the engine compiles what is used often to the full."""
ENGINES = ("Chromium", "Firefox")
ASK = """async (name, request, times) => {
  while (!globalThis.boot) await new Promise(requestAnimationFrame);
  const taken = [];
  while (taken.length < times) taken.push((await boot(name, request))[0]);
  return taken;
}"""


def promised() -> Iterator[Case]:
    """The answers whose time is promised, and every calculator's example."""
    yield Case(
        label="36 instalments",
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
    yield Case(label="five debts", name="several_debts", fields=fields, promised=150)
    yield from (case for case in cases() if case.promised is None)


def measured(engines: list[str], times: int) -> dict[str, list[tuple[float, float]]]:
    """The median and the 95th percentile of each case, by engine."""
    found: dict[str, list[tuple[float, float]]] = {}
    with served() as server, all_engines() as known:
        for engine in engines:
            with (
                TemporaryDirectory(ignore_cleanup_errors=True) as profile,
                cage(None) as kept,
                known[engine](kept, Path(profile)) as session,
            ):
                session.open(f"{server.url}bench/ours.html")
                found[engine] = [_times(session, case, times) for case in promised()]
    return found


def _times(session: Session, case: Case, times: int) -> tuple[float, float]:
    asked: tuple[Any, ...] = (case.name, request(case.name, dict(case.fields)))
    session.call(ASK, *asked, WARM)
    in_hundredths = quantiles(session.call(ASK, *asked, times), n=100, method="inclusive")
    return in_hundredths[49], in_hundredths[94]


def table(found: dict[str, list[tuple[float, float]]]) -> Iterator[str]:
    """The Markdown table, milliseconds."""
    yield (
        "| answer | " + " | ".join(f"{engine} p50, p95 ms" for engine in found) + " | p95 within |"
    )
    yield "|---|" + "--:|" * (len(found) + 1)
    for place, case in enumerate(promised()):
        cells = (f"{times[place][0]:.0f}, {times[place][1]:.0f}" for times in found.values())
        yield f"| {case.label} | {' | '.join(cells)} | {case.promised or ''} |"


def main() -> int:
    """Measure, print and keep."""
    given = dict(word.partition("=")[::2] for word in sys.argv[1:])
    times = int(given.pop("times", TIMES))
    if "WebKitGTK" in given and "DISPLAY" not in os.environ:
        again = [sys.executable, "-m", "tests.bench.recompute", *sys.argv[1:]]
        os.execvp("xvfb-run", ["xvfb-run", "--auto-servernum", *again])
    found = measured([*given] or [*ENGINES], times)
    text = "\n".join(table(found)) + "\n"
    kept = CACHE / "bench" / "recompute.md"
    kept.write_text(text, encoding="utf-8")
    kept.with_suffix(".json").write_text(json.dumps(found), encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
