"""What several debts ask for together."""

from __future__ import annotations

from calculators.finance.debts import Debt, Strategy
from calculators.finance.money import yuan
from calculators.finance.payoff import by_strategy
from calculators.finance.rate import percent
from calculators.finance.standstill import monthly_to_clear, standstill

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
