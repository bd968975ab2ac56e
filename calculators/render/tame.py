"""Text that goes into a file: nothing invisible that could change what a reader sees."""

from __future__ import annotations

import re

# Control characters except tab and line feed; halves of a pair and code points that no file may
# hold; marks that turn the direction of writing or show nothing at all.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
# What a spreadsheet may take for the beginning of a formula, in either width.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")


def tame(text: str) -> str:
    """The text without control characters, direction marks and halves of surrogate pairs.

    Tabs stay; every kind of line end becomes a line feed.
    """
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def safe_cell(text: str) -> str:
    """Text for a cell of a file without types: what could run as a formula gets an apostrophe.

    Blanks in front do not hide a formula: some spreadsheets drop them.
    """
    tamed = tame(text)
    starts = tamed.startswith("\t") or tamed.lstrip().startswith(_FORMULA_STARTS)
    return f"'{tamed}" if starts else tamed
