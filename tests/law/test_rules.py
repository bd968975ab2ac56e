"""Rows become rules with nothing unsaid; what a row leaves out or misspells is an error."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from calculators import law
from calculators.law import (
    Evidence,
    Month,
    RuleKind,
    SourceMissingError,
    UnknownRuleError,
)
from calculators.law.reading import read_rule

ROW: dict[str, Any] = {
    "title": "标题",
    "says": "说的是什么。",
    "kind": "law",
    "evidence": "A",
    "review_by": "2027-05-23",
    "source_title": "某法",
    "url": "https://www.court.gov.cn/",
    "checked": "2026-11-23",
}


def test_a_rule_carries_its_own_words_and_its_source() -> None:
    """One row, read whole: 民法典第六百七十八条."""
    extension = law.rule("cc_678")

    assert (
        extension.kind,
        extension.clause,
        extension.source.title,
        extension.effective_from,
        extension.source.text_as_of,
        extension.source.checked,
        extension.evidence,
    ) == (
        RuleKind.LAW,
        "第六百七十八条",
        "中华人民共和国民法典",
        date(2021, 1, 1),
        date(2026, 7, 17),
        date(2026, 11, 23),
        Evidence.A,
    )


def test_rules_come_in_the_order_asked_for() -> None:
    """Several rules keep the order of the ids."""
    assert [each.id for each in law.rules("sx_14", "cc_195")] == ["sx_14", "cc_195"]


def test_an_unknown_id_is_refused() -> None:
    """A rule that is not there is an error, not an empty card."""
    with pytest.raises(UnknownRuleError):
        law.rule("cc_999")


def test_a_name_of_another_table_is_no_rule() -> None:
    """The tables of sources and numbers cannot be asked for as rules."""
    with pytest.raises(UnknownRuleError):
        law.rule("source.civil_code")


@pytest.mark.parametrize(
    "missing", [("source_title",), ("checked",), ("url",), ("source_title", "url", "checked")]
)
def test_a_row_without_a_source_is_an_error(missing: tuple[str, ...]) -> None:
    """Without document, day of the check, or a place it was read, there is no rule."""
    row = {key: value for key, value in ROW.items() if key not in missing}

    with pytest.raises(SourceMissingError):
        read_rule("planted", row)


def test_a_place_of_reading_stands_in_for_an_official_address() -> None:
    """Where no official address is known, the place the text was read is enough."""
    row = {key: value for key, value in ROW.items() if key != "url"} | {"read_at": "某处"}

    assert read_rule("planted", row).source.read_at == "某处"


def test_a_misspelt_key_is_an_error() -> None:
    """A caution under a wrong name would be lost to the reader."""
    with pytest.raises(ValueError, match="cautoin"):
        read_rule("planted", ROW | {"cautoin": "要注意的事"})


@pytest.mark.parametrize("key", ["title", "says", "kind", "evidence", "review_by"])
def test_a_row_says_what_every_rule_says(key: str) -> None:
    """Heading, sentence, kind, evidence and review are never left out."""
    row = {name: value for name, value in ROW.items() if name != key}

    with pytest.raises(ValueError, match=key):
        read_rule("planted", row)


@pytest.mark.parametrize(("key", "wrong"), [("review_by", "2027-02-30"), ("kind", "gossip")])
def test_a_row_with_an_impossible_value_is_an_error(key: str, wrong: str) -> None:
    """A day that is none, or a kind nobody knows, stops the reading."""
    with pytest.raises(ValueError, match=re.escape(wrong) if key == "kind" else "day"):
        read_rule("planted", ROW | {key: wrong})


def test_a_row_before_its_day_is_not_in_force() -> None:
    """A rule begins on its day, not before."""
    card = law.rule("cost2026_2hao")

    assert (card.in_force(date(2026, 7, 31)), card.in_force(date(2026, 8, 1))) == (False, True)


def test_a_row_ends_on_its_last_day() -> None:
    """The repair window's last day still counts."""
    scope = law.rule("repair_scope")

    assert (scope.in_force(date(2026, 3, 31)), scope.in_force(date(2026, 4, 1))) == (True, False)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2025, 11, 30), False), (date(2025, 12, 15), None), (date(2026, 1, 1), True)],
)
def test_a_month_is_not_a_day(day: date, expected: bool | None) -> None:
    """小贷 24 % is known only to the month: within it nobody can say."""
    assert law.rule("xiaodai_cost_24").in_force(day) is expected


def test_a_rule_without_a_date_answers_neither_way() -> None:
    """Where the day was not read, no day is inside or outside."""
    assert law.rule("fin24_22hao").in_force(date(2020, 1, 1)) is None


def test_a_month_keeps_its_shape() -> None:
    """A month is shown as a month."""
    assert str(law.rule("xiaodai_cost_24").effective_from) == str(Month(2025, 12)) == "2025-12"


def test_numbers_are_exact() -> None:
    """A number comes as written, not by way of a float."""
    assert str(law.rule("exec_double").number()) == "0.0175"


def test_a_number_that_is_not_there_is_an_error() -> None:
    """A misspelt name of a number yields no zero."""
    with pytest.raises(KeyError):
        law.rule("cc_188").number("cieling_years")


def test_overdue_reviews_are_told() -> None:
    """The day after its review a row is overdue; the day of it, not yet."""
    due = law.rule("lpr_release_rule").review_by
    after = date.fromordinal(due.toordinal() + 1)

    assert "lpr_release_rule" in {rule.id for rule in law.overdue_reviews(after)} - {
        rule.id for rule in law.overdue_reviews(due)
    }
