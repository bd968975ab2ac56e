"""An office suite opens the calculators' CSV and shows what the JSON says.

LibreOffice reads the file as a person's double click does; what it then holds is compared, cell by
cell, with the table of the JSON answer.
"""

import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from csv import reader
from decimal import Decimal, InvalidOperation
from itertools import zip_longest
from pathlib import Path

import calculators
from tools.audit.outcome import Outcome
from tools.console import run_quietly
from tools.project import PYTHON

# Comma, double quote, UTF-8, from the first line: what the suite's own dialogue offers.
OPENED = "--infilter=Text - txt - csv (StarCalc):44,34,76,1"
SAVED = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
TERMS = re.compile(r"[a-z_]+(,[a-z_]+)*")
"""Keys of a closed list in the JSON; the CSV has their Chinese words."""


def audited() -> Outcome:
    """Every table of every calculator's worked example, through LibreOffice and back."""
    with tempfile.TemporaryDirectory() as folder:
        tables = dict(_written(Path(folder)))
        _converted(Path(folder), sorted(tables))
        found = [
            each for name, rows in tables.items() for each in _compared(Path(folder), name, rows)
        ]
    cells = sum(len(row) for rows in tables.values() for row in rows)
    figure = f"{len(tables)} tables, {cells} cells"
    return Outcome(part="CSV = JSON", where="LibreOffice", figure=figure, findings=tuple(found))


def _written(folder: Path) -> Iterator[tuple[str, list[list[str]]]]:
    for name in calculators.names():
        told = json.loads(run_quietly([PYTHON, "-m", "calculators", "run", name, "--json"]))
        for key, table in told["tables"].items():
            file = folder / f"{name}.{key}.csv"
            asked = ("run", name, "--csv", str(file), "--table", key)
            run_quietly([PYTHON, "-m", "calculators", *asked])
            yield file.name, [table["labels"], *table["rows"]]


def _converted(folder: Path, names: Sequence[str]) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    to = ("--convert-to", SAVED, "--outdir", str(folder / "saved"))
    files = [str(folder / name) for name in names]
    run_quietly(["soffice", "--headless", profile, OPENED, *to, *files])


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
    return opened == (written if TERMS.fullmatch(told) else told)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(reader(opened))
