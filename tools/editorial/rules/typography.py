"""TY01: spaces between Chinese and Latin text, full-width punctuation: AutoCorrect's own rules.

Source: https://github.com/huacnlee/autocorrect
"""

from collections.abc import Iterable
from functools import cache

from autocorrect_py import format_for

from tools.editorial.finding import Finding
from tools.editorial.law_file import LawFile
from tools.editorial.mending import misspelt, read_by_readers
from tools.editorial.page import Page
from tools.editorial.rule import Rule, on_each_file


@cache
def mend(text: str) -> str:
    """The text as AutoCorrect writes it; the indentation stays, which would look like code."""
    words = text.lstrip()
    corrected: str = format_for(words, "markdown")
    return text[: len(text) - len(words)] + corrected


def _check(file: Page | LawFile) -> Iterable[Finding]:
    return misspelt(read_by_readers(file), mend, "空格或标点不合排版习惯")


RULE = Rule(id="TY01", name="中文和英文、数字之间空一格，中文用中文标点", find=on_each_file(_check))
