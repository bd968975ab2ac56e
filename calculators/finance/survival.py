"""What would carry a household through a stretch that is too tight: money, or time."""

from __future__ import annotations

from collections.abc import Sequence

from calculators.finance.money import ZERO, Money
from calculators.finance.runway import Runway, runway


def missing_at_once(road: Runway) -> Money:
    """The sum on the first day that leaves no month short; nothing where none is."""
    return max(-road.lowest_balance, ZERO)


def missing_monthly(road: Runway) -> Money:
    """The least sum every month that leaves no month short, rounded up to 分; at least nothing."""
    return Money(max(0, *(-(row.balance.fen // row.number) for row in road.rows)))


def deferral_that_survives(
    savings: Money, incomes: Sequence[Money], spending: Sequence[Money], payment: Money
) -> int | None:
    """The fewest months at the start without the payment that leave no month short.

    None where even paying in the last month alone is too much. Raises `ValueError` as `runway`.
    """
    for deferred in range(len(incomes)):
        paid = [
            spent if month < deferred else spent + payment for month, spent in enumerate(spending)
        ]
        if runway(savings, incomes, paid, ZERO).first_month_short is None:
            return deferred
    return None
