"""Every worked answer of the site as text, and how two states of it differ.

python -m tools.answers [DAY]

Prints one JSON object: where → what → text. With a day also what the calculators answer a private
loan formed, and sued over, on that day: the answers that hang on the LPR of a day.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import calculators
from calculators.declare.inputs import InvalidInputError, declared
from calculators.declare.reading import read_inputs
from calculators.declare.result import Result
from calculators.declare.write import said, sentence
from calculators.embed.fence import texts_of
from calculators.finance.cashflow import NoSolutionError
from tools.console import enter
from tools.editorial.command import today
from tools.editorial.page import Page, front
from tools.editorial.rendering import our_blocks
from tools.editorial.site import read_site
from tools.project import ROOT

Answers = dict[str, dict[str, str]]
NONE = "（空）"


def main(arguments: Sequence[str]) -> int:
    """Prints the answers of the pages' blocks, then those for the day, if one is given."""
    answers = dict(on_pages())
    for day in arguments:
        answers |= dict(for_private_loans(day))
    print(json.dumps(answers, ensure_ascii=False))
    return 0


def on_pages() -> Iterator[tuple[str, dict[str, str]]]:
    """Where a block stands → its answer."""
    for page in read_site(ROOT, today()).pages:
        yield from _on_page(page)


def _on_page(page: Page) -> Iterator[tuple[str, dict[str, str]]]:
    for fence in our_blocks(page):
        if fence.language == "calculator":
            name = fence.header.split()[-1]
            texts = texts_of(fence.text, page.source, name)
            texts.pop("id", None)
            title = front(page).meta.get("title", page.source)
            yield f"{title}（{page.path}:{fence.first}）", _answered(name, texts)


def for_private_loans(day: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The answers for a private loan of that day, of each calculator that asks for one."""
    asked = {"lender": "private", "formed": day, "filed": day}
    for name in calculators.names():
        keys = {item.key for item in declared(calculators.get(name).inputs)}
        if asked.keys() <= keys:
            where = f"{calculators.get(name).title}，{day} 成立的私人借款"
            yield where, _answered(name, asked)


def _answered(name: str, texts: dict[str, str]) -> dict[str, str]:
    calculator = calculators.get(name)
    try:
        return dict(_told(calculator.calculate(read_inputs(calculator.inputs, texts))))
    except (InvalidInputError, NoSolutionError) as refusal:
        return {"没有答案": str(refusal)}


def _told(answer: Result) -> Iterator[tuple[str, str]]:
    yield "一句话", sentence(answer.sentence)
    for figure in answer.figures:
        yield figure.label, said(figure.value)
    for table in answer.tables:
        for row in table.rows:
            first = _cell(row[0])
            for column, value in list(zip(table.columns, row, strict=True))[1:]:
                yield f"{table.caption}，{first}，{column.label}", _cell(value)
    for number, note in enumerate(answer.notes, start=1):
        yield f"说明 {number}", sentence(note)


def _cell(value: Any) -> str:
    return "" if value is None else said(value)


def differences(before: Answers, after: Answers) -> Iterator[str]:
    """What changed from one state to the other, line by line, under where it stands."""
    for where in sorted(before.keys() | after.keys()):
        old, new = before.get(where, {}), after.get(where, {})
        changed = [key for key in (new | old) if old.get(key) != new.get(key)]
        if changed:
            yield where
            yield from (
                f"  {key}：{old.get(key) or NONE} → {new.get(key) or NONE}" for key in changed
            )


if __name__ == "__main__":
    enter(main)
