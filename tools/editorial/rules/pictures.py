"""IMG01: every picture says in words what it shows."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from lxml import html

from tools.editorial.finding import Finding
from tools.editorial.page import Page, body
from tools.editorial.rendering import rendered
from tools.editorial.rule import Rule, on_each_page
from tools.editorial.rules.links import lines_with

SHORTEST = 4
_EMPTY_WORDS = re.compile(
    r"(?:图片?|截图|示意图|插图|照片|image|img|picture|screenshot)[\d ]*", re.I
)
REMEDY = "写一句看不见图的人也能懂的话，例如 ![三方的关系：平台、放款机构、你](…)。"


def says_nothing(words: str, address: str) -> bool:
    """Whether a picture's text is none: missing, a file's name, or merely 「图片」."""
    name = PurePosixPath(address).name
    empty = _EMPTY_WORDS.fullmatch(words.strip())
    return len(words.strip()) < SHORTEST or empty is not None or words.strip() in {name, address}


def _check(page: Page) -> Iterator[Finding]:
    elements = rendered(page)
    for picture in elements.iter("img"):
        address = picture.get("src", "")
        if not _is_ornament(picture) and says_nothing(picture.get("alt", ""), address):
            for line in lines_with(page, address):
                says = f"图片「{address}」没有文字说明。"
                yield Finding(path=page.path, line=line, says=says, remedy=REMEDY)
    drawn = [passage.line for passage in body(page) if "<svg" in passage.text]
    for line, drawing in zip(drawn, elements.iter("svg"), strict=False):
        if not (
            _is_ornament(drawing) or drawing.get("aria-label") or drawing.find("title") is not None
        ):
            says = "这张画在页面里的图（svg）没有文字说明。"
            remedy = '加上 role="img" 和 aria-label="…"；只是装饰的，加 aria-hidden="true"。'
            yield Finding(path=page.path, line=line, says=says, remedy=remedy)


def _is_ornament(element: html.HtmlElement) -> bool:
    return element.get("aria-hidden") == "true" or element.get("role") == "presentation"


RULE = Rule(id="IMG01", name="图片有文字说明", find=on_each_page(_check))
