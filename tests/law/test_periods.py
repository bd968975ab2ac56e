"""Periods end on the day the rules say, with the first day not counted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from calculators.finance.money import yuan
from calculators.law import periods
from calculators.law.credit_repair import repair_window
from calculators.law.periods import Period


@pytest.mark.parametrize(
    ("period", "start", "last"),
    [
        (periods.limitation, "2024-03-15", "2027-03-15"),
        # No 29 February in 2027: the month's last day (第二百零二条).
        (periods.limitation, "2024-02-29", "2027-02-28"),
        (periods.limitation_ceiling, "2020-01-10", "2040-01-10"),
        (periods.credit_record, "2026-05-31", "2031-05-31"),
        (periods.enforcement, "2026-06-30", "2028-06-30"),
        (periods.payment_order_objection, "2026-11-23", "2026-12-08"),
        (periods.court_answer, "2026-12-20", "2027-01-04"),
        (periods.complaint_reply, "2026-11-23", "2026-12-08"),
        (periods.complaint_reply_complex, "2026-11-23", "2026-12-23"),
        (periods.complaint_reply_special, "2026-11-23", "2027-01-22"),
        (periods.dispute_reply, "2026-11-23", "2026-12-13"),
        (periods.credit_complaint_reply, "2026-11-23", "2026-12-23"),
        (periods.mediation_confirmation, "2026-11-23", "2026-12-23"),
    ],
)
def test_a_period_ends_on_its_last_day(period: Callable[[], Period], start: str, last: str) -> None:
    """Counted on a calendar by hand."""
    assert period().after(date.fromisoformat(start)) == date.fromisoformat(last)


def test_dues_before_the_transition_are_known() -> None:
    """Two years before 2017-10-01: what was due then had not run out when three years came in."""
    assert periods.limitation_transition_from() == date(2015, 10, 1)


@pytest.mark.parametrize(
    ("arose", "amount", "cleared", "expected"),
    [
        ("2020-01-01", "10000", "2026-03-31", True),
        ("2019-12-31", "10000", "2026-03-31", False),
        ("2026-01-01", "10000", "2026-03-31", False),
        ("2025-12-31", "10000.01", "2026-03-31", False),
        ("2025-12-31", "10000", "2026-04-01", False),
    ],
)
def test_the_repair_window_has_four_edges(
    arose: str, amount: str, cleared: str, expected: bool
) -> None:
    """First and last day it arose, amount, and the day by which it was cleared."""
    window = repair_window()

    reached = window.reached(date.fromisoformat(arose), yuan(amount), date.fromisoformat(cleared))

    assert reached is expected
