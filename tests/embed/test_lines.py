"""One sentence a line in the source, running Chinese text on the page."""

import pytest
from markdown import markdown


def rendered(text: str) -> str:
    return markdown(text, extensions=["fenced_code", "calculators.embed.lines"])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("先算清楚。\n再去谈。", "<p>先算清楚。再去谈。</p>"),
        ("看合同\n和 APP", "<p>看合同和 APP</p>"),
        ("打开 APP\n看明细", "<p>打开 APP\n看明细</p>"),
        ("先看。\n[明细](/a)", '<p>先看。<a href="/a">明细</a></p>'),
        ("看[明细](/a)\n再谈", '<p>看<a href="/a">明细</a>再谈</p>'),
        ("看[APP](/a)\n再谈", '<p>看<a href="/a">APP</a>\n再谈</p>'),
        ("**先谈**\n**再签**", "<p><strong>先谈</strong><strong>再签</strong></p>"),
    ],
)
def test_lines_join_where_both_sides_are_chinese(source: str, expected: str) -> None:
    """A break between Chinese sentences leaves no gap; beside Latin letters it stays a space."""
    assert expected == rendered(source)


def test_code_keeps_its_lines() -> None:
    """A fenced block stays as it was written."""
    html = rendered("```\n一\n二\n```")

    assert "一\n二" in html


def test_hard_break_stays() -> None:
    """A break asked for with two spaces is a break on the page."""
    assert "<br />" in rendered("一行  \n二行")


def test_code_within_a_line_keeps_its_break() -> None:
    """A break between two backticks is not of the sentence."""
    assert "<code>一\n二</code>" in rendered("看 `一\n二`。")
