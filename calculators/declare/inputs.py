"""Declaring inputs once — label, limits, help and example together — and reading them.

An input is a field of a frozen dataclass: `name: Annotated[type, Field("标签", …)] = example`.
The type chooses the codec; `| None` makes the input optional; a tuple of row dataclasses
annotated with `Rows` is a table the reader fills.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import KW_ONLY, MISSING, dataclass, field, fields
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from calculators.declare import text
from calculators.declare.text import Kind
from calculators.finance.money import Money, yuan
from calculators.finance.rate import Per, Rate, percent

LARGEST_AMOUNT = yuan(100_000_000)
HIGHEST_RATE = percent(400)


class Today(StrEnum):
    """A date the browser offers from the device's own date."""

    TODAY = "today"
    NEXT_MONTH = "next_month"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing to mend in what was typed: the input's name and a sentence in Chinese."""

    name: str
    message: str


class InvalidInputError(Exception):
    """What the reader typed cannot be computed; carries all mistakes at once."""

    def __init__(self, *mistakes: Mistake) -> None:
        super().__init__("；".join(mistake.message for mistake in mistakes))
        self.mistakes = mistakes


@dataclass(frozen=True, slots=True)
class Field:
    """What a form shows about one input, and the limits that are tested.

    `help` explains, `where` says where to find the value, `when` names the choices of another
    input that make this one apply (`{"method": ("flat_fee",)}`): elsewhere it keeps its
    example and is not shown. Limits are values of the input's own type, both included. `more`
    folds the input away with others that most readers leave as they are; a column, in its row.

    `shared` is the name under which calculators that mean the same thing exchange it. Of several,
    separated by blanks, what is typed goes out under the first and may come in under any, the
    earlier sooner; a name with a dot (`debt.rate`) is a column of the rows shared as `debt`.
    """

    label: str
    _: KW_ONLY
    help: str = ""
    where: str = ""
    unit: str = ""
    at_least: Any = None
    at_most: Any = None
    per: Per = Per.YEAR
    choices: Mapping[Any, str] = field(default_factory=dict)
    kind: Kind[Any] | None = None
    shared: str = ""
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    today: Today | None = None
    more: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """What a form shows about a table of rows; `short` maps block keys to columns of row 1."""

    label: str
    _: KW_ONLY
    row: str = "第几行"
    help: str = ""
    where: str = ""
    at_least: int = 1
    at_most: int = 30
    shared: str = ""
    short: Mapping[str, str] = field(default_factory=dict)
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    more: bool = False


@dataclass(frozen=True, slots=True)
class Input:
    """One declared input: its key, how it is shown, its codec and its example."""

    key: str
    field: Field
    kind: Kind[Any]
    optional: bool
    default: Any

    @property
    def example(self) -> str:
        """The default as a person would type it; empty where an optional input has none."""
        return "" if self.default is None or self.default is MISSING else self.write(self.default)

    def write(self, value: object) -> str:
        """A value in the notation of this input's codec."""
        return self.kind.write(value)


@dataclass(frozen=True, slots=True)
class InputRows:
    """A declared table of rows: its key, how it is shown, its columns and example rows."""

    key: str
    rows: Rows
    row_type: type[Any]
    columns: tuple[Input, ...]
    default: tuple[Any, ...]

    @property
    def field(self) -> Rows:
        """How the table is shown: the counterpart of an input's field."""
        return self.rows


def _kind_of(value_type: Any, declared: Field) -> Kind[Any]:
    if declared.kind is not None:
        return declared.kind
    if declared.choices:
        several = get_origin(value_type) is tuple
        return (text.choices_kind if several else text.choice_kind)(dict(declared.choices))
    if value_type is Rate:
        return text.rate_kind(declared.per)
    if value_type is int:
        return text.count_kind(declared.unit)
    return _KINDS[value_type]


_KINDS: dict[Any, Kind[Any]] = {
    Money: text.MONEY,
    date: text.DATE,
    time: text.TIME,
    bool: text.BOOLEAN,
    Decimal: text.NUMBER,
    str: text.TEXT,
}


def _without_none(value_type: Any) -> tuple[Any, bool]:
    if get_origin(value_type) in (Union, types.UnionType):
        kept = [part for part in get_args(value_type) if part is not type(None)]
        return kept[0], True
    return value_type, False


def declared(inputs: type[Any]) -> tuple[Input | InputRows, ...]:
    """The inputs a dataclass declares, in order; looked at once for each class.

    Raises `TypeError` where a field has no `Field` or `Rows`: every input says what it is.
    """
    if inputs not in _DECLARED:
        _DECLARED[inputs] = _declared(inputs)
    return _DECLARED[inputs]


_DECLARED: dict[type[Any], tuple[Input | InputRows, ...]] = {}


def _declared(inputs: type[Any]) -> tuple[Input | InputRows, ...]:
    hints = get_type_hints(inputs, include_extras=True)
    return tuple(_declared_one(item, hints[item.name]) for item in fields(inputs))


def _declared_one(item: Any, hint: Any) -> Input | InputRows:
    annotated = [
        note for note in getattr(hint, "__metadata__", ()) if isinstance(note, Field | Rows)
    ]
    if len(annotated) != 1:
        message = f"input {item.name} needs exactly one Field or Rows"
        raise TypeError(message)
    note, value_type = annotated[0], hint.__origin__
    if isinstance(note, Rows):
        row_type = get_args(value_type)[0]
        columns = tuple(column for column in declared(row_type) if isinstance(column, Input))
        return InputRows(item.name, note, row_type, columns, item.default)
    value_type, optional = _without_none(value_type)
    return Input(item.name, note, _kind_of(value_type, note), optional, item.default)


def limits(item: Input) -> tuple[Any, Any]:
    """The least and most that the input accepts, its own or the house's; None where unlimited."""
    least, most = item.field.at_least, item.field.at_most
    if item.kind is text.MONEY:
        least = yuan(0) if least is None else least
        most = LARGEST_AMOUNT if most is None else most
    if item.kind.name == "rate":
        least = Rate(Decimal(0), item.field.per) if least is None else least
        most = HIGHEST_RATE if most is None else most
    if item.kind.name in {"count", "percent", "number"}:
        least = type(item.default or Decimal(0))(0) if least is None else least
    return least, most
