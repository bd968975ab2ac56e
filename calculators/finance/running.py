"""The proof of a solved rate: flows run at it, and end at nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from calculators.finance.money import Money
from calculators.finance.rate import Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """One period: its flow, the interest since the last one, and what is then outstanding.

    Amounts are rounded to 分 for reading; the run itself is carried unrounded.
    """

    number: int
    flow: Money
    interest: Money
    balance: Money


def run(flows: Sequence[Money], rate: Rate) -> Iterator[Running]:
    """What is outstanding after each of the flows, one period apart, at a rate per period.

    Positive flows are received by the borrower and add to the balance. At the rate that solves
    the flows the first balance is the first flow and the last one is 0.00.
    """
    balances = _balances([flow.yuan for flow in flows], rate.fraction)
    before = Decimal(0)
    for number, (flow, balance) in enumerate(zip(flows, balances, strict=True)):
        yield Running(
            number=number,
            flow=flow,
            interest=Money.rounded(before * rate.fraction),
            balance=Money.rounded(balance),
        )
        before = balance


def _balances(flows: list[Decimal], fraction: Decimal) -> list[Decimal]:
    """Balances carried in the direction in which a rate's last digit does not grow.

    Forwards every error is multiplied by 1 + rate each period, so above zero the run is made
    backwards from nothing owed, and below zero forwards from the first flow.
    """
    balances = [Decimal(0)]
    if fraction > 0:
        for flow in reversed(flows[1:]):
            balances.append((balances[-1] - flow) / (1 + fraction))
        return balances[::-1]
    balances = [flows[0]]
    for flow in flows[1:]:
        balances.append(balances[-1] * (1 + fraction) + flow)
    return balances
