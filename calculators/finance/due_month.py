"""The month of a payment plan in which a day falls."""

from __future__ import annotations

from datetime import date

from calculators.finance.dates import add_months


def due_month(start: date, day: date) -> int:
    """The number of the first month whose last day is not before `day`; 1 up to the first one.

    Month n ends n months after `start`, on its day of the month, and is paid on that day.
    """
    number = max((day.year - start.year) * 12 + day.month - start.month, 1)
    return number if day <= add_months(start, number) else number + 1
