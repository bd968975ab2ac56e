"""What a payment is put against when it does not cover everything owed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from calculators.finance.money import ZERO, Money, total


class Part(StrEnum):
    """The parts a debt is made of."""

    COSTS = "costs"
    INTEREST = "interest"
    DEFAULT_INTEREST = "default_interest"
    LATE_FEE = "late_fee"
    PRINCIPAL = "principal"


# 民法典第五百六十一条: costs of enforcing the claim, then interest, then the principal. It does
# not place the late fee, which is therefore last.
STATUTORY = (Part.COSTS, Part.INTEREST, Part.DEFAULT_INTEREST, Part.PRINCIPAL, Part.LATE_FEE)
PRINCIPAL_FIRST = (Part.PRINCIPAL, Part.COSTS, Part.INTEREST, Part.DEFAULT_INTEREST, Part.LATE_FEE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation[K]:
    """Where a payment went: by part what was paid and what is left, and what nothing took."""

    paid: Mapping[K, Money]
    left: Mapping[K, Money]
    unspent: Money

    @property
    def total_left(self) -> Money:
        """All that remains owed."""
        return total(self.left.values())


def allocate[K](amount: Money, owed: Mapping[K, Money], order: Sequence[K]) -> Allocation[K]:
    """The payment put against each part in turn until it is used up.

    `order` names parts of `owed`; a part it does not name is paid after those it does, in the
    order of `owed`. Raises `ValueError` for a negative amount or a part that is not owed.
    """
    if amount < ZERO or not set(order) <= set(owed):
        message = f"{amount.fen} cannot be put against {list(order)}"
        raise ValueError(message)
    unspent = amount
    paid = dict.fromkeys(owed, ZERO)
    for part in dict.fromkeys([*order, *owed]):
        paid[part] = min(unspent, owed[part])
        unspent -= paid[part]
    left = {part: owed[part] - paid[part] for part in owed}
    return Allocation(paid=paid, left=left, unspent=unspent)
