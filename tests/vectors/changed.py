"""Loans that change on the way: prepaid, refinanced, paid in steps."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from calculators.finance.cashflow import internal_rate
from calculators.finance.money import Money, Rounding
from calculators.finance.posting import monthly
from calculators.finance.prepayment import Keep, Repaid, prepay
from calculators.finance.rate import Per, Rate
from calculators.finance.repayment import equal_instalments
from calculators.finance.running import Running, run
from calculators.finance.schedule import Schedule
from calculators.finance.stepped import full_payment, stepped
from tests.vectors.compare import Figure
from tests.vectors.record import Inputs, UnsupportedError, number, whole
from tests.vectors.variants import DUE, Answer, either, figures, or_else, per_year, terms, variants

KEEP = {"DECREASE_TERM": Keep.PAYMENT, "DECREASE_MONTHLY_PAYMENT": Keep.TERM}


def prepaid(inputs: Inputs) -> Answer:
    """Prepayments that shorten or lower, once or every month."""
    principal, rate, count = terms(inputs)
    extras = sorted(_extras(inputs, count), key=lambda extra: extra[0])
    kept = [keep for _, _, keep in extras]
    if Keep.PAYMENT in kept and Keep.TERM in kept[kept.index(Keep.PAYMENT) :]:
        raise UnsupportedError("lowers the payment over a term already shortened: which term?")

    def original(times: int, rounding: Rounding) -> Schedule:
        return equal_instalments(principal * times, rate, count, DUE, rounding=rounding)

    def build(times: int, rounding: Rounding) -> Schedule:
        schedule = original(times, rounding)
        for month, amount, keep in extras:
            schedule = _prepay(schedule, rate, month, amount * times, keep, rounding)
        return schedule

    def answer() -> Mapping[str, Figure]:
        found = variants(build)
        before = variants(original)
        last = found[0][0].months
        return figures(found) | {
            "payment": either(before, lambda schedule: schedule.first.payment),
            "original_interest": either(before, lambda schedule: schedule.total_interest),
            "last_extra": sum((amount.yuan for at, amount, _ in extras if at == last), Decimal(0)),
        }

    return answer


def _prepay(
    schedule: Schedule, rate: Rate, month: int, amount: Money, keep: Keep, rounding: Rounding
) -> Schedule:
    """What there is to prepay: nothing after the end, no more than is owed."""
    owed = schedule.balance_after(month)
    if not owed:
        return schedule
    method = Repaid.EQUAL_INSTALMENT
    return prepay(
        schedule, rate, method, after=month, amount=min(amount, owed), keep=keep, rounding=rounding
    )


def _extras(inputs: Inputs, count: int) -> list[tuple[int, Money, Keep]]:
    if "early_payments" in inputs:
        return [
            extra for early in inputs.each("early_payments") for extra in _repeated(early, count)
        ]
    found: list[tuple[int, Decimal]] = []
    if "extra_lumps" in inputs:
        lumps = inputs.get("extra_lumps")
        if not isinstance(lumps, dict):
            raise UnsupportedError("extra_lumps are not by month")
        found += [(whole(month), number(amount)) for month, amount in lumps.items()]
    if "extra_monthly" in inputs:
        found += [(month, inputs.number("extra_monthly")) for month in range(1, count + 1)]
    if not found or any(not 1 <= month <= count or amount <= 0 for month, amount in found):
        raise UnsupportedError("no extra payments, or some outside the term")
    return [(month, Money.rounded(amount), Keep.PAYMENT) for month, amount in found]


def _repeated(early: Inputs, count: int) -> list[tuple[int, Money, Keep]]:
    """One early payment, its month counted from 0 as in the source."""
    month, amount = early.whole("month") + 1, Money.rounded(early.number("amount"))
    keep, repeat = KEEP.get(early.text("strategy")), early.text("repeat", "SINGLE")
    last = {"SINGLE": month, "TO_END": count}.get(repeat)
    if keep is None or last is None or not 1 <= month <= count or amount.fen <= 0:
        raise UnsupportedError(f"an early payment repeated {repeat}")
    return [(at, amount, keep) for at in range(month, last + 1)]


def refinanced(inputs: Inputs) -> Answer:
    """A new rate, and maybe a longer term, after some payments."""
    principal, rate, count = terms(inputs)
    after = whole(inputs.first_of("refinance_after", "change_after", "after"))
    newer = inputs.rate("new_rate", "new_annual_rate") / per_year(inputs)
    left = count - after + inputs.whole("extra_terms", 0)
    if not 1 <= after < count or left < 1 or newer < 0:
        raise UnsupportedError("no payments before or after the change")

    def build(times: int, rounding: Rounding) -> tuple[Schedule, Schedule]:
        first = equal_instalments(principal * times, rate, count, DUE, rounding=rounding)
        owed, at = first.balance_after(after), Rate(newer, Per.MONTH)
        return first, equal_instalments(owed, at, left, DUE, rounding=rounding)

    def interest(times: int, rounding: Rounding) -> Decimal:
        first, second = build(times, rounding)
        paid = sum(row.interest.fen for row in first.instalments[:after])
        return (Money(paid) + second.total_interest).yuan / times

    def answer() -> Mapping[str, Figure]:
        first, second = build(1, Rounding.HALF_UP)
        found = [interest(1, rounding) for rounding in Rounding]
        total = or_else(None, *found, interest(1_000_000, Rounding.HALF_UP))
        return {
            "total_interest": total,
            "payment": first.first.payment.yuan,
            "payment_before": first.first.payment.yuan,
            "payment_after": second.first.payment.yuan,
            "new_payment": second.first.payment.yuan,
        }

    return answer


def in_steps(inputs: Inputs) -> Answer:
    """Payments that change by agreed weights."""
    principal, rate, count = terms(inputs)
    weights = inputs.numbers("weights")
    counting = inputs.text("day_count", "30/360 monthly, arrears")
    if len(weights) != count or min(weights) <= 0:
        raise UnsupportedError("a weight is missing, or a payment left out")
    if "monthly" not in counting or "arrears" not in counting:
        raise UnsupportedError(f"day count {counting}")
    rates = [rate.fraction] * count

    def answer() -> Mapping[str, Figure]:
        found = variants(
            lambda times, rounding: stepped(
                principal * times, rates, weights, monthly(DUE), rounding=rounding
            )
        )
        full = full_payment(principal.yuan, rates, weights)
        paid = [Money.rounded(Money.rounded(full).yuan * weight) for weight in weights]
        flows = [principal, *(-amount for amount in paid)]
        implied = internal_rate(flows)
        return figures(found) | {
            "payment_full": full,
            "irr_of_rounded": implied.simple(Per.YEAR).fraction,
            "rows": [_at_implied(row) for row in run(flows, implied)][1:],
        }

    return answer


def _at_implied(row: Running) -> Mapping[str, Figure]:
    """A row as the source prints it: at the rate the rounded payments imply, with no remainder."""
    paid = -row.flow
    return {
        "principal": (paid - row.interest).yuan,
        "interest": row.interest.yuan,
        "payment": paid.yuan,
        "balance": row.balance.yuan,
    }
