"""A payment the borrower chooses: how long it takes to clear the debt, or that it never does."""

from __future__ import annotations

from datetime import date

from calculators.finance.annuity import level_payment
from calculators.finance.money import Money, Rounding
from calculators.finance.posting import LONGEST, Step, monthly, posted
from calculators.finance.rate import Rate
from calculators.finance.repayment import monthly_fraction
from calculators.finance.schedule import Schedule


class NeverClearsError(ValueError):
    """The payment does not clear the debt within 1,200 months.

    `standstill` is the first month's interest: a payment that only keeps the debt where it is.
    A payment above it that still fails is merely too small for a hundred years.
    """

    def __init__(self, standstill: Money) -> None:
        super().__init__(f"a payment near {standstill.yuan} a month does not clear the debt")
        self.standstill = standstill


def fixed_payment(
    principal: Money,
    rate: Rate,
    payment: Money,
    first_due: date,
    *,
    rounding: Rounding = Rounding.HALF_UP,
) -> Schedule:
    """The schedule of one payment repeated until nothing is owed; the last one is smaller.

    Raises `NeverClearsError` where that does not happen within 1,200 months, and what the
    builders of `repayment` raise.
    """
    fraction = monthly_fraction(rate)

    def plan(_month: int, balance: Money) -> Step:
        return Step(payment=payment.yuan, interest=balance.yuan * fraction)

    standstill = Money.rounded(principal.yuan * fraction, rounding)
    if payment <= standstill:
        raise NeverClearsError(standstill)
    schedule = posted(principal, LONGEST, monthly(first_due), plan, rounding)
    if schedule.last.payment > payment:
        raise NeverClearsError(standstill)
    return schedule


def payment_to_clear(
    principal: Money, rate: Rate, months: int, *, rounding: Rounding = Rounding.HALF_UP
) -> Money:
    """The monthly payment that clears the debt in `months`: its equal instalment, rounded."""
    return Money.rounded(level_payment(principal.yuan, monthly_fraction(rate), months), rounding)
