"""The yearly cost of a whole loan, default charges included."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from calculators.finance.cashflow import CashFlow
from calculators.finance.money import yuan
from calculators.finance.whole_loan import whole_loan

RECEIVED = CashFlow(on=date(2025, 1, 1), amount=yuan(1_000))
A_YEAR_LATER = date(2026, 1, 1)


def test_a_year_late_at_a_tenth_more() -> None:
    """1,000 cleared by 1,100 after 365 days: 10 % effective, 9.569 % nominal."""
    loan = whole_loan(RECEIVED, (), yuan(1_100), A_YEAR_LATER)

    assert loan is not None
    assert (Decimal("10.000"), Decimal("9.569")) == (
        loan.effective.percent.quantize(Decimal("0.001")),
        loan.nominal.percent.quantize(Decimal("0.001")),
    )


def test_what_was_paid_before_is_counted_on_its_day() -> None:
    """1,000 at 20 % for half of 730 days, 700 paid then, 600 after another year: 20 % again."""
    paid = CashFlow(on=A_YEAR_LATER, amount=yuan(-700))
    loan = whole_loan(RECEIVED, (paid,), yuan(600), date(2027, 1, 1))

    assert loan is not None
    assert loan.effective.percent.quantize(Decimal("0.001")) == 20
    assert [flow.amount for flow in loan.flows] == [yuan(1_000), yuan(-700), yuan(-600)]


@pytest.mark.parametrize(
    ("owed", "as_of"),
    [(yuan(0), A_YEAR_LATER), (yuan(9_000), date(2025, 1, 3)), (yuan(1), date(2025, 1, 2))],
    ids=["nothing owed", "nine times after two days", "a thousandth the next day"],
)
def test_flows_without_a_rate_to_name_have_none(owed: object, as_of: date) -> None:
    """No rate, or one no loan can cost, is not shown."""
    assert whole_loan(RECEIVED, (), owed, as_of) is None  # type: ignore[arg-type]
