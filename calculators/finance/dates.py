"""Calendar days: counting them, and keeping a due date on its day of the month."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

SHORTEST_MONTH = 28
# The standard library's `calendar` brings languages along, which every reader would download.
_LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class DayCount(StrEnum):
    """How days become a part of a year: an argument everywhere, assumed nowhere."""

    ACTUAL_365 = "actual_365"
    ACTUAL_360 = "actual_360"
    THIRTY_360 = "thirty_360"

    @property
    def days_in_year(self) -> int:
        """The days that make one year: 365 or 360."""
        return 365 if self is DayCount.ACTUAL_365 else 360

    def days(self, start: date, end: date) -> int:
        """Days from `start` to `end`, counting the first and not the last (算头不算尾).

        Negative when `end` comes first. 30/360 counts every month as thirty days (bond basis,
        US: a 31st counts as the 30th where the start does).
        """
        if self is DayCount.THIRTY_360:
            return _thirty_360_days(start, end)
        return (end - start).days


def _thirty_360_days(start: date, end: date) -> int:
    first = min(start.day, 30)
    last = 30 if end.day == 31 and first == 30 else end.day
    return (end.year - start.year) * 360 + (end.month - start.month) * 30 + (last - first)


def add_months(anchor: date, months: int) -> date:
    """The day `months` after (or before) the anchor, kept on the anchor's day of the month.

    Where the month is too short the last day of the month stands in (31 January → 28 or 29
    February). Count from the anchor each time, never from the previous result: 31 January,
    28 February, 31 March. Raises `OverflowError` beyond the years 1 to 9999.
    """
    year, month_index = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        message = f"year {year} is outside the calendar"
        raise OverflowError(message)
    month = month_index + 1
    if anchor.day <= SHORTEST_MONTH:
        return date(year, month, anchor.day)
    last = 29 if month == 2 and _is_leap(year) else _LAST_DAYS[month_index]
    return date(year, month, min(anchor.day, last))


def _is_leap(year: int) -> bool:
    """Whether a year of the Gregorian calendar has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def add_years(anchor: date, years: int) -> date:
    """The same day `years` later; 29 February becomes the 28th where the year is not leap."""
    return add_months(anchor, 12 * years)


def add_days(day: date, days: int) -> date:
    """The day `days` later; raises `OverflowError` beyond the years 1 to 9999."""
    return day + timedelta(days=days)


def actual_years(start: date, end: date) -> Decimal:
    """The years from `start` to `end`, each day a part of its own calendar year's 365 or 366.

    Nothing where `end` comes first.
    """
    years = Decimal(0)
    day = start
    while day < end:
        turn = end if day.year == end.year else date(day.year + 1, 1, 1)
        years += Decimal((turn - day).days) / (366 if _is_leap(day.year) else 365)
        day = turn
    return years
