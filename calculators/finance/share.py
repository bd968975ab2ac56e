"""Sharing a sum in whole 分, so that the shares add up to it exactly."""

from __future__ import annotations

from collections.abc import Sequence

from calculators.finance.money import Money


def shared(amount: Money, weights: Sequence[int]) -> tuple[Money, ...]:
    """Shares of `amount` in proportion to the weights, by largest remainder.

    Each share is first rounded down; the 分 left over go one each to the largest remainders,
    the earlier one where two are equal. Raises `ValueError` where the amount or a weight is
    negative or no weight is above zero.
    """
    whole = sum(weights)
    if amount.fen < 0 or min(weights, default=0) < 0 or not whole:
        message = f"{amount.fen} cannot be shared by {list(weights)}"
        raise ValueError(message)
    parts = [divmod(amount.fen * weight, whole) for weight in weights]
    left = amount.fen - sum(part for part, _ in parts)
    by_remainder = sorted(range(len(parts)), key=lambda place: -parts[place][1])
    lucky = set(by_remainder[:left])
    return tuple(Money(part + (place in lucky)) for place, (part, _) in enumerate(parts))


def shared_within(amount: Money, limits: Sequence[Money]) -> tuple[Money, ...]:
    """Shares in proportion to the limits, none above its own: at most all of them.

    What several lenders could each be offered when the money does not cover what they are owed.
    """
    owed = sum(limit.fen for limit in limits)
    if amount.fen >= owed:
        return tuple(limits)
    return shared(amount, [limit.fen for limit in limits])
