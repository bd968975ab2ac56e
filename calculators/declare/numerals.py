"""Reading the numbers people type: full-width digits, 万 and 千, grouping, 百分之五."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from itertools import pairwise

from calculators.declare.typed import bared

LONGEST = 200
_SCALES = {"亿": 100_000_000, "万": 10_000, "千": 1_000, "百": 100}
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,4}(?:,\d{4})+|\d+)(?:\.\d+)?|\.\d+"
_PART = re.compile(r"([^亿万千百]+)([亿万千百]?)")
_PLAIN = re.compile(rf"[+-]?(?:{_NUMBER})", re.ASCII)
_DIGITS = {numeral: value for value, numeral in enumerate("零一二三四五六七八九十")} | {"两": 2}
# Minus signs that input methods and copied web pages produce.
_SIGNS = str.maketrans({"−": "-", "–": "-", "—": "-", "‐": "-", "負": "-", "负": "-"})
# Traditional forms of what amounts, rates, dates and times are written with.
_FORMS = str.maketrans("萬億圓圆幣塊錢點時個筆釐兩無對沒", "万亿元元币块钱点时个笔厘两无对没")


class UnreadableError(ValueError):
    """A text that cannot be read; `message` says in Chinese what is accepted instead."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def tidy(text: str) -> str:
    """The text in half-width characters and simplified units, without spaces and invisible marks.

    Raises `UnreadableError` beyond 200 characters: no number or date is that long.
    """
    if len(text) > LONGEST:
        raise UnreadableError("这里的内容太长了，请只填一个数或一个日期。")
    folded = unicodedata.normalize("NFKC", bared(text)).translate(_SIGNS).translate(_FORMS)
    return "".join(
        letter
        for letter in folded
        if not letter.isspace() and unicodedata.category(letter) not in {"Cf", "Cc"}
    )


def number(text: str) -> Decimal | None:
    """A plain number with optional sign and grouping, or None where it is not one."""
    if not _PLAIN.fullmatch(text):
        return None
    return Decimal(text.replace(",", ""))


def scaled_number(text: str) -> Decimal | None:
    """A number with 亿, 万, 千, 百 such as `1.5万` or `1万2千`; None where it is not one.

    `3万5` is None: it may mean 35,000 or 30,005.
    """
    sign, unsigned = (-1, text[1:]) if text.startswith("-") else (1, text)
    found = _PART.findall(unsigned)
    if "".join(digits + scale for digits, scale in found) != unsigned:
        return None
    parts = [(number(digits), scale) for digits, scale in found]
    scales = [_SCALES.get(scale, 1) for _, scale in parts]
    falling = all(later < earlier for earlier, later in pairwise(scales))
    if not parts or not falling or (len(parts) > 1 and scales[-1] == 1):
        return None
    known = [
        value * scale for (value, _), scale in zip(parts, scales, strict=True) if value is not None
    ]
    return sign * sum(known, Decimal(0)) if len(known) == len(parts) else None


def chinese_digit(text: str) -> Decimal | None:
    """A number written as one Chinese numeral (五) or in digits (5, 0.5); None otherwise."""
    if text in _DIGITS:
        return Decimal(_DIGITS[text])
    return number(text)


def trimmed(value: Decimal) -> str:
    """The shortest plain notation of a Decimal: `7.20` → `7.2`, `1E+2` → `100`."""
    notation = format(value, "f")
    return notation.rstrip("0").rstrip(".") if "." in notation else notation
