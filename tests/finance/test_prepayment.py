"""Prepayment: what changes and what is kept."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calculators.finance.money import ZERO, Money, Rounding, yuan
from calculators.finance.prepayment import Keep, Repaid, prepay
from calculators.finance.rate import Per, Rate, percent
from calculators.finance.repayment import equal_instalments, equal_principal
from calculators.finance.schedule import Schedule

DUE = date(2026, 1, 31)
BUILDERS = {
    Repaid.EQUAL_INSTALMENT: equal_instalments,
    Repaid.EQUAL_PRINCIPAL: equal_principal,
}


def sooner(schedule: Schedule, rate: Rate, amount: str, **how: object) -> Schedule:
    """Equal instalments prepaid beside the first payment, the payment kept."""
    return prepay(
        schedule,
        rate,
        Repaid.EQUAL_INSTALMENT,
        after=int(str(how.get("after", 1))),
        amount=yuan(amount),
        keep=Keep.PAYMENT,
    )


def test_a_published_shortened_loan() -> None:
    """ArtyomPanfutov: 500,000.32 at 4.56 % over 32, 50,000 beside payment 6: 29 and 27,029.95."""
    rate = percent("4.56")
    loan = equal_instalments(yuan("500000.32"), rate, 32, DUE)
    schedule = sooner(loan, rate, "50000", after=6)

    assert (yuan("66623.89"), yuan("15252.80"), 29, yuan("11561.35"), yuan("27029.95")) == (
        schedule.instalments[5].payment,
        schedule.instalments[6].principal,
        schedule.months,
        schedule.last.payment,
        schedule.total_interest,
    )


def test_a_published_loan_lowered_by_a_prepayment() -> None:
    """The same source: 5,000 beside the first of ten payments of 51,050.98 lowers them."""
    rate = percent("4.56")
    loan = equal_instalments(yuan("500000.32"), rate, 10, DUE)
    schedule = prepay(
        loan,
        rate,
        Repaid.EQUAL_INSTALMENT,
        after=1,
        amount=yuan(5000),
        keep=Keep.TERM,
    )

    assert (yuan("51050.98"), yuan("56050.98"), yuan("50484.81"), 10) == (
        loan.first.payment,
        schedule.first.payment,
        schedule.instalments[1].payment,
        schedule.months,
    )


def test_equal_principal_keeps_its_share() -> None:
    """100,000 in twelve shares of 8,333.33: three shares prepaid end it three months sooner."""
    rate = percent(12)
    loan = equal_principal(yuan(100_000), rate, 12, DUE)
    schedule = prepay(
        loan, rate, Repaid.EQUAL_PRINCIPAL, after=3, amount=yuan(25_000), keep=Keep.PAYMENT
    )

    # Owed then: 100,000 − 3 × 8,333.33 − 25,000 = 50,000.01, six shares; interest 500.00.
    assert (9, yuan("8833.33")) == (schedule.months, schedule.instalments[3].payment)


def test_equal_principal_shares_what_is_left() -> None:
    """With the term kept, 50,000 over nine months is 5,555.56 a month and interest."""
    rate = percent(12)
    loan = equal_principal(yuan(100_000), rate, 12, DUE)
    schedule = prepay(
        loan, rate, Repaid.EQUAL_PRINCIPAL, after=3, amount=yuan(25_000), keep=Keep.TERM
    )

    assert (12, yuan("6055.56")) == (schedule.months, schedule.instalments[3].payment)


@pytest.mark.parametrize("method", Repaid)
@pytest.mark.parametrize("keep", Keep)
def test_a_grace_goes_on_after_a_prepayment(method: Repaid, keep: Keep) -> None:
    """Months of interest only that were still to come stay so, on less principal."""
    rate = percent(1, Per.MONTH)
    loan = BUILDERS[method](yuan(1200), rate, 8, DUE, grace_months=4)
    schedule = prepay(loan, rate, method, after=2, amount=yuan(400), keep=keep)

    assert [(ZERO, yuan(8)), (ZERO, yuan(8))] == [
        (row.principal, row.interest) for row in schedule.instalments[2:4]
    ]
    assert schedule.instalments[4].principal > ZERO


def test_the_shares_of_a_grace_are_of_the_months_that_repay() -> None:
    """1,200 over eight months, four of grace: shares of 300, and 800 left is three of them."""
    rate = percent(0)
    loan = equal_principal(yuan(1200), rate, 8, DUE, grace_months=4)
    schedule = prepay(
        loan, rate, Repaid.EQUAL_PRINCIPAL, after=2, amount=yuan(400), keep=Keep.PAYMENT
    )

    assert [yuan(300), yuan(300), yuan(200)] == list(schedule.payments[4:])


@pytest.mark.parametrize("method", Repaid)
@pytest.mark.parametrize("keep", Keep)
def test_prepaying_everything_ends_the_loan(method: Repaid, keep: Keep) -> None:
    """All that is owed beside payment 3: the third row is the last."""
    rate = percent(12)
    loan = BUILDERS[method](yuan(9000), rate, 9, DUE)
    amount = loan.balance_after(3)
    schedule = prepay(loan, rate, method, after=3, amount=amount, keep=keep)

    assert (3, loan.instalments[2].payment + amount) == (schedule.months, schedule.last.payment)


def test_numbers_and_dates_go_on() -> None:
    """Rows after the prepayment keep counting, and fall due when they did."""
    rate = percent(12)
    loan = equal_instalments(yuan(9000), rate, 9, DUE)
    schedule = sooner(loan, rate, "2000", after=3)

    assert [(row.number, row.month, row.due) for row in loan.instalments[: schedule.months]] == [
        (row.number, row.month, row.due) for row in schedule.instalments
    ]


def test_the_rest_rounds_as_told() -> None:
    """1.00 at 0.5 % a month: the next month's half 分 is one or none."""
    loan = equal_instalments(yuan(3), percent("0.5", Per.MONTH), 3, DUE)
    left = loan.first.balance - yuan(1)
    paid = [
        prepay(
            loan,
            percent("0.5", Per.MONTH),
            Repaid.EQUAL_INSTALMENT,
            after=1,
            amount=left,
            keep=Keep.TERM,
            rounding=way,
        )
        .instalments[1]
        .interest.fen
        for way in Rounding
    ]

    assert [1, 0] == paid


@pytest.mark.parametrize(
    ("after", "amount", "match"),
    [
        (0, 1, "no payment 0"),
        (10, 1, "no payment 10"),
        (3, 0, "cannot be prepaid"),
        (3, -1, "cannot be prepaid"),
        (3, 600_001, "cannot be prepaid"),
        (9, 1, "cannot be prepaid"),
    ],
)
def test_only_what_is_owed_can_be_prepaid(after: int, amount: int, match: str) -> None:
    """A payment of the schedule, and an amount up to what is owed after it."""
    rate = percent(0)
    loan = equal_instalments(yuan(9000), rate, 9, DUE)
    with pytest.raises(ValueError, match=match):
        prepay(
            loan,
            rate,
            Repaid.EQUAL_INSTALMENT,
            after=after,
            amount=Money(amount),
            keep=Keep.PAYMENT,
        )


@given(
    st.integers(10_000, 10**9),
    st.integers(0, 300),
    st.integers(2, 120),
    st.sampled_from(Repaid),
    st.sampled_from(Keep),
    st.data(),
)
def test_prepaying_never_costs_more_interest_or_time(
    fen: int, basis: int, months: int, method: Repaid, keep: Keep, data: st.DataObject
) -> None:
    """Interest does not grow, and no instalment is added; keeping the term, none is lost."""
    rate = percent(basis).simple(Per.YEAR)
    rate = Rate(rate.fraction / 10, Per.YEAR)
    loan = BUILDERS[method](Money(fen), rate, months, DUE)
    after = data.draw(st.integers(1, loan.months))
    owed = loan.balance_after(after)
    assume(owed)
    amount = Money(data.draw(st.integers(1, owed.fen)))
    schedule = prepay(loan, rate, method, after=after, amount=amount, keep=keep)
    slack = Money(months)

    assert schedule.total_interest <= loan.total_interest + slack
    assert schedule.months <= loan.months


@given(st.integers(1000, 10**8), st.integers(3, 60), st.integers(1, 20))
def test_whole_shares_prepaid_leave_no_month_for_rounding(
    fen: int, months: int, shares: int
) -> None:
    """Prepaying whole shares of an equal-principal loan shortens it by as many months."""
    assume(shares < months - 1)
    loan = equal_principal(Money(fen * 10), percent(12), months, DUE)
    assume(loan.months == months)
    amount = Money(round(fen * 10 * shares / months))
    assume(amount < loan.balance_after(1) and fen * 10 // months > 10 * months)
    schedule = prepay(
        loan, percent(12), Repaid.EQUAL_PRINCIPAL, after=1, amount=amount, keep=Keep.PAYMENT
    )

    assert months - shares == schedule.months
