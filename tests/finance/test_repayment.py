"""The five methods against published and hand-computed figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from calculators.finance.money import ZERO, Money, Rounding, yuan
from calculators.finance.rate import Per, Rate, percent
from calculators.finance.repayment import (
    bullet,
    equal_instalments,
    equal_principal,
    flat_fee,
    interest_only,
    monthly_fraction,
)
from calculators.finance.schedule import Schedule

DUE = date(2026, 1, 31)


def rows(schedule: Schedule) -> list[tuple[str, str, str]]:
    """Principal, interest and balance of each row, in yuan."""
    return [
        (str(row.principal.yuan), str(row.interest.yuan), str(row.balance.yuan))
        for row in schedule.instalments
    ]


def test_golden_flat_fee() -> None:
    """10,000 in 12 instalments at 0.75 % a month: 908.33, last 908.37, 16.22 % and 17.48 %."""
    schedule = flat_fee(yuan(10_000), percent("0.75", Per.MONTH), 12, DUE)
    rate = schedule.monthly_rate()

    assert ("908.33", "908.37", "16.22", "17.48") == (
        str(schedule.first.payment.yuan),
        str(schedule.last.payment.yuan),
        f"{rate.simple(Per.YEAR).percent:.2f}",
        f"{rate.compounded(Per.YEAR).percent:.2f}",
    )


def test_a_flat_fee_is_a_fee_on_the_original_principal() -> None:
    """Every month 75 of fee and no interest, to the end."""
    schedule = flat_fee(yuan(10_000), percent("0.75", Per.MONTH), 12, DUE)

    assert ({yuan(75)}, ZERO, yuan(900)) == (
        {row.fee for row in schedule.instalments},
        schedule.total_interest,
        schedule.total_fee,
    )


def test_golden_flat_fee_nominal_rate() -> None:
    """0.6 % a month flat in 12 instalments is 13.03 % a year, not the shortcut's 13.29 %."""
    rate = flat_fee(yuan(10_000), percent("0.6", Per.MONTH), 12, DUE).monthly_rate()

    assert "13.03" == f"{rate.simple(Per.YEAR).percent:.2f}"


@pytest.mark.parametrize(
    ("principal", "yearly", "months", "payment"),
    [
        (10_000, 24, 12, "945.60"),
        (30_000, 18, 12, "2750.40"),
        (30_000, 18, 24, "1497.72"),
        (30_000, 18, 36, "1084.57"),
        (30_000, 18, 60, "761.80"),
    ],
)
def test_golden_equal_instalments(principal: int, yearly: int, months: int, payment: str) -> None:
    """Golden payments, to the 分."""
    schedule = equal_instalments(yuan(principal), percent(yearly), months, DUE)

    assert payment == str(schedule.first.payment.yuan)


def test_a_published_table_row_by_row() -> None:
    """The Price table of 8,530.20 at 3 % a period in ten payments of 1,000."""
    schedule = equal_instalments(yuan("8530.20"), percent(3, Per.MONTH), 10, DUE)

    assert [
        ("744.09", "255.91", "7786.11"),
        ("766.42", "233.58", "7019.69"),
        ("789.41", "210.59", "6230.28"),
        ("813.09", "186.91", "5417.19"),
        ("837.48", "162.52", "4579.71"),
        ("862.61", "137.39", "3717.10"),
        ("888.49", "111.51", "2828.61"),
        ("915.14", "84.86", "1913.47"),
        ("942.60", "57.40", "970.87"),
        ("970.87", "29.13", "0.00"),
    ] == rows(schedule)


def test_rounding_is_an_argument() -> None:
    """A published schedule of 180 payments ends on 1,404.95 by half-even, 1,404.96 by half-up."""
    last = [
        str(
            equal_instalments(
                yuan(200_000), percent("3.25"), 180, DUE, rounding=way
            ).last.payment.yuan
        )
        for way in Rounding
    ]

    assert ["1404.96", "1404.95"] == last


def test_grace_is_interest_only_inside_the_term() -> None:
    """Two months of interest, then the level payment of the other two."""
    schedule = equal_instalments(yuan(1000), percent(1, Per.MONTH), 4, DUE, grace_months=2)

    # 1000 × 0.01 / (1 − 1.01⁻²) = 507.512…; the last is 502.49 and its interest of 5.02.
    assert ["10.00", "10.00", "507.51", "507.51"] == [
        str(payment.yuan) for payment in schedule.payments
    ]


def test_equal_principal_by_hand() -> None:
    """1,000 in three at 1 %: payment = rounded (333.333… + interest), principal its rest."""
    schedule = equal_principal(yuan(1000), percent(1, Per.MONTH), 3, DUE)

    # 333.33… + 10.00 = 343.33; + 6.6667 = 340.00, less 6.67 = 333.33; the last takes 333.34.
    assert [
        ("333.33", "10.00", "666.67"),
        ("333.33", "6.67", "333.34"),
        ("333.34", "3.33", "0.00"),
    ] == rows(schedule)


def test_equal_principal_with_grace() -> None:
    """A month of interest, then half and half."""
    schedule = equal_principal(yuan(1000), percent(1, Per.MONTH), 3, DUE, grace_months=1)

    assert ["10.00", "510.00", "505.00"] == [str(payment.yuan) for payment in schedule.payments]


def test_published_equal_principal() -> None:
    """730,000 at 4.9 % over 276 months begins with 5,625.76: 2,644.93 and 2,980.83."""
    first = equal_principal(yuan(730_000), percent("4.9"), 276, DUE).first

    assert ("5625.76", "2644.93", "2980.83") == tuple(
        str(part.yuan) for part in (first.payment, first.principal, first.interest)
    )


def test_interest_only_repays_at_the_end() -> None:
    """315,000 at 6.5 %: 1,706.25 a month, and the whole principal with the last."""
    schedule = interest_only(yuan(315_000), percent("6.5"), 144, DUE)

    assert ({yuan("1706.25")}, yuan("316706.25"), 144) == (
        set(schedule.payments[:-1]),
        schedule.last.payment,
        schedule.months,
    )


def test_a_bullet_is_one_payment_with_simple_interest() -> None:
    """10,000 at 12 % for seven months is 10,700, due six months after the first due date."""
    schedule = bullet(yuan(10_000), percent(12), 7, DUE)

    assert (1, 7, date(2026, 7, 31), yuan(10_700), yuan(700)) == (
        schedule.last.number,
        schedule.months,
        schedule.last.due,
        schedule.last.payment,
        schedule.last.interest,
    )
    assert (yuan(10_000), *[ZERO] * 6, yuan(-10_700)) == schedule.flows


def test_a_bullet_rounds_as_told() -> None:
    """1.00 at 0.5 % for a month is half a 分 of interest: one 分 or none."""
    paid = [
        bullet(yuan(1), percent("0.5", Per.MONTH), 1, DUE, rounding=way).last.interest.fen
        for way in Rounding
    ]

    assert [1, 0] == paid


def test_rounded_payments_may_clear_the_debt_sooner() -> None:
    """Six 分 over twelve months are one 分 a month, and done after six."""
    assert 6 == equal_instalments(Money(6), percent(0), 12, DUE).months


def test_a_debt_smaller_than_its_months_waits_for_the_last() -> None:
    """Five 分 over twelve months round to nothing a month: all with the last."""
    schedule = equal_instalments(Money(5), percent(0), 12, DUE)

    assert [Money(0)] * 11 + [Money(5)] == list(schedule.payments)


def test_a_monthly_rate_is_a_twelfth() -> None:
    """18 % a year is 1.5 % a month, 0.06 % a day 365/12 times as much."""
    assert [Decimal("0.015"), Decimal("0.01825")] == [
        monthly_fraction(rate) for rate in (percent(18), percent("0.06", Per.DAY))
    ]


@pytest.mark.parametrize("builder", [equal_instalments, equal_principal, interest_only, bullet])
def test_a_loan_does_not_cost_less_than_nothing(builder: object) -> None:
    """A negative rate is refused."""
    assert callable(builder)
    with pytest.raises(ValueError, match="cannot charge -1"):
        builder(yuan(100), Rate(Decimal("-0.01")), 3, DUE)


@pytest.mark.parametrize("builder", [equal_instalments, equal_principal])
def test_a_grace_leaves_a_month_to_repay_in(builder: object) -> None:
    """Interest only to the very end is not what these methods do."""
    assert callable(builder)
    with pytest.raises(ValueError, match="0 periods leave none"):
        builder(yuan(100), percent(1), 3, DUE, grace_months=3)


@pytest.mark.parametrize("builder", [equal_instalments, equal_principal, flat_fee, interest_only])
def test_a_loan_lasts_a_month_at_least(builder: object) -> None:
    """No months, no schedule."""
    assert callable(builder)
    with pytest.raises(ValueError, match="0"):
        builder(yuan(100), percent(1), 0, DUE)


@pytest.mark.parametrize(
    ("rounding", "interest"), [(Rounding.HALF_UP, "0.51"), (Rounding.HALF_EVEN, "0.50")]
)
def test_half_a_fen_of_interest_is_rounded_as_agreed(rounding: Rounding, interest: str) -> None:
    """50.50 at 1 % a month is 0.505, whatever the method."""
    for method in (equal_instalments, equal_principal, interest_only):
        schedule = method(yuan("50.50"), percent(1, Per.MONTH), 12, DUE, rounding=rounding)

        assert yuan(interest) == schedule.instalments[0].interest
