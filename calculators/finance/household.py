"""A household's month: amounts of every period as one month's, and what is left to offer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from calculators.finance.money import ZERO, Money


class Every(StrEnum):
    """How often an amount comes in or goes out."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_A_MONTH = {
    Every.DAY: (365, 12),
    Every.WEEK: (52, 12),
    Every.MONTH: (1, 1),
    Every.QUARTER: (1, 3),
    Every.YEAR: (1, 12),
}


def a_month(amount: Money, every: Every) -> Money:
    """What an amount comes to in a month: a day × 365/12, a week × 52/12, a quarter ÷ 3."""
    times, parts = _A_MONTH[every]
    return Money.rounded(amount.yuan * times / parts)


def part_in_steps(amount: Money, percent: int, step: Money) -> Money:
    """So many percent of an amount, down to a whole number of steps; nothing below zero."""
    return step * max(amount.fen * percent // (100 * step.fen), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """A month's income, what cannot be gone without, and what is put by for what may come."""

    income: Money
    essentials: Money
    buffer: Money

    @property
    def left(self) -> Money:
        """Income less essentials and buffer; below zero where it does not suffice."""
        return self.income - self.essentials - self.buffer

    @property
    def disposable(self) -> Money:
        """What is left over, never below zero."""
        return max(self.left, ZERO)

    @property
    def shortfall(self) -> Money:
        """What is missing to essentials and buffer, never below zero."""
        return max(-self.left, ZERO)
