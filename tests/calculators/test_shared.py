"""Typing once: the names under which calculators exchange what they mean in common."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import calculators
from calculators.declare.inputs import Input, InputRows, declared

each_calculator = pytest.mark.parametrize("name", calculators.names())


def inputs(name: str) -> Iterator[Input]:
    """The inputs of a calculator, columns included."""
    for item in declared(calculators.get(name).inputs):
        yield from item.columns if isinstance(item, InputRows) else (item,)


def tables() -> list[InputRows]:
    """Every table of rows that shares."""
    found = [item for name in calculators.names() for item in declared_rows(name)]
    return [item for item in found if item.rows.shared]


def declared_rows(name: str) -> list[InputRows]:
    """The tables of rows of a calculator."""
    return [x for x in declared(calculators.get(name).inputs) if isinstance(x, InputRows)]


def outgoing() -> dict[str, set[str]]:
    """The kinds of the inputs that send out each name, columns of shared rows included."""
    found: dict[str, set[str]] = {}
    for name in calculators.names():
        for item in inputs(name):
            if item.field.shared:
                found.setdefault(item.field.shared.split()[0], set()).add(item.kind.name)
    return found


def from_answers() -> set[str]:
    """The names under which answers go out."""
    return {each for name in calculators.names() for each in calculators.get(name).shares.values()}


@each_calculator
def test_what_comes_in_goes_out_somewhere(name: str) -> None:
    """A name that a field asks for is one that some field or answer sends."""
    asked = {key for item in inputs(name) for key in item.field.shared.split()}

    assert set() == asked - set(outgoing()) - from_answers()


def test_one_name_has_one_kind() -> None:
    """Under one name goes one kind of value: no date is offered where money is asked."""
    assert {} == {name: kinds for name, kinds in outgoing().items() if len(kinds) > 1}


@each_calculator
def test_answers_send_what_they_hold(name: str) -> None:
    """Each figure or column that goes out is one the calculator declares."""
    calculator = calculators.get(name)
    known = {*calculator.figures}
    for table in calculator.calculate(calculator.example()).tables:
        known |= {f"{table.key}.{column.key}" for column in table.columns}
    short = {key for key in calculator.shares if key.split(".")[0] in calculator.tables}

    assert set() == set(calculator.shares) - known - short


def test_columns_bear_the_name_of_their_rows() -> None:
    """Rows shared as `debt` have columns `debt.…`, a name among them that tells them apart."""
    for table in tables():
        columns = [column.field.shared for column in table.columns if column.field.shared]

        assert f"{table.rows.shared}.name" in columns
        assert all(column.startswith(f"{table.rows.shared}.") for column in columns)
