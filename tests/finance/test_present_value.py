"""Worths of flows on a day."""

from datetime import date
from decimal import Decimal

import pytest

from calculators.finance.dates import DayCount
from calculators.finance.odd_period import without_odd_part
from calculators.finance.present_value import present_value, worth_on
from calculators.finance.rate import Per, percent

FLOWS = [
    (date(2008, 1, 1), Decimal(-10_000)),
    (date(2008, 3, 1), Decimal(2750)),
    (date(2008, 10, 30), Decimal(4250)),
    (date(2009, 2, 15), Decimal(3250)),
    (date(2009, 4, 1), Decimal(2750)),
]


def test_a_published_worth_of_flows_a_period_apart() -> None:
    """Microsoft's example for NPV: 1,922.06."""
    flows = [-40_000, 8000, 9200, 10_000, 12_000, 14_500]
    worth = present_value(
        Decimal("0.08"), [(Decimal(amount), Decimal(time)) for time, amount in enumerate(flows)]
    )

    assert "1922.06" == f"{worth:.2f}"


def test_a_published_worth_of_dated_flows() -> None:
    """Microsoft's example for XNPV: 2,086.65."""
    assert "2086.65" == f"{worth_on(FLOWS[0][0], percent(9), FLOWS):.2f}"


def test_earlier_flows_grow_and_later_ones_shrink() -> None:
    """100 a year ago and 121 in a year are 110 each today, at 10 %."""
    flows = [(date(2025, 1, 1), Decimal(100)), (date(2027, 1, 1), Decimal(121))]

    assert 220 == round(worth_on(date(2026, 1, 1), percent(10), flows), 20)


def test_the_day_count_decides_how_long_a_year_is() -> None:
    """360 days are a year on actual/360 and less than one on actual/365."""
    flows = [(date(2025, 12, 27), Decimal(110))]
    worths = [
        round(worth_on(date(2025, 1, 1), percent(10), flows, day_count), 2)
        for day_count in (DayCount.ACTUAL_360, DayCount.ACTUAL_365)
    ]

    assert [Decimal("100.00"), Decimal("100.13")] == worths


def test_a_rate_for_another_period_is_compounded_first() -> None:
    """1 % a month for a year is a factor of 1.01 to the power of 12."""
    flows = [(date(2026, 1, 1), Decimal(1000))]

    assert "887.45" == f"{worth_on(date(2025, 1, 1), percent(1, Per.MONTH), flows):.2f}"


def test_nothing_is_worth_nothing() -> None:
    """No flows have no worth."""
    assert 0 == present_value(Decimal("0.1"), [])


def test_an_odd_part_grows_by_simple_interest() -> None:
    """Two advances without an odd part grow to A·(1 + f·i)·(1 + i)^t."""
    i, odd = Decimal("0.02"), Decimal("0.25")
    parts = without_odd_part(Decimal(100), 3, odd)

    assert 100 * (1 + odd * i) * (1 + i) ** 3 == sum(
        amount * (1 + i) ** periods for amount, periods in parts
    )


@pytest.mark.parametrize("odd", ["-0.1", "1"])
def test_an_odd_part_is_less_than_a_period(odd: str) -> None:
    """A whole period, or less than none, is not odd."""
    with pytest.raises(ValueError, match="not a part of a period"):
        without_odd_part(Decimal(100), 1, Decimal(odd))


def test_a_daily_rate_compounds_on_its_own_year() -> None:
    """A day's 0.05 % over 100 days is 1.0005 to the hundredth, on a year of 360 or of 365 days."""
    later = [(date(2026, 4, 11), Decimal(1000))]
    found = [
        worth_on(date(2026, 1, 1), percent("0.05", Per.DAY), later, day_count)
        for day_count in (DayCount.ACTUAL_360, DayCount.ACTUAL_365)
    ]

    expected = Decimal(1000) / Decimal("1.0005") ** 100
    assert [f"{expected:.10f}"] * 2 == [f"{worth:.10f}" for worth in found]
