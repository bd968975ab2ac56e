"""What is right is let pass: a check that cries wolf is soon not read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.docs.examples import told
from tests.docs.trial import ADDRESS, built_site, example_page, site_with, with_lines
from tools.editorial.check import mistakes
from tools.editorial.registry import RULES

ALLOWED = (
    "本站不保证结果，也没有人能保证。",
    "对方要先交「保证金」「保证费」的，停下来核对。",
    "看到有人写「一定能减免」，不要信。",
    "不一定能减免，由放款机构决定。",
    "先看[停息挂账是什么](../rules/myths.md)，再决定。",
    "有危险打 110，急病打 120。",
    "提前一两天备好钱，最近三个月的流水也带上。",
    "先等两三天，过一年再看。",
    "每月能还 800 元，分 18 期。",
    "第三条路，是先还一部分。",
    "合同编号和 `年利率 24%` 这一行，照样抄下来。",
    "文件名是 `App.config`，不用改。",
    "总数是 120000，照合同抄。",
    "- **书面。** 请对方发一份，见[提出方案](propose.md)。",
    "> 请告诉我案号和承办法院。",
    "| 每月 | 一共 |\n|---|---|\n| 800 元 | 14,400 元 |",
    '!!! note "先看这一段"\n\n    看完再往下。',
    "## 小标题 {#place}\n\n回到[小标题](#place)。",
    "```text\n老赖 24% 12378 “引号” App\n```",
    "![平台、放款机构和你](example.png)",
    '<img src="" alt="" aria-hidden="true">',
    "<!-- 写给编辑：12378 和 24% 放在规则里 -->",
    "请把电话写成 ____ ，再寄出。".replace(" ，", "，"),
    "网址是 https://www.gov.cn/zhengce/2026-08-01/content_12378.htm，自己打开看。",
    "1. 第一件\n2. 第二件",
)


@pytest.mark.parametrize("text", ALLOWED)
def test_right_text_is_let_pass(text: str) -> None:
    """A sentence that an editor may well write gives no finding."""
    assert [] == [str(each) for each in told(site_with(with_lines(example_page(), text)))]


@pytest.mark.parametrize("html", ['<a href="../../help/">', '<a href="#a" id="a">', '<a href="">'])
def test_right_link_of_the_built_site_is_let_pass(html: str, tmp_path: Path) -> None:
    """A link of a built page to another page, to its own place or to itself is no finding."""
    site = replace(site_with(example_page()), built=built_site(tmp_path, ADDRESS, html))

    assert [] == [str(each) for each in told(site)]


def test_link_to_a_moved_page_is_told_where_it_is() -> None:
    """A link that a page left behind names the address it moved to."""
    site = site_with(with_lines(example_page(), "看[以前的一页](old.md)。"))
    moved = replace(site, addresses=f"{site.addresses}how/old/ -> {ADDRESS}\n")

    assert [f"那一页搬到了「{ADDRESS}」，链接也改过去。"] == [each.remedy for each in told(moved)]


def test_unreadable_settings_are_told_alone() -> None:
    """Where `mkdocs.yml` cannot be read only that is told: pages are made with it."""
    site = site_with(with_lines(example_page(), "老赖"))
    broken = replace(site, settings=site.settings.replace("\nnav:\n", "\nnav:\n 坏了\n", 1))

    assert [("NAV01", "mkdocs.yml")] == [(each.rule, each.path) for each in mistakes(broken)]


def test_advice_is_little() -> None:
    """Three rules advise; all others must hold."""
    assert ["LEN01", "REV01", "REV02"] == [rule.id for rule in RULES if rule.advice]
