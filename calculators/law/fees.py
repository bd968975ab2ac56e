"""诉讼费: the tiers of 诉讼费用交纳办法第十三条 and the shares that hang on them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from calculators.finance.money import Money, yuan
from calculators.law import rule, store


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeTier:
    """The share charged on the part of a claim above one amount and up to another."""

    above: Money
    up_to: Money
    fraction: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtFees:
    """The fee of a money claim: a flat fee up to an amount, then tiers that add up.

    `halved` is the fraction left after mediation, withdrawal or simplified procedure; a payment
    order costs the fee divided by `payment_order_parts`. Claims above `highest` are not listed.
    """

    flat_up_to: Money
    flat_fee: Money
    tiers: tuple[FeeTier, ...]
    halved: Decimal
    payment_order_parts: int

    @property
    def highest(self) -> Money:
        """The largest claim the tiers listed here reach."""
        return self.tiers[-1].up_to


def court_fees() -> CourtFees:
    """The tiers and shares in force, from the rows `court_fee`, `court_fee_half` and so on."""
    written = store.series("fees", "court_fee")
    parts = rule("payment_order_fee").value.removeprefix("1/")
    return CourtFees(
        flat_up_to=yuan(written["flat_up_to"]),
        flat_fee=yuan(written["flat_fee"]),
        tiers=_tiers(yuan(written["flat_up_to"]), written["tiers"]),
        halved=rule("court_fee_half").number() / 100,
        payment_order_parts=int(parts),
    )


def _tiers(above: Money, rows: list[list[str]]) -> tuple[FeeTier, ...]:
    tiers = []
    for up_to, percent in rows:
        tier = FeeTier(above=above, up_to=yuan(up_to), fraction=Decimal(percent) / 100)
        tiers.append(tier)
        above = tier.up_to
    return tuple(tiers)
