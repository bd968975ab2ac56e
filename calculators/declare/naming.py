"""Names that readers give to rows: short enough for a table, and a number where there is none."""

from __future__ import annotations

from calculators.declare.numerals import UnreadableError
from calculators.declare.text import TEXT, Kind

LONGEST_NAME = 16


def _read_name(text: str) -> str:
    name = " ".join(TEXT.read(text).split())
    if len(name) > LONGEST_NAME:
        raise UnreadableError(f"名字最多写 {LONGEST_NAME} 个字，请写短一点。")
    return name


NAME = Kind("text", _read_name, str)
"""The codec of a short name on one line."""


def called(name: str | None, word: str, number: int) -> str:
    """The name, or the word with the row's number (from 1) where none was given: 「方案 2」."""
    return name or f"{word} {number}"
