"""HD01: the title comes from the front matter; headings of the body begin at two marks."""

import re
from collections.abc import Iterator

from tools.editorial.finding import Finding
from tools.editorial.page import Page, body
from tools.editorial.rule import Rule, on_each_page

_HEADING = re.compile(r"(#{1,6})\s+\S")
_RAW = re.compile(r"<h1\b", re.IGNORECASE)
FIRST = 2


def _check(page: Page) -> Iterator[Finding]:
    above = FIRST - 1
    for passage in body(page):
        found = _HEADING.match(passage.text)
        level = len(found[1]) if found else 0
        if level == 1 or _RAW.search(passage.words and passage.text):
            says = "正文里不写一级标题，标题从开头的 title 来。"
            remedy = "删去这一行，或者改成「## 」。"
        elif level > above + 1:
            says = f"标题从 {above} 级跳到了 {level} 级。"
            remedy = f"改成「{'#' * (above + 1)} 」开头。"
        else:
            above = level or above
            continue
        yield Finding(path=page.path, line=passage.line, says=says, remedy=remedy)


RULE = Rule(id="HD01", name="正文的标题从二级开始，一级一级来", find=on_each_page(_check))
