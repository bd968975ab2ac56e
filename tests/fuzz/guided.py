"""Coverage-guided questions: libFuzzer steers texts into every branch of the calculators.

    python -m tests.fuzz.guided [--planted] [option of libFuzzer …] CORPUS

Every question is held to `tests.fuzz.question.judge`; the first that breaks a promise or raises
ends the run with its text. `--planted` puts a defect into the reading of texts, so that the fuzzer
itself can be tested. Atheris (https://github.com/google/atheris) runs on Linux with x86-64.
"""

from __future__ import annotations

import sys
from random import Random

import atheris

from tests.fuzz.mutate import mutated

with atheris.instrument_imports(include=["calculators"]):
    from calculators.declare import numerals, text
    from tests.fuzz import question

OWN = 0.8
"""The part of mutations that know a question's lines."""


class PlantedError(Exception):
    """The defect of `--planted`."""


def planted(typed: str) -> str:
    """Tidies as the calculators do, but fails on a negative decimal, which no seed holds."""
    tidied: str = _sound(typed)
    if tidied.startswith("-"):
        if "." in tidied:
            raise PlantedError(tidied)
        return tidied
    return tidied


_sound = numerals.tidy


def one(data: bytes) -> None:
    """One question, whatever the bytes are."""
    question.judge(*question.parsed(data.decode(errors="replace")))


def reading(data: bytes) -> None:
    """The reading of one question alone: a planted defect needs no answer."""
    name, fields = question.parsed(data.decode(errors="replace"))
    question.read(name, fields)


def mutate(data: bytes, most: int, seed: int) -> bytes:
    """A question changed as a person or an attacker would, or as libFuzzer does by itself."""
    random = Random(seed)
    if random.random() < OWN:
        return mutated(data.decode(errors="replace"), random).encode(errors="replace")[:most]
    changed: bytes = atheris.Mutate(data, most)
    return changed


def main(arguments: list[str]) -> None:
    """Hands over to libFuzzer, which does not come back."""
    asked = one
    if "--planted" in arguments:
        asked = reading
        vars(text).update(tidy=atheris.instrument_func(planted))
        arguments = [each for each in arguments if each != "--planted"]
    atheris.Setup([sys.argv[0], *arguments], asked, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
