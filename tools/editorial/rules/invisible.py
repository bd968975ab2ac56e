"""TY03: no characters that nobody sees: pasted zero-width ones, odd blanks, blanks at the end."""

import re
from collections.abc import Iterable
from functools import cache

from tools.editorial.finding import Finding
from tools.editorial.law_file import LawFile
from tools.editorial.mending import misspelt, typed_lines
from tools.editorial.page import Page
from tools.editorial.rule import Rule, on_each_file

_NOTHING = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_BLANK = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]")


@cache
def mend(text: str) -> str:
    """The line with plain blanks only, none at its end, and no full-width ones before it."""
    return _BLANK.sub(" ", _NOTHING.sub("", text).lstrip("\u3000")).rstrip()


def _check(file: Page | LawFile) -> Iterable[Finding]:
    return misspelt(typed_lines(file), mend, "有看不见的字符，或者行尾有空格")


RULE = Rule(id="TY03", name="没有看不见的字符", find=on_each_file(_check))
