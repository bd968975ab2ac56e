"""Level payments: payment, term, rate, present and future value, each from the others.

Spreadsheet signs, which are those of a cash flow: received is positive, paid is negative, and
everything together is worth nothing at the rate: present + payments + future = 0. So a loan
has a positive present value and a negative payment. `rate` is a fraction for one period and
above −1; amounts are Decimals in yuan, unrounded; numbers of periods need not be whole except
where said.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from enum import Enum

from calculators.finance.cashflow import NoSolutionError, Refusal, rate_at_times
from calculators.finance.rate import Per

ZERO = Decimal(0)
FINEST = 18
"""Decimals kept of an amount when a rate is solved: beyond any currency's smallest unit."""

SMALLEST = 40
"""A rate below 10⁻⁴⁰ changes no digit; larger ones are worked in so many digits more."""


class Timing(Enum):
    """Whether payments fall at the end or at the start of their periods."""

    END = 0
    START = 1


def level_payment(principal: Decimal, rate: Decimal, periods: int) -> Decimal:
    """The payment at the end of each period that repays `principal`, positive and unrounded.

    At rate 0 the principal is shared equally. Raises `ValueError` for fewer than one period.
    """
    return -payment(rate, Decimal(periods), principal)


def balance_after(principal: Decimal, rate: Decimal, paid: Decimal, periods: int) -> Decimal:
    """What is owed after `periods` payments of `paid` (positive) at their ends, unrounded."""
    return -future_value(rate, Decimal(periods), -paid, principal)


def future_value(
    rate: Decimal,
    periods: Decimal,
    payment: Decimal,
    present: Decimal,
    timing: Timing = Timing.END,
) -> Decimal:
    """What settles everything at the end of the last period."""
    return -(present * (1 + rate) ** periods + payment * _final_worth(rate, periods, timing))


def present_value(
    rate: Decimal,
    periods: Decimal,
    payment: Decimal,
    future: Decimal = ZERO,
    timing: Timing = Timing.END,
) -> Decimal:
    """What the payments and the future value are worth now, with the opposite sign."""
    return -(future + payment * _final_worth(rate, periods, timing)) / (1 + rate) ** periods


def payment(
    rate: Decimal,
    periods: Decimal,
    present: Decimal,
    future: Decimal = ZERO,
    timing: Timing = Timing.END,
) -> Decimal:
    """The level payment; raises `ValueError` where there is no period to pay in."""
    if periods <= 0:
        message = f"{periods} periods leave none to pay in"
        raise ValueError(message)
    growth = (1 + rate) ** periods
    return -(present * growth + future) / _final_worth(rate, periods, timing)


def periods(
    rate: Decimal,
    payment: Decimal,
    present: Decimal,
    future: Decimal = ZERO,
    timing: Timing = Timing.END,
) -> Decimal:
    """How many payments settle everything; a fraction of one is a smaller last payment.

    Negative where it would have had to begin earlier. Raises `NoSolutionError` where no number
    of payments does it.
    """
    if _negligible(rate):
        if not payment:
            raise NoSolutionError(Refusal.NONE)
        return -(present + future) / payment
    with localcontext() as finer:
        finer.prec += SMALLEST
        # (1+i)ⁿ·(present + k) = k − future, where k is what the payments are worth for ever.
        forever = payment * (1 + rate * timing.value) / rate
        if not present + forever or (growth := (forever - future) / (present + forever)) <= 0:
            raise NoSolutionError(Refusal.NONE)
        number = growth.ln() / (1 + rate).ln()
    return +number


def rate_of(
    periods: int,
    payment: Decimal,
    present: Decimal,
    future: Decimal = ZERO,
    timing: Timing = Timing.END,
) -> Decimal:
    """The rate for one period that settles everything.

    Where the future value points against the payments a second rate can exist, below zero; then
    the one at or above zero is meant. Raises `NoSolutionError` unless that leaves exactly one.
    """
    flows = [(present, 0), (future, periods)]
    flows += [(payment, number + 1 - timing.value) for number in range(periods)]
    whole = [(int(amount.scaleb(FINEST)), time) for amount, time in flows]
    try:
        return rate_at_times(whole, Per.MONTH).fraction
    except NoSolutionError as several:
        meant = [root.fraction for root in several.roots if root.fraction >= 0]
        if several.reason is Refusal.SEVERAL and len(meant) == 1:
            return meant[0]
        raise


def interest_part(
    rate: Decimal,
    number: int,
    periods: Decimal,
    present: Decimal,
    future: Decimal = ZERO,
    timing: Timing = Timing.END,
) -> Decimal:
    """The interest within the payment of one number, counted from 1.

    A payment at the start of the first period holds none. Raises `ValueError` for a number
    outside the term.
    """
    if not 1 <= number <= periods:
        message = f"there is no payment {number} among {periods}"
        raise ValueError(message)
    if timing is Timing.START and number == 1:
        return ZERO
    paid = payment(rate, periods, present, future, timing)
    owed = future_value(rate, Decimal(number - 1), paid, present, timing)
    return owed * rate / (1 + rate * timing.value)


def principal_part(
    rate: Decimal,
    number: int,
    periods: Decimal,
    present: Decimal,
    future: Decimal = ZERO,
    timing: Timing = Timing.END,
) -> Decimal:
    """What of the payment of one number reduces the debt: the payment less its interest."""
    return payment(rate, periods, present, future, timing) - interest_part(
        rate, number, periods, present, future, timing
    )


def _final_worth(rate: Decimal, periods: Decimal, timing: Timing) -> Decimal:
    """What payments of 1 have grown to at the end of the last period."""
    if _negligible(rate):
        return periods
    with localcontext() as finer:
        finer.prec += SMALLEST
        worth = ((1 + rate) ** periods - 1) / rate * (1 + rate * timing.value)
    return +worth


def _negligible(rate: Decimal) -> bool:
    return not rate or rate.adjusted() < -SMALLEST
