"""A loan's account agrees with its overdue instalments, and with principal called in early."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.dates import DayCount
from calculators.finance.default_interest import Base, DefaultTerms, Overdue
from calculators.finance.late_fee import LateFee
from calculators.finance.ledger import Payment, account
from calculators.finance.money import ZERO, Money, total, yuan
from calculators.finance.overdue_debt import OverdueDebt, standing
from calculators.finance.rate import percent
from calculators.finance.repayment import equal_instalments, interest_only
from calculators.finance.schedule import Instalment, Schedule

TERMS = DefaultTerms(rate=percent(36), day_count=DayCount.ACTUAL_365)
LOAN = interest_only(yuan(10_000), percent(12), 3, date(2026, 1, 31))


def two_rows() -> Schedule:
    """888.49 due on 1 January, 100 on 31 January."""
    amounts = (yuan("888.49"), yuan(100))
    dues = (date(2026, 1, 1), date(2026, 1, 31))
    rows = tuple(
        Instalment(
            number=n,
            month=n,
            due=due,
            principal=amount,
            interest=ZERO,
            balance=total(amounts[n:]),
        )
        for n, (amount, due) in enumerate(zip(amounts, dues, strict=True), start=1)
    )
    return Schedule(principal=total(amounts), instalments=rows)


@pytest.mark.parametrize(
    ("day_count", "expected"), [(DayCount.ACTUAL_360, "53.31"), (DayCount.ACTUAL_365, "52.58")]
)
def test_another_due_date_does_not_round_the_first_again(
    day_count: DayCount, expected: str
) -> None:
    """888.49 at 36 % for 60 days is 53.31 or 52.58, whatever falls due on the way."""
    terms = DefaultTerms(rate=percent(36), day_count=day_count)
    stood = account(two_rows(), (), terms, date(2026, 3, 2))

    assert stood.due[0].default_interest == yuan(expected)


def test_a_paid_instalment_is_charged_nothing_more() -> None:
    """10 of interest paid on its day: thirty days later that instalment still owes nothing."""
    paid = [Payment(on=date(2026, 1, 31), amount=yuan(100))]
    stood = account(LOAN, paid, TERMS, date(2026, 2, 27))

    assert stood.due[0].owed == ZERO


def test_principal_called_in_falls_due_at_once() -> None:
    """10,000 called in on 31 January: 10,000 × 36 % × 10 / 365 = 98.63 after ten days."""
    stood = account(LOAN, (), TERMS, date(2026, 2, 10), called_in=date(2026, 1, 31))

    assert [one.principal for one in stood.due] == [ZERO, yuan(10_000)]
    assert stood.due[1].default_interest == yuan("98.63")
    assert stood.not_due == ZERO


def test_before_that_day_nothing_is_called_in() -> None:
    """On the day before, the principal is not due."""
    stood = account(LOAN, (), TERMS, date(2026, 2, 9), called_in=date(2026, 2, 10))

    assert stood.not_due == yuan(10_000)
    assert len(stood.due) == 1


def test_a_loan_called_in_after_its_end_is_unchanged() -> None:
    """With every instalment due there is nothing left to call in."""
    late = date(2026, 12, 31)

    assert account(LOAN, (), TERMS, late, called_in=late) == account(LOAN, (), TERMS, late)


def test_principal_called_in_has_no_grace_and_no_fee_of_its_own() -> None:
    """Inside the grace of ten days the instalment is free; the principal called in is not."""
    terms = DefaultTerms(
        rate=percent(36),
        day_count=DayCount.ACTUAL_365,
        grace_days=10,
        late_fee=LateFee(fixed=yuan(50)),
    )
    stood = account(LOAN, (), terms, date(2026, 2, 10), called_in=date(2026, 1, 31))

    assert [one.charges for one in stood.due] == [ZERO, yuan("98.63")]


@given(
    months=st.integers(1, 24),
    days=st.integers(0, 900),
    called_in=st.none() | st.integers(0, 700),
    base=st.sampled_from(Base),
    compounding=st.booleans(),
    grace_days=st.integers(0, 40),
)
def test_an_unpaid_loan_owes_what_its_instalments_do(
    months: int,
    days: int,
    called_in: int | None,
    base: Base,
    compounding: bool,
    grace_days: int,
) -> None:
    """The account of a loan nobody paid and its overdue instalments agree to the 分."""
    first = date(2026, 1, 31)
    schedule = equal_instalments(yuan(12_000), percent(18), months, first)
    terms = DefaultTerms(
        rate=percent(27),
        day_count=DayCount.ACTUAL_365,
        base=base,
        compounding=compounding,
        grace_days=grace_days,
        late_fee=LateFee(share=Decimal("0.01"), daily_share=Decimal("0.0001")),
    )
    day = date.fromordinal(first.toordinal() + days)
    early = None if called_in is None else date.fromordinal(first.toordinal() + called_in)
    kept = [row for row in schedule.instalments if early is None or row.due <= early]
    rest = schedule.principal - total(row.principal for row in kept)
    debt = OverdueDebt(
        instalments=tuple(
            Overdue(due=row.due, principal=row.principal, interest=row.interest) for row in kept
        ),
        terms=terms,
        called_in=Overdue(due=early, principal=rest) if early and rest else None,
    )
    stood = account(schedule, (), terms, day, called_in=early)

    assert total(one.owed for one in stood.due) == standing(debt, day).owed
    assert stood.total_owed == standing(debt, day).owed + _not_due(debt, day)


def _not_due(debt: OverdueDebt, day: date) -> Money:
    """The principal of the parts that fall due after a day."""
    parts = (*debt.instalments, *([debt.called_in] if debt.called_in else []))
    return total(part.principal for part in parts if part.due > day)
