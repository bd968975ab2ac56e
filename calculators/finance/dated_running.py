"""The proof of a rate solved on dates: flows run at it day by day, and end at nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain, pairwise

from calculators.finance.cashflow import CashFlow
from calculators.finance.dates import DayCount
from calculators.finance.money import Money
from calculators.finance.rate import DAYS_PER_YEAR, Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedRunning:
    """One flow: the days and the interest since the one before, and what is then outstanding.

    Amounts are rounded to 分 for reading; the run itself is carried unrounded.
    """

    on: date
    days: int
    flow: Money
    interest: Money
    balance: Money


def run_dated(flows: Iterable[CashFlow], effective: Rate) -> Iterator[DatedRunning]:
    """What is outstanding after each flow, in the order of their days, on actual/365.

    Positive flows are received by the borrower and add to the balance. `effective` is a yearly
    rate above −100 %, as `cashflow.dated_rate` gives it: a balance grows by (1+e)^(days/365).
    At the rate that solves the flows the last balance is 0.00.
    """
    ordered = sorted(flows, key=lambda flow: flow.on)
    balance = Decimal(0)
    for before, flow in pairwise(chain(ordered[:1], ordered)):
        days = DayCount.ACTUAL_365.days(before.on, flow.on)
        grown = balance * (1 + effective.fraction) ** (Decimal(days) / DAYS_PER_YEAR)
        interest, balance = grown - balance, grown + flow.amount.yuan
        yield DatedRunning(
            on=flow.on,
            days=days,
            flow=flow.amount,
            interest=Money.rounded(interest),
            balance=Money.rounded(balance),
        )
