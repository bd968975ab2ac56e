"""A payment the borrower chooses."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.fixed_payment import NeverClearsError, fixed_payment, payment_to_clear
from calculators.finance.money import Money, Rounding, yuan
from calculators.finance.rate import Per, Rate, percent

DUE = date(2026, 1, 31)


def test_the_payment_repeats_until_a_smaller_last_one() -> None:
    """1,000 free of interest at 300 a month: three full payments and 100."""
    schedule = fixed_payment(yuan(1000), percent(0), yuan(300), DUE)

    assert [yuan(300), yuan(300), yuan(300), yuan(100)] == list(schedule.payments)


def test_a_published_number_of_payments() -> None:
    """150,000 free of interest at 5,000 a month takes 30 payments."""
    assert 30 == fixed_payment(yuan(150_000), percent(0), yuan(5000), DUE).months


@pytest.mark.parametrize("paid", ["200.00", "199.99", "0.01"])
def test_a_payment_of_the_interest_never_clears_the_debt(paid: str) -> None:
    """10,000 at 2 % a month stands still at 200."""
    with pytest.raises(NeverClearsError, match=r"near 200\.00 a month") as never:
        fixed_payment(yuan(10_000), percent(24), yuan(paid), DUE)

    assert yuan(200) == never.value.standstill


def test_a_published_debt_that_never_clears() -> None:
    """1,000,000 at 20 % is not paid off by 10 a month."""
    with pytest.raises(NeverClearsError):
        fixed_payment(yuan(1_000_000), percent(20), yuan(10), DUE)


def test_one_fen_more_than_the_interest_clears_it() -> None:
    """A payment just above the interest works, slowly."""
    schedule = fixed_payment(yuan(10_000), percent(24), yuan("200.01"), DUE)

    assert schedule.months > 400
    assert schedule.last.payment <= yuan("200.01")


def test_more_than_a_hundred_years_is_never() -> None:
    """1,200 months of one yuan clear 1,200 yuan and not one 分 more."""
    assert 1200 == fixed_payment(yuan(1200), percent(0), yuan(1), DUE).months
    with pytest.raises(NeverClearsError):
        fixed_payment(yuan("1200.01"), percent(0), yuan(1), DUE)


def test_the_standstill_is_rounded_as_told() -> None:
    """Half a 分 of interest is one 分 half-up, none half-even."""
    rate = percent("0.5", Per.MONTH)
    with pytest.raises(NeverClearsError) as never:
        fixed_payment(yuan(1), rate, Money(1), DUE)

    assert Money(1) == never.value.standstill
    assert 100 == fixed_payment(yuan(1), rate, Money(1), DUE, rounding=Rounding.HALF_EVEN).months


@pytest.mark.parametrize(
    ("months", "payment"), [(12, "2750.40"), (24, "1497.72"), (36, "1084.57"), (60, "761.80")]
)
def test_golden_payments_that_clear_in_time(months: int, payment: str) -> None:
    """30,000 at 18 %: golden figures."""
    assert yuan(payment) == payment_to_clear(yuan(30_000), percent(18), months)


def test_the_payment_to_clear_is_rounded_as_told() -> None:
    """One 分 over two months is half a 分: one, or none."""
    assert [1, 0] == [
        payment_to_clear(Money(1), percent(0), 2, rounding=way).fen for way in Rounding
    ]


@given(
    st.integers(100_000, 10**9),
    st.decimals("0", "0.03", places=4),
    st.integers(1, 120),
)
def test_what_clears_in_time_leaves_less_than_its_rounding(
    fen: int, monthly: Decimal, months: int
) -> None:
    """Paying it so many months leaves, or saves, no more than half a 分 a month grown."""
    rate = Rate(monthly, Per.MONTH)
    payment = payment_to_clear(Money(fen), rate, months)
    schedule = fixed_payment(Money(fen), rate, payment, DUE)
    grown = Decimal(months) * (1 + monthly) ** months

    assert schedule.months in (months - 1, months, months + 1)
    assert abs((schedule.total_paid - payment * months).fen) <= 2 * grown + payment.fen * (
        schedule.months != months
    )
