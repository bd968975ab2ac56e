"""One pasted line taken apart: days, amounts, rates, numbers of months, and the words between.

Nothing is decided here about which column a piece belongs to; `pasting` does that.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from calculators.declare.headings import simplified

LONGEST_LINE = 400
_NUMBER = r"(?:(?<![\d.,/-])\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_HAN = r"\u4e00-\u9fff"
# Product names that begin with digits stand at the beginning of a line.
_NAMED = rf"^\d{{2,4}}(?=[{_HAN}]{{2}})(?![元块万千亿百期个天年月日号次笔点时分])[{_HAN}]+"
_DAY = (
    r"(?<![\d.])(?:19|20)\d\d(?:年|[-/.])\d{1,2}(?:月|[-/.])\d{1,2}(?!\d)日?"
    r"|(?<![\d.])20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\d.,])"
)
_PASSED = (
    r"(?:尾号|\*{2,})\s*\d{3,4}|第\s*\d+(?:/\d+)?\s*[期笔次行]"
    r"|\d{1,3}/\d{1,3}\s*期|^\s*[(]?\d{1,3}[)、.](?!\d)"
)
_RATE = (
    r"(?:[年月日]化?(?:利率|费率|利息|息)?[:为是]?\s*)?"
    r"(?:\d+(?:\.\d+)?\s*[%‰]|万分之[一二三四五六七八九十\d.]+)(?:/[年月日天])?"
)
_AMOUNT = (
    rf"[+-]?\s*¥\s*[+-]?{_NUMBER}\s*[万千]?|[+-]?{_NUMBER}\s*(?:[万千]\s*元?|元|块)"
    rf"|[+-]{_NUMBER}|(?<![\d.,/-])\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?"
)
# The first that fits at a place decides.
_PIECES = re.compile(
    rf"(?P<named>{_NAMED})|(?P<day>{_DAY})|(?P<clock>\d{{1,2}}:\d\d(?::\d\d)?)"
    rf"|(?P<passed>{_PASSED})|(?P<yearless>\d{{1,2}}月\d{{1,2}}[日号])|(?P<rate>{_RATE})"
    rf"|(?P<count>\d{{1,3}}\s*(?:期|个月))|(?P<amount>{_AMOUNT})|(?P<bare>\d+(?:\.\d+)?)"
    rf"|(?P<every>(?:/|每|一个?)(?:天|周|月|季度|年)(?![化利]))"
    rf"|(?P<word>[A-Za-z{_HAN}][A-Za-z{_HAN}·()*&_-]*)",
    re.ASCII,
)
_APART = re.compile(r"(?<=[\d年月])\s+(?=[年月日])|(?<=[年月])\s+(?=\d)", re.ASCII)
_MINUS = str.maketrans({"−": "-", "–": "-", "—": "-", "‐": "-"})
_CELLS = re.compile(r"\t|\||;|\s{2,}|,(?!\d{3}(?!\d))|(?<!\d),")
_QUOTED = re.compile(r'"([^"]*)"')


class Piece(StrEnum):
    """What a piece of a line is."""

    DAY = "day"
    YEARLESS = "yearless"
    RATE = "rate"
    COUNT = "count"
    AMOUNT = "amount"
    BARE = "bare"
    EVERY = "every"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece, its text, and the word that stands before it as its label."""

    piece: Piece
    text: str
    label: str = ""


def tidy_line(line: str) -> str:
    """A line in half-width characters, invisible marks left out, cut where no line is so long."""
    folded = unicodedata.normalize("NFKC", line[:LONGEST_LINE]).translate(_MINUS)
    seen = "".join(
        letter
        for letter in folded
        if letter == "\t" or unicodedata.category(letter) not in {"Cf", "Cc"}
    )
    return _APART.sub("", seen).strip(" ")


def cells(line: str) -> list[str]:
    """The cells of a tidy line: tabs, bars, semicolons, wide gaps, commas that group no digits."""
    plain = _QUOTED.sub(lambda found: found.group(1).replace(",", ""), line)
    found = [cell.strip() for cell in _CELLS.split(plain)]
    return found if len(found) > 1 else plain.split()


def tokens(line: str) -> Iterator[Token]:
    """The pieces of a tidy line in order; ordinal numbers, times of day and card tails passed.

    Labels and numbers are in simplified characters; a word of its own stays as it was written.
    """
    label = ""
    typed = _QUOTED.sub(r"\1", line)
    for found in _PIECES.finditer(simplified(typed)):
        name, text = found.lastgroup or "", found.group().strip()
        if name in {"named", "word"}:
            yield Token(Piece.WORD, typed[found.start() : found.end()].strip())
            label = text
        elif name not in {"clock", "passed"}:
            yield Token(Piece(name), text, label)
            label = ""
