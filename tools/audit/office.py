"""An office suite opens the calculators' CSV and XLSX and shows what the JSON says.

LibreOffice reads each file as a person's double click does; what it then holds is compared, cell by
cell, with the tables of the JSON answer.
"""

import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from csv import reader
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from itertools import zip_longest
from pathlib import Path
from typing import Any

import openpyxl

import calculators
from tools.audit.outcome import Outcome
from tools.console import run_quietly
from tools.project import PYTHON

# Comma, double quote, UTF-8, from the first line: what the suite's own dialogue offers.
OPENED = "--infilter=Text - txt - csv (StarCalc):44,34,76,1"
SAVED = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
_TIME = re.compile(r"(\d{1,2}):(\d\d)(?::00)?(?: (AM|PM))?")
_YES_NO = {"yes": "是", "no": "否"}
TERMS = re.compile(r"[a-z_]+(,[a-z_]+)*")
"""Keys of a closed list in the JSON; the CSV has their Chinese words."""


def audited() -> Iterator[Outcome]:
    """Every table of every calculator's worked example, through LibreOffice and back."""
    yield _csv()
    yield _xlsx()


def _csv() -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        tables = dict(_written(Path(folder)))
        _converted(Path(folder), sorted(tables))
        found = [
            each for name, rows in tables.items() for each in _compared(Path(folder), name, rows)
        ]
    cells = sum(len(row) for rows in tables.values() for row in rows)
    figure = f"{len(tables)} tables, {cells} cells"
    return Outcome(part="CSV = JSON", where="LibreOffice", figure=figure, findings=tuple(found))


def _xlsx() -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        told = dict(_workbooks(Path(folder)))
        files = [str(Path(folder, f"{name}.xlsx")) for name in told]
        _soffice(Path(folder), "xlsx:Calc MS Excel 2007 XML", files)
        found = [
            f"{name}.xlsx: {each}"
            for name, answer in told.items()
            for each in workbook_differs(Path(folder, "saved", f"{name}.xlsx"), answer)
        ]
    tables = [table for answer in told.values() for table in answer["tables"].values()]
    cells = sum(len(row) for table in tables for row in table["rows"])
    figure = f"{len(told)} workbooks, {len(tables)} tables, {cells} cells"
    return Outcome(part="XLSX = JSON", where="LibreOffice", figure=figure, findings=tuple(found))


def _workbooks(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in calculators.names():
        run = [PYTHON, "-m", "calculators", "run", name]
        run_quietly([*run, "--xlsx", str(folder / f"{name}.xlsx")])
        yield name, json.loads(run_quietly([*run, "--json"]))


def workbook_differs(file: Path, told: dict[str, Any]) -> list[str]:
    """Where a workbook does not say what the JSON answer tells, one line each."""
    if not file.is_file():
        return ["not opened"]
    explained, *sheets = openpyxl.load_workbook(file).worksheets
    if len(sheets) != len(told["tables"]):
        return [f"{len(sheets)} sheets, {len(told['tables'])} tables in JSON"]
    found = [
        f"{sheet.title}!{number} {cells} ≠ {wanted}"
        for sheet, table in zip(sheets, told["tables"].values(), strict=True)
        for number, (cells, wanted) in enumerate(_pairs(sheet, table), start=1)
        if not all(same_value(*pair) for pair in zip_longest(cells, wanted))
    ]
    return found + list(_figures_differ(explained, told["figures"]))


def _pairs(sheet: Any, table: dict[str, Any]) -> Iterator[tuple[tuple[Any, ...], list[Any]]]:
    wanted = [[(label, "text") for label in table["labels"]]]
    wanted += [list(zip(row, table["units"], strict=True)) for row in table["rows"]]
    width = len(table["columns"])
    yield from zip_longest(sheet.iter_rows(max_col=width, values_only=True), wanted, fillvalue=())


def _figures_differ(explained: Any, figures: dict[str, dict[str, str]]) -> Iterator[str]:
    shown: dict[Any, list[Any]] = {}
    for row in explained.iter_rows(max_col=2, values_only=True):
        shown.setdefault(row[0], []).append(row[1])
    for figure in figures.values():
        told = (figure["value"], figure["unit"])
        if not any(same_value(cell, told) for cell in shown.get(figure["label"], ())):
            yield f"{figure['label']} {shown.get(figure['label'])} ≠ {told}"


def same_value(cell: Any, told: tuple[str, str] | None) -> bool:
    """Whether a typed cell says what the JSON tells as (text, unit)."""
    text, unit = told or ("", "text")
    if cell is None or text == "":
        return ("" if cell is None else cell) == text
    if isinstance(cell, datetime):
        return unit == "date" and cell.date().isoformat() == text
    if isinstance(cell, int | float):
        # A column whose cells are of several kinds goes by its first: then either may be meant.
        scales = {"text": (1, 100)}.get(unit, (100,) if unit.startswith("percent") else (1,))
        return any(_rounds_to(Decimal(repr(cell)) * scale, text) for scale in scales)
    if TERMS.fullmatch(text) and text not in _YES_NO:
        return True
    return str(cell) in {text, _YES_NO.get(text)}


def _rounds_to(number: Decimal, text: str) -> bool:
    told = _number(text)
    return told is not None and number.quantize(told, ROUND_HALF_UP) == told


def _written(folder: Path) -> Iterator[tuple[str, list[list[str]]]]:
    for name in calculators.names():
        told = json.loads(run_quietly([PYTHON, "-m", "calculators", "run", name, "--json"]))
        for key, table in told["tables"].items():
            file = folder / f"{name}.{key}.csv"
            asked = ("run", name, "--csv", str(file), "--table", key)
            run_quietly([PYTHON, "-m", "calculators", *asked])
            yield file.name, [table["labels"], *table["rows"]]


def _converted(folder: Path, names: Sequence[str]) -> None:
    _soffice(folder, SAVED, [str(folder / name) for name in names], OPENED)


def _soffice(folder: Path, saved: str, files: Sequence[str], *options: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    to = ("--convert-to", saved, "--outdir", str(folder / "saved"))
    run_quietly(["soffice", "--headless", profile, *options, *to, *files])


def _compared(folder: Path, name: str, wanted: list[list[str]]) -> Iterator[str]:
    if not (folder / "saved" / name).is_file():
        yield f"{name}: not opened"
        return
    opened, written = _rows(folder / "saved" / name), _rows(folder / name)
    if not len(opened) == len(written) == len(wanted):
        yield f"{name}: {len(opened)} rows opened, {len(written)} written, {len(wanted)} in JSON"
    for number, rows in enumerate(zip(opened, written, wanted, strict=False), start=1):
        if not all(_same(*cells) for cells in zip_longest(*rows, fillvalue="")):
            yield f"{name}:{number} {rows[0]} ≠ {rows[2]}"


def _same(opened: str, written: str, told: str) -> bool:
    """Whether the opened cell says what the JSON tells: the same number, text or word."""
    if (number := _number(told)) is not None:
        return number == _number(opened)
    if (time := _minutes(told)) is not None:
        return time == _minutes(opened)
    return opened == (written if TERMS.fullmatch(told) else told)


def _minutes(text: str) -> int | None:
    """Minutes since midnight of a time as we write it, or as an office suite shows it."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hours, minutes, half = int(found[1]), int(found[2]), found[3]
    return (hours % 12 + 12 * (half == "PM") if half else hours) * 60 + minutes


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(reader(opened))
