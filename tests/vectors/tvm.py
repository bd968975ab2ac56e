"""Spreadsheet functions of level payments, with their signs and names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from calculators.finance import annuity, rate
from calculators.finance.annuity import Timing
from tests.vectors.compare import Figure
from tests.vectors.record import Inputs, UnsupportedError

type Answer = Callable[[], Mapping[str, Figure]]

PARTS = {"interest": annuity.interest_part, "principal": annuity.principal_part}


def tvm_pmt(inputs: Inputs) -> Answer:
    """PMT."""
    i, n, present, future, timing = _loan(inputs)
    return lambda: _value(annuity.payment(i, n, present, future, timing))


def tvm_pv(inputs: Inputs) -> Answer:
    """PV."""
    i, n, _, future, timing = _loan(inputs)
    paid = inputs.number("pmt", 0)
    return lambda: _value(annuity.present_value(i, n, paid, future, timing))


def tvm_fv(inputs: Inputs) -> Answer:
    """FV."""
    i, n, present, _, timing = _loan(inputs)
    paid = inputs.number("pmt", 0)
    return lambda: _value(annuity.future_value(i, n, paid, present, timing))


def tvm_nper(inputs: Inputs) -> Answer:
    """NPER."""
    i, paid, present = inputs.number("rate"), inputs.number("pmt"), inputs.number("pv")
    future, timing = inputs.number("fv", 0), _timing(inputs)
    return lambda: _value(annuity.periods(i, paid, present, future, timing))


def tvm_rate(inputs: Inputs) -> Answer:
    """RATE; whatever a source guesses first does not matter here."""
    n, paid, present = inputs.whole("nper"), inputs.number("pmt"), inputs.number("pv")
    future, timing = inputs.number("fv", 0), _timing(inputs)
    return lambda: _value(annuity.rate_of(n, paid, present, future, timing))


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
    nominal, periods = inputs.first_of("nominal", "nominal_rate", "rate"), inputs.whole("npery")
    return lambda: _value(rate.effective(nominal, periods))


def tvm_nominal(inputs: Inputs) -> Answer:
    """NOMINAL."""
    effective, periods = inputs.first_of("effective", "effect_rate", "rate"), inputs.whole("npery")
    return lambda: _value(rate.nominal(effective, periods))


def _part(inputs: Inputs, name: str) -> Answer:
    i, n, present, future, timing = _loan(inputs)
    per = inputs.whole("per")
    return lambda: _value(PARTS[name](i, per, n, present, future, timing))


def _cumulative(inputs: Inputs, name: str) -> Answer:
    i, n, present, future, timing = _loan(inputs)
    first, last = inputs.whole("start"), inputs.whole("end")

    def answer() -> Mapping[str, Figure]:
        if not 1 <= first <= last:
            message = f"no periods from {first} to {last}"
            raise ValueError(message)
        parts = (PARTS[name](i, at, n, present, future, timing) for at in range(first, last + 1))
        return _value(sum(parts, Decimal(0)))

    return answer


def _loan(inputs: Inputs) -> tuple[Decimal, Decimal, Decimal, Decimal, Timing]:
    present = inputs.number("pv", 0)
    future = inputs.number("fv", 0)
    return inputs.number("rate"), inputs.number("nper"), present, future, _timing(inputs)


def _timing(inputs: Inputs) -> Timing:
    kind = inputs.get("type") if "type" in inputs else 0
    if kind not in (0, 1):
        raise UnsupportedError(f"payments of type {kind}")
    return Timing(int(kind))


def _value(value: Decimal) -> Mapping[str, Figure]:
    return {"value": value}
