"""The door for a page: texts in, HTML out. The build and the browser both come in here.

Nothing in this module knows whether it runs in CPython or in Pyodide, so an answer computed
in the browser equals the one computed at build time byte for byte.
What a first answer does without is imported by the function that needs it: in a browser every
import is time that a reader waits.
"""

from __future__ import annotations

import json
import sys
from binascii import b2a_base64
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

import htpy as h

import calculators
from calculators.declare.calculator import Calculator
from calculators.declare.inputs import (
    Input,
    InputRows,
    InvalidInputError,
    Mistake,
    Today,
    declared,
)
from calculators.declare.reading import read_inputs
from calculators.declare.refusal import refused
from calculators.declare.result import Result
from calculators.declare.typed import bared, shielded
from calculators.finance.cashflow import NoSolutionError
from calculators.finance.dates import add_months
from calculators.render.field import element_id
from calculators.render.mistakes import mistakes
from calculators.render.result import no_solution, result
from calculators.render.stepper import stepper
from calculators.render.take_away import frame
from calculators.render.taken import Taken

if TYPE_CHECKING:
    from calculators.render.traditional import Traditional

# Packages of the standard library that the two archives share out between them.
_SHARED_OUT = ("encodings", "importlib")


def respond(name: str, request: str) -> str:
    """Answer one request of a page, JSON in and JSON out.

    In: `block`, `base`, `fields` (texts by key), `today` (ISO) for the printed day, and `before`
    (the texts of an earlier answer to set this one against) where there is one. Out: `state`
    (answered, unsolved or mistakes), `html`, and `mistakes` with the name and message of each.
    """
    asked = json.loads(request)
    try:
        return _answered(name, asked)
    except InvalidInputError as invalid:
        return _json("mistakes", mistakes(invalid.mistakes, asked["block"]), invalid.mistakes)


def _answered(name: str, asked: dict[str, Any]) -> str:
    try:
        taken = _taken(name, asked)
        html = result(
            taken.answer,
            asked["block"],
            asked["base"],
            steps=stepper(taken.calculator, taken.inputs),
            before=_earlier(taken.calculator, asked.get("before")),
            around=frame(taken),
        )
    except NoSolutionError as refusal:
        return _json("unsolved", no_solution(refused(refusal)))
    return _json("answered", html)


def _taken(name: str, asked: dict[str, Any]) -> Taken:
    """The answer to the texts in a request, with all that goes with it when it is taken away."""
    calculator = calculators.get(name)
    inputs = read_inputs(calculator.inputs, asked["fields"])
    return Taken(
        name=name,
        calculator=calculator,
        inputs=inputs,
        answer=calculator.calculate(inputs),
        on=date.fromisoformat(asked["today"]) if "today" in asked else None,
        example=bool(asked.get("example")),
    )


def _earlier(calculator: Calculator[Any], fields: dict[str, str] | None) -> Result | None:
    """The earlier answer, where there was one; its mistakes are no concern of this one."""
    if not fields:
        return None
    try:
        return calculator.calculate(read_inputs(calculator.inputs, fields))
    except (InvalidInputError, NoSolutionError):
        return None


def _json(state: str, html: h.Renderable, found: tuple[Mistake, ...] = ()) -> str:
    listed = [{"name": mistake.name, "message": mistake.message} for mistake in found]
    return json.dumps({"state": state, "html": str(html), "mistakes": listed}, ensure_ascii=False)


def paste(name: str, request: str, typed: Callable[[str], str] = str) -> str:
    """Read pasted text for a table of rows: JSON in, the HTML to confirm it out.

    In: `block`, `key` of the table, `text`, and `there`, how many rows it has now. `typed` is put
    on the words that come back as they were pasted.
    """
    from calculators.declare.pasting import pasted
    from calculators.render.paste import paste_found

    asked = json.loads(request)
    item = next(
        each
        for each in declared(calculators.get(name).inputs)
        if isinstance(each, InputRows) and each.key == asked["key"]
    )
    place = element_id(asked["block"], item.key)
    found = pasted(item, asked["text"]).marked(typed)
    return str(paste_found(item, found, place, int(asked["there"])))


def offers(name: str, today: str) -> str:
    """Texts for the date fields that start from the device's own date, as JSON by key."""
    day = date.fromisoformat(today)
    offered = {
        item.key: item.write(_offered(item.field.today, day))
        for item in declared(calculators.get(name).inputs)
        if isinstance(item, Input) and item.field.today
    }
    return json.dumps(offered)


def _offered(when: Today, day: date) -> date:
    return day if when is Today.TODAY else add_months(day, 1)


def export(name: str, request: str, say: Callable[[str], str] = str) -> str:
    """An answer as a file to take away, JSON in and JSON out.

    In: `fields` (texts by key), `format` (a `Format`), `table` (the key of the table a CSV
    holds), `today` (ISO) and `example` (whether the numbers are the site's own). Out: `name`
    and `type` of the file and its content, as `text` where it is text, else in `base64`.
    `say` puts the words of name and file into the page's characters.
    """
    from calculators.embed.export import Format, exported

    asked = json.loads(request)
    form = Format(asked["format"])
    file = exported(_taken(name, asked), form, asked.get("table", ""), say)
    told = {"name": file.name, "type": file.type}
    if form is Format.XLSX:
        told["base64"] = b2a_base64(file.content, newline=False).decode()
    else:
        told["text"] = file.content.decode()
    return json.dumps(told, ensure_ascii=False)


def package(request: str) -> str:
    """The answers of a visit as one document to print, JSON in and HTML out.

    In: `base`, `today` (a date as text) and `answers` (the fields by calculator).
    """
    from calculators.embed.package import package as packed
    from calculators.embed.package import read

    asked = json.loads(request)
    return str(packed(read(asked["answers"]), asked["base"], asked["today"]))


def widen(archive: str) -> None:
    """Let imports look into a second archive, which lies at that path, as well."""
    if archive not in sys.path:
        sys.path.append(archive)
    for name in _SHARED_OUT:
        inside, known = f"{archive}/{name}", import_module(name).__path__
        if inside not in known:
            known.append(inside)


def traditional(words: str, call: str, *texts: str) -> str:
    """Another function of this door, answering in traditional characters.

    `words` is the table (`render.traditional`) of what this package can say. What a reader typed
    comes back as it was typed.
    """
    table = _table(words)

    def say(text: str) -> str:
        return bared(table.text(text))

    if call == "paste":  # what is pasted is taken apart as words
        name, request = texts
        return say(paste(name, request, shielded))
    given = [shielded(text) for text in texts]
    if call == "export":
        name, request = given
        return export(name, request, say)
    return say(_ANSWERING[call](*given))


@lru_cache(maxsize=1)
def _table(words: str) -> Traditional:
    from calculators.render.traditional import Traditional

    return Traditional(words)


_ANSWERING: dict[str, Callable[..., str]] = {
    "respond": respond,
    "offers": offers,
    "package": package,
}
