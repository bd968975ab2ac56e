"""换个数试试: the one or two inputs whose change helps most, a step down and a step up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import htpy as h

from calculators.declare.calculator import Calculator
from calculators.declare.inputs import Input, declared
from calculators.declare.reading import applies, outside
from calculators.declare.write import said
from calculators.finance.money import Money
from calculators.finance.rate import Rate
from calculators.render.field import text_in_form

MONTHS_PER_STEP = 6
NICE = (Decimal(5), Decimal(2), Decimal(1))


def stepper(calculator: Calculator[Any], inputs: object) -> h.Node:
    """Buttons that put another value into an input; nothing where no input may step."""
    lines = [
        line
        for item in declared(calculator.inputs)
        if isinstance(item, Input) and item.key in calculator.stepper and applies(item, inputs)
        for line in _line(item, getattr(inputs, item.key))
    ]
    return bool(lines) and h.div(".stepper")[h.p(".part")["换个数试试"], lines]


def _line(item: Input, value: Any) -> Iterator[h.Element]:
    offered = (
        [] if value is None else [each for each in _steps(value, item) if not outside(item, each)]
    )
    if offered:
        yield h.p(".stepper__line")[
            h.span[f"{item.field.label}：现在 {_said(item, value)}"],
            (
                h.button(
                    ".button.button--small",
                    type="button",
                    data_step=item.key,
                    data_text=text_in_form(item, each),
                )[f"改成 {_said(item, each)}"]
                for each in offered
            ),
        ]


def _said(item: Input, value: Any) -> str:
    if isinstance(value, Money):
        return said(value)
    return f"{item.write(value)} {item.field.unit}".rstrip()


def _steps(value: Any, item: Input) -> tuple[Any, ...]:
    """The value a step below and a step above: about a tenth of it, on a round number."""
    match value:
        case Money() if value:  # from nothing there is no tenth to step by
            gap = Money.rounded(_nice(value.yuan))
            return (value - gap, value + gap)
        case Rate() if value.fraction:
            return tuple(replace(value, fraction=each) for each in _points(value.fraction))
        case Decimal() if value:
            return _points(value)
        case int():
            long = item.field.unit == "个月" and value >= 2 * MONTHS_PER_STEP
            count = MONTHS_PER_STEP if long else 1
            return (value - count, value + count)
        case _:
            return ()


def _points(value: Decimal) -> tuple[Decimal, Decimal]:
    """A share of one steps by whole percentage points where a tenth of it allows."""
    gap = _nice(value * 100) / 100
    return value - gap, value + gap


def _nice(value: Decimal) -> Decimal:
    """The largest 1, 2 or 5 times a power of ten that is at most a tenth of the value."""
    tenth = max(abs(value) / 10, Decimal("0.01"))
    power = Decimal(1).scaleb(tenth.adjusted())
    return next(digit * power for digit in NICE if digit * power <= tenth)
