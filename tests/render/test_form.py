"""The form: what stands at once, and what is folded away."""

from __future__ import annotations

import re

import pytest

import calculators
from calculators.declare.inputs import InputRows, declared
from calculators.render.form import form

FOLDED = re.compile(r'<details class="more rows__more">.*?</details>', re.DOTALL)
TABLES = [
    (name, item)
    for name in calculators.names()
    for item in declared(calculators.get(name).inputs)
    if isinstance(item, InputRows)
]


def markup(name: str) -> str:
    """The form of a calculator's worked example."""
    calculator = calculators.get(name)
    return str(form(calculator, calculator.inputs(), name))


@pytest.mark.parametrize(
    ("name", "table"), TABLES, ids=[f"{name}.{table.key}" for name, table in TABLES]
)
def test_a_column_is_folded_where_it_says_so(name: str, table: InputRows) -> None:
    """What most readers leave as it is stands behind a line of its row, the rest at once."""
    whole = markup(name)
    folded = "".join(FOLDED.findall(whole))
    keys = [
        column.key for column in table.columns if f'name="{table.key}.1.{column.key}"' in folded
    ]

    assert keys == [column.key for column in table.columns if column.field.more and table.default]
    assert all(f'name="{table.key}.0.{column.key}"' in whole for column in table.columns)


def test_rows_that_say_themselves_are_told_apart() -> None:
    """A name, an amount, how often: a phone shows these in two lines, others as they are."""
    plain = {name for name, _ in TABLES if "rows__row--plain" in markup(name)}

    assert {"budget"} == plain


def test_pasting_comes_before_the_rows() -> None:
    """Whoever brings a record need not pass the example's five rows on a phone."""
    shown = markup("statement_check")

    assert shown.index("从别处粘贴") < shown.index('class="rows__list"')
