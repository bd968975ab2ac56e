"""What was filled in, as labelled texts: an answer that is taken away carries its inputs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from calculators.declare.inputs import Input, InputRows, declared
from calculators.declare.reading import applies

_EMPTY = (None, "", ())
_YES_NO = {True: "是", False: "否"}


def filled(inputs: object) -> Iterator[tuple[str, str]]:
    """Label and text of every input that applies and is filled; a row is one text."""
    for item in declared(type(inputs)):
        value = getattr(inputs, item.key)
        if value in _EMPTY or not applies(item, inputs):
            continue
        if isinstance(item, InputRows):
            yield from _rows(item, value)
        else:
            yield item.field.label, said_input(item, value)


def said_input(item: Input, value: Any) -> str:
    """An input's value for people: choices by their labels, amounts with their unit."""
    if isinstance(value, bool):
        return _YES_NO[value]
    if item.field.choices:
        chosen = value if isinstance(value, tuple) else (value,)
        return "、".join(str(item.field.choices[each]) for each in chosen)
    unit = "元" if item.kind.name == "money" else item.field.unit
    return f"{item.write(value)} {unit}".rstrip()


def _rows(item: InputRows, rows: tuple[Any, ...]) -> Iterator[tuple[str, str]]:
    for number, row in enumerate(rows, start=1):
        cells = (
            f"{column.field.label} {said_input(column, getattr(row, column.key))}"
            for column in item.columns
            if applies(column, row) and getattr(row, column.key) not in _EMPTY
        )
        yield f"{item.rows.label}，第 {number} 行", "，".join(cells)
