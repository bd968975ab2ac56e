"""What was read out of a paste, as the reader sees it before it is taken."""

from __future__ import annotations

import json

from calculators.embed import page


def shown(name: str, key: str, text: str, there: int = 1) -> str:
    """The HTML to confirm what was read."""
    asked = {"block": name, "key": key, "text": text, "there": there}
    return page.paste(name, json.dumps(asked))


def test_what_was_read_is_shown_before_it_is_taken() -> None:
    """Rows stand in a table, and both ways of taking them are offered."""
    html = shown("statement_check", "payments", "2026-01-05 945.60")

    assert ["945.60" in html, "换掉原来的" in html, "接在原来的 1 行后面" in html] == [True] * 3


def test_what_was_not_read_is_listed_line_by_line() -> None:
    """Each line that made no row stands there with its number and the reason."""
    html = shown("statement_check", "payments", "2026-01-05 945.60\n3月5日 500")

    assert "第 2 行「3月5日 500」：日期没有写年份，补上再读一次。" in html


def test_where_nothing_was_read_nothing_is_offered() -> None:
    """No button stands there that would fill in nothing."""
    html = shown("statement_check", "payments", "你好")

    assert "没有读出可以填的行" in html
    assert "<button" not in html


def test_rows_that_find_no_room_are_not_offered_behind_the_others() -> None:
    """A full table can be replaced, not added to."""
    html = shown("statement_check", "payments", "2026-01-05 945.60", there=120)

    assert ["换掉原来的" in html, "行后面" in html] == [True, False]


def test_a_rate_that_no_page_shows_is_left_to_the_reader() -> None:
    """A debt without its rate is offered for the table, which may be filled in without one."""
    html = shown("several_debts", "debts", "花呗 还欠 12000 元")

    assert [True, False] == ["12,000.00" in html, "利率" in html]


def test_a_rate_that_one_row_lacks_is_an_empty_cell() -> None:
    """What another row has stands in its column; the row without it has nothing there."""
    html = shown("several_debts", "debts", "甲,1000,18%,100\n乙,2000,,100")

    assert ["<td>年18%</td>" in html, '<td class="words"></td>' in html] == [True, True]


def test_pasted_markup_stays_text() -> None:
    """What somebody pasted never becomes an element of the page."""
    html = shown("several_debts", "debts", "<img src=x onerror=alert(1)>\nabc<b> 12,000元")

    assert ["<img" in html, "<b>" in html] == [False, False]
