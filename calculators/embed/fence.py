"""The `calculator` fence: a block of Markdown becomes a form with its answer beneath.

```calculator repayment_schedule
principal: 12万
months: 24
```

A SuperFences custom fence, so that every engine which reads Python-Markdown extensions can
build the site. Whatever an editor gets wrong stops the build with one Chinese line.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

import calculators
from calculators.declare.inputs import InvalidInputError
from calculators.declare.reading import read_inputs
from calculators.declare.refusal import refused
from calculators.embed.errors import EditorError, base_of, loud, page_of
from calculators.finance.cashflow import NoSolutionError
from calculators.render.block import block
from calculators.render.result import result
from calculators.render.stepper import stepper
from calculators.render.take_away import frame
from calculators.render.taken import Taken

_LINE = re.compile(r"\s*([^:：]+?)\s*[:：]\s*(.*?)\s*")
_ID = re.compile(r"[a-z][a-z0-9_-]*", re.ASCII)
LINE_HINT = "请写成「项目: 内容」，例如 principal: 12万。"


def calculator_validator(
    _language: str, inputs: dict[str, str], options: dict[str, Any], *_: Any
) -> bool:
    """Accept every header: a wrong name is answered by the formatter, with a sentence."""
    options.update(inputs)
    return True


@loud
def calculator_format(
    source: str,
    _language: str,
    _class_name: str,
    options: dict[str, Any],
    md: Any,
    **_: Any,
) -> str:
    """The calculator named in the fence's header, with the block's lines as its inputs.

    Raises `EditorError`, which stops the build, for anything that cannot be right.
    """
    page = page_of(md)
    name = _name(options, page)
    calculator = calculators.get(name)
    texts = texts_of(source, page, name)
    block_id = _block_id(texts, page, name)
    try:
        inputs = read_inputs(calculator.inputs, texts)
        steps = stepper(calculator, inputs)
        taken = Taken(
            name=name,
            calculator=calculator,
            inputs=inputs,
            answer=calculator.calculate(inputs),
            example=True,
        )
        answer = result(taken.answer, block_id, base_of(md), steps=steps, around=frame(taken))
    except InvalidInputError as invalid:
        told = "；".join(f"{mistake.name}：{mistake.message}" for mistake in invalid.mistakes)
        raise EditorError(_line(page, name, told)) from None
    except NoSolutionError as refusal:
        raise EditorError(_line(page, name, refused(refusal))) from None
    return str(block(name, calculator, inputs, answer, (block_id, base_of(md))))


def _line(page: str, name: str, problem: str) -> str:
    return f"{page}：计算器「{name}」：{problem}".replace("\n", " ")


def _name(options: dict[str, Any], page: str) -> str:
    """The one word behind `calculator` in the fence's first line."""
    known = calculators.names()
    words = list(options)
    name = words[0] if len(words) == 1 and options[words[0]] in (words[0], "", None, True) else ""
    if name in known:
        return name
    near = get_close_matches(name.replace("-", "_"), known, 1)
    hint = f"是不是「{near[0]}」？" if near else ""
    typed = " ".join(words) or "（空）"
    raise EditorError(_line(page, typed, f"没有这个计算器。{hint}可以用的有：{'、'.join(known)}。"))


def _block_id(texts: dict[str, str], page: str, name: str) -> str:
    """The `id` line names the block where a page holds two of one calculator."""
    block_id = texts.pop("id", name)
    if not _ID.fullmatch(block_id):
        told = f"id「{block_id[:40]}」不能用。请用小写字母开头，只含小写字母、数字、下划线。"
        raise EditorError(_line(page, name, told))
    return block_id


def texts_of(source: str, page: str, name: str) -> dict[str, str]:
    """The lines of a block as texts by key, as typed; `EditorError` for a line that is none."""
    texts: dict[str, str] = {}
    for number, line in enumerate(source.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        if not found:
            told = f"第 {number} 行「{line.strip()[:40]}」没有读懂。"
            raise EditorError(_line(page, name, told + LINE_HINT))
        key, typed = found.groups()
        if key in texts:
            raise EditorError(_line(page, name, f"「{key}」写了两次，请只留一行。"))
        texts[key] = typed
    return texts
