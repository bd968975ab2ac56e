"""Running flows at the rate that solves them."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.cashflow import internal_rate
from calculators.finance.money import ZERO, Money, yuan
from calculators.finance.rate import Per, Rate, percent
from calculators.finance.running import run


def test_a_run_by_hand() -> None:
    """200 at 10 %: 20 of interest and 120 back leave 100; 10 of interest and 110 back, nothing."""
    rows = list(run([yuan(200), yuan(-120), yuan(-110)], percent(10, Per.MONTH)))

    assert [
        (0, yuan(200), ZERO, yuan(200)),
        (1, yuan(-120), yuan(20), yuan(100)),
        (2, yuan(-110), yuan(10), ZERO),
    ] == [(row.number, row.flow, row.interest, row.balance) for row in rows]


def test_a_waiver_runs_with_negative_interest() -> None:
    """100 and half of it back: the rate is −50 %, and so is the interest."""
    rows = list(run([yuan(100), yuan(-50)], Rate(Decimal("-0.5"), Per.MONTH)))

    assert [(yuan(100), ZERO), (ZERO, yuan(-50))] == [(row.balance, row.interest) for row in rows]


@given(st.integers(1, 10**9), st.lists(st.integers(1, 10**9), min_size=1, max_size=60))
def test_solved_flows_run_from_the_first_to_nothing(received: int, paid: list[int]) -> None:
    """At the rate solved the balance begins with the first flow and ends at 0.00."""
    flows = [Money(received), *(Money(-fen) for fen in paid)]
    rows = list(run(flows, internal_rate(flows)))

    assert (flows[0], ZERO) == (rows[0].balance, rows[-1].balance)
