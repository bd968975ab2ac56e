"""The four laws of every schedule, and what is read from one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calculators.finance.dates import add_months
from calculators.finance.fixed_payment import NeverClearsError, fixed_payment
from calculators.finance.money import ZERO, Money, Rounding, total, yuan
from calculators.finance.posting import Step, monthly, posted
from calculators.finance.prepayment import Keep, Repaid, prepay
from calculators.finance.rate import Per, Rate, percent
from calculators.finance.repayment import (
    bullet,
    equal_instalments,
    equal_principal,
    flat_fee,
    interest_only,
)
from calculators.finance.schedule import Instalment, Schedule
from calculators.finance.stepped import stepped

DUE = date(2026, 1, 31)
BUILDERS = {
    Repaid.EQUAL_INSTALMENT: equal_instalments,
    Repaid.EQUAL_PRINCIPAL: equal_principal,
}


@st.composite
def loans(draw: st.DrawFn) -> tuple[Money, Rate, int]:
    """Loans from one 分 to a hundred million yuan, for one to 360 months, at up to 36 % a year."""
    principal = draw(st.one_of(st.integers(1, 1000), st.integers(1, 10**10)))
    per = draw(st.sampled_from(Per))
    most = {Per.YEAR: "0.36", Per.MONTH: "0.03", Per.DAY: "0.001"}[per]
    rate = draw(st.one_of(st.just(Decimal(0)), st.decimals("0", most, places=6)))
    return Money(principal), Rate(rate, per), draw(st.integers(1, 360))


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    """Schedules of every kind."""
    principal, rate, months = draw(loans())
    rounding = draw(st.sampled_from(Rounding))
    kind = draw(st.integers(0, 7))
    if kind < 2:
        grace = draw(st.integers(0, months - 1))
        builder = (equal_instalments, equal_principal)[kind]
        return builder(principal, rate, months, DUE, rounding=rounding, grace_months=grace)
    if kind < 5:
        simple = (interest_only, bullet, flat_fee)[kind - 2]
        return simple(principal, rate, months, DUE, rounding=rounding)
    if kind == 5:
        paid = Money(draw(st.integers(1, 2 * principal.fen)))
        try:
            return fixed_payment(principal, rate, paid, DUE, rounding=rounding)
        except NeverClearsError:
            assume(False)
    if kind == 6:
        weights = draw(st.lists(st.integers(0, 3), min_size=1, max_size=36).filter(any))
        rates = draw(
            st.lists(
                st.decimals("0", "0.05", places=4), min_size=len(weights), max_size=len(weights)
            )
        )
        steps = [Decimal(weight) for weight in weights]
        return stepped(principal, rates, steps, monthly(DUE), rounding=rounding)
    return draw(prepaid())


@st.composite
def prepaid(draw: st.DrawFn) -> Schedule:
    """A loan with a prepayment."""
    principal, rate, months = draw(loans())
    method = draw(st.sampled_from(Repaid))
    grace = draw(st.integers(0, months - 1))
    schedule = BUILDERS[method](principal, rate, months, DUE, grace_months=grace)
    after = draw(st.integers(1, len(schedule.instalments)))
    owed = schedule.balance_after(after)
    assume(owed)
    amount, keep = Money(draw(st.integers(1, owed.fen))), draw(st.sampled_from(Keep))
    return prepay(schedule, rate, method, after=after, amount=amount, keep=keep)


@given(schedules())
def test_nothing_is_left_owing_after_the_last_instalment(schedule: Schedule) -> None:
    """The last balance is zero."""
    assert ZERO == schedule.last.balance


@given(schedules())
def test_no_balance_is_negative(schedule: Schedule) -> None:
    """Nobody ever owes less than nothing."""
    assert [] == [row for row in schedule.instalments if row.balance < ZERO]


@given(schedules())
def test_the_principal_parts_are_the_principal(schedule: Schedule) -> None:
    """The principal is repaid exactly, never more and never less."""
    assert schedule.principal == total(row.principal for row in schedule.instalments)


@given(schedules())
def test_each_payment_is_its_parts(schedule: Schedule) -> None:
    """Principal, interest and fee make the payment, and no part is negative."""
    for row in schedule.instalments:
        assert row.payment == row.principal + row.interest + row.fee
        assert min(row.principal, row.interest, row.fee) >= ZERO


@given(schedules())
def test_each_balance_follows_from_the_one_before(schedule: Schedule) -> None:
    """What is owed falls by the principal part, and rows are numbered through."""
    owed = schedule.principal
    for number, row in enumerate(schedule.instalments, start=1):
        owed -= row.principal
        assert (number, owed) == (row.number, row.balance)


@given(schedules())
def test_every_due_date_keeps_its_day(schedule: Schedule) -> None:
    """Instalments fall due on the anchor's day of their month."""
    assert all(row.due == add_months(DUE, row.month - 1) for row in schedule.instalments)


@given(schedules())
def test_totals_are_sums_of_rows(schedule: Schedule) -> None:
    """All that is paid is the principal, the interest and the fees."""
    assert schedule.total_paid == schedule.principal + schedule.total_cost
    assert schedule.total_cost == schedule.total_interest + schedule.total_fee
    assert schedule.total_paid == total(schedule.payments)
    assert schedule.highest_payment == max(schedule.payments)


@given(schedules())
def test_flows_are_one_a_month(schedule: Schedule) -> None:
    """The principal comes in, the payments go out, months without one hold nothing."""
    received, *paid = schedule.flows

    assert (schedule.principal, schedule.months) == (received, len(paid))
    assert schedule.total_paid == -total(paid)


def test_the_rate_of_a_schedule_is_its_contract_s() -> None:
    """A large loan's posted payments give back the rate to six digits."""
    rate = equal_instalments(yuan(10_000_000), percent(12), 24, DUE).monthly_rate()

    assert ("1.000000", Per.MONTH) == (f"{rate.percent:.6f}", rate.per)


def test_the_balance_after_a_month() -> None:
    """Before the first payment all is owed; in between what the last row says."""
    schedule = equal_principal(yuan(300), percent(0), 3, DUE)

    assert [yuan(300), yuan(200), yuan(100), ZERO, ZERO] == [
        schedule.balance_after(month) for month in range(5)
    ]


def test_a_row_without_a_fee_has_none() -> None:
    """Fee is nothing unless said."""
    row = Instalment(number=1, month=1, due=DUE, principal=yuan(5), interest=yuan(1), balance=ZERO)

    assert (ZERO, yuan(6), yuan(8)) == (row.fee, row.payment, replace(row, fee=yuan(2)).payment)


@pytest.mark.parametrize(("principal", "months"), [(0, 1), (-5, 1), (100, 0)])
def test_a_schedule_needs_a_principal_and_a_month(principal: int, months: int) -> None:
    """Without something owed or a month to pay it in there is nothing to post."""
    with pytest.raises(ValueError, match="a schedule needs a principal and a month"):
        posted(Money(principal), months, monthly(DUE), lambda _m, _b: Step(payment=Decimal(1)))


def test_a_payment_below_the_interest_is_raised_to_it() -> None:
    """No plan can make the debt grow: the month's interest is paid, the last takes the rest."""
    step = Step(payment=Decimal(1), interest=Decimal(5))
    schedule = posted(yuan(100), 2, monthly(DUE), lambda _month, _balance: step)

    assert [yuan(5), yuan(105)] == list(schedule.payments)


def test_due_dates_end_with_the_calendar() -> None:
    """A schedule that would run past the year 9999 is refused."""
    with pytest.raises(OverflowError):
        equal_instalments(yuan(100), percent(1), 3, date(9999, 11, 1))
