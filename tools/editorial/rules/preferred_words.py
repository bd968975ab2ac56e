"""WD02: one spelling for one thing; the list is `words.yml`."""

import re
from collections.abc import Iterable
from functools import cache

from tools.editorial.finding import Finding
from tools.editorial.law_file import LawFile
from tools.editorial.mending import misspelt, read_by_readers
from tools.editorial.page import Page
from tools.editorial.prose import outside_code
from tools.editorial.rule import Rule, on_each_file
from tools.editorial.terms import preferred


@cache
def mend(text: str) -> str:
    """The text in the house's spelling."""
    words = preferred()
    return outside_code(text, lambda part: _pattern().sub(lambda found: words[found[0]], part))


@cache
def _pattern() -> re.Pattern[str]:
    # A Latin word is itself only where no letter touches it.
    words = (rf"(?<![A-Za-z]){w}(?![A-Za-z])" if w.isascii() else re.escape(w) for w in preferred())
    return re.compile("|".join(words))


def _check(file: Page | LawFile) -> Iterable[Finding]:
    return misspelt(read_by_readers(file), mend, "写法和别处不一样")


RULE = Rule(id="WD02", name="同一个词用同一种写法", find=on_each_file(_check))
