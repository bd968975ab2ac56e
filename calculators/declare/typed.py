"""What a reader typed, kept apart from our own words on its way through the program.

A page in traditional characters converts every answer as a whole. What a reader typed goes in
shielded: each Han character moved into a plane for private use, where no phrase can match it. It
comes out bared, as it was typed. Numbers, dates and choices are bared before they are read.
"""

from __future__ import annotations

import re

_SHIFT = 0xF0000
_HAN = re.compile("[\u3400-\u9fff]")
_SHIELDED = re.compile("[\U000f3400-\U000f9fff]")


def shielded(text: str) -> str:
    """The text with each Han character out of reach, as long as before and in the same order.

    Characters that already stand where shielded ones do are left out: they mean nothing.
    """
    return _HAN.sub(lambda found: chr(ord(found[0]) + _SHIFT), _SHIELDED.sub("", text))


def bared(text: str) -> str:
    """The text with its shielded characters as they were typed."""
    return _SHIELDED.sub(lambda found: chr(ord(found[0]) - _SHIFT), text)


def is_shielded(letter: str) -> bool:
    """Whether one character stands for a Han character that a reader typed."""
    return _SHIELDED.match(letter) is not None
