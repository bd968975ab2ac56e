"""From the texts of a form, a Markdown block or a command line to typed inputs.

All three doors hand over the same thing: a mapping from keys to texts, rows counted from 1
(`debts.2.balance`). Every mistake is collected, so that a reader mends all of them at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING
from difflib import get_close_matches
from typing import Any

from calculators.declare.inputs import (
    Input,
    InputRows,
    InvalidInputError,
    Mistake,
    declared,
    limits,
)
from calculators.declare.numerals import UnreadableError, tidy
from calculators.finance.rate import Per, Rate

MOST_ROWS_LOOKED_AT = 1_000
PERIOD_SUFFIX = ".per"
OFF_SUFFIX = "off"
_ROW_KEY = re.compile(r"([a-z_]+)\.(\d{1,4})\.([a-z_.]+)", re.ASCII)


class _Nothing:
    """Marks a value that could not be read; its mistake is already noted."""


_NOTHING = _Nothing()


def read_inputs[T](inputs: type[T], texts: Mapping[str, str]) -> T:
    """Typed inputs from texts; an omitted key takes its example.

    An empty text is "none" for an optional input and a mistake for any other. An input that
    does not apply (`when`) keeps its example whatever its text. Raises `InvalidInputError`
    with every mistake.
    """
    reading = _Reading(texts)
    values = {item.key: reading.value(item) for item in declared(inputs)}
    applies = {item.key: _applies(item, values) for item in declared(inputs)}
    reading.note_unknown(inputs)
    mistakes = [
        mistake for mistake in reading.mistakes if applies.get(mistake.name.split(".")[0], True)
    ]
    if mistakes:
        raise InvalidInputError(*mistakes)
    kept = {
        item.key: values[item.key] if applies[item.key] else item.default
        for item in declared(inputs)
    }
    return inputs(**kept)


def _applies(item: Input | InputRows, values: Mapping[str, Any]) -> bool:
    return all(
        isinstance(values[key], _Nothing) or _as_text(values[key]) in accepted
        for key, accepted in item.field.when.items()
    )


def applies(item: Input | InputRows, inputs: object) -> bool:
    """Whether the choices made in `inputs` make this one apply."""
    return _applies(item, {key: getattr(inputs, key) for key in item.field.when})


def _as_text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(getattr(value, "value", value))


class _Reading:
    """One reading of one mapping of texts: what was found, and every mistake on the way."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.mistakes: list[Mistake] = []

    def value(self, item: Input | InputRows) -> Any:
        return self._rows(item) if isinstance(item, InputRows) else self._one(item, item.key)

    def _one(self, item: Input, key: str) -> Any:
        typed = self.texts.get(key)
        if typed is None:
            return self._omitted(item, key)
        if not typed.strip():
            if item.optional:
                return None
            return self._mistake(key, f"请填写「{item.field.label}」。{item.field.where}")
        try:
            value = _with_period(
                item, item.kind.read(typed), typed, self.texts.get(key + PERIOD_SUFFIX)
            )
        except UnreadableError as unreadable:
            return self._mistake(key, f"「{item.field.label}」没有读懂。{unreadable.message}")
        if problem := outside(item, value):
            return self._mistake(key, problem)
        return value

    def _omitted(self, item: Input, key: str) -> Any:
        if item.default is MISSING:
            return self._mistake(key, f"请填写「{item.field.label}」。{item.field.where}")
        return item.default

    def _mistake(self, key: str, message: str) -> _Nothing:
        self.mistakes.append(Mistake(key, message))
        return _NOTHING

    def _rows(self, item: InputRows) -> Any:
        numbers = self._row_numbers(item)
        if numbers is None:
            return item.default
        if len(numbers) > item.rows.at_most:
            return self._mistake(
                item.key,
                f"「{item.rows.label}」最多填 {item.rows.at_most} 行，现在有 {len(numbers)} 行。",
            )
        if len(numbers) < item.rows.at_least:
            return self._mistake(
                item.key, f"「{item.rows.label}」至少要填 {item.rows.at_least} 行。"
            )
        rows = [self._row(item, number) for number in numbers]
        return _NOTHING if any(row is _NOTHING for row in rows) else tuple(rows)

    def _row_numbers(self, item: InputRows) -> list[int] | None:
        """Numbers of the rows with anything in them, or None where no row was given at all."""
        given, filled = False, set()
        for key, typed in self.texts.items():
            found = _ROW_KEY.fullmatch(key)
            if found and found.group(1) == item.key:
                given = True
                if typed.strip() and not found.group(3).endswith(("per", OFF_SUFFIX)):
                    filled.add(int(found.group(2)))
        short = {key for key in item.rows.short if self.texts.get(key, "").strip()}
        if short:
            given = True
            filled.add(1)
        on = {number for number in filled if not self._switched_off(item, number)}
        return sorted(on)[:MOST_ROWS_LOOKED_AT] if given else None

    def _switched_off(self, item: InputRows, number: int) -> bool:
        return self.texts.get(f"{item.key}.{number}.{OFF_SUFFIX}", "") in {"yes", "on"}

    def _row(self, item: InputRows, number: int) -> Any:
        values = {
            column.key: self._one(column, self._column_key(item, number, column))
            for column in item.columns
        }
        if any(value is _NOTHING for value in values.values()):
            return _NOTHING
        return item.row_type(**values)

    def _column_key(self, item: InputRows, number: int, column: Input) -> str:
        if number == 1:
            for short, key in item.rows.short.items():
                if key == column.key and short in self.texts:
                    return short
        return f"{item.key}.{number}.{column.key}"

    def note_unknown(self, inputs: type[Any]) -> None:
        """A key that no input has is a mistake: a typing error must not pass for an answer."""
        known = set(_known_keys(inputs))
        for key in self.texts:
            found = _ROW_KEY.fullmatch(key)
            pattern = f"{found.group(1)}.*.{found.group(3)}" if found else key
            if pattern not in known:
                self.mistakes.append(Mistake(key, _unknown(key, pattern, known)))


def _unknown(key: str, pattern: str, known: set[str]) -> str:
    offered = sorted(word for word in known if not word.endswith((PERIOD_SUFFIX, "." + OFF_SUFFIX)))
    near = get_close_matches(pattern, offered, 1)
    hint = f"是不是「{near[0].replace('*', '1')}」？" if near else ""
    names = "、".join(word.replace("*", "1") for word in offered)
    return f"没有「{key[:60]}」这一项。{hint}可以填的有：{names}。"


def _known_keys(inputs: type[Any]) -> Iterator[str]:
    for item in declared(inputs):
        if isinstance(item, Input):
            yield from _keys_of(item, item.key)
            continue
        yield from item.rows.short
        yield f"{item.key}.*.{OFF_SUFFIX}"
        for column in item.columns:
            yield from _keys_of(column, f"{item.key}.*.{column.key}")


def _keys_of(item: Input, key: str) -> Iterator[str]:
    yield key
    if item.kind.name == "rate":
        yield key + PERIOD_SUFFIX


def _with_period(item: Input, value: Any, typed: str, per: str | None) -> Any:
    """A bare number takes the period chosen beside it; a typed period is kept."""
    if not isinstance(value, Rate) or not per or value.per is not item.field.per:
        return value
    if any(word in tidy(typed) for word in ("年", "月", "日", "天", "万分之")):
        return value
    if per not in {period.value for period in Per}:
        raise UnreadableError("利率的周期请选年、月或日。")
    return Rate(value.fraction, Per(per))


def outside(item: Input, value: Any) -> str:
    """A sentence where the value is beyond the input's limits, empty where it is within."""
    least, most = limits(item)
    if isinstance(value, Rate):
        return _rate_outside(item, value, least, most)
    if isinstance(value, str):
        too_long = most is not None and len(value) > most
        return f"「{item.field.label}」最多写 {most} 个字。{item.field.help}" if too_long else ""
    if least is not None and value < least:
        return f"「{item.field.label}」不能小于 {_shown(item, least)}。{item.field.help}"
    if most is not None and value > most:
        return f"「{item.field.label}」不能大于 {_shown(item, most)}。{item.field.help}"
    return ""


def _shown(item: Input, value: Any) -> str:
    unit = "元" if item.kind.name == "money" else item.field.unit
    return f"{item.write(value)} {unit}".strip()


def _rate_outside(item: Input, value: Rate, least: Rate, most: Rate) -> str:
    """Rates are compared in simple proportion, so that 每日 and 每年 meet one limit."""
    if value.fraction < least.simple(value.per).fraction:
        return f"「{item.field.label}」不能低于 {item.write(least)}。"
    if value.fraction <= most.simple(value.per).fraction:
        return ""
    typed, allowed = item.write(value), item.write(most)
    if value.per is not Per.YEAR and value.fraction <= most.simple(Per.YEAR).fraction:
        return (
            f"「{item.field.label}」填成了 {typed}，超出了可能的范围（最多 {allowed}）。"
            "合同多半写的是年利率：请把周期改选「年」。"
        )
    return f"「{item.field.label}」不能高于 {allowed}，现在填的是 {typed}。请对照合同再看一遍。"
