"""Tables as files to take away. A spreadsheet must never run what somebody typed."""

from __future__ import annotations

from calculators.declare.result import Table, Term, Value
from calculators.declare.write import bare, plain
from calculators.render.tame import safe_cell

BYTE_ORDER_MARK = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8."""


def csv_text(table: Table) -> str:
    """A table as CSV with CRLF line ends and Chinese headings; the caller adds the BOM.

    A text cell that a spreadsheet would take for a formula gets an apostrophe in front;
    numbers, negative ones included, stay numbers. Source: RFC 4180.
    """
    lines = [[safe_cell(column.label) for column in table.columns]]
    lines += [[_cell(value) for value in row] for row in table.rows]
    return "".join(",".join(_quoted(cell) for cell in line) + "\r\n" for line in lines)


def _cell(value: Value | None) -> str:
    """A cell for people: under Chinese headings a term is its Chinese word."""
    if isinstance(value, str | Term):
        return safe_cell(bare(value))
    return plain(value)


def _quoted(cell: str) -> str:
    if any(mark in cell for mark in ',"\r\n'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
