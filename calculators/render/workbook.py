"""An answer as a workbook (XLSX): a sheet of explanations, then one for each table.

Amounts, rates and days are numbers with a format, so that a spreadsheet can go on calculating.
The library is imported when a workbook is asked for: browsers fetch it only then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any

from calculators.declare.result import Count, Percent, Table, Term, Value
from calculators.declare.write import bare, sentence, unit
from calculators.finance.money import Money
from calculators.finance.rate import Rate
from calculators.render.filled import filled
from calculators.render.taken import EXAMPLE, FILLED, SOURCES, Taken, made, sources
from calculators.render.tame import tame

EXPLAINED = "说明"
FORMATS: Mapping[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "heading": {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1},
    "words": {"text_wrap": True, "valign": "top"},
    "money": {"num_format": "#,##0.00", "valign": "top"},
    "rate": {"num_format": "0.00%", "valign": "top"},
    "whole": {"num_format": "#,##0", "valign": "top"},
    "number": {"num_format": "General", "valign": "top"},
    "date": {"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"},
}
LONGEST_NAME = 31
"""Characters a sheet's name may have; these it may not have: `[]:*?/\\`."""
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
LONGEST_CELL = 32_767
NARROW, WIDE, READABLE = 12, 18, 60


def xlsx_bytes(taken: Taken) -> bytes:
    """The workbook; the same answer on the same day gives the same bytes."""
    import xlsxwriter  # noqa: PLC0415 - in an archive of its own, see above

    content = BytesIO()
    workbook = xlsxwriter.Workbook(content, {"in_memory": True})
    midnight = datetime.combine(taken.day, time())
    workbook.set_properties({"title": taken.calculator.title, "created": midnight})
    formats = {name: workbook.add_format(given) for name, given in FORMATS.items()}
    _explain(_Sheet(workbook.add_worksheet(EXPLAINED), formats), taken)
    names = {EXPLAINED}
    for table in taken.answer.tables:
        name = _name(table.caption, names)
        names.add(name)
        _fill(_Sheet(workbook.add_worksheet(name), formats), table)
    workbook.close()
    return _stored(content.getvalue())


class _Sheet:
    """One sheet, filled from above; every cell goes by the type of its value."""

    def __init__(self, sheet: Any, formats: Mapping[str, Any]) -> None:
        self.sheet, self._formats, self._row = sheet, formats, 0

    def line(self, *values: Value | None, form: str = "") -> None:
        """The next row; `form` names a format for all its cells, else each type has its own."""
        for column, value in enumerate(values):
            self._cell(column, value, form)
        self._row += 1

    def _cell(self, column: int, value: Value | None, form: str) -> None:
        place = (self._row, column)
        match value:
            case None | "":
                return
            case Money():
                self.sheet.write_number(*place, value.yuan, self._formats["money"])
            case Rate() | Percent():
                self.sheet.write_number(*place, value.fraction, self._formats["rate"])
            case Count():
                self.sheet.write_number(*place, value.number, self._formats["whole"])
            case Decimal():
                self.sheet.write_number(*place, value, self._formats["number"])
            case date():
                midnight = datetime.combine(value, time())
                self.sheet.write_datetime(*place, midnight, self._formats["date"])
            case _:
                text = tame(bare(value))[:LONGEST_CELL]
                # As a string: neither a formula nor a link is looked for.
                self.sheet.write_string(*place, text, self._formats[form or "words"])


def _explain(sheet: _Sheet, taken: Taken) -> None:
    answer = taken.answer
    sheet.sheet.set_column(0, 0, WIDE * 2)
    sheet.sheet.set_column(1, 1, READABLE)
    sheet.line(taken.calculator.title, form="title")
    if taken.example:
        sheet.line(EXAMPLE)
    sheet.line("结果", sentence(answer.sentence))
    for figure in answer.figures:
        sheet.line(figure.label, figure.value, unit(figure.value))
    _part(sheet, FILLED, filled(taken.inputs))
    _part(sheet, "说明", (("", sentence(note)) for note in answer.notes))
    _part(sheet, "算式", (("", sentence(line)) for line in answer.proof))
    _part(sheet, SOURCES, (("", each) for each in sources(taken)))
    _part(sheet, "这个算不出什么", (("", sentence(limit)) for limit in answer.limits))
    for document in answer.documents:
        _part(sheet, document.title, iter((("", document.text),)))
    sheet.line()
    sheet.line("哪天算的", taken.day)
    sheet.line("", made(taken))


def _part(sheet: _Sheet, heading: str, lines: Iterator[tuple[str, str]]) -> None:
    told = list(lines)
    if told:
        sheet.line()
        sheet.line(heading, form="heading")
        for label, text in told:
            sheet.line(label, text)


def _fill(sheet: _Sheet, table: Table) -> None:
    for place, column in enumerate(table.columns):
        wide = any(isinstance(row[place], str | Term) for row in table.rows)
        width = max(WIDE if wide else NARROW, len(column.label) * 2)
        sheet.sheet.set_column(place, place, width)
    sheet.line(*(column.label for column in table.columns), form="heading")
    for row in table.rows:
        sheet.line(*row)
    sheet.sheet.freeze_panes(1, 0)
    sheet.sheet.repeat_rows(0)
    sheet.sheet.set_landscape()
    sheet.sheet.fit_to_pages(1, 0)
    sheet.sheet.set_paper(9)


def _name(caption: str, taken: set[str]) -> str:
    """A sheet's name from a caption: allowed, short enough, and not one of those taken."""
    cut = " ".join(tame(caption).translate(_NOT_IN_NAMES).split())[:LONGEST_NAME].strip() or "表"
    known = {each.casefold() for each in taken} | {"history"}
    if cut.casefold() not in known:
        return cut
    numbered = (f"{cut[: LONGEST_NAME - 4]} {number}" for number in range(2, 1000))
    return next(name for name in numbered if name.casefold() not in known)


def each_part(workbook: bytes, say: Callable[[str], str]) -> bytes:
    """The workbook with the words of its sheets as `say` writes them."""
    return _stored(workbook, lambda content: say(content.decode()).encode())


def _stored(packed: bytes, written: Callable[[bytes], bytes] = bytes) -> bytes:
    """The same workbook uncompressed: how well zlib packs is each machine's own matter."""
    from zipfile import ZIP_STORED, ZipFile, ZipInfo  # noqa: PLC0415 - fetched with the library

    content = BytesIO()
    with ZipFile(BytesIO(packed)) as found, ZipFile(content, "w", ZIP_STORED) as archive:
        for member in found.infolist():
            part = written(found.read(member))
            archive.writestr(ZipInfo(member.filename, member.date_time), part)
    return content.getvalue()
