"""The five ways a loan is repaid, each as a schedule.

Rules they share: the interest of a month is the principal owed at a twelfth of the yearly
rate, rounded to 分; the payment is rounded, and its principal part is the payment less the
interest; the last instalment takes the remainder; where rounded payments clear the debt
sooner, the schedule ends there. `rate` may be given for a year, a month or a day (365 to the
year) and is converted in simple proportion.

Every builder raises `ValueError` for a principal not above zero, a negative rate, fewer than
one month or a grace that leaves none to repay in, and `OverflowError` where a due date would
fall after the year 9999.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from calculators.finance.annuity import level_payment
from calculators.finance.dates import add_months
from calculators.finance.money import Money, Rounding
from calculators.finance.posting import Step, monthly, posted
from calculators.finance.rate import Per, Rate
from calculators.finance.schedule import Schedule


def equal_instalments(
    principal: Money,
    rate: Rate,
    months: int,
    first_due: date,
    *,
    rounding: Rounding = Rounding.HALF_UP,
    grace_months: int = 0,
) -> Schedule:
    """等额本息: the same payment every month, after `grace_months` of interest inside `months`."""
    fraction = monthly_fraction(rate)
    payment = level_payment(principal.yuan, fraction, months - grace_months)

    def plan(month: int, balance: Money) -> Step:
        interest = balance.yuan * fraction
        return Step(payment=payment if month > grace_months else interest, interest=interest)

    return posted(principal, months, monthly(first_due), plan, rounding)


def equal_principal(
    principal: Money,
    rate: Rate,
    months: int,
    first_due: date,
    *,
    rounding: Rounding = Rounding.HALF_UP,
    grace_months: int = 0,
) -> Schedule:
    """等额本金: the same share of the principal every month, and interest on what is left.

    The payment is the rounded sum of the unrounded share and interest; the principal part is
    that payment less the rounded interest.
    """
    fraction = monthly_fraction(rate)
    share = level_payment(principal.yuan, Decimal(0), months - grace_months)

    def plan(month: int, balance: Money) -> Step:
        interest = balance.yuan * fraction
        repaid = share if month > grace_months else Decimal(0)
        return Step(payment=repaid + interest, interest=interest)

    return posted(principal, months, monthly(first_due), plan, rounding)


def interest_only(
    principal: Money,
    rate: Rate,
    months: int,
    first_due: date,
    *,
    rounding: Rounding = Rounding.HALF_UP,
) -> Schedule:
    """先息后本: interest every month, the whole principal with the last."""
    interest = principal.yuan * monthly_fraction(rate)
    step = Step(payment=interest, interest=interest)
    return posted(principal, months, monthly(first_due), lambda _month, _balance: step, rounding)


def bullet(
    principal: Money,
    rate: Rate,
    months: int,
    first_due: date,
    *,
    rounding: Rounding = Rounding.HALF_UP,
) -> Schedule:
    """一次还本付息: principal and simple interest in one payment after `months`.

    `first_due` is a month after the loan, as for the other methods; the one row falls due
    `months` − 1 months after it.
    """
    interest = Step(payment=Decimal(0), interest=principal.yuan * monthly_fraction(rate) * months)
    due = add_months(first_due, months - 1)
    schedule = posted(principal, 1, (due,), lambda _month, _balance: interest, rounding)
    return replace(schedule, instalments=(replace(schedule.last, month=months),))


def flat_fee(
    principal: Money,
    fee_rate: Rate,
    months: int,
    first_due: date,
    *,
    rounding: Rounding = Rounding.HALF_UP,
) -> Schedule:
    """等本等息: equal shares of the principal, and every month a fee on the original principal."""
    fee = principal.yuan * monthly_fraction(fee_rate)
    step = Step(payment=level_payment(principal.yuan, Decimal(0), months) + fee, fee=fee)
    return posted(principal, months, monthly(first_due), lambda _month, _balance: step, rounding)


def monthly_fraction(rate: Rate) -> Decimal:
    """A rate as a fraction for a month, in simple proportion; raises `ValueError` below zero."""
    if rate.fraction < 0:
        message = f"a schedule cannot charge {rate.percent} %"
        raise ValueError(message)
    return rate.simple(Per.MONTH).fraction
