"""An offer about a debt: what would be paid now and later, against what is owed today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.finance.annuity import payment as level
from calculators.finance.cashflow import CashFlow, NoSolutionError, dated_rate
from calculators.finance.dates import add_months
from calculators.finance.money import ZERO, Money, total
from calculators.finance.posting import Step, monthly, posted
from calculators.finance.rate import Rate
from calculators.finance.repayment import monthly_fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A payment promised for a day."""

    on: date
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What is owed on a day, what the offer wants at once, and its later payments in order."""

    on: date
    owed: Money
    down_payment: Money = ZERO
    fee: Money = ZERO
    dues: tuple[Due, ...] = ()

    @property
    def paid_now(self) -> Money:
        """The down payment and the fee."""
        return self.down_payment + self.fee

    @property
    def paid_later(self) -> Money:
        """All later payments."""
        return total(due.amount for due in self.dues)

    @property
    def total_paid(self) -> Money:
        """Everything the offer costs."""
        return self.paid_now + self.paid_later

    @property
    def difference(self) -> Money:
        """What is paid less what is owed now; negative where the offer waives something."""
        return self.total_paid - self.owed

    @property
    def waived(self) -> Money:
        """What is let off, never below zero."""
        return max(-self.difference, ZERO)

    @property
    def highest_payment(self) -> Money:
        """The largest of the later payments, a balloon included; what is paid now if none."""
        return max((due.amount for due in self.dues), default=self.paid_now)

    @property
    def last_due(self) -> date:
        """The day on which all is paid."""
        return max((due.on for due in self.dues), default=self.on)

    @property
    def flows(self) -> tuple[CashFlow, ...]:
        """The borrower's flows: what is owed less what is paid now stands for money received."""
        now = CashFlow(on=self.on, amount=self.owed - self.paid_now)
        return (now, *(CashFlow(on=due.on, amount=-due.amount) for due in self.dues))

    def rate(self) -> Rate | None:
        """The effective yearly rate of the flows; below zero the offer in effect waives.

        None where there is none to name: nothing is left to pay later, or it is paid today.
        """
        if self.paid_now >= self.owed:
            return None
        try:
            return dated_rate(self.flows)
        except NoSolutionError:
            return None


def equal_dues(payment: Money, months: int, first_due: date, balloon: Money) -> tuple[Due, ...]:
    """Equal payments a month apart, the last one with the balloon."""
    return tuple(
        Due(
            on=add_months(first_due, number),
            amount=payment + (balloon if number == months - 1 else ZERO),
        )
        for number in range(months)
    )


def dues_at_rate(
    principal: Money, rate: Rate, months: int, first_due: date, balloon: Money
) -> tuple[Due, ...]:
    """Equal instalments at a rate, the last with the balloon and what rounding leaves.

    The first instalment counts as a month away, whenever it falls. Raises `ValueError` where the
    balloon is more than the debt grows to, and as `posted` does.
    """
    fraction = monthly_fraction(rate)
    instalment = -level(fraction, Decimal(months), principal.yuan, -balloon.yuan)
    if instalment < 0:
        message = f"a balloon of {balloon.yuan} is more than {principal.yuan} grows to"
        raise ValueError(message)
    schedule = posted(
        principal,
        months,
        monthly(first_due),
        lambda _month, balance: Step(payment=instalment, interest=balance.yuan * fraction),
    )
    return tuple(Due(on=row.due, amount=row.payment) for row in schedule.instalments)
