"""一次性信用修复: the closed window, as the day it closed and whom it reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.finance.money import Money
from calculators.law import rule


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairWindow:
    """Overdue stretches that arose between two days, of at most so much each, cleared in time."""

    rule: str
    arose_from: date
    arose_until: date
    at_most: Money
    cleared_until: date

    def reached(self, arose: date, amount: Money, cleared: date) -> bool:
        """Whether the record should be hidden without anyone asking and without a fee."""
        return (
            self.arose_from <= arose <= self.arose_until
            and amount <= self.at_most
            and cleared <= self.cleared_until
        )


def repair_window() -> RepairWindow:
    """The window of 银发〔2025〕245号; it has closed."""
    scope = rule("repair_scope")
    assert scope.effective_to is not None  # the row gives the day the window closed
    return RepairWindow(
        rule=scope.id,
        arose_from=date.fromisoformat(scope.text("arose_from")),
        arose_until=date.fromisoformat(scope.text("arose_until")),
        at_most=Money.rounded(Decimal(scope.value)),
        cleared_until=scope.effective_to,
    )
