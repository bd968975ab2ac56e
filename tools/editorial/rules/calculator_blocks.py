"""BLK01: every block is worked out, as the build will; a mistake is told with its line."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

import calculators
from tools.editorial.fences import Fence
from tools.editorial.finding import Finding
from tools.editorial.page import Page, blocks
from tools.editorial.rendering import languages, worked
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
    known = (*languages(), *CODE)
    if not fence.closed:
        return fence.first, "这一块没有结尾。", "在最后一行下面补一行 ```。"
    if fence.language not in known:
        remedy = _meant(fence.language, languages(), known)
        return fence.first, f"没有「{fence.language}」这种块。", remedy
    if fence.language not in languages():
        return None
    name = fence.header.partition(" ")[2]
    if fence.language == "calculator" and name not in calculators.names():
        remedy = _meant(name, calculators.names(), calculators.names())
        return fence.first, f"没有叫「{name}」的计算器。", remedy
    problem = worked(fence).problem
    return (_line(fence, problem), problem, "改好保存，再查一次。") if problem else None


def _meant(written: str, likely: Sequence[str], known: Sequence[str]) -> str:
    near = get_close_matches(written.replace("-", "_"), likely, n=1)
    return f"是不是「{near[0]}」？" if near else f"可以用的有：{'、'.join(known)}。"


def _line(fence: Fence, problem: str) -> int:
    """The line of the block that the problem speaks of; its first one where it names none."""
    counted = _LINE.search(problem)
    if counted:
        return fence.first + int(counted[1])
    keys = [re.split("[:：]", line)[0].strip() for line in fence.text.split("\n")]
    named = [n for n, key in enumerate(keys, 1) if key and _names(problem, key)]
    # Of a line that stands twice the later one is too many.
    return fence.first + (named[-1] if named else 0)


def _names(problem: str, key: str) -> bool:
    return re.search(rf"(?<![\w.]){re.escape(key)}(?=[：」.])", problem) is not None


RULE = Rule(id="BLK01", name="计算器块和 law 块都算得出来", find=on_each_page(_check))
