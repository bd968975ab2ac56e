"""What a reader waits for once the engine is there: Pyodide beside CPython, answer by answer.

    python -m tests.bench.calculators [rounds=9]

The shipped archive runs in Node, the same code in this Python; both are asked in turn, round after
round, and the medians set side by side. An answer is everything from the texts of the form to the
HTML, as `embed.page.respond` gives it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile

import calculators
from calculators.embed import bundle, gathered, rehearse
from calculators.embed.reports.figures import Figure, Listing, Section
from tests.bench import within
from tests.bench.outcome import failed, figure, keep, options, section
from tests.bench.rounds import Taken, alternate

SECONDS = 0.1
"""How long each case is repeated in a round."""
PATIENCE = 180
REQUIRED = 4
"""How many times as long as CPython Pyodide may take."""
WITHIN = Path(within.__file__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An answer to measure; `promised` is the milliseconds it may take in Pyodide, if any."""

    label: str
    name: str
    fields: Mapping[str, str]
    promised: int | None = None


def cases() -> Iterator[Case]:
    """Every calculator's worked example, then the two whose time is promised."""
    for name in calculators.names():
        yield Case(label=f"`{name}`", name=name, fields={})
    yield Case(
        label="60 期，两种利率",
        name="repayment_schedule",
        fields={"principal": "10万", "rate": "18%", "months": "60"},
        promised=80,
    )
    yield Case(
        label="30 笔债、20 年、四种还法",
        name="several_debts",
        fields={"monthly": "7400", **_debts(30)},
        promised=500,
    )


def _debts(many: int) -> dict[str, str]:
    return {
        f"debts.{number}.{key}": typed
        for number in range(1, many + 1)
        for key, typed in (
            ("balance", f"{number * 1000}"),
            ("rate", f"{17 + number / many * 2:.2f}%"),
            ("minimum", "100"),
        )
    }


def measured(rounds: int) -> Section:
    """The rounds of both as a section."""
    asked = list(cases())
    cpython, pyodide = within.rehearse, _in_pyodide
    sides = {each.__name__: partial(_round, each, asked) for each in (cpython, pyodide)}
    taken = alternate(sides, rounds, "calculators")
    ours = {case.label: _both(taken, case) for case in asked}
    return section(
        "Pyodide 和 CPython 比",
        rounds,
        _figures(asked, ours),
        [_listing(ours)],
        (*failed(taken), "Pyodide 在 Node 里跑，用的是发给读者的那一份程序。"),
    )


def _round(ask: Callable[[str], str], asked: list[Case]) -> Mapping[str, float]:
    pairs = [(case.name, dict(case.fields)) for case in asked]
    told = json.loads(ask(json.dumps({"cases": pairs, "seconds": SECONDS})))
    return {case.label: middle for case, (middle, _) in zip(asked, told, strict=True)}


def _in_pyodide(request: str) -> str:
    runtime = json.loads((bundle.RUNTIME / "runtime.json").read_text(encoding="utf-8"))
    archive = gathered.ROOT / "overrides" / runtime["archive"]
    with NamedTemporaryFile(suffix=".zip") as nothing:
        script = Path(rehearse.__file__).with_name("rehearse.mjs")
        command = ["node", script, gathered.ENGINE, WITHIN, archive, nothing.name]
        return subprocess.run(
            command, input=request, capture_output=True, text=True, check=True, timeout=PATIENCE
        ).stdout


def _both(taken: Taken, case: Case) -> tuple[float, float]:
    sides = (within.rehearse.__name__, _in_pyodide.__name__)
    cpython, pyodide = (taken.middle(case.label, side) for side in sides)
    return cpython, pyodide


def _figures(asked: list[Case], times: Mapping[str, tuple[float, float]]) -> Iterator[Figure]:
    slowest = max(pyodide / cpython for cpython, pyodide in times.values())
    yield figure("最慢的一个计算器，是 CPython 的几倍", slowest, "×", REQUIRED)
    for case in asked:
        if case.promised:
            yield figure(f"{case.label}，Pyodide", times[case.label][1], "ms", case.promised)


def _listing(times: Mapping[str, tuple[float, float]]) -> Listing:
    rows = tuple(
        (label, f"{cpython:.1f}", f"{pyodide:.1f}", f"{pyodide / cpython:.2f}")
        for label, (cpython, pyodide) in times.items()
    )
    columns = ("算什么", "CPython，毫秒", "Pyodide，毫秒", "倍数")
    return Listing(title="每个计算器的例子", columns=columns, rows=rows)


def main() -> int:
    """Measure, print and keep; 1 where the archive cannot be made."""
    return bundle.main() or keep("calculators", measured(options().rounds))


if __name__ == "__main__":
    sys.exit(main())
