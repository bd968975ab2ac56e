"""How long savings last."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.money import ZERO, Money, yuan
from calculators.finance.runway import changed_income, payment_that_survives, runway

FENS = st.integers(0, 10**7)


def test_month_by_month_by_hand() -> None:
    """500 saved; 1,000 in, 900 and then 1,300 out, and 200 to the lender."""
    rows = runway(yuan(500), [yuan(1000)] * 2, [yuan(900), yuan(1300)], yuan(200)).rows

    assert [(1, yuan(400)), (2, yuan(-100))] == [(row.number, row.balance) for row in rows]
    assert (yuan(1000), yuan(900), yuan(200)) == (
        rows[0].income,
        rows[0].spending,
        rows[0].payment,
    )


def test_the_first_month_short_and_the_lowest_balance() -> None:
    """Short in the second month, lowest in the third."""
    found = runway(yuan(100), [ZERO] * 3, [yuan(60)] * 3, ZERO)

    assert (2, yuan(-80)) == (found.first_month_short, found.lowest_balance)


def test_exactly_nothing_left_is_not_short() -> None:
    """A month that ends at 0.00 is paid."""
    found = runway(yuan(100), [ZERO] * 2, [yuan(50)] * 2, ZERO)

    assert (None, ZERO) == (found.first_month_short, found.lowest_balance)


def test_income_stops_and_then_is_lower() -> None:
    """Two months without, then 20 % less."""
    assert (ZERO, ZERO, yuan(4000), yuan(4000)) == changed_income(
        yuan(5000), 4, Decimal("-0.2"), months_without=2
    )


def test_income_does_not_fall_below_nothing() -> None:
    """A fall of more than everything is a fall to nothing."""
    assert (ZERO,) == changed_income(yuan(5000), 1, Decimal("-1.5"))


def test_the_payment_that_survives_by_hand() -> None:
    """600 saved, 100 short a month for three months, 50 more in the first: 450/…, 400/2, 300/3."""
    spending = [yuan(1150), yuan(1050), yuan(1100)]

    # Left without a payment: 450, 400, 300; a third of 300 is the least.
    assert yuan(100) == payment_that_survives(yuan(600), [yuan(1000)] * 3, spending)


def test_nothing_survives_where_months_are_short_anyway() -> None:
    """None, not a negative payment; but 0 where it is just enough."""
    assert None is payment_that_survives(ZERO, [ZERO], [Money(1)])
    assert ZERO == payment_that_survives(Money(1), [ZERO], [Money(1)])


@given(FENS, st.lists(st.tuples(FENS, FENS), min_size=1, max_size=24))
def test_one_fen_more_would_not_survive(savings: int, months: list[tuple[int, int]]) -> None:
    """The payment found leaves no month short, and one 分 more leaves one."""
    incomes = [Money(income) for income, _ in months]
    spending = [Money(spent) for _, spent in months]
    most = payment_that_survives(Money(savings), incomes, spending)

    if most is None:
        assert runway(Money(savings), incomes, spending, ZERO).first_month_short
    else:
        more = runway(Money(savings), incomes, spending, most + Money(1))
        assert None is runway(Money(savings), incomes, spending, most).first_month_short
        assert more.first_month_short


def test_a_runway_has_months() -> None:
    """None at all, or incomes and spending of different length, are refused."""
    with pytest.raises(ValueError, match="at least one month"):
        runway(ZERO, [], [], ZERO)
    with pytest.raises(ValueError, match="zip"):
        runway(ZERO, [ZERO], [], ZERO)
