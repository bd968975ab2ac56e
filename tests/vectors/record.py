"""Published records as they are read: numbers as Decimals, and nothing trusted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

MOST = 10_000
"""The longest term, in periods, that is worth computing."""
MOST_DIGITS = 40


class UnsupportedError(Exception):
    """This record asks for something outside what is checked here; the message says what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One published example: its inputs and the figures somebody else printed."""

    id: str
    kind: str
    inputs: Inputs
    expected: object
    tolerance: object
    several_solutions: bool = False


class Inputs:
    """The inputs of a record by name; whatever is missing or odd is `UnsupportedError`.

    It remembers what was read: an input nobody reads may change the answer.
    """

    def __init__(self, values: object) -> None:
        self.values = values if isinstance(values, dict) else {}
        self._read: set[str] = set()
        self._within: list[Inputs] = []

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) is not None

    def get(self, name: str) -> object:
        """The value as it stands in the file."""
        if name not in self:
            raise UnsupportedError(f"no input {name}")
        self._read.add(name)
        value: object = self.values[name]
        return value

    def unread(self) -> set[str]:
        """The names nobody asked for, here and within."""
        return set(self.values) - self._read | {
            name for inputs in self._within for name in inputs.unread()
        }

    def within(self, value: object) -> Inputs:
        """Inputs within these."""
        self._within.append(Inputs(value))
        return self._within[-1]

    def number(self, name: str, default: Decimal | int | None = None) -> Decimal:
        """A number."""
        if name not in self and default is not None:
            return Decimal(default)
        return number(self.get(name))

    def rate(self, *names: str) -> Decimal:
        """The first rate that is given, as a fraction; a name that ends in `_pct` is in percent."""
        for name in names:
            if name in self:
                return self.number(name)
            if f"{name}_pct" in self:
                return self.number(f"{name}_pct") / 100
        raise UnsupportedError(f"no rate {names[0]}")

    def whole(self, name: str, default: int | None = None) -> int:
        """A whole number."""
        return whole(self.number(name, default))

    def first_of(self, *names: str) -> Decimal:
        """The number that goes by any of several names."""
        return self.number(next((name for name in names if name in self), names[0]))

    def text(self, name: str, default: str = "") -> str:
        """A text."""
        value = self.get(name) if name in self else default
        if not isinstance(value, str):
            raise UnsupportedError(f"{name} is not a text")
        return value

    def day(self, name: str) -> date:
        """A date."""
        return day(self.get(name))

    def values_of(self, name: str, least: int = 1) -> list[object]:
        """A list of at least so many."""
        value = self.get(name)
        if not isinstance(value, list) or not least <= len(value) <= MOST:
            raise UnsupportedError(f"{name} is not a list, or too short or long")
        return value

    def each(self, name: str) -> list[Inputs]:
        """A list of objects."""
        return [self.within(value) for value in self.values_of(name, least=0)]

    def numbers(self, name: str) -> list[Decimal]:
        """A list of numbers."""
        return [number(value) for value in self.values_of(name)]

    def pairs(self, name: str) -> list[tuple[object, Decimal]]:
        """A list of times or dates, each with an amount."""
        return [pair(value) for value in self.values_of(name)]

    def dated(self, name: str) -> list[tuple[date, Decimal]]:
        """A list of dates, each with an amount, or two lists: the dates, and what goes by them."""
        if name in self or "dates" not in self:
            return [(day(on), amount) for on, amount in self.pairs(name)]
        days = [day(on) for on in self.values_of("dates")]
        amounts = self.numbers("amounts" if "amounts" in self else "values")
        return list(zip(days, amounts, strict=True))


def number(value: object) -> Decimal:
    """A number, or a text that is one."""
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        raise UnsupportedError(f"{value!r} is not a number")
    try:
        found = Decimal(value)
    except InvalidOperation:
        raise UnsupportedError(f"{value!r} is not a number") from None
    if not found.is_finite() or found.adjusted() > MOST_DIGITS or _places(found) > MOST_DIGITS:
        raise UnsupportedError(f"{value!r} is beyond any amount of money")
    return found


def _places(found: Decimal) -> int:
    exponent = found.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def whole(value: object) -> int:
    """A whole number, 12.0 included."""
    found = number(value)
    if found != found.to_integral_value() or abs(found) > MOST:
        raise UnsupportedError(f"{value!r} is not a whole number of use here")
    return int(found)


def day(value: object) -> date:
    """A date written YYYY-MM-DD."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise UnsupportedError(f"{value!r} is not a date") from None


def pair(value: object) -> tuple[object, Decimal]:
    """A time or date with an amount, side by side or by their names."""
    if isinstance(value, dict) and value.keys() == {"date", "amount"}:
        value = [value["date"], value["amount"]]
    if not isinstance(value, list) or len(value) != 2:
        raise UnsupportedError(f"{value!r} is not a time and an amount")
    return value[0], number(value[1])


def records(folder: Path) -> Iterator[tuple[Path, Record]]:
    """Every record of every `*.json` in a folder; what is not a record has an unknown kind."""
    for path in sorted(folder.glob("*.json")):
        try:
            # With or without a byte-order mark.
            content = json.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)
        except (OSError, ValueError, RecursionError):
            content = [{"kind": "not JSON", "id": path.name}]
        for value in content if isinstance(content, list) else [content]:
            yield path, _record(value if isinstance(value, dict) else {})


def _record(value: dict[str, object]) -> Record:
    return Record(
        id=str(value.get("id", "?")),
        kind=str(value.get("kind", "?")),
        inputs=Inputs(value.get("inputs")),
        expected=value.get("expected"),
        tolerance=value.get("tolerance"),
        several_solutions=value.get("several_solutions") is True,
    )
