"""Loans repaid a period apart, by every method, and how long a payment takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from calculators.finance.annuity import Timing, level_payment, payment, periods, rate_of
from calculators.finance.cashflow import internal_rate
from calculators.finance.fixed_payment import fixed_payment
from calculators.finance.money import Money, Rounding
from calculators.finance.rate import Per, Rate
from calculators.finance.repayment import (
    bullet,
    equal_instalments,
    equal_principal,
    flat_fee,
    interest_only,
)
from calculators.finance.schedule import Schedule
from tests.vectors.compare import AnyOf, Figure
from tests.vectors.record import Inputs, UnsupportedError
from tests.vectors.tvm import timing_of
from tests.vectors.variants import (
    DUE,
    Answer,
    balance_after,
    either,
    figures,
    or_else,
    per_year,
    period_rate,
    terms,
    variants,
)

type Builder = Callable[..., Schedule]


def level(inputs: Inputs) -> Answer:
    """等额本息; some publishers print totals as so many rounded payments."""
    principal, rate, count = terms(inputs)
    usual = _by(equal_instalments, inputs)
    if timing_of(inputs) is Timing.START:
        # Of these nobody prints a schedule.
        return lambda: {
            "payment": -payment(rate.fraction, Decimal(count), principal.yuan, timing=Timing.START)
        }

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
    if "total_fee" in inputs:
        share = inputs.number("total_fee") / principal.yuan / count
    elif "fee_rate_total" in inputs:
        share = inputs.number("fee_rate_total") / count
    else:
        share = inputs.rate("fee_rate_per_period")
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
    fraction = period_rate(inputs)
    if fraction < 0:
        raise UnsupportedError("a negative rate")

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
