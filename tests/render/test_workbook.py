"""Workbooks, opened by an independent library."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings

import calculators
from calculators import law
from calculators.declare import Figure, Percent, Result, Table, days, table_of
from calculators.declare.result import Document, Value
from calculators.finance.money import Money, yuan
from calculators.finance.rate import percent
from calculators.render.taken import SOURCES, Taken, taken_text
from calculators.render.tame import tame
from calculators.render.workbook import LONGEST_CELL, xlsx_bytes
from tests.render.hostile import PLANTED, TEXTS

NAME = "court_fee"


def taken(*tables: Table) -> Taken:
    """An answer with these tables, on its way out."""
    calculator = calculators.get(NAME)
    answer = Result(sentence="好。", figures=(Figure("a", "甲", yuan(1)),), tables=tables)
    day = date(2026, 11, 23)
    return Taken(
        name=NAME, calculator=calculator, inputs=calculator.example(), answer=answer, on=day
    )


def opened(content: bytes) -> Any:
    """The workbook as another program reads it."""
    return openpyxl.load_workbook(BytesIO(content))


def written(value: Value) -> Any:
    """The cell another program finds where the value was put."""
    table = table_of("t", "表", [("a", "甲")], [(value,)])
    return opened(xlsx_bytes(taken(table)))["表"]["A2"]


@pytest.mark.parametrize(
    ("value", "expected", "shown"),
    [
        (yuan("-1234.50"), -1234.5, "#,##0.00"),
        (Money(9_999_999_999), 99_999_999.99, "#,##0.00"),
        (percent(18), 0.18, "0.00%"),
        (Percent(Decimal("-0.05")), -0.05, "0.00%"),
        (days(92), 92, "#,##0"),
        (Decimal("1.5"), 1.5, "General"),
        (date(2028, 2, 29), datetime(2028, 2, 29), "yyyy-mm-dd"),  # noqa: DTZ001 - days have no zone
        ("2026-11-23", "2026-11-23", "General"),
        (True, "是", "General"),
    ],
)
def test_a_cell_has_the_type_of_its_value(value: Value, expected: object, shown: str) -> None:
    """Amounts, rates and days are numbers with a format; words are words."""
    cell = written(value)

    assert (expected, shown) == (cell.value, cell.number_format)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_no_text_is_a_formula_or_a_link(text: str) -> None:
    """Whatever is typed is a string of that text without the unseen."""
    cell = written(text)
    expected = tame(text)[:LONGEST_CELL]

    assert expected == (cell.value or "")
    assert cell.data_type != "f"
    assert cell.hyperlink is None


def test_a_sheet_for_each_table_behind_the_explanations() -> None:
    """Captions name the sheets: allowed, short, and no two the same."""
    captions = ("表[1]:甲/乙", "说明", "长" * 40, "长" * 40, "")
    found = taken(*(table_of("t", each, [("a", "甲")], []) for each in captions))
    names = opened(xlsx_bytes(found)).sheetnames

    assert ["说明", "表 1 甲 乙", "说明 2", "长" * 31, f"{'长' * 27} 2", "表"] == names


def test_the_same_answer_gives_the_same_bytes() -> None:
    """Neither a clock nor how this machine packs is in the file; the given day is."""
    found = taken(table_of("t", "表", [("a", "甲")], [(yuan(1),)]))
    other = replace(found, on=date(2026, 11, 24))

    assert xlsx_bytes(found) == xlsx_bytes(found)
    assert xlsx_bytes(found) != xlsx_bytes(other)


def test_many_rows_are_written() -> None:
    """Ten thousand rows of hostile cells are all there."""
    rows = [(PLANTED[index % 20], Money(-index)) for index in range(10_000)]
    sheet = opened(xlsx_bytes(taken(table_of("t", "表", [("a", "甲"), ("b", "乙")], rows))))["表"]

    assert 10_001 == sheet.max_row
    assert -99.99 == sheet["B10001"].value


def test_the_explanations_hold_sentence_inputs_and_day() -> None:
    """Who opens the file later finds what was asked and when."""
    found = taken(table_of("t", "表", [("a", "甲")], []))
    sheet = opened(xlsx_bytes(found))["说明"]
    cells = [value for row in sheet.iter_rows(values_only=True) for value in row if value]

    assert {"好。", "填的数", "起诉要多少钱", "哪天算的"} - set(cells) == set()
    assert datetime(2026, 11, 23) in cells  # noqa: DTZ001 - days have no zone


def test_an_answer_on_its_way_out_needs_its_day() -> None:
    """A file says when it was made: without a day there is none."""
    with pytest.raises(ValueError, match="day"):
        _ = replace(taken(), on=None).day


def test_what_rests_on_nothing_names_no_sources() -> None:
    """Without formulas and rules there is no heading over an empty list."""
    alone = replace(taken(), calculator=replace(calculators.get(NAME), sources=()))

    assert SOURCES not in taken_text(alone)


def test_a_message_answers_first_and_names_its_rules_last() -> None:
    """What was asked for stands first; a rule is named with its clause, not told again."""
    rule = law.rule("hl_110")
    asked = taken()
    paper = Document("letter", "申请", "第一行")
    answer = replace(asked.answer, rules=(rule,), limits=("只是估计。",), documents=(paper,))
    told = taken_text(replace(asked, answer=answer))

    order = ["好。", "【申请】", "填的数", "这个算不出什么", SOURCES]
    assert order == sorted(order, key=told.index)
    assert 1 == told.count(rule.title)
