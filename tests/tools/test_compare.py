"""What a pull request is told: which pages changed, and every answer before and after."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tools.compare import MOST, Change, answers_told, changes, report
from tools.lpr_preview import NEEDED
from tools.project import ROOT

MONEY = "calculators/finance/money.py"
LPR = "calculators/law/lpr.toml"
SCHEDULE = "docs/tools/repayment_schedule.md"


def copy_to(target: Path) -> Path:
    """A checkout as far as answers need it."""
    for name in NEEDED:
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            left_out = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, place, ignore=left_out, dirs_exist_ok=True)
        else:
            shutil.copyfile(ROOT / name, place)
    return target


def replace_in(root: Path, file: str, old: str, new: str) -> None:
    """Plants one change; fails where there is nothing to change."""
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def told(tmp_path: Path) -> Callable[[str, str, str], str]:
    """The report of one planted change."""

    def planted(file: str, old: str, new: str) -> str:
        changed = copy_to(tmp_path)
        replace_in(changed, file, old, new)
        return report(ROOT, changed)

    return planted


def test_a_planted_rounding_is_told(told: Callable[[str, str, str], str]) -> None:
    """30,000 at 1.5 % over 12 months is 2,750.3997… a month: 2,750.40 half up, 2,750.39 down."""
    rounded = told(MONEY, "HALF_EVEN else ROUND_HALF_UP", 'HALF_EVEN else "ROUND_DOWN"')

    assert "| 第一期要还 | 2,750.40 元 | 2,750.39 元 |" in rounded
    assert "没有一页的文字变了。" in rounded


def test_a_planted_lpr_is_told(told: Callable[[str, str, str], str]) -> None:
    """A row of 3.10 % published on 2026-11-20 makes the line of that day four times as much."""
    last = (ROOT / LPR).read_text(encoding="utf-8").rindex("\n]")
    text = (ROOT / LPR).read_text(encoding="utf-8")
    added = '\n  ["2026-11-20", "3.10", "3.60"],' + text[last:]
    published = told(LPR, text[last:], added)
    rows = [row for row in published.split("\n") if "2026-11-20 成立的私人借款" in row]

    assert any("12.4" in row.split(" | ")[-1] for row in rows)
    assert any("没有核实到" in row.split(" | ")[-2] for row in rows)


def test_a_changed_page_is_told(told: Callable[[str, str, str], str]) -> None:
    """A page whose words changed is named with its title; no answer changed."""
    worded = told(SCHEDULE, "\n## ", "\n一句新的话。\n\n## ")

    assert f"（`{SCHEDULE}`）" in worded
    assert "没有一个答案会变。" in worded


def test_a_moved_block_is_no_change() -> None:
    """A line inserted above a block changes no answer."""
    before = {"某页（docs/a.md:10）": {"每月": "1 元"}}
    after = {"某页（docs/a.md:12）": {"每月": "1 元"}}

    assert [] == list(changes(before, after))


def test_two_blocks_of_a_page_are_told_apart() -> None:
    """The second block of a page is the second on both sides."""
    before = {"某页（docs/a.md:1）": {"每月": "1 元"}, "某页（docs/a.md:9）": {"每月": "2 元"}}
    after = {"某页（docs/a.md:1）": {"每月": "1 元"}, "某页（docs/a.md:9）": {"每月": "3 元"}}
    expected = [Change(where="某页（docs/a.md） #2", what="每月", before="2 元", after="3 元")]

    assert expected == list(changes(before, after))


def test_more_rows_than_a_comment_shows_are_counted() -> None:
    """A comment stays short enough to be read, and says how much it leaves out."""
    many = [Change(where="某页", what=str(n), before="1", after="2") for n in range(MOST + 7)]

    assert "| 某页 | 另有 7 处 |  |  |" == list(answers_told(many))[-1]
