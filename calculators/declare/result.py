"""What a calculator answers: fixed slots, one order on every page, values typed to the end.

Words are tuples that mix strings with values — `("每月还 ", payment, "。")` — so that no
calculator ever formats a number: the page, the command line and the exports each do it
their own way from the same value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from calculators.finance.money import Money
from calculators.finance.rate import Rate
from calculators.law import Rule


@dataclass(frozen=True, slots=True, order=True)
class Percent:
    """A share without a period, as a fraction (0.3 = 30 %)."""

    fraction: Decimal


class Unit(StrEnum):
    """What a whole number counts."""

    MONTHS = "months"
    DAYS = "days"
    COUNT = "count"


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """A whole number of months, days or things."""

    number: int
    unit: Unit = Unit.COUNT


def months(number: int) -> Count:
    """A number of months."""
    return Count(number, Unit.MONTHS)


def days(number: int) -> Count:
    """A number of days."""
    return Count(number, Unit.DAYS)


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A word out of a closed list: its stable English key for files, its Chinese for people."""

    key: str
    label: str


Value = Money | Rate | Percent | Count | Term | Decimal | date | time | bool | str
Words = str | tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One key figure; `key` is the stable English name that files and tests use."""

    key: str
    label: str
    value: Value
    _: KW_ONLY
    note: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its key, its heading, and whether the printed page keeps it."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of typed values; None is an empty cell. Rows are as long as the columns."""

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value | None, ...], ...]
    _: KW_ONLY
    note: Words = ""

    def column(self, key: str) -> tuple[Value | None, ...]:
        """The values of one column; raises `KeyError` where there is none of that key."""
        for index, column in enumerate(self.columns):
            if column.key == key:
                return tuple(row[index] for row in self.rows)
        raise KeyError(key)


def table_of(
    key: str,
    caption: str,
    columns: Iterable[tuple[str, str]],
    rows: Iterable[tuple[Value | None, ...]],
    note: Words = "",
) -> Table:
    """A table from (key, heading) pairs and rows."""
    return Table(key, caption, tuple(Column(*pair) for pair in columns), tuple(rows), note=note)


class Mark(StrEnum):
    """How a chart draws its values."""

    STACKED_BARS = "stacked_bars"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of columns of one of the result's own tables: the same numbers, once.

    `along` is the column of the labels, `values` the columns drawn, stacked in that order.
    `description` says in words what the picture shows.
    """

    title: str
    description: Words
    table: str
    along: str
    values: tuple[str, ...]
    _: KW_ONLY
    mark: Mark = Mark.STACKED_BARS


@dataclass(frozen=True, slots=True)
class Next:
    """What to do next: words for a link, and a page of this site (`how/propose/`)."""

    label: str
    page: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text to take away, and how to use it.

    `first` where it is what the reader came for: it then stands right after the figures.
    """

    key: str
    title: str
    text: str
    _: KW_ONLY
    saying: str = ""
    use_when: str = ""
    not_when: str = ""
    check: tuple[str, ...] = ()
    then: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Reminder:
    """A day to keep: what is to be paid, or runs out, on it. `key` is unique in an answer."""

    key: str
    on: date
    title: Words
    detail: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """An answer. The slots stand on every page in this order; empty ones are left out.

    `reminders` are the days a calendar is given; a page shows them in its tables.
    """

    sentence: Words
    figures: tuple[Figure, ...] = ()
    next: tuple[Next, ...] = ()
    chart: Chart | None = None
    tables: tuple[Table, ...] = ()
    notes: tuple[Words, ...] = ()
    proof: tuple[Words, ...] = ()
    rules: tuple[Rule, ...] = ()
    limits: tuple[Words, ...] = ()
    documents: tuple[Document, ...] = ()
    reminders: tuple[Reminder, ...] = ()

    def figure(self, key: str) -> Value:
        """The value of a figure; raises `KeyError` where this answer has none of that key."""
        for figure in self.figures:
            if figure.key == key:
                return figure.value
        raise KeyError(key)

    def table(self, key: str) -> Table:
        """The table of that key; raises `KeyError` where this answer has none."""
        for table in self.tables:
            if table.key == key:
                return table
        raise KeyError(key)


def parts(words: Words) -> tuple[Value, ...]:
    """Words as a tuple, whichever of the two forms they were given in."""
    return (words,) if isinstance(words, str) else words


def told(template: str, *values: Value) -> tuple[Value, ...]:
    """A sentence with values in the places marked `{}`, as Words: `told("每月还 {}。", payment)`.

    Raises `ValueError` where places and values are not equally many.
    """
    texts = template.split("{}")
    mixed = [part for pair in zip(texts, (*values, ""), strict=True) for part in pair]
    return tuple(part for part in mixed if part != "")
