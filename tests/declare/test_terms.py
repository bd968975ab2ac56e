"""Words out of a closed list, and the names readers give to rows."""

from __future__ import annotations

import pytest

from calculators.declare import Term, table_of
from calculators.declare.naming import LONGEST_NAME, NAME, called
from calculators.declare.numerals import UnreadableError
from calculators.declare.write import bare, plain, said, unit_name
from calculators.render.files import csv_text

TIGHT = Term("tight", "很紧")


def test_a_term_is_chinese_for_people_and_english_for_files() -> None:
    """A page says 很紧 where a program reads tight."""
    assert [bare(TIGHT), said(TIGHT), plain(TIGHT), unit_name(TIGHT)] == [
        "很紧",
        "很紧",
        "tight",
        "text",
    ]


def test_a_spreadsheet_shows_the_chinese_word() -> None:
    """Columns with Chinese headings hold Chinese words."""
    table = table_of("states", "状态", [("state", "状态")], [(TIGHT,)])

    assert csv_text(table) == "状态\r\n很紧\r\n"


def test_a_name_is_kept_on_one_line() -> None:
    """Line breaks and runs of spaces in a pasted name become one space."""
    assert NAME.read("  甲平台 \n 借款  ") == "甲平台 借款"


def test_a_long_name_is_refused() -> None:
    """A name has to fit a table."""
    with pytest.raises(UnreadableError):
        NAME.read("长" * (LONGEST_NAME + 1))


def test_a_row_without_a_name_goes_by_its_number() -> None:
    """Readers may leave names out."""
    assert [called(None, "方案", 2), called("乙", "方案", 2)] == ["方案 2", "乙"]
