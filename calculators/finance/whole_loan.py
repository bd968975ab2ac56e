"""What a whole loan costs a year, everything that was charged for being late counted in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.finance.cashflow import CashFlow, NoSolutionError, dated_rate, nominal_yearly
from calculators.finance.money import Money
from calculators.finance.rate import Rate

HIGHEST = Decimal("1e15")
LOWEST = Decimal("-0.999999999999999")
"""Beyond these a yearly rate says nothing any more, nor can its proof be followed to the cent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeLoan:
    """The flows of a loan paid off on a day, and their yearly rate, nominal and effective."""

    nominal: Rate
    effective: Rate
    flows: tuple[CashFlow, ...]


def whole_loan(
    received: CashFlow, payments: Iterable[CashFlow], owed: Money, as_of: date
) -> WholeLoan | None:
    """The loan as if everything owed were paid on the day.

    `payments` are what was paid before, below zero; `owed` is what would clear the loan. None
    where no single rate balances the flows, or only one beyond what a loan can cost.
    """
    flows = (received, *payments, CashFlow(on=as_of, amount=-owed))
    try:
        effective = dated_rate(flows)
    except NoSolutionError:
        return None
    if not LOWEST < effective.fraction < HIGHEST:
        return None
    return WholeLoan(nominal=nominal_yearly(effective), effective=effective, flows=flows)
