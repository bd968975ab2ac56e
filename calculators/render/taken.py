"""An answer as it is taken away: with its day, what was filled in, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from calculators.declare.calculator import Calculator
from calculators.declare.result import Result
from calculators.declare.write import said
from calculators.render.filled import filled
from calculators.render.plain import answered, limited, papers
from calculators.render.tame import tame

FILLED, SOURCES = "填的数", "依据和来源"
EXAMPLE = "这是本站的示例，不是你的数。"
MADE_BY = "由「先谈谈」在本机算出。内容只作一般说明，不是法律意见；以合同和有权机关的认定为准。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One answer on its way out: of which calculator, to which inputs, on which day.

    A page that was built knows no day; a file always has one. `example` marks the site's own
    numbers, so that nobody takes them for theirs.
    """

    name: str
    calculator: Calculator[Any]
    inputs: object
    answer: Result
    on: date | None = None
    example: bool = False

    @property
    def day(self) -> date:
        """The day for a file; raises `ValueError` where none was given."""
        if self.on is None:
            raise ValueError("a file says on which day it was made")
        return self.on


def taken_text(taken: Taken) -> str:
    """The answer as text for a message: first what was asked for, last what it rests on, in brief.

    What a rule says stands on the page; a message only names it, with its clause.
    """
    return tame("\n".join(_lines(taken))) + "\n"


def _lines(taken: Taken) -> Iterator[str]:
    if taken.example:
        yield EXAMPLE
    yield from answered(taken.calculator, taken.answer)
    yield from papers(taken.answer)
    yield f"\n{FILLED}"
    yield from (f"  {label}：{text}" for label, text in filled(taken.inputs))
    yield from limited(taken.answer)
    if based_on := sources(taken):
        yield f"\n{SOURCES}"
        yield from (f"  {each}" for each in based_on)
    yield f"\n{made(taken)}"


def sources(taken: Taken) -> list[str]:
    """What the calculation and the rules in the answer rest on, one sentence each."""
    formulas = (f"{each.title}：{each.supports}" for each in taken.calculator.sources)
    rules = (
        f"{rule.title}：{rule.source.title}{rule.clause}，本站核实 {rule.source.checked}"
        for rule in taken.answer.rules
    )
    return [*formulas, *rules]


def made(taken: Taken) -> str:
    """Who made this, and when."""
    return f"{said(taken.day)}。{MADE_BY}"
