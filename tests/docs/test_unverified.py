"""Nothing that nobody has read reaches a reader: not the pages, not what the browser runs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml

from tests import ROOT, SITE

SHARED = ROOT.parent / "shared" / "facts" / "facts.yml"
# Facts from memory or uncertain, by id, each with words that only it would bring.
UNVERIFIED = {
    "lpr_next_check": ("下一期LPR预计",),
    "cost2026_sum": ("分别折算年化后加总", "各息费项目分别折算"),
    "limit_accelerate": ("时效起算点实务有分歧",),
    "xiaodai_no_deduct": ("不得先行扣除利息", "不得先行扣除"),
    "xfjr_20_window": ("窗口指导", "压降至20%"),
    "repair_closed": ("一次性信用修复≠征信洗白",),
    "ts_recheck": ("向机构上级申请核查", "向上级申请核查"),
    "hl_12315": ("12315",),
    "illegal_lending_2019": ("以非法经营罪定罪", "超过36%实际年利率"),
    "pbc_consumer_2020": ("金融消费者权益保护实施办法",),
    "trap_70_online": ("停息挂账60期",),
    "limit_start_ambiguity": ("以较晚日作保守值",),
}
# Arithmetic that is true by definition and proven by published figures; one names a way to repay.
DEFINITIONS = {"flat_formula", "interest_only"}
TEXTS = {".html", ".json", ".js", ".xml", ".txt"}


def unverified_in(texts: Mapping[str, str]) -> list[str]:
    """Where an unverified fact stands, by its id or by its words: 「file: what」."""
    found = []
    for name, text in texts.items():
        plain = re.sub(r"<[^>]*>|\s", "", text)
        wanted = [(fact, text) for fact in UNVERIFIED]
        wanted += [(words, plain) for each in UNVERIFIED.values() for words in each]
        found += [f"{name}: {words}" for words, where in wanted if _stands(words, where)]
    return found


def _stands(words: str, text: str) -> bool:
    # An identifier or a number is itself only where nothing of its kind touches it.
    whole = rf"(?<![\w.]){re.escape(words)}(?!\w)"
    return words in text and re.search(whole, text, re.ASCII) is not None


def pages() -> dict[str, str]:
    """The text files of the built site, by path."""
    files = [file for file in SITE.rglob("*") if file.suffix in TEXTS]
    assert files, "site/ 还没有建好，请先运行 make build"
    return {file.relative_to(SITE).as_posix(): file.read_text("utf-8") for file in files}


def archived(archive: Path) -> dict[str, str]:
    """What the browser's archive of Python holds, by path, compiled modules included."""
    with ZipFile(archive) as opened:
        return {name: opened.read(name).decode("utf-8", "replace") for name in opened.namelist()}


def runtime() -> Path:
    """The archive that readers are given."""
    (archive,) = SITE.glob("assets/runtime/python.*.zip")
    return archive


def test_no_page_holds_an_unverified_fact() -> None:
    """Neither the id nor the words of what nobody has read stand in the built site."""
    assert [] == unverified_in(pages())


def test_no_unverified_fact_is_sent_to_the_browser() -> None:
    """The archive that the browser runs holds none either."""
    assert [] == unverified_in(archived(runtime()))


@pytest.mark.parametrize(
    "html",
    [
        "<p>投诉请打 <b>12315</b>。</p>",
        "<p>有 窗口\n指导 说要压低成本。</p>",
        '<article data-rule="xfjr_20_window">',
        '{"ts_recheck": {}}',
    ],
)
def test_planted_fact_on_a_page_is_caught(html: str) -> None:
    """A planted number, sentence, attribute or key shows, whatever blanks and tags lie between."""
    assert 1 == len(unverified_in({"index.html": html}))


def test_planted_fact_in_the_archive_is_caught(tmp_path: Path) -> None:
    """A fact planted among the rules that the browser is given shows."""
    archive = tmp_path / "python.zip"
    with ZipFile(archive, "w") as opened:
        opened.writestr("calculators/law/complaints.json", '{"hl_12315": {"value": "12315"}}')

    assert 2 == len(unverified_in(archived(archive)))


def test_longer_number_is_no_planted_fact() -> None:
    """Digits inside a longer number or an amount are not the telephone number."""
    assert [] == unverified_in({"a.html": "<td>112315.00</td><td>123150</td><p>4.12315</p>"})


def test_every_unverified_fact_is_looked_for() -> None:
    """The list names each unverified fact of the stock, where the stock is at hand."""
    stock = yaml.safe_load(SHARED.read_text("utf-8"))["facts"] if SHARED.exists() else []
    unread = {fact["id"] for fact in stock if fact["confidence"] != "VERIFIED"}

    assert set() == unread - UNVERIFIED.keys() - DEFINITIONS
