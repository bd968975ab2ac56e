"""The data as a whole: links, marks, dates and sentences hold for every row."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

import pytest

from calculators import law
from calculators.law import KeyedBy, Rule, RuleKind

OFFICIAL = ("gov.cn", "pbccrc.org.cn", "chinamoney.com.cn", "nifa.org.cn")
DIGITS = "零一二三四五六七八九十"
# Its number is another document's: the notice refers to it and does not print it.
NUMBER_NOT_SAID = {"zhudai_9hao"}


def is_official(url: str) -> bool:
    """Whether an address is that of a public body."""
    host = urlsplit(url).hostname or ""
    return any(host == name or host.endswith(f".{name}") for name in OFFICIAL)


def written(value: str) -> set[str]:
    """The ways a sentence may write a number: plain, with commas, in characters, in 万."""
    if not value.isdigit():
        return {value}
    number = int(value)
    ways = {value, f"{number:,}"}
    if number < len(DIGITS):
        ways.add(DIGITS[number])
    return ways | {f"{number // 10_000} 万", f"{number / 10_000:g} 万"}


def unsaid(rule: Rule) -> bool:
    """Whether a rule carries a number its sentence does not name."""
    if not rule.value:
        return False
    if re.fullmatch(r"\d\d:\d\d-\d\d:\d\d", rule.value):
        start, end = rule.value.split("-")
        return not (start in rule.says and end.removeprefix("0") in rule.says)
    return not any(
        re.search(rf"(?<![\d.]){re.escape(way)}(?!\d)", rule.says) for way in written(rule.value)
    )


def test_every_row_can_be_read() -> None:
    """Each id yields its rule."""
    assert tuple(rule.id for rule in law.all_rules()) == law.ids()


def test_ids_are_unique() -> None:
    """No two files hold one id."""
    assert len(set(law.ids())) == len(law.ids())


@pytest.mark.parametrize(
    ("prefix", "kind"),
    [
        ("cc_", RuleKind.LAW),
        ("sx_", RuleKind.JUDICIAL),
        ("cred_", RuleKind.REGULATION),
        ("xiaodai_collect", RuleKind.DEPARTMENTAL_RULE),
        ("xfjr_", RuleKind.DEPARTMENTAL_RULE),
        ("gbt", RuleKind.NATIONAL_STANDARD),
        ("cba_", RuleKind.SELF_REGULATION),
        ("hl_", RuleKind.HELP_LINE),
    ],
)
def test_a_document_s_rules_are_of_its_kind(prefix: str, kind: RuleKind) -> None:
    """A recommended standard and a trade's own rules are never called law."""
    assert {rule.kind for rule in law.all_rules() if rule.id.startswith(prefix)} == {kind}


def test_the_review_s_retold_items_are_retold() -> None:
    """What the review calls 转述 carries the mark."""
    named = ("gbt_hours", "gbt_freq", "gbt_third", "cba_third_3day", "hl_12378", "hl_12363")
    more = ("limit_consume", "daycount_360", "scam_xm_2025", "scam_five_2026", "mjjd_old_24_36")

    assert [rule.id for rule in law.rules(*named, *more) if not rule.retold] == []


def test_links_are_official() -> None:
    """Only public bodies are linked; other places of reading are told as text."""
    linked = [rule for rule in law.all_rules() if rule.source.url]

    assert [rule.id for rule in linked if not is_official(rule.source.url)] == []


def test_an_unofficial_link_is_caught() -> None:
    """An address that merely ends alike is not official."""
    assert not is_official("https://www.notgov.cn/")


def test_what_nobody_opened_is_not_called_opened() -> None:
    """The stock opened no official address, so every link is marked."""
    assert [rule.id for rule in law.all_rules() if rule.source.url_opened] == []


@pytest.mark.parametrize(
    ("mirror", "day"), [("just-laws", date(2026, 7, 17)), ("LawRefBook", date(2025, 4, 19))]
)
def test_a_mirror_s_text_is_as_of_its_snapshot(mirror: str, day: date) -> None:
    """Nothing read in a mirror is called newer than the mirror."""
    read_there = [rule.source for rule in law.all_rules() if mirror in rule.source.read_at]

    assert [
        source for source in read_there if not source.text_as_of or source.text_as_of > day
    ] == []


def test_a_rule_s_number_stands_in_its_sentence() -> None:
    """What the code computes with is what the reader is told."""
    silent = {rule.id for rule in law.all_rules() if unsaid(rule)}

    assert silent == NUMBER_NOT_SAID


def test_a_number_the_sentence_does_not_name_is_caught() -> None:
    """A number changed without its sentence shows."""
    assert unsaid(replace(law.rule("cc_188"), value="4"))


def test_the_two_lines_of_24_percent_count_different_things() -> None:
    """The court counts everything, the regulators the normal course: they never meet."""
    assert law.rule("fin24_22hao").covers != law.rule("xiaodai_cost_24").covers


def test_lines_hang_on_the_dates_that_decide_them() -> None:
    """The court's line on no date, private ones on formation or suit, the regulators' on issue."""
    ids = ("fin24_22hao", "mjjd_cap_4x", "mjjd_transition", "xiaodai_cost_24", "zhudai_9hao")

    assert [rule.keyed_by for rule in law.rules(*ids)] == [
        KeyedBy.NONE,
        KeyedBy.FORMED,
        KeyedBy.FILED,
        KeyedBy.ISSUED,
        KeyedBy.ISSUED,
    ]


def test_law_and_self_regulation_have_different_labels() -> None:
    """Every kind has a label of its own."""
    labels = [kind.label for kind in RuleKind]

    assert len(set(labels)) == len(labels)
