"""Paying off several debts month by month from one sum of money."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from calculators.finance.debt_charge import Charge
from calculators.finance.debts import Debt, Strategy, priority
from calculators.finance.fixed_payment import NeverClearsError
from calculators.finance.money import ZERO, Money, total
from calculators.finance.posting import LONGEST
from calculators.finance.share import shared_within


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month: by debt, in the order given, the interest, the payment and what is then owed."""

    number: int
    interest: tuple[Money, ...]
    payments: tuple[Money, ...]
    balances: tuple[Money, ...]
    unspent: Money


@dataclass(frozen=True, kw_only=True)
class Payoff:
    """The months until nothing is owed to anyone; none where nothing was owed.

    Without slots, which would leave no room for what is worked out once.
    """

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

    @cached_property
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
    `ValueError` for a negative rate or sum, or an order that does not name each debt once.
    """
    if sorted(order) != list(range(len(debts))) or monthly < ZERO:
        message = f"{monthly.fen} a month, in the order {list(order)}, for {len(debts)} debts"
        raise ValueError(message)
    rows: list[Month] = []
    balances = [debt.balance.fen for debt in debts]
    charges = [Charge.of(debt) for debt in debts]
    while any(balances):
        number = len(rows) + 1
        if number > LONGEST:
            raise NeverClearsError(total(rows[0].interest))
        money = monthly.fen + (extras or {}).get(number, ZERO).fen
        interest = [
            charge.on(balance, number) for charge, balance in zip(charges, balances, strict=True)
        ]
        owed = [balance + charge for balance, charge in zip(balances, interest, strict=True)]
        payments = _payments(number, debts, owed, money, order, pro_rata=pro_rata)
        balances = [before - paid for before, paid in zip(owed, payments, strict=True)]
        rows.append(_row(number, interest, payments, balances, money))
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


def _payments(
    number: int,
    debts: Sequence[Debt],
    owed: Sequence[int],
    money: int,
    order: Sequence[int],
    *,
    pro_rata: bool,
) -> list[int]:
    open_now = [fen if debt.starts <= number else 0 for debt, fen in zip(debts, owed, strict=True)]
    minimums = [min(debt.minimum.fen, fen) for debt, fen in zip(debts, open_now, strict=True)]
    paid = _in_order(money, minimums, order)
    left = [fen - part for fen, part in zip(open_now, paid, strict=True)]
    rest = money - sum(paid)
    if pro_rata:
        more = [share.fen for share in shared_within(Money(rest), [Money(fen) for fen in left])]
    else:
        more = _in_order(rest, left, order)
    return [part + extra for part, extra in zip(paid, more, strict=True)]


def _in_order(money: int, wanted: Sequence[int], order: Sequence[int]) -> list[int]:
    """What each gets when one after the other takes what it wants while money lasts."""
    given = [0] * len(wanted)
    for place in order:
        given[place] = min(money, wanted[place])
        money -= given[place]
    return given


def _row(
    number: int, interest: list[int], payments: list[int], balances: list[int], money: int
) -> Month:
    return Month(
        number=number,
        interest=tuple(map(Money, interest)),
        payments=tuple(map(Money, payments)),
        balances=tuple(map(Money, balances)),
        unspent=Money(money - sum(payments)),
    )
