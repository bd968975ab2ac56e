"""An overdue debt on any day: each part from its own date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from calculators.finance.dates import DayCount
from calculators.finance.default_interest import DefaultTerms, Overdue
from calculators.finance.late_fee import LateFee
from calculators.finance.money import ZERO, yuan
from calculators.finance.overdue_debt import OverdueDebt, growth, per_day, settled, standing
from calculators.finance.rate import percent

TODAY = date(2026, 11, 23)
TERMS = DefaultTerms(rate=percent(36), day_count=DayCount.ACTUAL_360)
# 36 % a year on 360 days is 0.1 % a day: 92, 61 and 31 days before today.
MISSED = (
    Overdue(due=date(2026, 10, 23), principal=yuan(3_000), interest=yuan(30)),
    Overdue(due=date(2026, 8, 23), principal=yuan(1_000), interest=yuan(50)),
    Overdue(due=date(2026, 9, 23), principal=yuan(2_000), interest=yuan(40)),
)
DEBT = OverdueDebt(instalments=MISSED, terms=TERMS)


def test_each_instalment_accrues_from_its_own_date() -> None:
    """92 days of 1,000, 61 of 2,000 and 31 of 3,000 at 0.1 % a day: 92 + 122 + 93."""
    today = standing(DEBT, TODAY)

    assert (yuan(92 + 122 + 93), ZERO, ZERO) == (
        today.default_interest,
        today.compound_interest,
        today.late_fee,
    )
    assert (yuan(6_000), yuan(120)) == (today.principal, today.interest)
    assert (yuan(307), yuan(6_427)) == (today.charges, today.owed)


def test_rows_stand_oldest_first() -> None:
    """However they are given, the parts come by their due dates."""
    assert [8, 9, 10] == [row.due.month for row in standing(DEBT, TODAY).rows]


def test_days_count_from_the_oldest() -> None:
    """August's instalment is 92 days late; principal-days weigh each part by its own days."""
    today = standing(DEBT, TODAY)

    assert today.days == 92
    assert today.principal_days == 100_000 * 92 + 200_000 * 61 + 300_000 * 31


def test_charges_become_a_yearly_rate_on_the_principal() -> None:
    """0.1 % a day is 36 % on a year of 360 days, 36.5 % on one of 365; fees come on top."""
    today = standing(DEBT, TODAY)
    fee = yuan(307)  # as much again

    assert today.annualised(ZERO, DayCount.ACTUAL_360) == percent(36)
    assert today.annualised(ZERO, DayCount.ACTUAL_365) == percent("36.5")
    assert today.annualised(fee, DayCount.ACTUAL_360) == percent(72)


def test_nothing_overdue_has_no_yearly_rate() -> None:
    """On the due date itself no day has passed."""
    assert standing(DEBT, date(2026, 8, 23)).annualised(yuan(5), DayCount.ACTUAL_365) is None


def test_what_falls_due_later_is_left_out() -> None:
    """Before a due date the instalment is not overdue; on the day it is in, without charges."""
    assert standing(DEBT, date(2026, 8, 22)).rows == ()
    assert standing(DEBT, date(2026, 8, 22)).days == 0
    assert standing(DEBT, date(2026, 8, 23)).owed == yuan(1_050)


def test_principal_called_in_joins_on_its_day() -> None:
    """10,000 called in ten days ago: 100 more, and nothing on the day before it."""
    debt = replace(DEBT, called_in=Overdue(due=date(2026, 11, 13), principal=yuan(10_000)))

    assert standing(debt, TODAY).owed == yuan(6_427 + 10_000 + 100)
    assert standing(debt, date(2026, 11, 12)) == standing(DEBT, date(2026, 11, 12))


def test_principal_called_in_has_no_grace_and_only_daily_fees() -> None:
    """Five days at 0.1 % and a daily fee of 0.2 %: 50 and 100, however long the grace."""
    fees = LateFee(fixed=yuan(30), share=Decimal("0.05"), daily_share=Decimal("0.002"))
    called_in = Overdue(due=date(2026, 11, 18), principal=yuan(10_000))
    terms = replace(TERMS, late_fee=fees, grace_days=10)
    today = standing(OverdueDebt(instalments=(), terms=terms, called_in=called_in), TODAY)

    assert (yuan(50), yuan(100)) == (today.default_interest, today.late_fee)


def test_growth_looks_at_the_days_asked_for() -> None:
    """Ten days later, ten days of 6,000 more: 60."""
    today, later = growth(DEBT, TODAY, (10,))

    assert (yuan(307), yuan(367)) == (today.default_interest, later.default_interest)
    assert later.on == date(2026, 12, 3)


def test_one_more_day_costs_a_day_of_everything_overdue() -> None:
    """6,000 at 0.1 %: 6.00 a day."""
    assert per_day(DEBT, TODAY) == yuan(6)


def test_an_instalment_due_tomorrow_costs_nothing_by_itself() -> None:
    """What falls due is not a cost of waiting."""
    debt = replace(DEBT, instalments=(Overdue(due=date(2026, 11, 24), principal=yuan(500)),))

    assert per_day(debt, TODAY) == ZERO


@pytest.mark.parametrize("grace", [0, 40, 400])
@pytest.mark.parametrize("after", [0, 1, 8, 30, 180])
def test_compounding_grows_as_if_computed_afresh(grace: int, after: int) -> None:
    """Postings shared between days change nothing: each day equals the day computed alone."""
    terms = replace(TERMS, compounding=True, grace_days=grace)
    called_in = Overdue(due=date(2026, 9, 30), principal=yuan(10_000))
    debt = OverdueDebt(instalments=MISSED, terms=terms, called_in=called_in)
    later = growth(debt, TODAY, (after,))[-1]

    assert [(row.due, row.charges) for row in standing(debt, later.on).rows] == [
        (row.due, row.charges) for row in later.rows
    ]


def test_compounding_before_anything_is_due_is_nothing() -> None:
    """Growth may start before the first due date."""
    debt = replace(DEBT, terms=replace(TERMS, compounding=True))

    assert growth(debt, date(2026, 8, 1), (22,))[-1].owed == yuan(1_050)


@pytest.mark.parametrize(
    ("due", "day", "posted"),
    [
        (date(2026, 8, 23), date(2026, 11, 22), date(2026, 10, 23)),
        (date(2026, 8, 23), date(2026, 11, 23), date(2026, 11, 23)),
        (date(2026, 8, 23), date(2026, 9, 23), date(2026, 9, 23)),
        (date(2026, 10, 23), date(2026, 11, 22), None),  # no month is over
        (date(2026, 12, 1), date(2026, 11, 22), None),  # nor due
        (date(2024, 12, 31), date(2026, 11, 30), date(2026, 11, 30)),
        (date(2024, 1, 31), date(2026, 3, 1), date(2026, 2, 28)),
    ],
)
def test_what_is_posted_once_ends_at_the_last_anniversary(
    due: date, day: date, posted: date | None
) -> None:
    """Whole months since the due date, of instalments and of principal called in alike."""
    part = Overdue(due=due, principal=yuan(1_000))
    debt = OverdueDebt(instalments=(part,), terms=replace(TERMS, compounding=True), called_in=part)
    known = settled(debt, day)

    assert (posted, posted) == (
        known.instalments[0].accrued_to,
        known.called_in and known.called_in.accrued_to,
    )


def test_without_compounding_nothing_is_posted_ahead() -> None:
    """Each day is one posting from the due date: parts would round otherwise."""
    assert DEBT == settled(DEBT, TODAY)
