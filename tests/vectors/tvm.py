"""Spreadsheet functions of level payments, with their signs and names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from calculators.finance import annuity, rate
from calculators.finance.annuity import Timing
from tests.vectors.compare import Figure
from tests.vectors.record import Inputs, UnsupportedError
from tests.vectors.variants import period_rate

type Answer = Callable[[], Mapping[str, Figure]]

PARTS = {"interest": annuity.interest_part, "principal": annuity.principal_part}


def tvm_pmt(inputs: Inputs) -> Answer:
    """PMT."""
    i, n, present, future, timing = _loan(inputs)
    return lambda: _value("pmt", annuity.payment(i, n, present, future, timing))


def tvm_pv(inputs: Inputs) -> Answer:
    """PV."""
    i, n, _, future, timing = _loan(inputs)
    paid = inputs.number("pmt", 0)
    return lambda: _value("pv", annuity.present_value(i, n, paid, future, timing))


def tvm_fv(inputs: Inputs) -> Answer:
    """FV."""
    i, n, present, _, timing = _loan(inputs)
    paid = inputs.number("pmt", 0)
    return lambda: _value("fv", annuity.future_value(i, n, paid, present, timing))


def tvm_nper(inputs: Inputs) -> Answer:
    """NPER."""
    i, paid, present = _rate(inputs), inputs.number("pmt"), inputs.number("pv")
    future, timing = inputs.number("fv", 0), timing_of(inputs)
    return lambda: _value("nper", annuity.periods(i, paid, present, future, timing))


def tvm_rate(inputs: Inputs) -> Answer:
    """RATE; whatever a source guesses first does not matter here."""
    n, paid, present = inputs.whole("nper"), inputs.number("pmt"), inputs.number("pv")
    future, timing = inputs.number("fv", 0), timing_of(inputs)
    return lambda: _value("rate", annuity.rate_of(n, paid, present, future, timing))


def tvm_ipmt(inputs: Inputs) -> Answer:
    """IPMT."""
    return _part(inputs, "interest")


def tvm_ppmt(inputs: Inputs) -> Answer:
    """PPMT."""
    return _part(inputs, "principal")


def tvm_cumipmt(inputs: Inputs) -> Answer:
    """CUMIPMT."""
    return _cumulative(inputs, "interest")


def tvm_cumprinc(inputs: Inputs) -> Answer:
    """CUMPRINC."""
    return _cumulative(inputs, "principal")


def tvm_effect(inputs: Inputs) -> Answer:
    """EFFECT."""
    nominal, periods = inputs.rate("nominal", "nominal_rate", "rate"), _yearly(inputs)
    return lambda: _value("effective", rate.effective(nominal, periods))


def tvm_nominal(inputs: Inputs) -> Answer:
    """NOMINAL."""
    effective, periods = inputs.rate("effective", "effect_rate", "rate"), _yearly(inputs)
    return lambda: _value("nominal", rate.nominal(effective, periods))


def _part(inputs: Inputs, name: str) -> Answer:
    i, n, present, future, timing = _loan(inputs)
    per = inputs.whole("per")
    return lambda: _value(name, PARTS[name](i, per, n, present, future, timing))


def _cumulative(inputs: Inputs, name: str) -> Answer:
    i, n, present, future, timing = _loan(inputs)
    first, last = inputs.whole("start"), inputs.whole("end")

    def answer() -> Mapping[str, Figure]:
        if not 1 <= first <= last:
            message = f"no periods from {first} to {last}"
            raise ValueError(message)
        parts = (PARTS[name](i, at, n, present, future, timing) for at in range(first, last + 1))
        return _value(name, sum(parts, Decimal(0)))

    return answer


def _loan(inputs: Inputs) -> tuple[Decimal, Decimal, Decimal, Decimal, Timing]:
    present = inputs.number("pv", 0)
    future = inputs.number("fv", 0)
    return _rate(inputs), inputs.number("nper"), present, future, timing_of(inputs)


def _rate(inputs: Inputs) -> Decimal:
    """The rate of a period, given as such or by the year."""
    if "rate" in inputs or "rate_pct" in inputs:
        return inputs.rate("rate")
    return period_rate(inputs)


def _yearly(inputs: Inputs) -> int:
    return inputs.whole("npery" if "npery" in inputs else "per_year")


def timing_of(inputs: Inputs) -> Timing:
    """Whether payments are made at the end of a period, as usual, or at its start."""
    kind = next((inputs.get(name) for name in ("type", "when") if name in inputs), 0)
    try:
        return TIMINGS[kind]
    except (KeyError, TypeError):
        raise UnsupportedError(f"payments of type {kind}") from None


TIMINGS: Mapping[object, Timing] = {
    0: Timing.END,
    1: Timing.START,
    "0": Timing.END,
    "1": Timing.START,
    "end": Timing.END,
    "begin": Timing.START,
    "start": Timing.START,
}
"""When a payment is made, in the notations of spreadsheets and libraries; 1.0 and true are 1."""


def _value(name: str, value: Decimal) -> Mapping[str, Figure]:
    return {"value": value, name: value, f"{name}_pct": value * 100}
