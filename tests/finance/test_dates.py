"""Calendar days and due dates."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.dates import DayCount, actual_years, add_days, add_months, add_years
from calculators.finance.legal_period import last_day

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("months", "due"),
    [
        (0, date(2026, 1, 31)),
        (1, date(2026, 2, 28)),
        (2, date(2026, 3, 31)),
        (11, date(2026, 12, 31)),
        (25, date(2028, 2, 29)),
        (-1, date(2025, 12, 31)),
    ],
)
def test_a_due_date_keeps_its_day_of_the_month(months: int, due: date) -> None:
    """From 31 January: the month's end where there is no 31st, and the 31st again after it."""
    assert due == add_months(date(2026, 1, 31), months)


@given(DAYS, st.integers(-400, 400))
def test_months_move_the_month_and_nothing_else(day: date, months: int) -> None:
    """The month moves by as many, and the day is the anchor's or the month's last."""
    moved = add_months(day, months)

    assert (moved.year - day.year) * 12 + moved.month - day.month == months
    assert moved.day == day.day or (moved + timedelta(1)).day == 1


def test_a_leap_day_has_its_anniversary_on_the_28th() -> None:
    """29 February becomes the 28th in a year without one."""
    assert [date(2025, 2, 28), date(2028, 2, 29)] == [
        add_years(date(2024, 2, 29), years) for years in (1, 4)
    ]


@pytest.mark.parametrize(
    ("start", "months"), [(date(9999, 12, 1), 1), (date(1, 1, 31), -1), (date(9999, 1, 31), 12)]
)
def test_the_calendar_ends(start: date, months: int) -> None:
    """Before the year 1 and after the year 9999 there are no dates."""
    with pytest.raises(OverflowError):
        add_months(start, months)


def test_the_calendar_s_last_month_is_within_it() -> None:
    """The first and the last month of the calendar can be reached."""
    assert (date(9999, 12, 31), date(1, 1, 1)) == (
        add_months(date(9999, 1, 31), 11),
        add_months(date(1, 12, 1), -11),
    )


def test_days_are_added_one_by_one() -> None:
    """A day after the last of February is the first of March."""
    assert date(2026, 3, 1) == add_days(date(2026, 2, 28), 1)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2026, 1, 1), date(2026, 2, 1), 30),
        (date(2026, 1, 31), date(2026, 3, 31), 60),
        (date(2026, 1, 30), date(2026, 1, 31), 0),
        (date(2026, 1, 29), date(2026, 1, 31), 2),
        (date(2026, 2, 28), date(2026, 3, 31), 33),
        (date(2025, 12, 15), date(2026, 12, 15), 360),
        (date(2026, 2, 1), date(2026, 1, 1), -30),
    ],
)
def test_thirty_360_counts_every_month_as_thirty_days(start: date, end: date, days: int) -> None:
    """The bond basis: a 31st is the 30th where the start is one."""
    assert days == DayCount.THIRTY_360.days(start, end)


@pytest.mark.parametrize("day_count", [DayCount.ACTUAL_365, DayCount.ACTUAL_360])
def test_actual_days_count_the_first_and_not_the_last(day_count: DayCount) -> None:
    """From one day to the next is one day (算头不算尾)."""
    assert [1, 29, -1] == [
        day_count.days(date(2024, 2, 1), end)
        for end in (date(2024, 2, 2), date(2024, 3, 1), date(2024, 1, 31))
    ]


def test_a_year_has_365_or_360_days() -> None:
    """Each day count says how long its year is."""
    assert {"actual_365": 365, "actual_360": 360, "thirty_360": 360} == {
        each.value: each.days_in_year for each in DayCount
    }


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        (date(2023, 12, 12), date(2024, 1, 12), Decimal(20) / 365 + Decimal(11) / 366),
        (date(2024, 1, 1), date(2025, 1, 1), Decimal(1)),
        (date(2023, 7, 1), date(2026, 1, 1), Decimal(184) / 365 + 2),
        (date(2024, 5, 1), date(2024, 5, 1), Decimal(0)),
        (date(2024, 5, 2), date(2024, 5, 1), Decimal(0)),
    ],
)
def test_each_day_is_a_part_of_its_own_year(start: date, end: date, years: Decimal) -> None:
    """Days of a leap year are 366ths, days of another 365ths."""
    assert years == actual_years(start, end)


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        (date(2023, 11, 23), {"years": 3}, date(2026, 11, 23)),
        (date(2024, 2, 29), {"years": 3}, date(2027, 2, 28)),
        (date(2026, 8, 31), {"months": 6}, date(2027, 2, 28)),
        (date(2026, 11, 23), {"days": 15}, date(2026, 12, 8)),
        (date(2026, 11, 23), {"days": 1}, date(2026, 11, 24)),
        (date(2026, 1, 31), {"months": 1, "days": 1}, date(2026, 3, 1)),
    ],
)
def test_a_legal_period_ends_on_the_corresponding_day(
    start: date, period: dict[str, int], end: date
) -> None:
    """民法典 201 and 202: the first day is not counted; the month's end where no day matches."""
    assert end == last_day(start, **period)


@pytest.mark.parametrize(("year", "last"), [(2000, 29), (2028, 29), (2100, 28), (2400, 29)])
def test_a_century_is_a_leap_year_only_every_fourth_time(year: int, last: int) -> None:
    """A month after 31 January is February's last day, by the Gregorian calendar."""
    assert date(year, 2, last) == add_months(date(year, 1, 31), 1)
