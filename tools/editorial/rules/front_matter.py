"""FM01: the front matter has every line it needs, and none that nobody reads."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from tools.editorial.finding import Finding
from tools.editorial.page import Page, front
from tools.editorial.rule import Rule, on_each_page

SCHEMA = Path(__file__).parent.parent / "front_matter.schema.json"


@cache
def schema() -> dict[str, Any]:
    """What front matter may hold; each key's description tells an editor how to write it."""
    read: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return read


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def _check(page: Page) -> Iterator[Finding]:
    head = front(page)
    if head.problem:
        remedy = "请照着「加一页」那一节的样子写。"
        yield Finding(path=page.path, line=head.line(), says=head.problem, remedy=remedy)
        return
    for error in _validator().iter_errors(head.meta):
        for line, says, remedy in _told(page, error):
            yield Finding(path=page.path, line=line, says=says, remedy=remedy)


def _told(page: Page, error: ValidationError) -> Iterator[tuple[int, str, str]]:
    path = tuple(error.absolute_path)
    expected: dict[str, Any] = dict(error.schema) if isinstance(error.schema, Mapping) else {}
    known: dict[str, Any] = expected.get("properties", {})
    written: Any = error.instance
    match error.validator:
        case "required":
            for name in sorted(set(expected["required"]) - set(written)):
                yield front(page).line(*path), f"缺少「{name}」这一行。", known[name]["description"]
        case "additionalProperties":
            for name in sorted(set(map(str, written)) - set(known)):
                yield front(page).line(*path, name), f"不认识「{name}」。", _hint(name, known)
        case validator:
            name = next((key for key in reversed(path) if isinstance(key, str)), "")
            says = f"「{name}」{_problem(str(validator), written)}。"
            around = schema()["properties"].get(path[0] if path else "", {})
            described = expected.get("description") or around.get("description", "")
            yield front(page).line(*path), says, described


def _hint(name: str, known: dict[str, Any]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"是不是「{near[0]}」？" if near else f"可以写的有：{'、'.join(known)}。"


def _problem(validator: str, written: Any) -> str:
    match validator:
        case "type" if isinstance(written, date):
            return "的日期没有加引号"
        case "maxLength":
            return f"有 {len(written)} 个字，太长了"
        case "minLength":
            return "太短了" if written else "是空的"
        case "minItems":
            return f"只写了 {len(written)} 个"
        case "uniqueItems":
            return "里有重复的"
        case _:
            return f"不能写成「{written}」"


RULE = Rule(id="FM01", name="开头的说明齐全、写对", find=on_each_page(_check))
