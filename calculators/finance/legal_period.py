"""Periods of time in law (民法典 第二百条至第二百零三条), before any holiday is looked at."""

from __future__ import annotations

from datetime import date

from calculators.finance.dates import add_days, add_months


def last_day(start: date, *, years: int = 0, months: int = 0, days: int = 0) -> date:
    """The last day of a period; the day it starts on is not counted (第二百零一条).

    A period in years or months ends on the day of the month that corresponds to its start, or
    on the last of the month where there is none (第二百零二条); one in days is counted day by
    day. Whether a last day on a statutory holiday moves on (第二百零三条) needs the year's
    holiday calendar and is left to the reader. Raises `OverflowError` after the year 9999.
    """
    return add_days(add_months(start, 12 * years + months), days)
