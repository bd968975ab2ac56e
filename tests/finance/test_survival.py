"""What carries a household through."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.money import ZERO, Money, yuan
from calculators.finance.runway import runway
from calculators.finance.survival import deferral_that_survives, missing_at_once, missing_monthly


def amounts(*numbers: int) -> list[Money]:
    """Amounts in yuan."""
    return [yuan(number) for number in numbers]


def test_what_is_missing_at_once_is_the_deepest_hole() -> None:
    """100 − 60 a month over 3 months ends at −80 after the third: 80 up front would do."""
    road = runway(yuan(100), amounts(0, 0, 0), amounts(60, 60, 60), ZERO)

    assert yuan(80) == missing_at_once(road)


def test_what_is_missing_monthly_is_the_steepest_hole() -> None:
    """−80 in the third month is 26.67 a month, rounded up; −20 in the second only 10."""
    road = runway(yuan(100), amounts(0, 0, 0), amounts(60, 60, 60), ZERO)

    assert yuan("26.67") == missing_monthly(road)


def test_nothing_is_missing_where_no_month_is_short() -> None:
    """Enough is enough, in a single month too."""
    road = runway(yuan(100), amounts(0), amounts(60), yuan(40))

    assert (ZERO, ZERO) == (missing_at_once(road), missing_monthly(road))


def test_deferral_until_income_returns() -> None:
    """Two months without income and no savings: payment of 300 can begin in the third month."""
    found = deferral_that_survives(
        yuan(200), amounts(0, 0, 600, 600), amounts(100, 100, 100, 100), yuan(300)
    )

    assert 2 == found


def test_no_deferral_is_needed_where_all_is_well() -> None:
    """Nothing has to be put off."""
    assert 0 == deferral_that_survives(ZERO, amounts(500), amounts(100), yuan(400))


def test_deferral_does_not_help_where_the_last_payment_is_too_much() -> None:
    """Income that never suffices is not mended by waiting."""
    assert deferral_that_survives(ZERO, amounts(500, 500), amounts(500, 500), yuan(1)) is None


MONTHS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=1, max_size=12)


@given(savings=st.integers(0, 10**6), months=MONTHS, payment=st.integers(0, 10**6))
def test_what_is_missing_would_do_and_a_fen_less_would_not(
    savings: int, months: list[tuple[int, int]], payment: int
) -> None:
    """Both sums leave no month short; with one 分 less some month is."""
    incomes = [Money(income) for income, _ in months]
    spending = [Money(spent) for _, spent in months]
    road = runway(Money(savings), incomes, spending, Money(payment))
    at_once, monthly = missing_at_once(road), missing_monthly(road)

    def short(more: Money, every: Money) -> bool:
        raised = [income + every for income in incomes]
        rest = runway(Money(savings) + more, raised, spending, Money(payment))
        return rest.first_month_short is not None

    assert not short(at_once, ZERO)
    assert not short(ZERO, monthly)
    assert not at_once or (short(at_once - Money(1), ZERO) and short(ZERO, monthly - Money(1)))
