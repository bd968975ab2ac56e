"""Interest by the day."""

from datetime import date
from decimal import Decimal

import pytest

from calculators.finance.accrual import accrued
from calculators.finance.dates import DayCount
from calculators.finance.money import Money, yuan
from calculators.finance.rate import Per, percent

START = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("principal", "days", "day_count", "printed"),
    [
        ("888.49", 60, DayCount.ACTUAL_360, "53.31"),
        ("888.49", 60, DayCount.ACTUAL_365, "52.58"),
        ("30000", 180, DayCount.ACTUAL_365, "5326.03"),
    ],
)
def test_golden_accruals(principal: str, days: int, day_count: DayCount, printed: str) -> None:
    """Overdue sums at 36 % a year, simple."""
    end = date.fromordinal(START.toordinal() + days)

    assert yuan(printed) == Money.rounded(
        accrued(yuan(principal), percent(36), START, end, day_count)
    )


def test_thirty_360_counts_a_whole_month_as_a_twelfth() -> None:
    """28 days of February are a twelfth of the year's interest."""
    interest = accrued(
        yuan(1200), percent(12), date(2026, 2, 1), date(2026, 3, 1), DayCount.THIRTY_360
    )

    assert 12 == round(interest, 20)


def test_a_daily_rate_is_taken_as_it_is() -> None:
    """0.05 % a day on 1,000 for ten days is 5, however long the year."""
    end = date(2026, 3, 11)

    assert [5, 5, 5] == [
        accrued(yuan(1000), percent("0.05", Per.DAY), START, end, day_count)
        for day_count in DayCount
    ]


def test_nothing_accrues_backwards() -> None:
    """On the day itself and before it there is no interest."""
    assert [Decimal(0)] * 2 == [
        accrued(yuan(1000), percent(36), START, end, DayCount.ACTUAL_365)
        for end in (START, date(2026, 2, 1))
    ]
