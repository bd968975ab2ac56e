"""Rows out of pasted text: a spreadsheet, a lender's page, a chat. Nothing is guessed in silence.

Every value goes through the codec and the limits of its column, as if it had been typed.
Whatever does not make a whole row is handed back line by line, with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from calculators.declare.columns import headings, needed, sorted_out
from calculators.declare.headings import SUMS, simplified
from calculators.declare.inputs import Input, InputRows, limits
from calculators.declare.numerals import UnreadableError
from calculators.declare.reading import PERIOD_SUFFIX, outside
from calculators.declare.text import write_percent
from calculators.declare.tokens import cells, tidy_line, tokens
from calculators.finance.rate import Rate

LONGEST_PASTE = 60_000
MOST_LINES = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A line that made no row: its number from 1, its text, and why."""

    number: int
    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """Rows as typed values by column key, and the lines that made none."""

    rows: tuple[Mapping[str, Any], ...]
    unread: tuple[Unread, ...]

    def marked(self, typed: Callable[[str], str]) -> Pasted:
        """The same with `typed` put on every text that stands as it was pasted."""
        rows = tuple(
            {key: typed(value) if type(value) is str else value for key, value in row.items()}
            for row in self.rows
        )
        unread = tuple(replace(each, text=typed(each.text)) for each in self.unread)
        return Pasted(rows=rows, unread=unread)

    def texts(self, item: InputRows) -> list[dict[str, str]]:
        """The rows as texts for the form's controls, by column key."""
        return [dict(_texts(item, row)) for row in self.rows]


@dataclass(slots=True)
class _Open:
    """A row that further lines may complete, and the lines it has come from."""

    texts: dict[str, str] = field(default_factory=dict)
    lines: list[tuple[int, str]] = field(default_factory=list)
    why: str = ""


def pasted(item: InputRows, text: str) -> Pasted:
    """Rows of the table read from any text; never raises, and says what it left.

    A heading line names the columns of the cells below it. Without one, pieces go to the
    columns whose kind and name fit, in the columns' order; a row may stand on several lines.
    """
    reading = _Reading(item)
    for number, line in enumerate(text[:LONGEST_PASTE].splitlines()[:MOST_LINES], start=1):
        reading.read(number, line)
    reading.close()
    if len(text) > LONGEST_PASTE or len(text.splitlines()) > MOST_LINES:
        reading.leave(MOST_LINES, "", "太长了，后面的没有读。可以分几次贴。")
    return Pasted(rows=tuple(reading.rows), unread=tuple(reading.unread))


class _Reading:
    """One reading of one text: rows found, lines left, the headings now in force."""

    def __init__(self, item: InputRows) -> None:
        self.item = item
        self.rows: list[Mapping[str, Any]] = []
        self.unread: list[Unread] = []
        self.headings: list[Input | None] = []
        self.open = _Open()

    def read(self, number: int, typed: str) -> None:
        line = tidy_line(typed)
        if not line.strip("\t ,|-=_*+:"):
            return
        if found := headings(self.item, line):
            self.close()
            self.headings = found
        elif simplified(line).lstrip("\t ,|").startswith(SUMS):
            self.close()
            self.leave(number, line, "这是合计，不是一行。")
        elif len(parts := cells(line)) == len(self.headings):
            self.close()
            named = zip(self.headings, parts, strict=True)
            self.open = _Open({column.key: cell for column, cell in named if column and cell})
            self.open.lines = [(number, line)]
            self.close()
        else:
            self._join(number, line)

    def _join(self, number: int, line: str) -> None:
        """A line without headings: part of the open row, or the beginning of the next."""
        found, why = sorted_out(self.item, list(tokens(line)))
        begins = not why and bool(found) and all(self._is_text(key) for key in found)
        if begins or why or not found.keys().isdisjoint(self.open.texts):
            self.close()
        self.open.texts |= found
        self.open.why = self.open.why or why
        self.open.lines.append((number, line))
        if why:
            self.close()

    def _is_text(self, key: str) -> bool:
        return next(each for each in self.item.columns if each.key == key).kind.name == "text"

    def close(self) -> None:
        """Take the open row, or leave its lines with the reason."""
        done, self.open = self.open, _Open()
        if not done.lines:
            return
        values, why = _values(self.item, done.texts)
        if done.why or why:
            for number, line in done.lines:
                self.leave(number, line, done.why or why)
        else:
            self.rows.append(values)

    def leave(self, number: int, line: str, why: str) -> None:
        self.unread.append(Unread(number=number, text=line, why=why))


def _values(item: InputRows, texts: Mapping[str, str]) -> tuple[dict[str, Any], str]:
    """Typed values of one row, or why it is none."""
    values: dict[str, Any] = {}
    for column in item.columns:
        typed = texts.get(column.key, "").strip()
        if not typed and needed(column):
            return {}, f"没有找到「{column.field.label}」。"
        if not typed:
            continue
        try:
            values[column.key] = column.kind.read(_as_typed(column, typed))
        except UnreadableError as unreadable:
            return {}, f"「{column.field.label}」没有读懂。{unreadable.message}"
        if problem := outside(column, values[column.key]):
            return {}, problem
    return values, ""


def _as_typed(column: Input, text: str) -> str:
    """What the codec reads: a statement's minus is an outflow where only outflows are asked."""
    least = limits(column)[0]
    if column.kind.name == "money":
        plain = text.replace(" ", "")
        if least is not None and least.fen >= 0 and "+" in plain:
            raise UnreadableError("「+」是收进来的钱。")
        signed = least is None or least.fen < 0
        sign = "-" if "-" in plain and signed else ""
        return sign + plain.replace("-", "").replace("+", "")
    if column.kind.name == "choice" and text[0] in "/一":
        return "每" + text.lstrip("/一个")
    return text


def _texts(item: InputRows, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for column in item.columns:
        value = row.get(column.key)
        if value is None:
            continue
        if isinstance(value, Rate):
            yield column.key, write_percent(value.fraction)
            yield column.key + PERIOD_SUFFIX, str(value.per.value)
        else:
            yield column.key, column.write(value)
