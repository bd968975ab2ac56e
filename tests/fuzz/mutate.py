"""Changes to a question, line by line: another text, another row, another calculator."""

from __future__ import annotations

import re
from random import Random

import calculators
from tests.fuzz.hostile import HOSTILE, text_inputs

# What numbers, rates, dates and times are typed with, and what is not expected among them.
ALPHABET = "0123456789０１２.,，%％‰年月日天万千百亿零元块-−+:：/分厘之五三半点 　=<&\"'"
SHORT = tuple(typed for typed in HOSTILE if len(typed) < 100)
_ROW = re.compile(r"\.(\d+)\.")


def mutated(question: str, random: Random) -> str:
    """The question with one thing in it changed, a few times over."""
    name, *lines = question.split("\n")
    for _ in range(random.choice((1, 2, 4, 8))):
        change = random.choice(CHANGES)
        name, lines = change(name, lines, random)
    return "\n".join([name, *lines])


type Lines = list[str]


def _typed(name: str, lines: Lines, random: Random) -> tuple[str, Lines]:
    """One character more, less or other in one text."""
    if not lines:
        return _added(name, lines, random)
    number = random.randrange(len(lines))
    key, _, text = lines[number].partition("=")
    place = random.choice((0, len(text), random.randint(0, len(text))))
    kept = place + random.choice((0, 0, 1))
    character = random.choice(("", random.choice(ALPHABET), random.choice(ALPHABET)))
    return name, _with(lines, number, f"{key}={text[:place]}{character}{text[kept:]}")


def _hostile(name: str, lines: Lines, random: Random) -> tuple[str, Lines]:
    """One text replaced by another that means harm, or by none."""
    if not lines:
        return _added(name, lines, random)
    number = random.randrange(len(lines))
    key = lines[number].partition("=")[0]
    return name, _with(lines, number, f"{key}={random.choice((*SHORT, ''))}")


def _added(name: str, lines: Lines, random: Random) -> tuple[str, Lines]:
    """One more input of this calculator, with a character in it."""
    keys = list(text_inputs(name)) if name in calculators.names() else ["principal"]
    return name, [*lines, f"{random.choice(keys)}={random.choice(ALPHABET)}"]


def _repeated(name: str, lines: Lines, random: Random) -> tuple[str, Lines]:
    """One row more, with the texts of one there is."""
    rows = sorted({found[1] for line in lines if (found := _ROW.search(line.partition("=")[0]))})
    if not rows:
        return _added(name, lines, random)
    row, other = random.choice(rows), str(random.randint(1, 40))
    copies = [line.replace(f".{row}.", f".{other}.", 1) for line in lines if f".{row}." in line]
    return name, [*lines, *copies]


def _left_out(name: str, lines: Lines, random: Random) -> tuple[str, Lines]:
    """One line less."""
    number = random.randrange(len(lines)) if lines else 0
    return name, lines[:number] + lines[number + 1 :]


def _elsewhere(_: str, lines: Lines, random: Random) -> tuple[str, Lines]:
    """The same texts for another calculator."""
    return random.choice(calculators.names()), lines


def _with(lines: Lines, number: int, line: str) -> Lines:
    return [*lines[:number], line, *lines[number + 1 :]]


CHANGES = (_typed, _typed, _typed, _typed, _hostile, _added, _repeated, _left_out, _elsewhere)
