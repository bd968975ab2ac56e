"""已核对的算例: numbers that other people published, beside what this calculator answers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import htpy as h
from markupsafe import Markup

from calculators.declare.calculator import Calculator, Check
from calculators.declare.inputs import Input, InputRows, declared
from calculators.declare.reading import read_inputs
from calculators.declare.result import Result
from calculators.declare.write import said


@cache
def checks(calculator: Calculator[Any]) -> Markup | None:
    """The checks of a calculator, folded; nothing where nobody has published a number.

    The same on every page of a build, so they are calculated once.
    """
    if not calculator.checks:
        return None
    told = h.details(".checks")[
        h.summary[f"已核对的算例（{len(calculator.checks)} 个）"],
        h.p["别人公布过的数，本站用同样的输入再算一遍。只取数字，不取文字。"],
        h.ul[(h.li[_check(calculator, check)] for check in calculator.checks)],
    ]
    return Markup(told)  # htpy has escaped it


def _check(calculator: Calculator[Any], check: Check) -> h.Node:
    answer = calculator.calculate(read_inputs(calculator.inputs, check.given))
    return [
        h.p["填：", "，".join(given(calculator, check)), "。"],
        h.p[
            "；".join(_compared(answer, key, printed) for key, printed in check.expected.items()),
            "。",
        ],
        h.p(".checks__source")["出处：", check.source.title, "。", check.source.supports, "。"],
    ]


def given(calculator: Calculator[Any], check: Check) -> list[str]:
    """What is typed for the check, each text with its label in the form.

    Raises `KeyError` for a text that belongs to no input.
    """
    items = {item.key: item for item in declared(calculator.inputs)}
    return [_typed(items, key, text) for key, text in check.given.items()]


def _typed(items: Mapping[str, Input | InputRows], key: str, text: str) -> str:
    name, _, place = key.partition(".")
    item = items[name]
    if isinstance(item, Input):
        return f"{item.field.label} {_text(item, text)}"
    number, _, column = place.partition(".")
    cell = next(each for each in item.columns if each.key == column)
    return f"第 {number} 行{cell.field.label} {_text(cell, text)}"


def _text(item: Input, text: str) -> str:
    """A choice by its label; anything else as it is typed, with its unit."""
    if item.field.choices and item.kind.name == "choice":
        return str(item.field.choices[item.kind.read(text)])
    unit = "元" if item.kind.name == "money" else item.field.unit
    return f"{text} {unit}".rstrip()


def _compared(answer: Result, key: str, printed: str) -> str:
    figure = next(each for each in answer.figures if each.key == key)
    return f"{figure.label}：出处印的是 {printed}，本站算的是 {said(figure.value)}"
