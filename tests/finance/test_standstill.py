"""What several debts ask for together."""

from __future__ import annotations

import pytest

from calculators.finance.debts import Debt, Strategy
from calculators.finance.money import yuan
from calculators.finance.payoff import by_strategy
from calculators.finance.rate import percent
from calculators.finance.standstill import (
    first_minimums,
    first_month_below,
    monthly_to_clear,
    standstill,
)

LOAN = Debt(balance=yuan(30_000), rate=percent(18), minimum=yuan(0))
CARD = Debt(balance=yuan(30), rate=percent(5), minimum=yuan(0))


def test_standing_still_costs_a_month_of_interest() -> None:
    """30,000 at 18 % asks for 450 a month; 30 at 5 % for 0.125, half-up 0.13."""
    assert yuan("450.13") == standstill([LOAN, CARD])


def test_one_debt_is_cleared_by_its_equal_instalment() -> None:
    """30,000 at 18 %: 2,750.40, 1,497.72 and 1,084.57 for 12, 24 and 36 months (published)."""
    found = [monthly_to_clear([LOAN], months) for months in (12, 24, 36)]

    assert [yuan("2750.40"), yuan("1497.72"), yuan("1084.57")] == found


def test_the_sum_for_several_clears_them_in_time() -> None:
    """Dearest first, what the debts need together is enough, roundings of a 分 aside."""
    debts = [LOAN, Debt(balance=yuan(8_000), rate=percent(36), minimum=yuan(0))]
    monthly = monthly_to_clear(debts, 24) + yuan("0.01")

    assert by_strategy(debts, monthly, Strategy.AVALANCHE).months <= 24


def owing(balance: int, minimum: int, starts: int = 1) -> Debt:
    """A debt free of interest."""
    return Debt(balance=yuan(balance), rate=percent(0), minimum=yuan(minimum), starts=starts)


def test_no_lender_asks_for_more_than_it_is_owed() -> None:
    """100 of 500, all 30 and its interest of 0.13, nothing yet of a later debt: 130.13."""
    card = Debt(balance=yuan(30), rate=percent(5), minimum=yuan(75))

    assert yuan("130.13") == first_minimums([owing(500, 100), card, owing(900, 90, starts=2)])


def test_a_later_debt_can_be_the_first_not_covered() -> None:
    """150 covers 100 until the third month, when another 100 is asked for."""
    debts = [owing(1000, 100), owing(900, 100, starts=3)]

    assert 3 == first_month_below(by_strategy(debts, yuan(150), Strategy.SNOWBALL))


@pytest.mark.parametrize(("monthly", "month"), [(100, None), (99, 1)])
def test_a_minimum_is_asked_for_from_the_first_month(monthly: int, month: int | None) -> None:
    """One yuan less than the minimum is below it at once, also where the debt is nearly paid."""
    debts = [owing(1_000, 100)]

    assert month == first_month_below(by_strategy(debts, yuan(monthly), Strategy.AVALANCHE))


def test_a_month_of_interest_is_asked_for_once() -> None:
    """30 at 5 % owes 30.13 after the first month, whatever is asked for."""
    debts = [Debt(balance=yuan(30), rate=percent(5), minimum=yuan(75))]

    assert yuan("30.13") == first_minimums(debts)


def test_minimums_met_to_the_end_are_not_below() -> None:
    """The smaller last payment is no shortfall."""
    assert first_month_below(by_strategy([owing(250, 100)], yuan(100), Strategy.AVALANCHE)) is None
