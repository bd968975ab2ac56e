"""Payments that change by agreement."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.annuity import level_payment
from calculators.finance.money import Rounding, yuan
from calculators.finance.posting import monthly
from calculators.finance.rate import percent
from calculators.finance.repayment import equal_instalments
from calculators.finance.stepped import full_payment, stepped

DUE = date(2026, 1, 31)
WEIGHTS = [
    Decimal(weight)
    for weight in ["1", "1", "1", "1", ".6", ".6", ".6", ".6", ".4", ".4", ".4", ".4"]
]


def test_a_published_stepped_loan() -> None:
    """Curo's example 5: 10,000 at 7 %, payments of 100 %, 60 % and 40 % of 1,288.89."""
    rates = [Decimal("0.07") / 12] * 12
    schedule = stepped(yuan(10_000), rates, WEIGHTS, monthly(DUE))

    assert ["1288.89", "773.33", "515.56"] == [
        str(schedule.payments[place].yuan) for place in (0, 4, 8)
    ]


@given(st.decimals("0", "0.1", places=4), st.integers(1, 120))
def test_equal_steps_are_a_level_loan(rate: Decimal, periods: int) -> None:
    """With one weight and one rate it is the level payment."""
    level = level_payment(Decimal(1000), rate, periods)
    full = full_payment(Decimal(1000), [rate] * periods, [Decimal(1)] * periods)

    assert abs(full - level) < Decimal("1e-20")


def test_a_weight_of_nothing_is_a_month_of_interest() -> None:
    """Two months of interest before ten payments are a grace of two."""
    rates, weights = [Decimal("0.01")] * 12, [Decimal(0)] * 2 + [Decimal(1)] * 10

    assert equal_instalments(yuan(5000), percent(12), 12, DUE, grace_months=2) == stepped(
        yuan(5000), rates, weights, monthly(DUE)
    )


def test_months_free_of_interest() -> None:
    """1,000 free for three of six months: each payment 168.32 by hand."""
    rates = [Decimal(0)] * 3 + [Decimal("0.01")] * 3
    schedule = stepped(yuan(1000), rates, [Decimal(1)] * 6, monthly(DUE))

    # v = 1/1.01: 3 + 0.990099 + 0.980296 + 0.970590 = 5.940985; 1000 / 5.940985 = 168.3222.
    assert (["168.32"] * 5, "0.00", "4.95") == (
        [str(payment.yuan) for payment in schedule.payments[:-1]],
        str(schedule.instalments[2].interest.yuan),
        str(schedule.instalments[3].interest.yuan),
    )


def test_a_payment_may_be_given() -> None:
    """A rounder payment leaves more or less for the last."""
    schedule = stepped(
        yuan(100), [Decimal(0)] * 3, [Decimal(1)] * 3, monthly(DUE), payment=Decimal(40)
    )

    assert [yuan(40), yuan(40), yuan(20)] == list(schedule.payments)


def test_steps_round_as_told() -> None:
    """A payment of half a 分 is one 分, or none."""
    paid = [
        stepped(
            yuan("0.01"), [Decimal(0)] * 2, [Decimal(1)] * 2, monthly(DUE), rounding=way
        ).first.payment.fen
        for way in Rounding
    ]

    assert [1, 0] == paid


@pytest.mark.parametrize(
    ("rates", "weights"),
    [([], []), (["0.01"], ["0"]), (["-0.01"], ["1"]), (["0.01"], ["-1"]), (["0"], ["1", "1"])],
)
def test_steps_are_a_rate_and_a_weight_each(rates: list[str], weights: list[str]) -> None:
    """Nothing negative, one weight above zero, as many rates as weights."""
    with pytest.raises(ValueError, match=r"not negative|zip\(\)"):
        full_payment(Decimal(1), [Decimal(rate) for rate in rates], [Decimal(w) for w in weights])
