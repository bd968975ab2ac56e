"""What an overdue debt comes to when the lender agrees to something, or to nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from calculators.finance.dates import add_months
from calculators.finance.money import ZERO, Money
from calculators.finance.rate import Per, Rate
from calculators.finance.repayment import equal_instalments


class Way(StrEnum):
    """What becomes of the debt."""

    WAIT = "wait"
    FREEZE = "freeze"
    WAIVE = "waive"
    EXTEND = "extend"
    RESTRUCTURE = "restructure"
    SETTLE = "settle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relief:
    """A way out: what is paid at once, every month (None where nothing is), and in all."""

    way: Way
    paid_now: Money
    monthly: Money | None = None
    total: Money


def wait(later: Money) -> Relief:
    """Nothing is agreed: what is owed at the later day is paid then."""
    return Relief(way=Way.WAIT, paid_now=ZERO, total=later)


def freeze(owed: Money) -> Relief:
    """Nothing more is charged from today; today's sum is paid at the later day."""
    return Relief(way=Way.FREEZE, paid_now=ZERO, total=owed)


def waive(owed: Money, charges: Money, share: Decimal) -> Relief:
    """A share (a fraction up to 1) of the default charges is let off and the rest paid now."""
    paid = owed - Money.rounded(charges.yuan * share)
    return Relief(way=Way.WAIVE, paid_now=paid, total=paid)


def extend(owed: Money, principal: Money, rate: Rate, months: int) -> Relief:
    """The debt is paid after so many months, with the contract's simple interest on principal."""
    interest = Money.rounded(principal.yuan * rate.simple(Per.MONTH).fraction * months)
    return Relief(way=Way.EXTEND, paid_now=ZERO, total=owed + interest)


def restructure(owed: Money, rate: Rate, months: int, today: date) -> Relief:
    """The debt becomes a new principal in equal instalments, the first a month from today.

    `monthly` is the first of them. Raises `ValueError` where nothing is owed.
    """
    schedule = equal_instalments(owed, rate, months, add_months(today, 1))
    monthly = schedule.first.payment
    return Relief(way=Way.RESTRUCTURE, paid_now=ZERO, monthly=monthly, total=schedule.total_paid)


def settle(amount: Money) -> Relief:
    """One payment now ends the debt."""
    return Relief(way=Way.SETTLE, paid_now=amount, total=amount)
