"""Every calculator once over, inside the browser's engine, to see which modules that takes.

`bundle` has Node run this in Pyodide with the whole standard library at hand; what was imported
by the end is what the reader's archive must hold. The tests run it in the shipped archive too,
and in CPython beside it, to compare the answers.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import calculators
from calculators.declare.inputs import Input, declared
from calculators.embed import page
from calculators.embed.export import Format, NothingToExportError

A_DAY = "2026-11-23"
UNREADABLE = "？"


def rehearse(request: str) -> str:
    """All calculators' answers and the modules now loaded with their origin, as JSON.

    `request` is JSON: `names` of calculators to ask, `modules` to import beside them, and
    whether each example is taken away as a workbook too (`workbooks`); `widened` is the path of
    a second archive.
    """
    asked = json.loads(request)
    if asked.get("widened"):
        page.widen(asked["widened"])
    for module in asked["modules"]:
        __import__(module)
    forms = [form for form in Format if form is not Format.XLSX or asked.get("workbooks")]
    answers = [answer for name in asked["names"] for answer in _answers(name)]
    answers += [file for name in asked["names"] for form in forms for file in _files(name, form)]
    return json.dumps({"answers": answers, "modules": _origins()}, ensure_ascii=False)


def _answers(name: str) -> Iterator[str]:
    yield page.offers(name, A_DAY)
    for fields in _requests(name):
        asked = {"block": name, "base": "../", "fields": fields}
        yield page.respond(name, json.dumps(asked))


def _files(name: str, form: Format) -> Iterator[str]:
    """The example as one file, where it has what such a file holds."""
    with suppress(NothingToExportError):
        asked = {"fields": {}, "format": form, "today": A_DAY, "example": True}
        yield page.export(name, json.dumps(asked))


def _requests(name: str) -> Iterator[dict[str, str]]:
    """The example, every text unreadable, every text empty."""
    keys = list(_keys(calculators.get(name).inputs))
    yield {}
    yield dict.fromkeys(keys, UNREADABLE)
    yield dict.fromkeys(keys, "")


def _keys(inputs: type[Any]) -> Iterator[str]:
    for item in declared(inputs):
        if isinstance(item, Input):
            yield item.key
        else:
            yield from (f"{item.key}.1.{column.key}" for column in item.columns)


def _origins() -> dict[str, str]:
    specs = {name: getattr(module, "__spec__", None) for name, module in sys.modules.items()}
    return {name: str(getattr(spec, "origin", None)) for name, spec in specs.items()}
