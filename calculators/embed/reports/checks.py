"""已核对的算例 of all calculators: what others printed beside what this site computes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import htpy as h

import calculators
from calculators.declare import Calculator, Check, Value, table_of
from calculators.declare.reading import read_inputs
from calculators.declare.write import said
from calculators.render.checks import given
from calculators.render.result import grid

COLUMNS = (
    ("figure", "算什么"),
    ("printed", "出处印的"),
    ("ours", "本站算的"),
    ("given", "填的数"),
    ("source", "出处"),
)


def checks() -> h.Fragment:
    """A table for each calculator whose numbers somebody else has published."""
    named = ((name, calculators.get(name)) for name in calculators.names())
    return h.fragment[(_table(name, found) for name, found in named if found.checks)]


def _table(name: str, calculator: Calculator[Any]) -> h.Element:
    rows = tuple(row for check in calculator.checks for row in _rows(calculator, check))
    table = table_of(name, calculator.title, COLUMNS, rows)
    return h.div(".table")[grid(table, table.rows, "checks")]


def _rows(calculator: Calculator[Any], check: Check) -> Iterator[tuple[Value, ...]]:
    answer = calculator.calculate(read_inputs(calculator.inputs, check.given))
    typed = "，".join(given(calculator, check))
    for figure in answer.figures:
        if figure.key in check.expected:
            printed = check.expected[figure.key]
            yield figure.label, printed, said(figure.value), typed, check.source.title
