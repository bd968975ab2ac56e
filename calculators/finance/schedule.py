"""A repayment schedule: what is paid when, and what of it is principal, interest and fee."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calculators.finance.cashflow import internal_rate
from calculators.finance.money import ZERO, Money, total
from calculators.finance.rate import Per, Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """One payment, its parts, and the principal still owed after it.

    `number` counts the rows from 1; `month` is how many months after the loan it falls, which
    differs only where months go by without a payment.
    """

    number: int
    month: int
    due: date
    principal: Money
    interest: Money
    fee: Money = ZERO
    balance: Money

    @property
    def payment(self) -> Money:
        """What is paid: principal, interest and fee together."""
        return self.principal + self.interest + self.fee


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The instalments of a loan of `principal`, in order; never empty.

    Four laws hold for every schedule: the last balance is zero; no balance is negative; the
    principal parts sum to the principal; each payment equals its parts.
    """

    principal: Money
    instalments: tuple[Instalment, ...]

    @property
    def first(self) -> Instalment:
        """The first instalment."""
        return self.instalments[0]

    @property
    def last(self) -> Instalment:
        """The last instalment, which takes the remainder of all roundings."""
        return self.instalments[-1]

    @property
    def months(self) -> int:
        """The months from the loan to its last instalment."""
        return self.last.month

    @property
    def payments(self) -> tuple[Money, ...]:
        """What is paid at each instalment."""
        return tuple(row.payment for row in self.instalments)

    @property
    def highest_payment(self) -> Money:
        """The largest single payment."""
        return max(self.payments)

    @property
    def total_paid(self) -> Money:
        """All payments together."""
        return total(self.payments)

    @property
    def total_interest(self) -> Money:
        """The interest parts together, without fees."""
        return total(row.interest for row in self.instalments)

    @property
    def total_fee(self) -> Money:
        """The fee parts together."""
        return total(row.fee for row in self.instalments)

    @property
    def total_cost(self) -> Money:
        """Interest and fees: what the loan costs beyond its principal."""
        return self.total_interest + self.total_fee

    @property
    def flows(self) -> tuple[Money, ...]:
        """The borrower's monthly flows: the principal received, then each month's payment."""
        paid = {row.month: row.payment for row in self.instalments}
        return (self.principal, *(-paid.get(month, ZERO) for month in range(1, self.months + 1)))

    def balance_after(self, month: int) -> Money:
        """The principal owed right after that month's payment; at 0, the whole of it."""
        balances = [row.balance for row in self.instalments if row.month <= month]
        return balances[-1] if balances else self.principal

    def monthly_rate(self) -> Rate:
        """The monthly rate the posted flows imply; raises `NoSolutionError` if none is single."""
        return internal_rate(self.flows, Per.MONTH)
