"""Posting a loan month by month: where amounts become whole 分, and how a schedule ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import count

from calculators.finance.dates import add_months
from calculators.finance.money import ZERO, Money, Rounding
from calculators.finance.schedule import Instalment, Schedule

LONGEST = 1200
"""Months after which a schedule that has not ended counts as never ending: 100 years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one month asks for, unrounded, in yuan; `payment` includes interest and fee."""

    payment: Decimal
    interest: Decimal = Decimal(0)
    fee: Decimal = Decimal(0)


type Plan = Callable[[int, Money], Step]
"""What a month asks for, given its number (from 1) and the principal owed at its start."""


def posted(
    principal: Money,
    months: int,
    dues: Iterable[date],
    plan: Plan,
    rounding: Rounding = Rounding.HALF_UP,
) -> Schedule:
    """The schedule of a plan: each amount rounded, the last month taking the remainder.

    Principal = payment − interest − fee, never negative, so a payment below the interest is
    raised to it. Ends before `months` where rounded payments have cleared the debt; `dues`
    names at least as many days. Raises `ValueError` for a principal not above zero or fewer
    than one month.
    """
    if principal <= ZERO or months < 1:
        message = f"a schedule needs a principal and a month, not {principal} and {months}"
        raise ValueError(message)
    rows = tuple(_rows(principal, months, dues, plan, rounding))
    return Schedule(principal=principal, instalments=rows)


def monthly(first_due: date) -> Iterator[date]:
    """Due dates a month apart, on the first one's day of the month, without end.

    Raises `OverflowError` after the year 9999.
    """
    return (add_months(first_due, number) for number in count())


def _rows(
    balance: Money, months: int, dues: Iterable[date], plan: Plan, rounding: Rounding
) -> Iterator[Instalment]:
    for month, due in enumerate(dues, start=1):
        step = plan(month, balance)
        interest = Money.rounded(step.interest, rounding)
        fee = Money.rounded(step.fee, rounding)
        repaid = min(max(Money.rounded(step.payment, rounding) - interest - fee, ZERO), balance)
        if month == months:
            repaid = balance
        balance -= repaid
        yield Instalment(
            number=month,
            month=month,
            due=due,
            principal=repaid,
            interest=interest,
            fee=fee,
            balance=balance,
        )
        if not balance:
            return
