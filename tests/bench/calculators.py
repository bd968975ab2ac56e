"""What a reader waits for once the engine is there: Pyodide beside CPython, answer by answer.

    python -m tests.bench.calculators

The shipped archive runs in Node, the same code in this Python; both are asked in turn, several
times over, and the medians are set side by side as a Markdown table. An answer is everything
from the texts of the form to the HTML, as `embed.page.respond` gives it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import NamedTemporaryFile

import calculators
from calculators.embed import bundle, gathered, rehearse
from tests.bench import within

type Round = list[tuple[float, float]]
"""Median and least milliseconds in the order of the cases."""

ROUNDS = 5
SECONDS = 0.2
AIM = 4
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
        label="60 instalments, both rates",
        name="repayment_schedule",
        fields={"principal": "10万", "rate": "18%", "months": "60"},
        promised=80,
    )
    yield Case(
        label="30 debts over 20 years, four strategies",
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


def measured(asked: list[Case]) -> tuple[list[Round], list[Round]]:
    """The rounds in CPython and in Pyodide."""
    request = json.dumps(
        {"cases": [(each.name, dict(each.fields)) for each in asked], "seconds": SECONDS}
    )
    cpython, pyodide = [], []
    for _ in range(ROUNDS):
        cpython.append(json.loads(within.rehearse(request)))
        pyodide.append(json.loads(_in_pyodide(request)))
    return cpython, pyodide


def _in_pyodide(request: str) -> bytes:
    runtime = json.loads((bundle.RUNTIME / "runtime.json").read_text(encoding="utf-8"))
    archive = gathered.ROOT / "overrides" / runtime["archive"]
    with NamedTemporaryFile(suffix=".zip") as nothing:
        script = Path(rehearse.__file__).with_name("rehearse.mjs")
        command = ["node", script, gathered.ENGINE, WITHIN, archive, nothing.name]
        done = subprocess.run(command, input=request.encode(), capture_output=True, check=False)
    if done.returncode:
        sys.exit(done.stderr.decode())
    return done.stdout


def table(asked: list[Case], cpython: list[Round], pyodide: list[Round]) -> Iterator[str]:
    """The Markdown table; the ratio is the median of the rounds' own ratios."""
    yield "| answer | CPython ms | Pyodide ms | × | quickest ms, both |  |"
    yield "|---|--:|--:|--:|--:|---|"
    for place, case in enumerate(asked):
        ours, ours_least = zip(*(times[place] for times in cpython), strict=True)
        theirs, theirs_least = zip(*(times[place] for times in pyodide), strict=True)
        ratio = median(slow / fast for slow, fast in zip(theirs, ours, strict=True))
        yield (
            f"| {case.label} | {median(ours):.1f} | {median(theirs):.1f} | {ratio:.2f}"
            f" | {min(ours_least):.1f}, {min(theirs_least):.1f}"
            f" | {_judged(case, median(theirs), ratio)} |"
        )


def _judged(case: Case, pyodide: float, ratio: float) -> str:
    if case.promised is None:
        return "" if ratio <= AIM else f"above {AIM} ×"
    return f"{'within' if pyodide <= case.promised else 'above'} {case.promised} ms"


def main() -> int:
    """Print the table; 1 where the archive cannot be made."""
    if bundle.main():
        return 1
    asked = list(cases())
    print(*table(asked, *measured(asked)), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
