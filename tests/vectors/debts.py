"""Debts paid off month by month, and where one payment goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from calculators.finance.allocation import allocate
from calculators.finance.debts import Debt, Strategy, priority
from calculators.finance.fixed_payment import fixed_payment
from calculators.finance.money import Money, total
from calculators.finance.payoff import Payoff, payoff
from calculators.finance.rate import Rate
from calculators.finance.repayment import interest_only
from tests.vectors.compare import Figure
from tests.vectors.record import Inputs, UnsupportedError
from tests.vectors.variants import DUE, Answer


def several(inputs: Inputs) -> Answer:
    """Several debts by a strategy, out of a budget or the minimums and something more."""
    named = inputs.text("strategy")
    if named not in ("avalanche", "snowball"):
        raise UnsupportedError(f"strategy {named}")
    each = inputs.each("debts")
    names = [debt.text("name") for debt in each]
    debts = [_debt(debt) for debt in each]
    minimums = total(debt.minimum for debt in debts)
    if "monthly_budget" in inputs:
        monthly = Money.rounded(inputs.number("monthly_budget"))
    else:
        monthly = minimums + Money.rounded(inputs.number("extra", 0))
    order = _order(inputs, names) or priority(debts, Strategy(named))
    if monthly.fen < 0:
        raise UnsupportedError("a negative budget")
    return lambda: _paid_off(payoff(debts, monthly, order), names)


def _debt(inputs: Inputs) -> Debt:
    rate = inputs.rate("apr", "annual_rate")
    introductory = inputs.number("promo_apr_pct", 0) / 100
    if min(rate, introductory) < 0:
        raise UnsupportedError("a negative rate")
    return Debt(
        balance=Money.rounded(inputs.number("balance")),
        rate=Rate(rate),
        minimum=Money.rounded(inputs.first_of("min", "minimum")),
        introductory_rate=Rate(introductory),
        introductory_months=inputs.whole("promo_months", 0),
    )


def _order(inputs: Inputs, names: Sequence[str]) -> list[int] | None:
    if "order" not in inputs:
        return None
    order = [str(name) for name in inputs.values_of("order")]
    if sorted(order) != sorted(names) or len(set(names)) < len(names):
        raise UnsupportedError("an order that does not name each debt once")
    return [names.index(name) for name in order]


def _paid_off(done: Payoff, names: Sequence[str]) -> Mapping[str, Figure]:
    cleared: dict[str, Figure] = dict(zip(names, done.cleared, strict=True))
    return {
        "months": done.months,
        "total_interest": done.total_interest.yuan,
        "total_paid": done.total_paid.yuan,
        "paid_off_month": cleared,
    }


def single(inputs: Inputs) -> Answer:
    """One debt and one payment a month."""
    balance, rate = Money.rounded(inputs.number("balance")), Rate(inputs.rate("apr", "annual_rate"))
    paid = Money.rounded(inputs.first_of("monthly_payment", "payment"))

    def answer() -> Mapping[str, Figure]:
        schedule = fixed_payment(balance, rate, paid, DUE)
        return {
            "months": schedule.months,
            "total_interest": schedule.total_interest.yuan,
            "total_paid": schedule.total_paid.yuan,
        }

    return answer


def promotion(inputs: Inputs) -> Answer:
    """What is left of a debt free of interest when the promotion ends."""
    balance, paid = Money.rounded(inputs.number("balance")), Money.rounded(inputs.number("min"))
    months = inputs.whole("promo_months")

    def answer() -> Mapping[str, Figure]:
        schedule = fixed_payment(balance, Rate(Decimal(0)), paid, DUE)
        return {"balance_at_promo_end": schedule.balance_after(months).yuan}

    return answer


def month(inputs: Inputs) -> Answer:
    """One month's interest."""
    balance, rate = Money.rounded(inputs.number("balance")), Rate(inputs.rate("apr", "annual_rate"))
    return lambda: {"interest": interest_only(balance, rate, 1, DUE).first.interest.yuan}


def allocation(inputs: Inputs) -> Answer:
    """Interest first, then principal."""
    owed = {
        "interest": Money.rounded(inputs.number("interest_due")),
        "principal": Money.rounded(inputs.number("principal")),
    }
    paid = Money.rounded(inputs.number("payment"))

    def answer() -> Mapping[str, Figure]:
        used = allocate(paid, owed, tuple(owed))
        return {
            "interest_left": used.left["interest"].yuan,
            "principal_left": used.left["principal"].yuan,
            "leftover": used.unspent.yuan,
        }

    return answer
