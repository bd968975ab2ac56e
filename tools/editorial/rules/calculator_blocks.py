"""BLK01: every block is worked out, as the build will; a mistake is told with its line."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from tools.editorial.fences import Fence
from tools.editorial.finding import Finding
from tools.editorial.page import Page, blocks
from tools.editorial.rendering import OURS, worked
from tools.editorial.rule import Rule, on_each_page

CODE = ("text", "markdown", "yaml", "toml", "python", "sh", "json", "html")
_LINE = re.compile(r"第 (\d+) 行")


def _check(page: Page) -> Iterator[Finding]:
    for fence in blocks(page):
        told = _problem(fence)
        if told:
            line, says, remedy = told
            yield Finding(path=page.path, line=line, says=says, remedy=remedy)


def _problem(fence: Fence) -> tuple[int, str, str] | None:
    if not fence.closed:
        return fence.first, "这一块没有结尾。", "在最后一行下面补一行 ```。"
    if fence.language not in (*OURS, *CODE):
        near = get_close_matches(fence.language, OURS, n=1, cutoff=0.5)
        remedy = f"是不是「{near[0]}」？" if near else f"可以用的有：{'、'.join((*OURS, *CODE))}。"
        return fence.first, f"没有「{fence.language}」这种块。", remedy
    problem = worked(fence).problem if fence.language in OURS else ""
    return (_line(fence, problem), problem, "改好保存，再查一次。") if problem else None


def _line(fence: Fence, problem: str) -> int:
    """The line of the block that the problem speaks of; its first one where it names none."""
    counted = _LINE.search(problem)
    if counted:
        return fence.first + int(counted[1])
    for number, line in enumerate(fence.text.split("\n"), start=1):
        key = re.split("[:：]", line)[0].strip()
        if key and re.search(rf"(?<![\w.]){re.escape(key)}(?=[：」.])", problem):
            return fence.first + number
    return fence.first


RULE = Rule(id="BLK01", name="计算器块和 law 块都算得出来", find=on_each_page(_check))
