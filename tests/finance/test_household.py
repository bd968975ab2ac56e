"""A household's month, and what may be offered out of it."""

from __future__ import annotations

import pytest

from calculators.finance.household import Every, Household, a_month, part_in_steps
from calculators.finance.money import yuan


@pytest.mark.parametrize(
    ("amount", "every", "expected"),
    [
        (12, Every.DAY, "365"),  # 12 × 365 / 12
        ("45", Every.DAY, "1368.75"),  # 45 × 365 / 12 = 16,425 / 12
        (300, Every.WEEK, "1300"),  # 300 × 52 / 12
        (100, Every.WEEK, "433.33"),
        ("5200.01", Every.MONTH, "5200.01"),
        (1000, Every.QUARTER, "333.33"),
        (2000, Every.QUARTER, "666.67"),
        (3000, Every.YEAR, "250"),
        ("0.06", Every.YEAR, "0.01"),  # half a 分 is rounded up
    ],
)
def test_every_period_comes_to_a_month(amount: int | str, every: Every, expected: str) -> None:
    """Days by 365/12, weeks by 52/12, quarters by 3 and years by 12, to the 分."""
    assert yuan(expected) == a_month(yuan(amount), every)


@pytest.mark.parametrize(
    ("income", "essentials", "buffer", "disposable", "shortfall"),
    [
        (5000, 3000, 500, 1500, 0),
        (5000, 4500, 500, 0, 0),
        (5000, 4900, 500, 0, 400),
        (3000, 3500, 0, 0, 500),
    ],
)
def test_what_is_left_and_what_is_missing(
    income: int, essentials: int, buffer: int, disposable: int, shortfall: int
) -> None:
    """Income less essentials and buffer is what is left, or what is missing; never both."""
    household = Household(income=yuan(income), essentials=yuan(essentials), buffer=yuan(buffer))

    assert (yuan(disposable), yuan(shortfall)) == (household.disposable, household.shortfall)


@pytest.mark.parametrize(
    ("amount", "expected"),
    [("1000", 800), ("1012.49", 800), ("1012.50", 810), ("12.49", 0), ("0", 0), ("-50", 0)],
)
def test_a_part_is_cut_down_to_whole_steps(amount: str, expected: int) -> None:
    """80 % of 1,012.50 is 810.00; a 分 less gives 809.99 and so 800."""
    assert yuan(expected) == part_in_steps(yuan(amount), 80, yuan(10))
