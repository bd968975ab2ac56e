"""Time per solved rate, beside numpy-financial and pyxirr, which work in floats.

    python -m tests.bench.finance [rounds=9]

Ours counts the roots, brackets the one there is and gives 28 digits; theirs give about 15 and
answer with some root where there are several. Medians of many calls on this machine.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import accumulate, repeat
from statistics import median
from time import perf_counter

import numpy_financial
import pyxirr

from calculators.embed.reports.figures import Figure, Listing, Section
from calculators.finance.cashflow import CashFlow, NoSolutionError, dated_rate, internal_rate
from calculators.finance.debts import Debt, Strategy
from calculators.finance.money import Money, yuan
from calculators.finance.payoff import by_strategy
from calculators.finance.rate import percent
from calculators.finance.repayment import equal_instalments
from tests.bench.outcome import figure, keep, options, section
from tests.bench.rounds import Taken, alternate

LIBRARIES = {"numpy-financial": "npf", "pyxirr": "pyxirr"}
NOTES = ("我们先数清有几个根，再给 28 位；它们用浮点数，约 15 位，有几个根时给其中一个。",)
type Call = Callable[[], object]

DUE = date(2026, 1, 31)
SECONDS = 0.05
"""How long each call is repeated in a round."""


def milliseconds(call: Call) -> float:
    """The median time of one call."""
    times: list[float] = []
    while sum(times) < SECONDS:
        start = perf_counter()
        call()
        times.append(perf_counter() - start)
    return median(times) * 1000


def cases() -> dict[str, tuple[Call, Call | None, Call]]:
    """What is solved: by us, by numpy-financial where it can, by pyxirr."""
    found: dict[str, tuple[Call, Call | None, Call]] = {}
    for months in (12, 60, 120):
        flows = equal_instalments(yuan(100_000), percent(18), months, DUE).flows
        found[f"{months} 期，每月还"] = _monthly(flows)
    dated = dated_flows()
    days, amounts = [flow.on for flow in dated], [float(flow.amount.yuan) for flow in dated]
    xirr = partial(pyxirr.xirr, days, amounts)
    found["60 期，按日期还"] = (partial(dated_rate, dated), None, xirr)
    several = tuple(Money(fen * 100) for fen in (-375, 200, 0, 160, -37))
    _, npf, rust = _monthly(several)
    found["有两个利率（我们拒绝）"] = (partial(_refusal, several), npf, rust)
    return found


def _monthly(flows: tuple[Money, ...]) -> tuple[Call, Call, Call]:
    plain = [float(flow.yuan) for flow in flows]
    return (
        partial(internal_rate, flows),
        partial(numpy_financial.irr, plain),
        partial(pyxirr.irr, plain),
    )


def dated_flows() -> list[CashFlow]:
    """A loan over five years, paid on the last of every month."""
    schedule = equal_instalments(yuan(100_000), percent(18), 60, DUE)
    paid = [CashFlow(on=row.due, amount=-row.payment) for row in schedule.instalments]
    return [CashFlow(on=date(2025, 12, 31), amount=schedule.principal), *paid]


def _refusal(flows: tuple[Money, ...]) -> object:
    try:
        return internal_rate(flows)
    except NoSolutionError as refusal:
        return refusal


def whole_answers() -> dict[str, Call]:
    """Whole pieces of work whose time in the browser is promised."""

    def both_rates() -> object:
        schedule = equal_instalments(yuan(100_000), percent(18), 60, DUE)
        return schedule.monthly_rate(), dated_rate(dated_flows())

    balances = accumulate(repeat(1000, 30))
    debts = [Debt(balance=yuan(each), rate=percent(18), minimum=yuan(100)) for each in balances]
    monthly = yuan(7200)

    def all_strategies() -> list[int]:
        return [by_strategy(debts, monthly, strategy).months for strategy in Strategy]

    return {
        "60 期和两种利率": both_rates,
        f"30 笔债、四种还法、{max(all_strategies())} 个月": all_strategies,
    }


def measured(rounds: int) -> Section:
    """Ours and theirs in turn, as a section."""
    asked, whole = cases(), whole_answers()
    taken = alternate(
        {
            "ours": lambda: {
                name: milliseconds(call)
                for name, call in {
                    **{each: calls[0] for each, calls in asked.items()},
                    **whole,
                }.items()
            },
            "npf": lambda: {name: milliseconds(npf) for name, (_, npf, _) in asked.items() if npf},
            "pyxirr": lambda: {name: milliseconds(rust) for name, (_, _, rust) in asked.items()},
        },
        rounds,
        "finance",
    )
    listings = (_rates(taken, [*asked]), _wholes(taken, [*whole]))
    return section("求一个利率，和别的程序库比", rounds, _figures(taken, [*asked]), listings, NOTES)


def _figures(taken: Taken, names: list[str]) -> Iterator[Figure]:
    for name in names:
        for library, side in LIBRARIES.items():
            if side in taken.numbers[name]:
                ratio = taken.ratio(name, "ours", side)
                yield figure(f"{name}，是 {library} 的几倍", ratio, "×")


def _rates(taken: Taken, names: list[str]) -> Listing:
    rows = tuple(
        (name, *(_shown(taken, name, side) for side in ("ours", *LIBRARIES.values())))
        for name in names
    )
    return Listing(title="求一个利率，毫秒", columns=("求什么", "我们", *LIBRARIES), rows=rows)


def _wholes(taken: Taken, names: list[str]) -> Listing:
    rows = tuple((name, _shown(taken, name, "ours")) for name in names)
    return Listing(title="整件事，在 CPython 里，毫秒", columns=("算什么", "我们"), rows=rows)


def _shown(taken: Taken, name: str, side: str) -> str:
    return f"{taken.middle(name, side):.3f}" if side in taken.numbers[name] else ""


def main() -> int:
    """Measure, print and keep."""
    return keep("finance", measured(options().rounds))


if __name__ == "__main__":
    sys.exit(main())
