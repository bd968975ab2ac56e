"""Offers about a debt, against what is owed today."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from calculators.finance.money import ZERO, Money, yuan
from calculators.finance.offer import Due, Offer, dues_at_rate, equal_dues
from calculators.finance.rate import Rate, percent

TODAY, NEXT = date(2026, 11, 23), date(2026, 12, 23)


def offer(*dues: Due, owed: int = 10_000, down: int = 0, fee: int = 0) -> Offer:
    """An offer about 10,000 owed today."""
    return Offer(
        on=TODAY, owed=yuan(owed), down_payment=yuan(down), fee=yuan(fee), dues=tuple(dues)
    )


def test_all_that_is_paid_counts() -> None:
    """1,000 down, a fee of 200 and 3 × 2,500 are 8,700: 1,300 less than the 10,000 owed."""
    made = offer(*equal_dues(yuan(2500), 3, NEXT, ZERO), down=1000, fee=200)

    assert (yuan(8700), yuan(-1300), yuan(1300)) == (made.total_paid, made.difference, made.waived)


def test_a_dearer_offer_waives_nothing() -> None:
    """12 × 1,000 for 10,000 costs 2,000 more and lets nothing off."""
    made = offer(*equal_dues(yuan(1000), 12, NEXT, ZERO))

    assert (yuan(2000), ZERO) == (made.difference, made.waived)


def test_a_balloon_comes_with_the_last_payment() -> None:
    """The largest payment of 11 × 500 and 500 + 4,000 is 4,500, on the twelfth day."""
    made = offer(*equal_dues(yuan(500), 12, NEXT, yuan(4000)))

    assert (yuan(4500), date(2027, 11, 23)) == (made.highest_payment, made.last_due)
    assert [yuan(500)] * 11 + [yuan(4500)] == [due.amount for due in made.dues]


def test_an_offer_at_once_is_its_own_highest_payment() -> None:
    """Where nothing is paid later, what is paid now is the largest payment, today the last day."""
    made = offer(down=6000, fee=100)

    assert (yuan(6100), TODAY) == (made.highest_payment, made.last_due)


@pytest.mark.parametrize("down", [10_000, 12_000])
def test_an_offer_paid_now_has_no_rate(down: int) -> None:
    """With nothing left to pay later no rate is named."""
    assert offer(Due(on=NEXT, amount=yuan(1)), down=down).rate() is None
    assert offer(down=6000).rate() is None


def test_a_payment_on_the_same_day_has_no_rate() -> None:
    """Money paid today costs nothing over time."""
    assert offer(Due(on=TODAY, amount=yuan(10_000))).rate() is None


def test_a_payment_after_a_year_has_its_own_rate() -> None:
    """11,000 after 365 days for 10,000 is 10 %; 9,000 is −10 %."""
    found = [
        offer(Due(on=date(2027, 11, 23), amount=yuan(paid))).rate() for paid in (11_000, 9_000)
    ]

    assert [
        None if rate is None else rate.fraction.quantize(Decimal("1e-12")) for rate in found
    ] == [Decimal("0.1"), Decimal("-0.1")]


def test_equal_instalments_at_a_rate() -> None:
    """10,000 at 24 % over 12 months: 945.60 a month (published)."""
    dues = dues_at_rate(yuan(10_000), percent(24), 12, NEXT, ZERO)

    assert yuan("945.60") == dues[0].amount
    assert 12 == len(dues)


def test_a_balloon_lowers_the_instalments() -> None:
    """9,000 without interest over 3 months, 6,000 of them at the end: 1,000, 1,000, 7,000."""
    dues = dues_at_rate(yuan(9000), percent(0), 3, NEXT, yuan(6000))

    assert [yuan(1000), yuan(1000), yuan(7000)] == [due.amount for due in dues]


def test_a_balloon_with_interest_is_paid_in_full() -> None:
    """1,000 at 1 % a month, 1,000 at the end: only the interest of 10 is paid meanwhile."""
    dues = dues_at_rate(yuan(1000), percent(12), 3, NEXT, yuan(1000))

    assert [yuan(10), yuan(10), yuan(1010)] == [due.amount for due in dues]


def test_a_balloon_beyond_the_debt_is_refused() -> None:
    """No instalment is negative."""
    with pytest.raises(ValueError, match="balloon"):
        dues_at_rate(yuan(1000), Rate(Decimal(0)), 3, NEXT, yuan(1001))


def test_amounts_stay_whole() -> None:
    """What is paid later is what was posted: 100.01 over 3 months is 33.34, 33.34, 33.33."""
    dues = dues_at_rate(yuan("100.01"), percent(0), 3, NEXT, ZERO)

    assert [Money(3334), Money(3334), Money(3333)] == [due.amount for due in dues]
