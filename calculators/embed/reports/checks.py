"""已核对的算例 of all calculators: what others printed beside what this site computes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import htpy as h

import calculators
from calculators.declare import Calculator, Check, Table, Value, table_of
from calculators.declare.reading import read_inputs
from calculators.declare.write import plain
from calculators.render.checks import given
from calculators.render.result import grid

COLUMNS = (("figure", "算什么"), ("printed", "出处印的"), ("ours", "本站算的"))


def checks() -> h.Fragment:
    """For each calculator whose numbers somebody else has published, a table for each example."""
    named = ((name, calculators.get(name)) for name in calculators.names())
    return h.fragment[(_section(name, found) for name, found in named if found.checks)]


def _section(name: str, calculator: Calculator[Any]) -> h.Element:
    tables = (
        _table(f"{name}-{number}", calculator, check)
        for number, check in enumerate(calculator.checks, start=1)
    )
    return h.div[
        h.p(".part")[calculator.title], (grid(each, each.rows, "checks") for each in tables)
    ]


def _table(key: str, calculator: Calculator[Any], check: Check) -> Table:
    typed = "，".join(given(calculator, check))
    note = f"出处：{check.source.title}。{check.source.supports}。"
    return table_of(key, f"填：{typed}", COLUMNS, _rows(calculator, check), note)


def _rows(calculator: Calculator[Any], check: Check) -> Iterator[tuple[Value, ...]]:
    answer = calculator.calculate(read_inputs(calculator.inputs, check.given))
    for figure in answer.figures:
        if figure.key in check.expected:
            printed = check.expected[figure.key]
            yield figure.label, printed, _as_printed(figure.value, printed)


def _as_printed(value: Value, printed: str) -> str:
    """A figure with as many decimals as it was printed with, as the tests compare it."""
    places = Decimal(printed).as_tuple().exponent
    step = Decimal(1).scaleb(int(places))
    return format(Decimal(plain(value)).quantize(step, rounding=ROUND_HALF_UP), "f")
