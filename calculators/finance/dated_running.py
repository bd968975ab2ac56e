"""The proof of a rate solved on dates: flows run at it day by day, and end at nothing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from calculators.finance.dates import DayCount
from calculators.finance.money import ZERO, Money
from calculators.finance.rate import DAYS_PER_YEAR, Rate
from calculators.finance.roots import WORKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from calculators.finance.cashflow import CashFlow


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedRunning:
    """One day with a flow: the interest since the last one, and what is then outstanding.

    Amounts are rounded to 分 for reading; the run itself is carried unrounded.
    """

    on: date
    days: int
    flow: Money
    interest: Money
    balance: Money


def run_dated(flows: Iterable[CashFlow], effective: Rate) -> Iterator[DatedRunning]:
    """What is outstanding after each flow, in the order of their days, on actual/365.

    `effective` is a yearly rate above −100 % as `cashflow.dated_rate` gives it: a balance grows
    by (1+e)^(days/365). At the rate that solves the flows the last balance is 0.00.
    """
    ordered = sorted(flows, key=lambda flow: flow.on)
    balance = Decimal(0)
    last = ordered[0].on if ordered else None
    with localcontext(WORKING):
        growth = 1 + effective.fraction
        for flow in ordered:
            days = DayCount.ACTUAL_365.days(last, flow.on) if last else 0
            grown = balance * growth ** (Decimal(days) / DAYS_PER_YEAR) if days else balance
            interest, balance, last = grown - balance, grown + flow.amount.yuan, flow.on
            yield DatedRunning(
                on=flow.on,
                days=days,
                flow=flow.amount,
                interest=Money.rounded(interest) if days else ZERO,
                balance=Money.rounded(balance),
            )
