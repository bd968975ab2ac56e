"""Time per solved rate, beside numpy-financial and pyxirr, which work in floats.

    python -m tests.bench.finance

Ours counts the roots, brackets the one there is and gives 28 digits; theirs give about 15 and
answer with some root where there are several. Medians of many calls on this machine.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import accumulate, repeat
from statistics import median
from time import perf_counter

import numpy_financial
import pyxirr

from calculators.finance.cashflow import CashFlow, NoSolutionError, dated_rate, internal_rate
from calculators.finance.debts import Debt, Strategy
from calculators.finance.money import Money, yuan
from calculators.finance.payoff import by_strategy
from calculators.finance.rate import percent
from calculators.finance.repayment import equal_instalments

type Call = Callable[[], object]

DUE = date(2026, 1, 31)
SECONDS = 0.3
"""How long each call is repeated, at most a few times more than that."""


def milliseconds(call: Call) -> float:
    """The median time of one call."""
    times: list[float] = []
    while sum(times) < SECONDS or len(times) < 5:
        start = perf_counter()
        call()
        times.append(perf_counter() - start)
    return median(times) * 1000


def cases() -> dict[str, tuple[Call, Call | None, Call]]:
    """What is solved: by us, by numpy-financial where it can, by pyxirr."""
    found: dict[str, tuple[Call, Call | None, Call]] = {}
    for months in (12, 60, 360):
        flows = equal_instalments(yuan(100_000), percent(18), months, DUE).flows
        found[f"{months} monthly payments"] = _monthly(flows)
    dated = dated_flows()
    days, amounts = [flow.on for flow in dated], [float(flow.amount.yuan) for flow in dated]
    xirr = partial(pyxirr.xirr, days, amounts)
    found["60 dated payments"] = (partial(dated_rate, dated), None, xirr)
    several = tuple(Money(fen * 100) for fen in (-375, 200, 0, 160, -37))
    _, npf, rust = _monthly(several)
    found["two rates (ours refuses)"] = (partial(_refusal, several), npf, rust)
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
        "60 instalments and both rates": both_rates,
        f"30 debts, four strategies, {max(all_strategies())} months": all_strategies,
    }


def main() -> None:
    """Print the tables."""
    print(f"{'milliseconds a rate':<32}{'ours':>9}{'npf':>9}{'pyxirr':>9}{'×npf':>9}{'×pyxirr':>9}")
    for name, (ours, npf, rust) in cases().items():
        own, other = milliseconds(ours), milliseconds(rust)
        numpy = milliseconds(npf) if npf else None
        by_numpy = f"{numpy:>9.3f}" if numpy else f"{'–':>9}"
        ratio = f"{own / numpy:>9.2f}" if numpy else f"{'–':>9}"
        print(f"{name:<32}{own:>9.3f}{by_numpy}{other:>9.3f}{ratio}{own / other:>9.1f}")
    for name, call in whole_answers().items():
        print(f"{name:<50}{milliseconds(call):>9.1f} ms")


if __name__ == "__main__":
    main()
