"""Rates and worths of flows: irr, xirr, npv, xnpv, annual percentage rates, effective rates."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import lcm

from calculators.finance.annuity import FINEST
from calculators.finance.cashflow import internal_rate, rate_at_times
from calculators.finance.dates import add_months
from calculators.finance.fees import with_fees
from calculators.finance.money import Money
from calculators.finance.odd_period import without_odd_part
from calculators.finance.present_value import present_value, worth_on
from calculators.finance.rate import MONTHS_PER_YEAR, Per, Rate
from calculators.finance.repayment import equal_instalments, equal_principal
from tests.vectors.compare import Figure
from tests.vectors.record import Inputs, UnsupportedError, number, pair

type Answer = Callable[[], Mapping[str, Figure]]

METHODS = {
    "annuity": equal_instalments,
    "linear": equal_principal,
    "equal_principal": equal_principal,
}
DUE = date(2026, 1, 31)
"""Where a source prints no dates."""


def timed_rate(flows: list[tuple[Decimal, Fraction]], per: Per) -> Rate:
    """The rate of amounts at times in periods, handed over in whole units of both."""
    parts = lcm(*(time.denominator for _, time in flows))
    return rate_at_times(
        ((int(amount.scaleb(FINEST)), int(time * parts)) for amount, time in flows), per, parts
    )


def irr(inputs: Inputs) -> Answer:
    """A rate per period of flows one period apart."""
    flows = [(amount, Fraction(time)) for time, amount in enumerate(inputs.numbers("flows"))]
    return lambda: _named("irr", timed_rate(flows, Per.YEAR))


def xirr(inputs: Inputs) -> Answer:
    """A yearly rate of dated flows on actual/365."""
    flows = inputs.dated("flows")
    start = min(on for on, _ in flows)
    timed = [(amount, Fraction((on - start).days, 365)) for on, amount in flows]
    return lambda: _named("xirr", timed_rate(timed, Per.YEAR))


def npv(inputs: Inputs) -> Answer:
    """Worth now of flows one period apart, the first of them now."""
    return _npv(inputs, 0)


def npv_excel(inputs: Inputs) -> Answer:
    """The spreadsheet's: the first flow is a period away, what is now is added."""
    return _npv(inputs, 1)


def _npv(inputs: Inputs, first: int) -> Answer:
    rate, plus = inputs.rate("rate"), inputs.number("plus", 0)
    flows = [
        (amount, Decimal(time)) for time, amount in enumerate(inputs.numbers("flows"), start=first)
    ]
    return lambda: _valued("npv", present_value(rate, [*flows, (plus, Decimal(0))]))


def xnpv(inputs: Inputs) -> Answer:
    """Worth of dated flows on the day of the first."""
    rate, flows = Rate(inputs.rate("rate")), inputs.dated("flows")
    return lambda: _valued("xnpv", worth_on(flows[0][0], rate, flows))


def xnfv(inputs: Inputs) -> Answer:
    """Worth of dated flows on the day of the last."""
    rate, flows = Rate(inputs.rate("rate")), inputs.dated("flows")
    return lambda: _valued("xnfv", worth_on(max(on for on, _ in flows), rate, flows))


def apr_at_times(inputs: Inputs) -> Answer:
    """The European effective rate of advances and payments at times in days or months."""
    unit = inputs.text("time_unit")
    if unit not in ("days", "weeks", "months", "years"):
        raise UnsupportedError(f"times in {unit}")
    year = {
        "days": Fraction(inputs.number("days_per_year", 365)),
        "weeks": Fraction(52),
        "months": Fraction(MONTHS_PER_YEAR),
        "years": Fraction(1),
    }[unit]
    flows = [(amount, time / year) for time, amount in _timed(inputs, "advances")]
    flows += [(-amount, time / year) for time, amount in _timed(inputs, "payments")]
    return lambda: _apr(timed_rate(flows, Per.YEAR).fraction)


def _timed(inputs: Inputs, name: str) -> list[tuple[Fraction, Decimal]]:
    return [flow for value in inputs.values_of(name) for flow in _spread(value)]


def _spread(value: object) -> list[tuple[Fraction, Decimal]]:
    """One flow, or the many a record writes as one."""
    if not isinstance(value, dict):
        time, amount = pair(value)
        return [(Fraction(number(time)), amount)]
    many = Inputs(value)
    amount = many.number("amount")
    if "from_month" in many:
        months = range(many.whole("from_month"), many.whole("to_month") + 1)
        return [(Fraction(month), amount) for month in months]
    first = Fraction(many.number("first_days")) * MONTHS_PER_YEAR / 365
    every = many.whole("then_every_months")
    return [(first + every * place, amount) for place in range(many.whole("n"))]


def apr_actuarial(inputs: Inputs) -> Answer:
    """The actuarial rate of US Regulation Z, where the odd first period is given."""
    unit, per_year = inputs.text("unit_period"), inputs.number("unit_periods_per_year")
    first = inputs.within(inputs.get("derived_first_period"))
    whole = first.whole("t")
    odd = first.number("f_num") / first.number("f_den")
    if not 0 <= odd < 1:
        raise UnsupportedError(f"an odd part of {odd}")
    advances, payments = inputs.dated("advances"), inputs.dated("payments")
    start, begin = advances[0][0], payments[0][0]
    flows = [(-amount, unit_periods(unit, begin, on)) for on, amount in payments]
    fee = inputs.number("prepaid_finance_charge", 0)
    for on, amount in [(start, -fee), *advances]:
        later = unit_periods(unit, start, on)
        flows += [
            (part, -periods) for part, periods in without_odd_part(amount, whole - later, odd)
        ]
    timed = [(amount, Fraction(time)) for amount, time in flows]
    return lambda: _apr(timed_rate(timed, Per.MONTH).fraction * per_year)


def unit_periods(unit: str, start: date, end: date) -> int:
    """How many whole unit periods lie between two dates; anything else is unsupported."""
    several = re.fullmatch(r"(?:(\d+) )?(day|week|semimonth|month|quarter|half-year|year)s?", unit)
    if not several:
        raise UnsupportedError(f"a unit period of {unit}")
    many, name = int(several[1] or 1), several[2]
    days = (end - start).days
    months = (end.year - start.year) * MONTHS_PER_YEAR + end.month - start.month
    match name:
        case "day" | "week":
            length = many * (1 if name == "day" else 7)
            count, fits = days // length, days % length == 0
        case "semimonth":
            count = 2 * months + (start.day <= 15 < end.day) - (end.day <= 15 < start.day)
            fits = abs(end - add_months(start, count // 2)) in _HALVES[count % 2]
        case _:
            length = many * {"month": 1, "quarter": 3, "half-year": 6, "year": 12}[name]
            count, fits = months // length, months % length == 0
            fits = fits and add_months(start, months) == end
    if not fits or not 0 < many < 1000:
        raise UnsupportedError(f"{end} is not whole unit periods after {start}")
    return count


_HALVES = (
    [timedelta(0)],
    [timedelta(days) for days in (13, 14, 15, 16)],
)


def fees_upfront_monthly(inputs: Inputs) -> Answer:
    """The effective rate of a loan with a fee deducted at the start and one every month."""
    builder = METHODS.get(inputs.text("method", "annuity"))
    if not builder:
        raise UnsupportedError("another method of repayment")
    principal = Money.rounded(inputs.number("principal"))
    upfront = Money.rounded(inputs.number("upfront_fee", 0))
    rate, months = Rate(inputs.rate("annual_rate")), inputs.whole("n")
    fee = Money.rounded(inputs.number("monthly_fee", 0))

    def answer() -> Mapping[str, Figure]:
        flows = builder(principal, rate, months, DUE).flows
        monthly = internal_rate(with_fees(flows, upfront=upfront, monthly=fee))
        return {
            "effective_rate": monthly.compounded(Per.YEAR).fraction,
            "nominal_rate": monthly.simple(Per.YEAR).fraction,
            "monthly_rate": monthly.fraction,
        }

    return answer


def effective_to_daily(inputs: Inputs) -> Answer:
    """The daily or monthly rate that compounds to a yearly one."""
    yearly, days = Rate(inputs.rate("annual_effective")), inputs.whole("year_days", 365)
    return lambda: {
        "daily": yearly.compounded(Per.DAY, days).fraction,
        "monthly": yearly.compounded(Per.MONTH).fraction,
    }


def _named(name: str, rate: Rate) -> Mapping[str, Figure]:
    fraction = rate.fraction
    return dict.fromkeys((name, "rate", "value"), fraction) | {f"{name}_pct": rate.percent}


def _valued(name: str, worth: Decimal) -> Mapping[str, Figure]:
    return {"value": worth, name: worth}


def _apr(fraction: Decimal) -> Mapping[str, Figure]:
    percent = fraction * 100
    return {"i": fraction, "apr": fraction, "apr_pct": percent} | {
        f"apr_pct_{places}dp": percent for places in range(1, 9)
    }
