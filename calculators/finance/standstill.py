"""What several debts ask for together: to stand still, and to be cleared in a given time."""

from __future__ import annotations

from collections.abc import Iterable

from calculators.finance.debt_charge import Charge
from calculators.finance.debts import Debt
from calculators.finance.fixed_payment import payment_to_clear
from calculators.finance.money import Money, total
from calculators.finance.payoff import Month, Payoff
from calculators.finance.repayment import monthly_fraction


def standstill(debts: Iterable[Debt]) -> Money:
    """One month's interest on all debts at their lasting rates, each rounded to 分.

    Less a month does not keep the debts together from growing.
    """
    return total(Money.rounded(debt.balance.yuan * monthly_fraction(debt.rate)) for debt in debts)


def monthly_to_clear(debts: Iterable[Debt], months: int) -> Money:
    """The sum a month that clears all of them in `months`: their equal instalments together.

    As if each ran from today at its lasting rate; raises `ValueError` for fewer than one month.
    """
    return total(payment_to_clear(debt.balance, debt.rate, months) for debt in debts)


def first_minimums(debts: Iterable[Debt]) -> Money:
    """What all lenders together ask for in the first month, none more than it is owed."""
    return total(_asked(debt, _owed_first(debt)) for debt in debts if debt.starts <= 1)


def first_month_below(payoff: Payoff) -> int | None:
    """The first month in which a lender gets less than its minimum; None where none does."""
    return next((row.number for row in payoff.rows if _is_below(row, payoff.debts)), None)


def _is_below(month: Month, debts: tuple[Debt, ...]) -> bool:
    return any(
        payment < _asked(debt, balance + payment)
        for debt, payment, balance in zip(debts, month.payments, month.balances, strict=True)
        if debt.starts <= month.number
    )


def _owed_first(debt: Debt) -> Money:
    return debt.balance + Money(Charge.of(debt).on(debt.balance.fen, 1))


def _asked(debt: Debt, owed: Money) -> Money:
    return min(debt.minimum, owed)
