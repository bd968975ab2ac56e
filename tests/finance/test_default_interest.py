"""Default interest, compounding and late fees of missed instalments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.dates import DayCount
from calculators.finance.default_interest import (
    Base,
    DefaultTerms,
    Overdue,
    accrue,
    charged,
    days_overdue,
)
from calculators.finance.late_fee import NO_LATE_FEE, LateFee
from calculators.finance.money import ZERO, Money, yuan
from calculators.finance.rate import Per, Rate, percent

DUE = date(2026, 3, 1)
SIMPLE = DefaultTerms(rate=percent(36), day_count=DayCount.ACTUAL_365)
MISSED = Overdue(due=DUE, principal=yuan(10_000), interest=yuan(200))


def after(days: int) -> date:
    """So many days after the due date."""
    return DUE + timedelta(days)


def test_default_interest_runs_from_the_due_date() -> None:
    """10,000 at 36 % for 73 days, a fifth of a year, is 720."""
    assert yuan(720) == accrue(MISSED, SIMPLE, after(73)).default_interest


def test_the_base_may_include_the_interest() -> None:
    """10,200 at 36 % for a fifth of a year is 734.40."""
    terms = replace(SIMPLE, base=Base.PRINCIPAL_AND_INTEREST)

    assert yuan("734.40") == accrue(MISSED, terms, after(73)).default_interest


def test_the_day_count_is_the_contract_s() -> None:
    """The same 72 days are a fifth of a year of 360 days."""
    terms = replace(SIMPLE, day_count=DayCount.ACTUAL_360)

    assert yuan(720) == accrue(MISSED, terms, after(72)).default_interest


def test_three_missed_instalments_accrue_each_from_its_own_date() -> None:
    """By hand: 900 × 36 % × 92, 61 and 31 days of 365: 81.67, 54.15, 27.52."""
    missed = [Overdue(due=date(2026, month, 1), principal=yuan(900)) for month in (5, 6, 7)]
    found = charged(missed, SIMPLE, date(2026, 8, 1))

    assert [yuan("81.67"), yuan("54.15"), yuan("27.52")] == [
        each.default_interest for each in found
    ]


def test_nothing_is_charged_before_or_on_the_due_date() -> None:
    """Paying on the day is paying in time."""
    assert [MISSED, MISSED] == [accrue(MISSED, SIMPLE, after(days)) for days in (-5, 0)]


def test_a_grace_is_free_until_it_is_exceeded() -> None:
    """Three days of grace: the third costs nothing, the fourth costs four."""
    terms = replace(SIMPLE, grace_days=3)

    assert [0, 4] == [days_overdue(DUE, terms, after(days)) for days in (3, 4)]
    assert [ZERO, yuan("39.45")] == [
        accrue(MISSED, terms, after(days)).default_interest for days in (3, 4)
    ]


def test_compounding_adds_interest_on_unpaid_interest() -> None:
    """By hand, base principal, from 1 March to 15 April.

    March, 31 days: 10,000 → 305.75; 200 of interest → 6.12. Then 14 days: 10,000 → 138.08;
    200 + 305.75 + 6.12 = 511.87 → 7.07.
    """
    terms = replace(SIMPLE, compounding=True)
    found = accrue(MISSED, terms, date(2026, 4, 15))

    assert (yuan("443.83"), yuan("13.19")) == (found.default_interest, found.compound_interest)


def test_compounding_does_not_count_the_base_s_interest_twice() -> None:
    """With 10,200 as the base only the charges compound: 311.87 in March, then 4.31 of April."""
    terms = replace(SIMPLE, compounding=True, base=Base.PRINCIPAL_AND_INTEREST)
    found = accrue(MISSED, terms, date(2026, 4, 15))

    # 10,200 × 36 % × 31 / 365 = 311.87; × 14 / 365 = 140.84; 311.87 × 36 % × 14 / 365 = 4.31.
    assert (yuan("452.71"), yuan("4.31")) == (found.default_interest, found.compound_interest)


def test_compounding_and_the_day_of_the_anniversary() -> None:
    """On the anniversary itself the month's charges have just begun to earn."""
    terms = replace(SIMPLE, compounding=True)
    found = accrue(MISSED, terms, date(2026, 4, 1))

    assert (yuan("311.87"), date(2026, 4, 1)) == (found.capitalised, found.accrued_to)


def test_anniversaries_keep_the_due_date_s_day() -> None:
    """From 31 January: 28 February and 31 March."""
    missed = replace(MISSED, due=date(2026, 1, 31))
    terms = replace(SIMPLE, compounding=True)
    steps = accrue(missed, terms, date(2026, 2, 28))

    assert steps.capitalised == steps.charges
    assert steps.capitalised == accrue(steps, terms, date(2026, 3, 30)).capitalised
    assert steps.capitalised < accrue(steps, terms, date(2026, 3, 31)).capitalised


@given(st.integers(1, 400), st.integers(0, 400), st.booleans(), st.sampled_from(Base))
def test_waiting_never_makes_it_cheaper(
    days: int, more: int, compounding: bool, base: Base
) -> None:
    """Charges do not fall from one day to a later one."""
    terms = replace(SIMPLE, compounding=compounding, base=base)

    assert (
        accrue(MISSED, terms, after(days)).charges
        <= accrue(MISSED, terms, after(days + more)).charges
    )


@given(st.integers(1, 800), st.sampled_from(Base))
def test_compounding_never_costs_less(days: int, base: Base) -> None:
    """With interest on interest the charges are no lower, but for a 分 a month of rounding."""
    simple = replace(SIMPLE, base=base)
    compounding = replace(simple, compounding=True)
    months = Money(days // 28 + 1)

    assert (
        accrue(MISSED, simple, after(days)).charges
        <= accrue(MISSED, compounding, after(days)).charges + months
    )


@given(st.lists(st.integers(1, 200), min_size=1, max_size=5), st.booleans())
def test_posting_in_between_changes_no_more_than_its_rounding(
    steps: list[int], compounding: bool
) -> None:
    """Accruing day after day comes to the same, but for a 分 at each posting."""
    terms = replace(SIMPLE, compounding=compounding)
    missed, day = MISSED, 0
    for step in steps:
        day += step
        missed = accrue(missed, terms, after(day))
    at_once = accrue(MISSED, terms, after(day))

    assert abs(missed.charges.fen - at_once.charges.fen) <= 2 * len(steps)


def test_accruing_to_the_same_day_again_changes_nothing() -> None:
    """What is posted is not posted twice, late fees included."""
    terms = replace(
        SIMPLE,
        late_fee=LateFee(fixed=yuan(50), share=Decimal("0.01"), daily_share=Decimal("0.001")),
    )
    once = accrue(MISSED, terms, after(30))

    assert once == accrue(once, terms, after(30))
    assert once == accrue(once, terms, after(20))


@pytest.mark.parametrize(
    ("fee", "base", "charged_fee"),
    [
        (NO_LATE_FEE, Base.PRINCIPAL, "0"),
        (LateFee(fixed=yuan(50)), Base.PRINCIPAL, "50"),
        (LateFee(share=Decimal("0.05")), Base.PRINCIPAL, "500"),
        (LateFee(share=Decimal("0.05")), Base.PRINCIPAL_AND_INTEREST, "510"),
        (LateFee(daily_share=Decimal("0.0005")), Base.PRINCIPAL, "50"),
        (LateFee(daily_share=Decimal("0.0005")), Base.PRINCIPAL_AND_INTEREST, "51"),
        (LateFee(fixed=yuan(1), share=Decimal("0.01")), Base.PRINCIPAL, "101"),
    ],
)
def test_late_fees_after_ten_days(fee: LateFee, base: Base, charged_fee: str) -> None:
    """Fixed, a share once, a share a day, of what is overdue."""
    terms = replace(SIMPLE, base=base, late_fee=fee)

    assert yuan(charged_fee) == accrue(MISSED, terms, after(10)).late_fee


def test_late_fees_are_rounded_to_the_fen() -> None:
    """Half a 分 counts as one."""
    fee = LateFee(share=Decimal("0.5"), daily_share=Decimal("0.25"))

    assert (Money(1), Money(1)) == (fee.once(Money(1)), fee.daily(Money(1), 2))


def test_a_fee_once_stays_once() -> None:
    """Later days add to the daily share only."""
    fee = LateFee(fixed=yuan(50), daily_share=Decimal("0.001"))
    terms = replace(SIMPLE, late_fee=fee)
    missed = accrue(MISSED, terms, after(1))

    assert [yuan(60), yuan(70)] == [missed.late_fee, accrue(missed, terms, after(2)).late_fee]


def test_what_is_owed_is_everything() -> None:
    """Principal, interest and charges."""
    missed = replace(MISSED, default_interest=yuan(3), compound_interest=yuan(2), late_fee=yuan(1))

    assert (yuan(6), yuan(10_206)) == (missed.charges, missed.owed)


def test_a_daily_rate_in_its_place() -> None:
    """0.05 % a day on 10,000 for ten days is 50."""
    terms = replace(SIMPLE, rate=Rate(Decimal("0.0005"), Per.DAY))

    assert yuan(50) == accrue(MISSED, terms, after(10)).default_interest
