"""Fees around a loan: what is kept back at the start, and what is paid on top every month."""

from __future__ import annotations

from collections.abc import Sequence

from calculators.finance.money import ZERO, Money


def with_fees(
    flows: Sequence[Money], *, upfront: Money = ZERO, monthly: Money = ZERO
) -> tuple[Money, ...]:
    """The borrower's flows with a sum deducted from the first and a fee beside every later one.

    `flows[0]` is what the contract says was lent, the others the payments (negative), as
    `Schedule.flows` has them; fees are positive sums. A month without a payment bears the fee
    too. Raises `ValueError` where there are no flows.
    """
    if not flows:
        message = "fees need flows to belong to"
        raise ValueError(message)
    received, *paid = flows
    return (received - upfront, *(payment - monthly for payment in paid))
