"""Cash flows and the rate they imply: solved where there is exactly one, refused otherwise.

A positive amount is received by the borrower, a negative one is paid by them. Here and nowhere
else is that decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal, localcontext
from enum import StrEnum

from calculators.finance.money import Money
from calculators.finance.rate import DAYS_PER_YEAR, Per, Rate
from calculators.finance.roots import WORKING, Term, collected, positive_roots, sign_changes

ANSWER = Context(prec=28)

SEARCHED = (Decimal("1e-8"), Decimal("1e12"))
MEANT = (Decimal("1e-5"), Decimal("1e5"))
"""Where flows change sign more than once: the growths a period between which roots are looked
for, and those between which one counts against another.

Mixed flows often have further roots, at rates like −99.99999 % or 10⁶⁶ %, which nobody could
charge: they make no answer doubtful.
"""


class Refusal(StrEnum):
    """Why flows have no rate to name."""

    ONE_SIDED = "one_sided"
    """All flows point the same way, or there are none."""
    NONE = "none"
    """Money flows both ways, but no rate above −100 % balances it."""
    SEVERAL = "several"
    """More than one rate balances the flows."""
    TOUCHING = "touching"
    """A rate balances the flows without a change of sign: the slightest cent undoes it."""


class NoSolutionError(ValueError):
    """The mathematics has no single answer: why, and every rate found, lowest first."""

    def __init__(self, reason: Refusal, roots: tuple[Rate, ...] = ()) -> None:
        found = ", ".join(f"{root.percent:.6f} %" for root in roots) or "none"
        super().__init__(f"{reason}: rates found: {found}")
        self.reason = reason
        self.roots = roots


@dataclass(frozen=True, slots=True, kw_only=True)
class CashFlow:
    """An amount on a day: positive = received by the borrower."""

    on: date
    amount: Money


def internal_rate(flows: Sequence[Money], per: Per = Per.MONTH) -> Rate:
    """The rate for one period at which flows one period apart are worth nothing together.

    `flows[0]` is now (time 0). Negative means less is paid back than was received. Raises
    `NoSolutionError` unless exactly one rate solves the flows.
    """
    return rate_at_times(((flow.fen, number) for number, flow in enumerate(flows)), per)


def dated_rate(flows: Iterable[CashFlow]) -> Rate:
    """The effective yearly rate of dated flows, on actual/365, in whatever order they come.

    Raises `NoSolutionError` unless exactly one rate solves the flows.
    """
    known = sorted(flows, key=lambda flow: flow.on)
    days = ((flow.amount.fen, (flow.on - known[0].on).days) for flow in known)
    return rate_at_times(days, Per.YEAR, parts=DAYS_PER_YEAR)


def rate_at_times(flows: Iterable[Term], per: Per, parts: int = 1) -> Rate:
    """The compounded rate for one period of amounts at times given in whole parts of it.

    Each flow is its amount, a whole number of any one unit (分, or finer), and its time, which
    may be negative; `parts` of that time make a period (365 for days and a yearly rate). Raises
    `NoSolutionError` unless exactly one rate solves the flows.
    """
    terms = collected(flows)
    with localcontext(WORKING):
        high, low = (growth ** (Decimal(-1) / parts) for growth in SEARCHED)
    crossing, touching = positive_roots(terms, low, high)
    found = sorted(crossing + touching, reverse=True)
    rates = tuple(_rate(root, parts, per) for root in found)
    meant = [place for place, rate in enumerate(rates) if _is_meant(rate)] or range(len(rates))
    if len(meant) == 1 and found[meant[0]] in crossing:
        return rates[meant[0]]
    raise NoSolutionError(_refusal(terms, rates), rates)


def _is_meant(rate: Rate) -> bool:
    low, high = MEANT
    return low <= 1 + rate.fraction <= high


def _refusal(terms: Sequence[Term], rates: Sequence[Rate]) -> Refusal:
    match len(rates):
        case 0:
            return Refusal.NONE if sign_changes(terms) else Refusal.ONE_SIDED
        case 1:
            return Refusal.TOUCHING
        case _:
            return Refusal.SEVERAL


def nominal_yearly(effective: Rate) -> Rate:
    """The nominal yearly rate of an effective one: 12 × ((1+e)^(1/12) − 1)."""
    return effective.compounded(Per.MONTH).simple(Per.YEAR)


def _rate(discount: Decimal, parts: int, per: Per) -> Rate:
    """The rate for a whole period from the discount factor of one of its equal parts."""
    growth = WORKING.power(discount, -parts)
    return Rate(ANSWER.plus(WORKING.subtract(growth, Decimal(1))), per)
