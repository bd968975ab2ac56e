"""What flows are worth on one day at a given rate."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from calculators.finance.dates import DayCount
from calculators.finance.rate import Per, Rate


def present_value(rate: Decimal, flows: Iterable[tuple[Decimal, Decimal]]) -> Decimal:
    """The worth at time 0 of amounts at times in periods, which need not be whole.

    `rate` is a fraction for one period, compounded, above −1; amounts in yuan, unrounded.
    """
    return sum((amount / (1 + rate) ** time for amount, time in flows), Decimal(0))


def worth_on(
    day: date,
    rate: Rate,
    flows: Iterable[tuple[date, Decimal]],
    day_count: DayCount = DayCount.ACTUAL_365,
) -> Decimal:
    """The worth on a day of dated amounts, earlier ones grown and later ones discounted.

    An effective yearly rate compounds by the day on the day count; a rate for another period is
    first compounded to the year.
    """
    yearly = rate.compounded(Per.YEAR, day_count.days_in_year).fraction
    return present_value(
        yearly,
        (
            (amount, Decimal(day_count.days(day, on)) / day_count.days_in_year)
            for on, amount in flows
        ),
    )
