"""An answer as readable text, and as one JSON object with stable English keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from calculators.declare.calculator import Calculator
from calculators.declare.inputs import Input, declared
from calculators.declare.result import Result, Table
from calculators.declare.write import bare, plain, said, sentence, unit_name
from calculators.law import Rule


def as_json(name: str, inputs: object, answer: Result) -> dict[str, Any]:
    """The answer as an object of strings; the shape is the project's public interface."""
    return {
        "calculator": name,
        "inputs": inputs_as_texts(inputs),
        "sentence": sentence(answer.sentence),
        "figures": {
            figure.key: {
                "label": figure.label,
                "value": plain(figure.value),
                "unit": unit_name(figure.value),
            }
            for figure in answer.figures
        },
        "tables": {table.key: _table(table) for table in answer.tables},
        "notes": [sentence(note) for note in answer.notes],
        "next": [{"label": step.label, "page": step.page} for step in answer.next],
        "proof": [sentence(line) for line in answer.proof],
        "rules": [_rule(rule) for rule in answer.rules],
        "limits": [sentence(limit) for limit in answer.limits],
        "documents": [
            {"key": each.key, "title": each.title, "text": each.text} for each in answer.documents
        ],
    }


def inputs_as_texts(inputs: object) -> dict[str, Any]:
    """Typed inputs as the texts that read back to them; rows as lists of such objects."""
    return {
        item.key: _input(item, getattr(inputs, item.key))
        if isinstance(item, Input)
        else [inputs_as_texts(row) for row in getattr(inputs, item.key)]
        for item in declared(type(inputs))
    }


def _input(item: Input, value: object) -> str:
    return "" if value is None else item.write(value)


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "columns": [column.key for column in table.columns],
        "labels": [column.label for column in table.columns],
        "units": [_unit(table, index) for index in range(len(table.columns))],
        "rows": [[plain(value) for value in row] for row in table.rows],
    }


def _unit(table: Table, index: int) -> str:
    known = [row[index] for row in table.rows if row[index] is not None]
    return unit_name(known[0]) if known else "text"


def _rule(rule: Rule) -> dict[str, str]:
    return {
        "id": rule.id,
        "title": rule.title,
        "kind": rule.kind.label,
        "says": rule.says,
        "clause": f"{rule.source.title}{rule.clause}",
        "effective_from": str(rule.effective_from or ""),
        "text_as_of": str(rule.source.text_as_of or ""),
        "checked": str(rule.source.checked),
        "url": rule.source.url,
    }


def as_text(calculator: Calculator[Any], answer: Result) -> str:
    """The answer as text for a terminal or a message, in the order of the page."""
    return "\n".join(_lines(calculator, answer))


def _lines(calculator: Calculator[Any], answer: Result) -> Iterator[str]:
    yield calculator.title
    yield sentence(answer.sentence)
    for figure in answer.figures:
        yield f"  {figure.label}：{said(figure.value)}"
    for table in answer.tables:
        yield f"\n{table.caption}"
        yield "\t".join(column.label for column in table.columns)
        for row in table.rows:
            yield "\t".join("" if value is None else bare(value) for value in row)
    yield from _listed("说明", (sentence(note) for note in answer.notes))
    yield from _listed("算式", (sentence(line) for line in answer.proof))
    yield from _listed("用到的规则", (f"{rule.title}：{rule.says}" for rule in answer.rules))
    yield from _listed("这个算不出什么", (sentence(limit) for limit in answer.limits))
    for document in answer.documents:
        yield f"\n【{document.title}】\n{document.text}"


def _listed(heading: str, entries: Iterator[str]) -> Iterator[str]:
    told = list(entries)
    if told:
        yield f"\n{heading}"
        yield from (f"  {each}" for each in told)
