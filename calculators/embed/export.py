"""The door for what is taken away: one answer as text, CSV, XLSX, calendar or JSON.

Browser and command line both come in here, so the same inputs on the same day give the same
bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from calculators.render.calendar_file import each_line, ics_text
from calculators.render.files import BYTE_ORDER_MARK, csv_text
from calculators.render.plain import as_json, inputs_as_texts
from calculators.render.taken import Taken, taken_text
from calculators.render.tame import tame
from calculators.render.workbook import each_part, xlsx_bytes

SITE = "先谈谈"
EXAMPLE = "示例"
_NOT_IN_FILE_NAMES = str.maketrans(dict.fromkeys('<>:"/\\|?*\n\t', " "))


class Format(StrEnum):
    """The notations an answer is taken away in; the value is what a request says."""

    TEXT = "text"
    CSV = "csv"
    XLSX = "xlsx"
    ICS = "ics"
    JSON = "json"


TYPES: Mapping[Format, str] = {
    Format.TEXT: "text/plain",
    Format.CSV: "text/csv",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.ICS: "text/calendar",
    Format.JSON: "application/json",
}
ENDINGS: Mapping[Format, str] = {Format.TEXT: "txt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file as it is saved: its name for people, its media type, its bytes."""

    name: str
    type: str
    content: bytes


class NothingToExportError(LookupError):
    """The answer has no such table, or no days for a calendar; its text is a sentence."""


def exported(taken: Taken, form: Format, table: str = "", say: Callable[[str], str] = str) -> File:
    """The answer in one notation; `table` is the key of the table a CSV holds, else the first.

    `say` puts the words of the file and of its name into the page's characters.

    Raises `NothingToExportError` where the answer has nothing to put into such a file.
    """
    content = _in_words(_MAKERS[form](taken, table), form, say)
    return File(name=say(_file_name(taken, form, table)), type=TYPES[form], content=content)


def _in_words(content: bytes, form: Format, say: Callable[[str], str]) -> bytes:
    """The file with its words as `say` writes them; as it is where that is as they are."""
    if say is str:
        return content
    if form is Format.XLSX:
        return each_part(content, say)
    if form is Format.ICS:
        return each_line(content.decode(), say).encode()
    return say(content.decode()).encode()


def _text(taken: Taken, _: str) -> bytes:
    return taken_text(taken).encode()


def _csv(taken: Taken, key: str) -> bytes:
    keys = [each.key for each in taken.answer.tables]
    wanted = key or next(iter(keys), "")
    if wanted not in keys:
        told = f"这次的答案里没有「{wanted}」这个表格。有的是：{'、'.join(keys) or '（无）'}。"
        raise NothingToExportError(told)
    return (BYTE_ORDER_MARK + csv_text(taken.answer.table(wanted))).encode()


def _xlsx(taken: Taken, _: str) -> bytes:
    return xlsx_bytes(taken)


def _ics(taken: Taken, _: str) -> bytes:
    if not taken.answer.reminders:
        raise NothingToExportError("这次的答案里没有要记进日历的日子。")
    return ics_text(taken.answer.reminders, _belongs_to(taken), taken.day).encode()


def _belongs_to(taken: Taken) -> str:
    """Two loans may fall due on one day with one amount: what was filled in tells them apart."""
    filled = json.dumps(inputs_as_texts(taken.inputs), ensure_ascii=False, sort_keys=True)
    return f"{taken.name}\n{filled}"


def _json(taken: Taken, _: str) -> bytes:
    told = as_json(taken.name, taken.inputs, taken.answer)
    return (json.dumps(told, ensure_ascii=False) + "\n").encode()


_MAKERS: Mapping[Format, Callable[[Taken, str], bytes]] = {
    Format.TEXT: _text,
    Format.CSV: _csv,
    Format.XLSX: _xlsx,
    Format.ICS: _ics,
    Format.JSON: _json,
}


def _file_name(taken: Taken, form: Format, table: str) -> str:
    ending = ENDINGS.get(form, form.value)
    words = "-".join(part for part in _name_parts(taken, table) if part)
    return f"{' '.join(tame(words).translate(_NOT_IN_FILE_NAMES).split())}.{ending}"


def _name_parts(taken: Taken, table: str) -> Iterator[str]:
    yield SITE
    yield taken.calculator.title.partition("：")[0]
    yield taken.answer.table(table).caption if table else ""
    yield EXAMPLE if taken.example else ""
    yield taken.day.isoformat()
