"""What can be agreed about an overdue debt, and what it comes to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from calculators.finance.money import ZERO, yuan
from calculators.finance.rate import Per, percent
from calculators.finance.relief import Way, extend, freeze, restructure, settle, wait, waive

TODAY = date(2026, 11, 23)


def test_waiting_and_freezing_pay_later() -> None:
    """Nothing is paid now; the sum is the later day's, or today's."""
    assert (ZERO, yuan(1_500)) == (wait(yuan(1_500)).paid_now, wait(yuan(1_500)).total)
    assert (ZERO, yuan(1_200)) == (freeze(yuan(1_200)).paid_now, freeze(yuan(1_200)).total)


def test_a_waiver_takes_its_share_of_the_charges_only() -> None:
    """Half of 307.01 of charges, 153.505, is 153.51; the rest of 6,427.01 is paid now."""
    agreed = waive(yuan("6427.01"), yuan("307.01"), Decimal("0.5"))

    assert (yuan("6273.50"), yuan("6273.50")) == (agreed.paid_now, agreed.total)


def test_an_extension_adds_simple_interest_on_the_principal() -> None:
    """6,000 at 18 % a year for three months: 270 more."""
    assert extend(yuan(6_427), yuan(6_000), percent(18), 3).total == yuan(6_697)


def test_restructuring_pays_equal_instalments() -> None:
    """30,000 at 18 % over 12 months: 2,750.40 a month (published by any mortgage table)."""
    agreed = restructure(yuan(30_000), percent("1.5", Per.MONTH), 12, TODAY)

    assert agreed.monthly == yuan("2750.40")
    assert abs((agreed.total - yuan("2750.40") * 12).fen) <= 12


def test_restructuring_without_interest_costs_nothing() -> None:
    """At a rate of nothing the debt is only spread."""
    assert restructure(yuan(1_000), percent(0), 3, TODAY).total == yuan(1_000)


def test_a_settlement_is_what_is_paid() -> None:
    """One payment, now."""
    assert (yuan(5_000), yuan(5_000)) == (settle(yuan(5_000)).paid_now, settle(yuan(5_000)).total)


def test_nothing_owed_cannot_be_restructured() -> None:
    """There is no schedule of nothing."""
    with pytest.raises(ValueError, match="principal"):
        restructure(ZERO, percent(18), 12, TODAY)


def test_each_way_is_named_and_only_two_are_paid_now() -> None:
    """A waiver and a settlement are paid at once, the others later."""
    owed = yuan(6_000)
    found = (
        wait(owed),
        freeze(owed),
        waive(owed, ZERO, Decimal(1)),
        extend(owed, owed, percent(0), 3),
        restructure(owed, percent(0), 3, TODAY),
        settle(owed),
    )

    assert [
        (Way.WAIT, ZERO),
        (Way.FREEZE, ZERO),
        (Way.WAIVE, owed),
        (Way.EXTEND, ZERO),
        (Way.RESTRUCTURE, ZERO),
        (Way.SETTLE, owed),
    ] == [(each.way, each.paid_now) for each in found]
