"""What is due is told by owner and blocks nobody; an LPR row is tried before it is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests import ROOT
from tests.docs.copies import clean_copy, read
from tests.docs.trial import example_page, real_site, site_with, with_front
from tools import freshness, lpr_preview
from tools.answers import differences
from tools.console import ToolError
from tools.editorial.check import advice, mistakes
from tools.editorial.freshness import due
from tools.editorial.lpr import FILE, missing_months
from tools.editorial.site import Site

ROW = ("2026-10-20", "2.90", "3.40")


def on(day: date, *, reviewed: str = "2026-11-23", following: str = "2027-02-21") -> Site:
    """The site on some day, the example page being reviewed and due as said."""
    dates = f'reviewed: "{reviewed}"\nnext_review: "{following}"'
    return replace(site_with(with_front(example_page(), dates)), today=day)


def told(site: Site) -> str:
    """What `make freshness` prints of reviews."""
    return "\n".join(freshness.reviews(site))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), True),
        (date(2026, 12, 6), True),
        (date(2027, 1, 1), True),
    ],
)
def test_due_within_fourteen_days_is_listed(day: date, *, expected: bool) -> None:
    """A review stands in the list from fourteen days before its last day, and on after it."""
    found = [item.path for item in due(on(day, following="2026-12-06"), days=freshness.AHEAD)]

    assert expected is (example_page().path in found)


def test_overdue_is_told_from_due() -> None:
    """On its last day a review is due, the day after it is past."""
    shown = [told(on(date(2026, 12, day), following="2026-12-06")) for day in (6, 7)]
    line = [next(each for each in text.split("\n") if "how/example.md" in each) for text in shown]

    assert ["2026-12-06 到期", "2026-12-06 已过"] == [each.strip()[:13] for each in line]


def test_list_is_grouped_by_owner() -> None:
    """Pages stand under their owner, rules under those who look after the rules."""
    listed = told(on(date(2027, 6, 1)))
    owners = [line for line in listed.split("\n") if line and not line.startswith((" ", "今天"))]

    assert ["editors（编辑）", "engineers（开发）", "rules（规则编辑）"] == owners


def test_rules_are_listed_with_file_and_line() -> None:
    """A rule that is due is named with its id and the line of its row."""
    listed = told(on(date(2026, 12, 20)))

    assert "lpr_release_rule LPR 每月 20 日公布  calculators/law/lpr.toml:" in listed


def test_overdue_review_is_advice() -> None:
    """A day that passes fails nothing: it is told apart from what must be mended."""
    late = on(date(2026, 12, 7), following="2026-12-06")
    path = example_page().path

    assert [] == [each for each in mistakes(late) if each.path == path]
    assert ["REV01"] == [each.rule for each in advice(late) if each.path == path]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 10, 19), []),
        (date(2026, 10, 20), ["2026-10"]),
        (date(2026, 11, 19), ["2026-10"]),
        (date(2027, 1, 20), ["2026-10", "2026-11", "2026-12", "2027-01"]),
    ],
)
def test_missing_publications_are_counted(day: date, expected: list[str]) -> None:
    """From the 20th of each month its publication is due: the table ends with September 2026."""
    assert expected == missing_months(_ending_in_september(day))


def _ending_in_september(day: date) -> Site:
    """The site on some day, whose table has no row after that of 2026-09-20."""
    site = real_site()
    table = next(file for file in site.law if file.path == FILE)
    before, last, _ = table.text.partition('  ["2026-09-20"')
    shorter = replace(table, text=f'{before}{last}, "3.00", "3.50"],\n]\n')
    return replace(
        site, today=day, law=tuple(shorter if file is table else file for file in site.law)
    )


def test_list_says_what_to_fill_in_where_to_look_and_what_changes() -> None:
    """An editor is told the months, the address, the line, the shape of a row, the answers."""
    listed = "\n".join(freshness.lpr(_ending_in_september(date(2026, 11, 23))))
    asked = (
        "还缺：2026-10、2026-11",
        "https://www.pbc.gov.cn/",
        f"{FILE}:",
        '["公布日", "1 年期", "5 年期以上", "这一期公告的地址"],',
        "真实年化与明示表核对，2026-10-20 成立的私人借款",
        "→ 12.00%",
    )

    assert [] == [part for part in asked if part not in listed]


def test_row_is_tried_without_being_written() -> None:
    """A tried row changes what private loans of that day are held against, and no file here."""
    before = (ROOT / FILE).read_bytes()
    changed = "\n".join(lpr_preview.preview(_ending_in_september(date(2026, 11, 23)), ROW))

    assert "→ 11.60%" in changed
    assert before == (ROOT / FILE).read_bytes()


def test_row_on_its_line_ends_the_gap(tmp_path: Path) -> None:
    """Entering a row is one line in one file: the month is no longer missing, nothing is wrong."""
    copy = clean_copy(tmp_path)
    file = copy / FILE
    lines = file.read_text("utf-8").split("\n")
    last = max(number for number, line in enumerate(lines) if '["2026-09-20"' in line)
    new = '  ["2026-10-20", "2.90", "3.40"],'
    file.write_text("\n".join([*lines[: last + 1], new, "]", ""]), encoding="utf-8")
    site = replace(read(copy), today=date(2026, 11, 19))

    assert [] == missing_months(site)
    assert [] == [each for each in mistakes(site) if each.path == FILE]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"甲": {"数": "1"}}, {"甲": {"数": "1"}}, []),
        ({"甲": {"数": "1"}}, {"甲": {"数": "2"}}, ["甲", "  数：1 → 2"]),
        ({"甲": {"数": "1"}}, {"甲": {}}, ["甲", "  数：1 → （空）"]),
        ({}, {"乙": {"数": "2"}}, ["乙", "  数：（空） → 2"]),
    ],
)
def test_only_what_changed_is_shown(
    before: dict[str, dict[str, str]], after: dict[str, dict[str, str]], expected: list[str]
) -> None:
    """The comparison of two states names each answer that differs, and no other."""
    assert expected == list(differences(before, after))


def test_row_that_is_there_is_not_tried_again() -> None:
    """A publication that has its row is told so, rather than shown to change nothing."""
    site = _ending_in_september(date(2026, 11, 23))

    with pytest.raises(ToolError, match="已经在表里了"):
        lpr_preview.preview(site, ("2026-09-20", "3.00", "3.50"))
