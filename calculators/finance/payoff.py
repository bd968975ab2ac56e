"""Paying off several debts month by month from one sum of money."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from calculators.finance.allocation import allocate
from calculators.finance.debts import Debt, Strategy, priority
from calculators.finance.fixed_payment import NeverClearsError
from calculators.finance.money import ZERO, Money, total
from calculators.finance.posting import LONGEST
from calculators.finance.repayment import monthly_fraction
from calculators.finance.share import shared_within


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month: by debt, in the order given, the interest, the payment and what is then owed."""

    number: int
    interest: tuple[Money, ...]
    payments: tuple[Money, ...]
    balances: tuple[Money, ...]
    unspent: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Payoff:
    """The months until nothing is owed to anyone; none where nothing was owed."""

    rows: tuple[Month, ...]
    debts: tuple[Debt, ...]

    @property
    def months(self) -> int:
        """How many months it takes."""
        return len(self.rows)

    @property
    def total_interest(self) -> Money:
        """All interest together."""
        return total(interest for row in self.rows for interest in row.interest)

    @property
    def total_paid(self) -> Money:
        """All payments together."""
        return total(payment for row in self.rows for payment in row.payments)

    @property
    def cleared(self) -> tuple[int, ...]:
        """By debt, the month after which nothing is owed on it; 0 where nothing ever was."""
        return tuple(
            max((row.number for row in self.rows if row.payments[place]), default=0)
            for place in range(len(self.debts))
        )


def payoff(
    debts: Sequence[Debt],
    monthly: Money,
    order: Sequence[int],
    *,
    extras: Mapping[int, Money] | None = None,
    pro_rata: bool = False,
) -> Payoff:
    """Month by month until all is paid, with `monthly` and that month's extra to spend.

    Each month: interest on the opening balance, rounded to 分; then the minimums in `order`,
    as far as the money goes; then the rest in `order`, rolling on to the next (or shared by
    balance). A minimum no longer needed stays in the sum, so it rolls on. Raises
    `NeverClearsError` (with the first month's interest) where 1,200 months do not suffice, and
    `ValueError` for a negative rate or an order that does not name every debt once.
    """
    if sorted(order) != list(range(len(debts))):
        message = f"{list(order)} does not name each of {len(debts)} debts once"
        raise ValueError(message)
    rows: list[Month] = []
    balances = tuple(debt.balance for debt in debts)
    while any(balances):
        number = len(rows) + 1
        if number > LONGEST:
            raise NeverClearsError(total(rows[0].interest))
        money = monthly + (extras or {}).get(number, ZERO)
        row = _month(number, debts, balances, money, order, pro_rata=pro_rata)
        rows.append(row)
        balances = row.balances
    return Payoff(rows=tuple(rows), debts=tuple(debts))


def by_strategy(
    debts: Sequence[Debt],
    monthly: Money,
    strategy: Strategy,
    *,
    extras: Mapping[int, Money] | None = None,
) -> Payoff:
    """The payoff in the strategy's own order; raises what `payoff` raises."""
    return payoff(
        debts,
        monthly,
        priority(debts, strategy),
        extras=extras,
        pro_rata=strategy is Strategy.PRO_RATA,
    )


def _month(
    number: int,
    debts: Sequence[Debt],
    balances: Sequence[Money],
    money: Money,
    order: Sequence[int],
    *,
    pro_rata: bool,
) -> Month:
    interest = [
        _interest(debt, balance, number) for debt, balance in zip(debts, balances, strict=True)
    ]
    owed = [
        balance + charge if debt.starts <= number else ZERO
        for debt, balance, charge in zip(debts, balances, interest, strict=True)
    ]
    due = {place: min(debts[place].minimum, owed[place]) for place in order}
    minimums = allocate(money, due, order)
    left = {place: owed[place] - minimums.paid[place] for place in order}
    if pro_rata:
        rest = dict(zip(left, shared_within(minimums.unspent, tuple(left.values())), strict=True))
    else:
        rest = dict(allocate(minimums.unspent, left, order).paid)
    payments = [minimums.paid[place] + rest[place] for place in range(len(debts))]
    return Month(
        number=number,
        interest=tuple(interest),
        payments=tuple(payments),
        balances=tuple(
            balance + charge - payment
            for balance, charge, payment in zip(balances, interest, payments, strict=True)
        ),
        unspent=money - total(payments),
    )


def _interest(debt: Debt, balance: Money, month: int) -> Money:
    since = month - debt.starts
    if since < 0 or not balance:
        return ZERO
    rate = debt.introductory_rate if since < debt.introductory_months else debt.rate
    return Money.rounded(balance.yuan * monthly_fraction(rate))
