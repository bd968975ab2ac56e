"""What to offer each of several lenders out of a sum that does not cover what they ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from calculators.finance.debts import Debt, Strategy, priority
from calculators.finance.fixed_payment import NeverClearsError
from calculators.finance.money import ZERO, Money
from calculators.finance.payoff import Payoff, by_strategy
from calculators.finance.share import shared_within
from calculators.finance.standstill import first_minimums, standstill


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One lender's share of a month, beside its minimum and its interest.

    `place` is the debt's place in the list that was given.
    """

    place: int
    share: Money
    minimum: Money
    interest: Money

    @property
    def less(self) -> Money:
        """What the lender would have to forgo of its minimum."""
        return max(self.minimum - self.share, ZERO)


def proposals(debts: Sequence[Debt], monthly: Money) -> Iterator[Proposal]:
    """Shares of `monthly` by balance, by largest remainder, for the debts that ask for money now.

    Together they are `monthly`, or all that is owed where that is less.
    """
    now = [place for place, debt in enumerate(debts) if debt.starts <= 1]
    shares = shared_within(monthly, [debts[place].balance for place in now])
    for place, share in zip(now, shares, strict=True):
        yield Proposal(
            place=place,
            share=share,
            minimum=first_minimums([debts[place]]),
            interest=standstill([debts[place]]),
        )


def as_proposed(debts: Sequence[Debt], monthly: Money) -> tuple[Debt, ...]:
    """The debts with what is proposed to each lender in place of its minimum."""
    agreed = {each.place: each.share for each in proposals(debts, monthly)}
    return tuple(
        replace(debt, minimum=agreed.get(place, debt.minimum)) for place, debt in enumerate(debts)
    )


def every_strategy(
    debts: Sequence[Debt], monthly: Money, extras: Mapping[int, Money]
) -> dict[Strategy, Payoff | None]:
    """The payoff by each strategy, None where it never ends.

    What the avalanche never clears is taken as never cleared by the dearer ways either.
    """
    found: dict[Strategy, Payoff | None] = {}
    known: dict[tuple[object, ...], Payoff | None] = {}  # ways that pay in the same order are one
    for strategy in Strategy:
        if strategy is not Strategy.AVALANCHE and found[Strategy.AVALANCHE] is None:
            found[strategy] = None
            continue
        way = (priority(debts, strategy), strategy is Strategy.PRO_RATA)
        if way not in known:
            known[way] = _ending(debts, monthly, strategy, extras)
        found[strategy] = known[way]
    return found


def _ending(
    debts: Sequence[Debt], monthly: Money, strategy: Strategy, extras: Mapping[int, Money]
) -> Payoff | None:
    try:
        return by_strategy(debts, monthly, strategy, extras=extras)
    except NeverClearsError:
        return None
