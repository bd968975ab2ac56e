"""A question to a calculator as lines of text, and what must hold of every answer.

The first line names the calculator, each further one is `key=text`. Any text is a question: an
unknown name stands for one of ours, and a line without `=` for nothing.
"""

from __future__ import annotations

import json
from contextlib import suppress
from time import process_time
from zlib import crc32

import calculators
from calculators.declare.inputs import InvalidInputError
from calculators.declare.reading import read_inputs
from calculators.embed import page
from tests.fuzz.hostile import active_parts

STATES = {"answered", "mistakes", "unsolved"}
LONGEST = 1.0
"""Seconds of processor time an answer may take."""
AGAIN = 3
"""How often an answer that took longer is asked for again; the quickest counts."""


class BrokenPromiseError(AssertionError):
    """An answer that must not be; its text says what is wrong with it."""


def parsed(text: str) -> tuple[str, dict[str, str]]:
    """The calculator's name and the texts by key."""
    first, *lines = text.split("\n")
    known = calculators.names()
    name = first if first in known else known[crc32(first.encode(errors="replace")) % len(known)]
    pairs = (line.partition("=") for line in lines)
    return name, {key: typed for key, sign, typed in pairs if sign}


def written(name: str, fields: dict[str, str]) -> str:
    """The lines from which `parsed` reads this question, where no text has several lines."""
    return "\n".join([name, *(f"{key}={typed}" for key, typed in fields.items())])


def read(name: str, fields: dict[str, str]) -> None:
    """Read the texts and forget them; mistakes are no trouble."""
    with suppress(InvalidInputError):
        read_inputs(calculators.get(name).inputs, fields)


def respond(name: str, fields: dict[str, str]) -> str:
    """The answer as the page gets it."""
    request = json.dumps({"block": name, "base": "../../", "fields": fields})
    return page.respond(name, request)


def _timed(name: str, fields: dict[str, str]) -> tuple[str, float]:
    """The answer, and the seconds of processor time it took."""
    started = process_time()
    return respond(name, fields), process_time() - started


def judge(name: str, fields: dict[str, str]) -> str:
    """Ask, and hold the answer to its promises: JSON, a known state, and nothing active in it.

    The answer's state. `BrokenPromiseError` where one is broken; what Python raises goes through.
    """
    told, spent = _timed(name, fields)
    if spent > LONGEST:
        # The first answer also reads what all later ones find; a busy machine is not the answer's.
        spent = min(_timed(name, fields)[1] for _ in range(AGAIN))
    answer = json.loads(told)
    if answer["state"] not in STATES:
        raise BrokenPromiseError(f"{name}: state {answer['state']}")
    if found := active_parts(answer["html"]):
        raise BrokenPromiseError(f"{name}: {found[:3]}")
    if bool(answer["mistakes"]) != (answer["state"] == "mistakes"):
        raise BrokenPromiseError(f"{name}: {len(answer['mistakes'])} mistakes, {answer['state']}")
    if spent > LONGEST:
        raise BrokenPromiseError(f"{name}: {spent:.1f} s")
    return str(answer["state"])
