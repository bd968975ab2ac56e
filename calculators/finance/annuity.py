"""Level payments: the payment that repays a loan in equal amounts."""

from __future__ import annotations

from decimal import Decimal


def level_payment(principal: Decimal, rate: Decimal, periods: int) -> Decimal:
    """The payment at the end of each period that repays `principal`, unrounded.

    `rate` is a fraction for one period, above −1; at 0 the principal is shared equally.
    P·i / (1 − (1+i)⁻ⁿ). Raises `ValueError` for fewer than one period.
    """
    if periods < 1:
        message = f"{periods} periods cannot repay anything"
        raise ValueError(message)
    growth = (1 + rate) ** periods
    if growth == 1:
        return principal / periods
    return principal * rate * growth / (growth - 1)
