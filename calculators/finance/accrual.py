"""Interest by the day: what a sum earns between two dates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from calculators.finance.dates import DayCount
from calculators.finance.money import Money
from calculators.finance.rate import Per, Rate


def accrued(principal: Money, rate: Rate, start: date, end: date, day_count: DayCount) -> Decimal:
    """Simple interest in yuan, unrounded, counting the first day and not the last (算头不算尾).

    A yearly or monthly rate is spread over the day count's year, a daily rate is taken as it
    is; nothing accrues where `end` is not after `start`.
    """
    days = max(day_count.days(start, end), 0)
    return principal.yuan * rate.simple(Per.DAY, day_count.days_in_year).fraction * days
