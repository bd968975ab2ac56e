"""An answer as readable text, and as one JSON object with stable English keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from calculators.declare.calculator import Calculator
from calculators.declare.inputs import Input, declared
from calculators.declare.result import Document, Result, Table
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
        "documents": [_document(each) for each in answer.documents],
    }


def _document(document: Document) -> dict[str, Any]:
    """The text to take away, and how to use it, in the slots that are filled."""
    told: dict[str, Any] = {
        "key": document.key,
        "title": document.title,
        "text": document.text,
        "saying": document.saying,
        "use_when": document.use_when,
        "not_when": document.not_when,
        "check": list(document.check),
        "then": document.then,
    }
    return {key: words for key, words in told.items() if words or key in {"key", "title", "text"}}


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
    rules = _listed("用到的规则", (f"{rule.title}：{rule.says}" for rule in answer.rules))
    return "\n".join([*answered(calculator, answer), *rules, *limited(answer), *papers(answer)])


def answered(calculator: Calculator[Any], answer: Result) -> Iterator[str]:
    """The lines of what was asked for: sentence, figures, tables, notes and the way there."""
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


def limited(answer: Result) -> Iterator[str]:
    """The lines of what the answer does not tell; none, where nothing is said of it."""
    return _listed("这个算不出什么", (sentence(limit) for limit in answer.limits))


def papers(answer: Result) -> Iterator[str]:
    """The lines of every document, with how it is used; none, where there is none."""
    for document in answer.documents:
        yield from _document_lines(document)


def _document_lines(document: Document) -> Iterator[str]:
    yield f"\n【{document.title}】"
    for label, words in (
        ("这份材料在说", document.saying),
        ("什么时候用", document.use_when),
        ("什么时候不用", document.not_when),
    ):
        if words:
            yield f"  {label}：{words}"
    yield f"\n{document.text}"
    yield from _listed("发出前核对", iter(document.check))
    yield from _listed("接下来", iter([document.then] if document.then else []))


def _listed(heading: str, entries: Iterator[str]) -> Iterator[str]:
    told = list(entries)
    if told:
        yield f"\n{heading}"
        yield from (f"  {each}" for each in told)
