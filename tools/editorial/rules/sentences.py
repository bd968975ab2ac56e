"""LEN01 (advice): a sentence that a tired person can read in one breath."""

import re
from collections.abc import Iterator

from tools.editorial.finding import Finding
from tools.editorial.page import Page, passages
from tools.editorial.rule import Rule, on_each_page

LONGEST = 60
_END = re.compile(r"(?<=[。！？；：|])")


def length(sentence: str) -> int:
    """How many characters a reader reads; a Latin word or a number counts as one."""
    words = re.findall(r"[A-Za-z0-9.,%]+|[^\s\W]", sentence)
    return len(words)


def _check(page: Page) -> Iterator[Finding]:
    for passage in passages(page):
        for sentence in _END.split(passage.words):
            count = length(sentence)
            if count > LONGEST:
                shown = sentence.strip()[:12]
                yield Finding(
                    path=page.path,
                    line=passage.line,
                    says=f"「{shown}……」这一句有 {count} 个字，读的人可能要读两遍。",
                    remedy="拆成两三句。",
                )


RULE = Rule(id="LEN01", name="句子不太长", find=on_each_page(_check), advice=True)
