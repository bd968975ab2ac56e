"""TY03: no characters that nobody sees: pasted zero-width ones, odd blanks, blanks at the end."""

import re
from collections.abc import Iterable
from functools import cache

from tools.editorial.finding import Finding
from tools.editorial.mending import misspelt, typed_lines
from tools.editorial.rule import Rule
from tools.editorial.site import Site

_NOTHING = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_BLANK = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]")


@cache
def mend(text: str) -> str:
    """The line with plain blanks only, and none at its end."""
    return _BLANK.sub(" ", _NOTHING.sub("", text)).rstrip()


def _find(site: Site) -> Iterable[Finding]:
    return misspelt(typed_lines(site), mend, "有看不见的字符，或者行尾有空格")


RULE = Rule(id="TY03", name="没有看不见的字符", find=_find)
