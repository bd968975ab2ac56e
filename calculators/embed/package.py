"""协商材料包: the answers of a visit as one document to print, part by part.

The same HTML at build time, where every part is still missing, and in the reader's browser.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import htpy as h

import calculators
from calculators.declare.inputs import InvalidInputError
from calculators.declare.reading import read_inputs
from calculators.declare.result import Result
from calculators.finance.cashflow import NoSolutionError
from calculators.render.result import grid
from calculators.render.words import marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part: the calculator that makes it, and what of its answer is printed."""

    calculator: str
    title: str
    tables: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


PARTS = (
    Part(calculator="budget", title="收支", documents=("statement",)),
    Part(
        calculator="several_debts",
        title="欠款，和向每家提多少",
        tables=("proposals", "first_month"),
    ),
    Part(calculator="offers", title="对方给的方案", tables=("offers",)),
    Part(calculator="repayment_schedule", title="还款表", tables=("schedule",)),
    Part(calculator="evidence", title="材料清单", documents=("list",)),
    Part(calculator="letter", title="信", documents=("letter",)),
    Part(calculator="log", title="沟通记录", documents=("record",)),
)

FOR_ONESELF = "【给自己看"
"""How a document's line begins that is not for the other side."""


def package(answers: Mapping[str, Mapping[str, str]], base: str, today: str) -> h.Element:
    """The document of these fields by calculator; `base` leads to the site's root.

    What is not in `answers`, or cannot be read, is a line that says where to fill it in.
    """
    return h.article(".paper")[
        h.header(".paper__head")[
            h.p(".paper__title")["协商材料包"],
            h.p[f"{today}　数字由借款人自己填写；同不同意，由放款机构决定。"],
            h.ol(".paper__contents")[
                (
                    h.li[part.title, "" if part.calculator in answers else "（还没有）"]
                    for part in PARTS
                )
            ],
        ],
        (
            _part(part, number, answers.get(part.calculator), base)
            for number, part in enumerate(PARTS, start=1)
        ),
    ]


def _part(part: Part, number: int, fields: Mapping[str, str] | None, base: str) -> h.Element:
    if fields is None:
        return _missing(part, number, base, "还没有填。")
    calculator = calculators.get(part.calculator)
    try:
        answer = calculator.calculate(read_inputs(calculator.inputs, fields))
    except (InvalidInputError, NoSolutionError):
        return _missing(part, number, base, "填的数还有几处要改。")
    return h.div(".paper__part")[_heading(part, number), _printed(part, answer)]


def _heading(part: Part, number: int) -> h.Node:
    """Loose sheets keep their order, also where a browser prints no page numbers."""
    return [
        h.p(".paper__number")[f"第 {number} 份，共 {len(PARTS)} 份"],
        h.h2[part.title],
    ]


def _missing(part: Part, number: int, base: str, why: str) -> h.Element:
    title = calculators.get(part.calculator).title
    return h.div(".paper__missing")[
        _heading(part, number),
        h.p[why, "去 ", h.a(href=f"{base}tools/{part.calculator}/")[title], "。"],
    ]


def _printed(part: Part, answer: Result) -> Iterator[h.Node]:
    """A document says it all; tables come with the answer's sentence and figures."""
    if part.tables:
        yield h.p(".paper__sentence")[marked(answer.sentence)]
    for table in answer.tables:
        if table.key in part.tables:
            yield grid(table, table.rows, f"package-{part.calculator}")
    for document in answer.documents:
        if document.key in part.documents:
            yield h.div(".paper__text")[(_line(line) for line in document.text.splitlines())]


def _line(line: str) -> h.Element:
    """What a letter says to its writer alone stays on the screen."""
    return h.p(class_="paper__own" if line.startswith(FOR_ONESELF) else None)[line]


def read(answers: Any) -> dict[str, dict[str, str]]:
    """Texts by calculator out of JSON; whatever has another shape is left out."""
    if not isinstance(answers, dict):
        return {}
    return {
        name: {key: text for key, text in fields.items() if isinstance(text, str)}
        for name, fields in answers.items()
        if isinstance(fields, dict)
    }
