"""Running dated flows at the rate that solves them."""

from __future__ import annotations

from datetime import date

from calculators.finance.cashflow import CashFlow, dated_rate
from calculators.finance.dated_running import run_dated
from calculators.finance.money import ZERO, yuan
from calculators.finance.rate import percent

BORROWED = CashFlow(on=date(2025, 1, 1), amount=yuan(1_000))


def test_a_year_at_ten_percent_adds_a_tenth() -> None:
    """1,000 for 365 days at 10 % a year is 1,100: interest 100."""
    rows = list(
        run_dated([BORROWED, CashFlow(on=date(2026, 1, 1), amount=yuan(-1_100))], percent(10))
    )

    assert [(0, ZERO, yuan(1_000)), (365, yuan(100), ZERO)] == [
        (row.days, row.interest, row.balance) for row in rows
    ]
    assert [(date(2025, 1, 1), yuan(1_000)), (date(2026, 1, 1), yuan(-1_100))] == [
        (row.on, row.flow) for row in rows
    ]


def test_order_does_not_matter() -> None:
    """Flows are run in the order of their days, however they are given."""
    back = CashFlow(on=date(2026, 1, 1), amount=yuan(-1_100))

    assert list(run_dated([BORROWED, back], percent(10))) == list(
        run_dated([back, BORROWED], percent(10))
    )


def test_solved_flows_end_at_nothing() -> None:
    """At the rate solved from the flows, nothing is outstanding after the last of them."""
    flows = [
        BORROWED,
        CashFlow(on=date(2025, 3, 15), amount=yuan("-400.55")),
        CashFlow(on=date(2025, 9, 2), amount=yuan("-750.01")),
    ]

    assert list(run_dated(flows, dated_rate(flows)))[-1].balance == ZERO


def test_no_flows_run_nowhere() -> None:
    """Without flows there is nothing to run."""
    assert list(run_dated([], percent(10))) == []
