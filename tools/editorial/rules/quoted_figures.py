"""BLK02: an amount written beside a calculator is one that the calculator gives."""

import re
from collections.abc import Iterator

from lxml import html

from tools.editorial.finding import Finding
from tools.editorial.page import Page, body
from tools.editorial.rendering import our_blocks, worked
from tools.editorial.rule import Rule, on_each_page

# What reads as an answer: an amount with its sign, or any number to the hundredth.
_FIGURE = re.compile(r"¥ ?\d[\d,]*(?:\.\d+)?|(?<![\d.])\d[\d,]*\.\d\d(?!\d)")


def _check(page: Page) -> Iterator[Finding]:
    fences = [fence for fence in our_blocks(page) if fence.language == "calculator"]
    given = {number for fence in fences for number in _numbers(worked(fence).html)}
    for passage in body(page) if fences else ():
        for figure in _FIGURE.findall(passage.words):
            if _plain(figure) not in given:
                yield Finding(
                    path=page.path,
                    line=passage.line,
                    says=f"「{figure}」在这一页的计算器里算不出来。",
                    remedy="照计算器现在的答案改，或者不写这个数，请读者看下面的结果。",
                )


def _numbers(made: str) -> Iterator[str]:
    text = html.fromstring(made).text_content() if made else ""
    return (_plain(number) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", text))


def _plain(number: str) -> str:
    whole, _, part = number.strip("¥ ").replace(",", "").partition(".")
    return f"{whole}.{part.rstrip('0')}".rstrip(".")


RULE = Rule(id="BLK02", name="计算器旁边写的数，是它算出来的", find=on_each_page(_check))
