"""Loans repaid a period apart, by every method, with prepayment, refinancing and steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from calculators.finance.annuity import level_payment, periods, rate_of
from calculators.finance.cashflow import internal_rate
from calculators.finance.fixed_payment import fixed_payment
from calculators.finance.money import Money, Rounding
from calculators.finance.posting import monthly
from calculators.finance.prepayment import Keep, Repaid, prepay
from calculators.finance.rate import Per, Rate
from calculators.finance.repayment import (
    bullet,
    equal_instalments,
    equal_principal,
    flat_fee,
    interest_only,
)
from calculators.finance.running import Running, run
from calculators.finance.schedule import Schedule
from calculators.finance.stepped import full_payment, stepped
from tests.vectors.compare import AnyOf, Figure
from tests.vectors.record import Inputs, UnsupportedError, number, whole
from tests.vectors.variants import (
    DUE,
    Answer,
    balance_after,
    either,
    figures,
    or_else,
    per_year,
    terms,
    variants,
)

type Builder = Callable[..., Schedule]

NEWER = ("new_rate_pct", "new_annual_rate_pct", "annual_rate_pct_after")
KEEP = {"DECREASE_TERM": Keep.PAYMENT, "DECREASE_MONTHLY_PAYMENT": Keep.TERM}


def level(inputs: Inputs) -> Answer:
    """等额本息; some publishers print totals as so many rounded payments."""
    principal, rate, count = terms(inputs)
    usual = _by(equal_instalments, inputs)

    def answer() -> Mapping[str, Figure]:
        found = usual()
        exact = level_payment(principal.yuan, rate.fraction, count)
        paid = Money.rounded(exact).yuan * count
        return dict(found) | {
            "total_paid": or_else(found["total_paid"], paid),
            "total_interest": or_else(found["total_interest"], paid - principal.yuan),
        }

    return answer


def equal_shares(inputs: Inputs) -> Answer:
    """等额本金."""
    return _by(equal_principal, inputs)


def only_interest(inputs: Inputs) -> Answer:
    """先息后本."""
    return _by(interest_only, inputs)


def in_one(inputs: Inputs) -> Answer:
    """一次还本付息."""
    return _by(bullet, inputs)


def _by(builder: Builder, inputs: Inputs) -> Answer:
    principal, rate, count = terms(inputs)
    a_year, after = per_year(inputs), inputs.whole("after", 0)
    dearer = Rate(rate.fraction + Decimal("0.03") / a_year, Per.MONTH)

    def build(at: Rate) -> Callable[[int, Rounding], Schedule]:
        return lambda times, rounding: builder(principal * times, at, count, DUE, rounding=rounding)

    def answer() -> Mapping[str, Figure]:
        found = variants(build(rate))
        return figures(found, a_year) | {
            "balance": balance_after(found, after),
            "payment_at_plus_3pp": either(
                variants(build(dearer)), lambda schedule: schedule.first.payment
            ),
        }

    return answer


def flat(inputs: Inputs) -> Answer:
    """等本等息: the fee given by the period, or in all."""
    principal, count = Money.rounded(inputs.number("principal")), inputs.whole("n")
    if "fee_rate_per_period" in inputs:
        share = inputs.number("fee_rate_per_period")
    else:
        in_all = inputs.number("total_fee") if "total_fee" in inputs else None
        whole_share = in_all / principal.yuan if in_all else inputs.number("fee_rate_total")
        share = whole_share / count
    fee_rate = Rate(share, Per.MONTH)

    def answer() -> Mapping[str, Figure]:
        found = variants(
            lambda times, rounding: flat_fee(
                principal * times, fee_rate, count, DUE, rounding=rounding
            )
        )
        schedule = found[0][0]
        paid = schedule.first.payment.yuan
        # Printed from so many equal payments, or from those that are really paid.
        rates = [
            internal_rate(schedule.flows),
            Rate(rate_of(count, -paid, principal.yuan), Per.MONTH),
        ]
        interest = equal_instalments(principal, fee_rate, count, DUE).total_interest
        return figures(found) | {
            "extra_vs_interest": (schedule.total_fee - interest).yuan,
            "monthly_rate_pct": AnyOf(tuple(rate.percent for rate in rates)),
            "nominal_pct": AnyOf(tuple(rate.simple(Per.YEAR).percent for rate in rates)),
            "ear_pct": AnyOf(tuple(rate.compounded(Per.YEAR).percent for rate in rates)),
        }

    return answer


def payoff(inputs: Inputs) -> Answer:
    """How long a payment takes; some publishers print a part of a payment as such."""
    principal, paid = Money.rounded(inputs.number("principal")), inputs.number("payment")
    fraction = inputs.number("annual_rate_pct") / 100 / per_year(inputs)

    def answer() -> Mapping[str, Figure]:
        rate = Rate(fraction, Per.MONTH)
        found = variants(
            lambda times, rounding: fixed_payment(
                principal * times, rate, Money.rounded(paid) * times, DUE, rounding=rounding
            )
        )
        exact = periods(fraction, -paid, principal.yuan)
        long = or_else(None, Decimal(found[0][0].months), exact)
        return figures(found) | {"periods": long, "months": long}

    return answer


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
    if "extra_lumps" in inputs:
        lumps = inputs.get("extra_lumps")
        if not isinstance(lumps, dict):
            raise UnsupportedError("extra_lumps are not by month")
        found = [(whole(month), number(amount)) for month, amount in lumps.items()]
        return [(month, Money.rounded(amount), Keep.PAYMENT) for month, amount in found]
    return [extra for early in inputs.each("early_payments") for extra in _repeated(early, count)]


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
    newer = inputs.first_of(*NEWER) / 100 / per_year(inputs)
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
