"""Payments that change by agreement: stepped, interest-free for a while, or at changing rates.

Every period has a rate of its own (a fraction for that period; 0 where it is free of interest)
and a weight: the payment of a period is its weight times the full payment, and a weight of 0
means that only its interest is paid. Equal weights and rates are an ordinary level loan.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from calculators.finance.money import Money, Rounding
from calculators.finance.posting import Step, posted
from calculators.finance.schedule import Schedule


def full_payment(
    principal: Decimal, rates: Sequence[Decimal], weights: Sequence[Decimal]
) -> Decimal:
    """The payment, for a weight of 1, that repays `principal` over the periods; unrounded.

    P / Σ wₖ·vₖ, where vₖ discounts over every period to the k-th but those of interest only,
    which leave the debt as it was. Raises `ValueError` for rates and weights of different
    length, a negative one, or no weight above zero.
    """
    if min((*rates, *weights), default=0) < 0 or not any(weights):
        message = "rates and weights are not negative, and one weight is above zero"
        raise ValueError(message)
    worth, discount = Decimal(0), Decimal(1)
    for rate, weight in zip(rates, weights, strict=True):
        if weight:
            discount /= 1 + rate
            worth += weight * discount
    return principal / worth


def stepped(
    principal: Money,
    rates: Sequence[Decimal],
    weights: Sequence[Decimal],
    dues: Iterable[date],
    *,
    rounding: Rounding = Rounding.HALF_UP,
    payment: Decimal | None = None,
) -> Schedule:
    """The schedule of stepped payments, each its weight times the rounded full payment.

    `payment` replaces the full payment that repays the principal exactly. The last instalment
    takes whatever remains. Raises `ValueError` as `full_payment` does.
    """
    if payment is None:
        payment = Money.rounded(full_payment(principal.yuan, rates, weights), rounding).yuan
    full = payment

    def plan(period: int, balance: Money) -> Step:
        interest = balance.yuan * rates[period - 1]
        weight = weights[period - 1]
        return Step(payment=full * weight if weight else interest, interest=interest)

    return posted(principal, len(rates), dues, plan, rounding)
