"""Several debts: what each is, and in which order the money left over goes to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from calculators.finance.money import Money
from calculators.finance.rate import Per, Rate

FREE = Rate(Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """What is owed to one lender at the start of the first month.

    `minimum` is due every month, no more than what is owed. For `introductory_months` the debt
    costs `introductory_rate` (nothing unless said) instead of `rate`. Before the month `starts`
    (1 = the first) it asks for nothing: no interest and no payment.
    """

    balance: Money
    rate: Rate
    minimum: Money
    urgent: bool = False
    introductory_rate: Rate = FREE
    introductory_months: int = 0
    starts: int = 1


class Strategy(StrEnum):
    """Who gets what is left after the minimums."""

    AVALANCHE = "avalanche"
    """The highest rate first: the least interest."""
    SNOWBALL = "snowball"
    """The smallest balance first: the soonest first debt cleared."""
    URGENT_FIRST = "urgent_first"
    """The urgent ones first, then as the avalanche."""
    PRO_RATA = "pro_rata"
    """Every lender in proportion to the balance."""


def priority(debts: Sequence[Debt], strategy: Strategy) -> tuple[int, ...]:
    """The places of the debts in the order the strategy pays them, decided once at the start.

    The lasting rate counts, not an introductory one. Where it is equal the smaller balance goes
    first, then the order given; pro rata has the avalanche's order for what rounding leaves.
    """

    def rank(place: int) -> tuple[object, ...]:
        debt = debts[place]
        by_balance = (debt.balance, place)
        by_rate = (-debt.rate.simple(Per.YEAR).fraction, *by_balance)
        match strategy:
            case Strategy.SNOWBALL:
                return by_balance
            case Strategy.URGENT_FIRST:
                return (not debt.urgent, *by_rate)
            case _:
                return by_rate

    return tuple(sorted(range(len(debts)), key=rank))
