"""What several debts ask for together: to stand still, and to be cleared in a given time."""

from __future__ import annotations

from collections.abc import Iterable

from calculators.finance.debts import Debt
from calculators.finance.fixed_payment import payment_to_clear
from calculators.finance.money import Money, total
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
