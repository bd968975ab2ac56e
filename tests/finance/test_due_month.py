"""In which month of a plan a day falls."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.dates import add_months
from calculators.finance.due_month import due_month


@pytest.mark.parametrize(
    ("start", "day", "expected"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), 1),
        (date(2026, 11, 23), date(2026, 12, 23), 1),
        (date(2026, 11, 23), date(2026, 12, 24), 2),
        (date(2026, 11, 23), date(2027, 11, 23), 12),
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 1, 31), date(2026, 3, 1), 2),
        (date(2026, 11, 23), date(2020, 1, 1), 1),
    ],
)
def test_a_day_counts_at_the_next_payment(start: date, day: date, expected: int) -> None:
    """Money of a day is used at the first monthly payment that is not before it."""
    assert expected == due_month(start, day)


DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@given(start=DAYS, later=st.integers(1, 40_000))
def test_the_month_is_the_first_that_reaches_the_day(start: date, later: int) -> None:
    """The month's end is not before the day, and the one before it is."""
    day = start + timedelta(days=later)
    number = due_month(start, day)

    assert day <= add_months(start, number)
    assert number == 1 or add_months(start, number - 1) < day
