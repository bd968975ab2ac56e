"""TY02: corner brackets as quotes, and Chinese punctuation where AutoCorrect leaves it alone.

Source: 中文排版需求 (W3C clreq), 3.1; the quotes are this house's choice.
"""

import re
from collections.abc import Iterable
from functools import cache

from tools.editorial.finding import Finding
from tools.editorial.law_file import LawFile
from tools.editorial.mending import misspelt, read_by_readers
from tools.editorial.page import Page
from tools.editorial.prose import HAN, outside_code
from tools.editorial.rule import Rule, on_each_file

_QUOTES = str.maketrans("“”‘’", "「」『』")
_WIDE = str.maketrans(";:", "；：")
_BETWEEN = re.compile(rf"(?<=[{HAN}」）])[;:](?=[{HAN}「（]|$)")
_BRACKETS = re.compile(rf" ?\(([^()]*[{HAN}][^()]*)\) ?")
_DOTS = re.compile(r"(?<!\.)\.{3,}|。{2,}|(?<!…)…(?!…)")
_REPEATED = re.compile(r"([，、；：！？])\1+")
_DASH = re.compile(rf"(?<=[{HAN}」]) ?--+ ?(?=[{HAN}「])")


@cache
def mend(text: str) -> str:
    """The text with this house's punctuation."""
    return outside_code(text, _mend)


def _mend(text: str) -> str:
    text = _BETWEEN.sub(lambda found: found[0].translate(_WIDE), text.translate(_QUOTES))
    text = _DOTS.sub("……", _BRACKETS.sub(r"（\1）", text))
    return _DASH.sub("——", _REPEATED.sub(r"\1", text))


def _check(file: Page | LawFile) -> Iterable[Finding]:
    return misspelt(read_by_readers(file), mend, "标点不合本站写法")


RULE = Rule(id="TY02", name="引号用「」，括号、省略号、破折号用中文的", find=on_each_file(_check))
