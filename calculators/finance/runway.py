"""Cash runway: how long savings carry a household through a change of income."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from calculators.finance.money import ZERO, Money


@dataclass(frozen=True, slots=True, kw_only=True)
class RunwayMonth:
    """One month: what came in, what went out, and the savings at its end (below 0: short)."""

    number: int
    income: Money
    spending: Money
    payment: Money
    balance: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Runway:
    """The months, in order; at least one."""

    rows: tuple[RunwayMonth, ...]

    @property
    def first_month_short(self) -> int | None:
        """The first month that ends below zero; None where none does."""
        return next((row.number for row in self.rows if row.balance < ZERO), None)

    @property
    def lowest_balance(self) -> Money:
        """The least that is left at the end of any month."""
        return min(row.balance for row in self.rows)


def changed_income(
    income: Money, months: int, change: Decimal, months_without: int = 0
) -> tuple[Money, ...]:
    """Each month's income: none at first, then changed by a fraction (−0.2 = 20 % less).

    Never below zero.
    """
    changed = max(Money.rounded(income.yuan * (1 + change)), ZERO)
    return tuple(ZERO if month < months_without else changed for month in range(months))


def runway(
    savings: Money, incomes: Sequence[Money], spending: Sequence[Money], payment: Money
) -> Runway:
    """Month by month: savings + income − spending − payment.

    `incomes` and `spending` name the same months; raises `ValueError` where they differ in
    number or there are none.
    """
    rows = []
    balance = savings
    for number, (income, spent) in enumerate(zip(incomes, spending, strict=True), start=1):
        balance += income - spent - payment
        rows.append(
            RunwayMonth(
                number=number, income=income, spending=spent, payment=payment, balance=balance
            )
        )
    if not rows:
        message = "a runway needs at least one month"
        raise ValueError(message)
    return Runway(rows=tuple(rows))


def payment_that_survives(
    savings: Money, incomes: Sequence[Money], spending: Sequence[Money]
) -> Money | None:
    """The largest equal monthly payment that leaves no month short, in whole 分.

    None where the months are short without any payment. Raises `ValueError` as `runway` does.
    """
    rows = runway(savings, incomes, spending, ZERO).rows
    most = min(row.balance.fen // row.number for row in rows)
    return Money(most) if most >= 0 else None
