"""The account of a loan: what fell due, what was paid, what is owed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.allocation import PRINCIPAL_FIRST, Part
from calculators.finance.dates import DayCount
from calculators.finance.default_interest import DefaultTerms
from calculators.finance.late_fee import LateFee
from calculators.finance.ledger import Payment, account
from calculators.finance.money import ZERO, Money, total, yuan
from calculators.finance.rate import Per, percent
from calculators.finance.repayment import equal_instalments, equal_principal, flat_fee

DUE = date(2026, 1, 31)
TERMS = DefaultTerms(rate=percent("0.05", Per.DAY), day_count=DayCount.ACTUAL_365)
# Shares of 1,000 and interest of 30, 20, 10, due on 31 January, 28 February, 31 March.
LOAN = equal_principal(yuan(3000), percent(1, Per.MONTH), 3, DUE)


def paid(on: date, amount: int | str) -> Payment:
    """A payment in yuan."""
    return Payment(on=on, amount=yuan(amount))


def test_paid_in_time_nothing_is_owed() -> None:
    """Every instalment on its day: no charges, and nothing left at the end."""
    payments = [Payment(on=row.due, amount=row.payment) for row in LOAN.instalments]
    found = account(LOAN, payments, TERMS, date(2026, 4, 30))

    assert (ZERO, ZERO, ZERO) == (found.total_owed, found.not_due, found.excess)
    assert [
        {Part.INTEREST: yuan(interest), Part.PRINCIPAL: yuan(1000)} for interest in (30, 20, 10)
    ] == [dict(entry.parts) for entry in found.entries]


def test_before_the_first_due_date_the_principal_is_owed() -> None:
    """Nothing has fallen due; all of the principal will."""
    found = account(LOAN, [], TERMS, date(2026, 1, 30))

    assert ((), yuan(3000), yuan(3000)) == (found.due, found.not_due, found.total_owed)


def test_an_unpaid_instalment_is_charged_by_the_day() -> None:
    """1,000 at 0.05 % for ten days is 5; the rest of the principal is not yet due."""
    found = account(LOAN, [], TERMS, date(2026, 2, 10))

    assert {
        Part.COSTS: ZERO,
        Part.INTEREST: yuan(30),
        Part.DEFAULT_INTEREST: yuan(5),
        Part.LATE_FEE: ZERO,
        Part.PRINCIPAL: yuan(1000),
    } == found.owed()
    assert (yuan(2000), yuan(3035)) == (found.not_due, found.total_owed)


def test_a_late_part_payment_goes_to_interest_first() -> None:
    """535 ten days late: 30 of interest, 5 of default interest, 500 of principal."""
    found = account(LOAN, [paid(date(2026, 2, 10), 535)], TERMS, date(2026, 2, 20))

    assert {
        Part.INTEREST: yuan(30),
        Part.DEFAULT_INTEREST: yuan(5),
        Part.PRINCIPAL: yuan(500),
    } == found.entries[0].parts
    # 500 for another ten days: 2.50.
    assert yuan("502.50") == found.due[0].owed


def test_the_order_is_the_contract_s() -> None:
    """Principal first: 535 all go to the 1,000."""
    found = account(LOAN, [paid(date(2026, 2, 10), 535)], TERMS, date(2026, 2, 10), PRINCIPAL_FIRST)

    assert {Part.PRINCIPAL: yuan(535)} == found.entries[0].parts


def test_the_oldest_instalment_is_paid_first() -> None:
    """Two principals due: 1,500 clear January's and half of February's."""
    terms = replace(TERMS, rate=percent(0))
    found = account(LOAN, [paid(date(2026, 3, 1), 1550)], terms, date(2026, 3, 1))

    assert [ZERO, yuan(500)] == [each.principal for each in found.due]


def test_money_paid_early_waits_for_the_due_date() -> None:
    """Two instalments paid in January: February's is taken from what was left over."""
    found = account(LOAN, [paid(DUE, 2050)], TERMS, date(2026, 3, 1))

    assert [(DUE, yuan(2050), yuan(1020)), (date(2026, 2, 28), yuan(1020), ZERO)] == [
        (entry.on, entry.amount, entry.excess) for entry in found.entries
    ]
    assert (ZERO, yuan(1000)) == (total(each.owed for each in found.due), found.total_owed)


def test_money_with_nothing_to_go_to_is_an_excess() -> None:
    """A payment before anything is due is written down and taken off what is owed in all."""
    found = account(LOAN, [paid(date(2026, 1, 10), 100)], TERMS, date(2026, 1, 20))

    assert (yuan(100), yuan(2900), {}) == (
        found.excess,
        found.total_owed,
        found.entries[0].parts,
    )


def test_an_excess_that_finds_nothing_is_not_written_down_again() -> None:
    """Five 分 over twelve months fall due with the last: until then due dates take nothing."""
    loan = equal_instalments(Money(5), percent(0), 12, DUE)
    found = account(loan, [paid(DUE, 1)], TERMS, date(2026, 3, 1))

    assert [DUE] == [entry.on for entry in found.entries]


def test_payments_on_one_day_are_one() -> None:
    """Two halves on the due date are a whole one."""
    halves = [paid(DUE, 515), paid(DUE, 515)]

    assert account(LOAN, [paid(DUE, 1030)], TERMS, DUE) == account(LOAN, halves, TERMS, DUE)


def test_later_payments_are_not_yet_made() -> None:
    """What is paid after the day does not count."""
    assert account(LOAN, [], TERMS, DUE) == account(LOAN, [paid(date(2026, 2, 1), 100)], TERMS, DUE)


def test_a_fee_in_the_instalment_counts_as_its_interest() -> None:
    """等本等息: the monthly fee is paid before the principal."""
    loan = flat_fee(yuan(1200), percent(1, Per.MONTH), 12, DUE)
    found = account(loan, [paid(DUE, 12)], TERMS, DUE)

    assert {Part.INTEREST: yuan(12)} == found.entries[0].parts


def test_late_fees_come_last_by_law() -> None:
    """With 50 a missed instalment, 1,085 pay everything of it but 0."""
    terms = replace(TERMS, late_fee=LateFee(fixed=yuan(50)))
    found = account(LOAN, [paid(date(2026, 2, 10), 1075)], terms, date(2026, 2, 10))

    assert {
        Part.INTEREST: yuan(30),
        Part.DEFAULT_INTEREST: yuan(5),
        Part.PRINCIPAL: yuan(1000),
        Part.LATE_FEE: yuan(40),
    } == found.entries[0].parts
    assert yuan(10) == found.owed()[Part.LATE_FEE]


def test_interest_on_interest_is_paid_after_default_interest() -> None:
    """A payment of the charges clears default interest, then interest on it; less still earns."""
    terms = replace(TERMS, rate=percent(36), compounding=True)
    before = account(LOAN, [], terms, date(2026, 3, 15)).due[0]
    charges = before.default_interest + before.compound_interest
    interest = before.interest
    found = account(
        LOAN,
        [Payment(on=date(2026, 3, 15), amount=yuan(30) + yuan(20) + before.default_interest)],
        terms,
        date(2026, 3, 15),
    )

    assert (yuan(30), True) == (interest, before.compound_interest > ZERO)
    assert ZERO == found.due[0].default_interest
    assert before.compound_interest == found.due[0].compound_interest
    assert found.due[0].capitalised == found.due[0].compound_interest < charges


@pytest.mark.parametrize("spared", [1, 100])
def test_part_of_the_default_interest_leaves_the_interest_on_it(spared: int) -> None:
    """What is not paid of the default interest stays; the interest on it is not touched."""
    terms, day = replace(TERMS, rate=percent(36), compounding=True), date(2026, 3, 15)
    before = account(LOAN, [], terms, day).due[0]
    amount = yuan(30) + yuan(20) + before.default_interest - Money(spared)
    after = account(LOAN, [Payment(on=day, amount=amount)], terms, day).due[0]

    assert (Money(spared), before.compound_interest) == (
        after.default_interest,
        after.compound_interest,
    )


@given(
    st.lists(st.tuples(st.integers(-20, 200), st.integers(1, 200_000)), max_size=8),
    st.integers(0, 300),
    st.booleans(),
)
def test_no_fen_goes_missing(payments: list[tuple[int, int]], days: int, compounding: bool) -> None:
    """Every payment is put against something or is an excess, and nothing owed is negative."""
    as_of = DUE + timedelta(days)
    made = [Payment(on=DUE + timedelta(on), amount=Money(fen)) for on, fen in payments]
    terms = replace(TERMS, compounding=compounding, late_fee=LateFee(fixed=yuan(5)))
    found = account(LOAN, made, terms, as_of)
    in_time = total(each.amount for each in made if each.on <= as_of)
    used = total(amount for entry in found.entries for amount in entry.parts.values())

    assert in_time == used + found.excess
    assert all(amount >= ZERO for amount in found.owed().values())
    for each in found.due:
        assert ZERO <= each.capitalised <= each.default_interest + each.compound_interest


@given(st.integers(1, 300), st.integers(1, 300))
def test_paying_sooner_never_costs_more(sooner: int, later: int) -> None:
    """The same money earlier leaves no more owed, but for a 分 of rounding at each posting."""
    first, second = sorted((sooner, later))
    as_of = DUE + timedelta(300)
    owed = [
        account(LOAN, [paid(DUE + timedelta(days), 500)], TERMS, as_of).total_owed
        for days in (first, second)
    ]

    assert owed[0] <= owed[1] + Money(12)
