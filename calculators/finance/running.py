"""The proof of a solved rate: flows run at it, and end at nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    the flows the last balance is 0.00.
    """
    balance = flows[0].yuan
    yield Running(number=0, flow=flows[0], interest=Money(0), balance=flows[0])
    for number, flow in enumerate(flows[1:], start=1):
        interest = balance * rate.fraction
        balance += interest + flow.yuan
        yield Running(
            number=number,
            flow=flow,
            interest=Money.rounded(interest),
            balance=Money.rounded(balance),
        )
