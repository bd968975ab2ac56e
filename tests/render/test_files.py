"""CSV for spreadsheets: what somebody typed never runs, and numbers stay numbers."""

from __future__ import annotations

from csv import reader
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given

from calculators.declare import Percent, days, table_of
from calculators.declare.result import Value
from calculators.finance.money import Money, yuan
from calculators.render.files import csv_text
from calculators.render.tame import tame
from tests.render.hostile import PLANTED, TEXTS, UNSEEN

RUNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def cell(value: Value | None) -> str:
    """What a spreadsheet reads in a cell that holds the value."""
    text = csv_text(table_of("t", "表", [("a", "甲"), ("b", "乙")], [(value, "。")]))
    rows = list(reader(StringIO(text, newline="")))

    assert 2 == len(rows)
    assert [2, 2] == [len(row) for row in rows]
    return rows[1][0]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Money(-123450), "-1234.50"),
        (yuan("1234567.89"), "1234567.89"),
        (Percent(Decimal("-0.05")), "-5.00000"),
        (days(-3), "-3"),
        (Decimal("-0.5"), "-0.5"),
        (date(2026, 11, 23), "2026-11-23"),
        (None, ""),
    ],
)
def test_a_number_stays_a_number(value: Value | None, expected: str) -> None:
    """A minus sign in front of an amount is no formula."""
    assert expected == cell(value)


@pytest.mark.parametrize("text", ["=1+1", "+86", "-2", "@A1", "\t=1", "＝1", " =1", "\u200b=1"])
def test_a_formula_is_text(text: str) -> None:
    """A cell that a spreadsheet would run begins with an apostrophe."""
    assert cell(text).startswith("'")


@given(TEXTS)
def test_no_text_runs_or_hides(text: str) -> None:
    """Whatever is typed comes back without the unseen, behind an apostrophe where it could run."""
    read = cell(text)

    assert not read.lstrip(" \n\u3000").startswith(RUNS)
    assert tame(text) == (read[1:] if read == f"'{tame(text)}" else read)
    assert [] == [mark for mark in UNSEEN if mark in read]


def test_many_rows_are_written() -> None:
    """Ten thousand rows of hostile cells: as many lines, each of two cells."""
    rows = [(PLANTED[index % 20], Money(-index)) for index in range(10_000)]
    text = csv_text(table_of("t", "表", [("a", "甲"), ("b", "乙")], rows))
    read = list(reader(StringIO(text, newline="")))

    assert 10_001 == len(read)
    assert ["-99.99"] == [row[1] for row in read[-1:]]
