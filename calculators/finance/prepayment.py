"""Prepayment: part of the principal repaid early, to end sooner or to pay less each month."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from calculators.finance.annuity import level_payment
from calculators.finance.money import ZERO, Money, Rounding
from calculators.finance.posting import Plan, Step, posted
from calculators.finance.rate import Rate
from calculators.finance.repayment import monthly_fraction
from calculators.finance.schedule import Instalment, Schedule

ONE_FEN = Decimal("0.01")


class Keep(StrEnum):
    """What stays as it was after a prepayment."""

    PAYMENT = "payment"
    """The payment (等额本息) or the share of the principal (等额本金): the term shortens."""
    TERM = "term"
    """The number of payments: each becomes smaller."""


class Repaid(StrEnum):
    """How the principal is repaid."""

    EQUAL_INSTALMENT = "equal_instalment"
    EQUAL_PRINCIPAL = "equal_principal"


def prepay(
    schedule: Schedule,
    rate: Rate,
    method: Repaid,
    *,
    after: int,
    amount: Money,
    keep: Keep,
    rounding: Rounding = Rounding.HALF_UP,
) -> Schedule:
    """The whole schedule again, with `amount` of principal repaid beside payment `after`.

    `schedule` is one of equal instalments or equal principal at `rate`, with or without a grace
    of interest only, as its builder made it; one of equal instalments may have been prepaid
    before. The row of the prepayment holds both payments; the rows before it stay. Prepaying
    all that is owed after that payment ends the schedule there. Raises `ValueError` for a
    payment that is not in the schedule, or an amount not above zero or above what is owed.
    """
    if not 1 <= after <= len(schedule.instalments):
        message = f"there is no payment {after}"
        raise ValueError(message)
    paid = schedule.instalments[after - 1]
    if not ZERO < amount <= paid.balance:
        message = f"{amount.fen} cannot be prepaid of {paid.balance.fen}"
        raise ValueError(message)
    with_it = replace(paid, principal=paid.principal + amount, balance=paid.balance - amount)
    before = (*schedule.instalments[: after - 1], with_it)
    return replace(
        schedule, instalments=before + _rest(schedule, rate, method, with_it, keep, rounding)
    )


def _rest(
    schedule: Schedule,
    rate: Rate,
    method: Repaid,
    paid: Instalment,
    keep: Keep,
    rounding: Rounding,
) -> tuple[Instalment, ...]:
    """What is still to pay after the prepayment, numbered on from it."""
    if not paid.balance:
        return ()
    coming = schedule.instalments[paid.number :]
    fraction = monthly_fraction(rate)
    planned = _equal_principal if method is Repaid.EQUAL_PRINCIPAL else _equal_instalments
    months, plan = planned(schedule, paid, fraction, keep)
    rest = posted(paid.balance, months, (row.due for row in coming), plan, rounding)
    return tuple(
        replace(row, number=paid.number + row.number, month=paid.month + row.month)
        for row in rest.instalments
    )


def _equal_instalments(
    schedule: Schedule, paid: Instalment, fraction: Decimal, keep: Keep
) -> tuple[int, Plan]:
    coming = schedule.instalments[paid.number :]
    grace = _grace(coming)
    if keep is Keep.PAYMENT:
        payment = coming[grace].payment.yuan
    else:
        payment = level_payment(paid.balance.yuan, fraction, len(coming) - grace)

    def plan(month: int, balance: Money) -> Step:
        interest = balance.yuan * fraction
        return Step(payment=payment if month > grace else interest, interest=interest)

    return len(coming), plan


def _equal_principal(
    schedule: Schedule, paid: Instalment, fraction: Decimal, keep: Keep
) -> tuple[int, Plan]:
    coming = schedule.instalments[paid.number :]
    grace = _grace(coming)
    months = len(coming)
    if keep is Keep.PAYMENT:
        sharing = len(schedule.instalments) - _grace(schedule.instalments)
        share = schedule.principal.yuan / sharing
        # The 分 that roundings left over so far must not become a month of their own.
        left = paid.balance.yuan - ONE_FEN * len(coming)
        months = grace + max(1, min(months - grace, _ceiling(left / share)))
    else:
        share = paid.balance.yuan / (months - grace)

    def plan(month: int, balance: Money) -> Step:
        interest = balance.yuan * fraction
        return Step(payment=interest + (share if month > grace else 0), interest=interest)

    return months, plan


def _grace(rows: tuple[Instalment, ...]) -> int:
    """How many of the rows come before any principal is repaid."""
    return next(place for place, row in enumerate(rows) if row.principal)


def _ceiling(value: Decimal) -> int:
    return int(value.to_integral_value(ROUND_CEILING))
