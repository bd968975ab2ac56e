"""HL01: telephone numbers come from the help lines of `calculators/law`; 110 and 120 may stand."""

import re
from collections.abc import Iterator
from functools import cache

from calculators.law import help_lines
from tools.editorial.finding import Finding
from tools.editorial.page import Page, passages
from tools.editorial.rule import Rule, on_each_page
from tools.editorial.site import SETTINGS, Site, settings, settings_line

EMERGENCY = frozenset({"110", "120"})
_UNIT = r"(?! ?(?:[元万亿天年月日条%％]|个))"
_LINE = re.compile(
    r"(?<![\d.,¥—-])(?:"
    rf"(?:1[02]\d{{3}}|9[56]\d{{3,4}})(?![\d.,]){_UNIT}"
    r"|[48]00[- ]?\d{3}[- ]?\d{4}(?!\d)"
    r"|0\d{2,3}-\d{7,8}(?!\d)"
    r"|1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)"
    r"|(?<=[打拨])1[12]\d(?!\d)|(?<=[打拨] )1[12]\d(?!\d)"
    r")"
)


@cache
def known() -> dict[str, str]:
    """Number → the id of its rule."""
    return {line.value: line.id for line in help_lines.help_lines()}


def _on_page(page: Page) -> Iterator[Finding]:
    for passage in passages(page):
        for number in _LINE.findall(passage.words):
            if number not in EMERGENCY:
                says, remedy = _told(number)
                yield Finding(path=page.path, line=passage.line, says=says, remedy=remedy)


def _told(number: str) -> tuple[str, str]:
    if number in known():
        remedy = f"改成 law 块，里面写 {known()[number]}，它带着出处和复核日期。"
        return f"电话「{number}」直接写在了句子里。", remedy
    remedy = "删去；确认是官方号码的，先加进 calculators/law/help_lines.toml。"
    return f"不认识电话「{number}」，没有核实过。", remedy


def _in_footer(site: Site) -> Iterator[Finding]:
    footer = settings(site.settings).get("extra", {}).get("help", {}).get("lines", [])
    shown = EMERGENCY | {line.value for line in help_lines.help_lines() if not line.retold}
    for line in footer:
        if line["number"] not in shown:
            yield Finding(
                path=SETTINGS,
                line=settings_line(site, line["number"]),
                says=f"页脚的电话「{line['number']}」没有从官方来源核实过。",
                remedy="页脚只放 110、120 和 help_lines.toml 里证据是 A 或 B 的号码。",
            )


def _find(site: Site) -> Iterator[Finding]:
    yield from _pages(site)
    yield from _in_footer(site)


_pages = on_each_page(_on_page)
RULE = Rule(id="HL01", name="电话都核实过", find=_find)
