"""The rules say what the checked facts say: no more, nothing else, nothing from memory."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pytest
import yaml

from calculators import law
from calculators.law import Rule
from calculators.law.lpr import PUBLISHED
from tests import ROOT
from tools.copy_facts import COPY, used

SHARED = ROOT.parent / "shared" / "facts" / "facts.yml"

# Rules whose text was read for the review of the facts, before they had an item of their own:
# the clause and the day of the text stand in the row.
ADDED = {
    "cc_679": "民法典679",
    "mjjd_overdue_term_rate": "民间借贷规定28(2)(二)",
    "cpl_85": "民诉85",
    "cpl_128": "民诉128",
    "cpl_147": "民诉147",
    "cpl_254_2": "民诉254(2)",
    "cred_16_2": "征信条例16(2)",
    "court_fee_29_31_34": "诉讼费用29、31、34",
    "court_fee_38": "诉讼费用38",
    "court_fee_preservation": "诉讼费用14",
    "exec_double_order": "法释〔2014〕8号第4条",
    "public_security_50_6": "治安法50(六)",
    "public_security_62": "治安法62",
    "crim_193": "刑法193",
    "crim_196": "刑法196",
    "crim_279": "刑法279",
    "crim_313": "刑法313",
    "scam_five_2026": "seen as excerpts only, so level C",
}
MEMORY = "the fact's date is remembered, not read"
# (rule, what differs) → why: everything else must be the fact's own.
DEVIATIONS = {
    ("lpr_release_rule", "review_by"): "the LPR is looked up every month, first on 2026-12-21",
    ("fin24_22hao", "effective_from"): MEMORY,
    ("card70", "effective_from"): MEMORY,
    ("card70_terms", "effective_from"): MEMORY,
    ("card70_stop_collect", "effective_from"): MEMORY,
    ("exec_double", "effective_from"): MEMORY,
    ("card_daily_rate", "effective_to"): "the day the bounds were lifted is remembered, not read",
    ("inet_loan_measure", "clause"): "the number of the article is remembered, not read",
    ("gbt_hours", "clause"): "the article is inferred; the text was not found",
    ("gbt_freq", "clause"): "the article is inferred; the text was not found",
    ("gbt_third", "clause"): "the article is inferred; the text was not found",
    ("consume2025_notice", "value"): "wording and end of the notice unchecked: no amounts",
    ("payment_order_fee", "value"): "a third is a fraction; four decimals of it are another number",
}
# Verified facts that are no rule here, and why.
LEFT_OUT = {
    "lpr_current_1y": "the last line of the LPR table",
    "lpr_current_5y": "the last line of the LPR table",
    "mjjd_cap_value_now": "computed from the LPR and the multiple, for the days that are known",
    "personal_loan_extend": "expired, and the new measure's wording is unchecked",
    "marketing_2026": "held back until the original is found",
    "sc_js_2024": "replaced by the notice of 2026",
    "sc_zj_2022": "a figure of the past",
    "emi_formula": "a definition, proven by published figures, no fact",
    "eq_prin_formula": "a definition, proven by published figures, no fact",
}
# Numbers of documents and dates that the facts carry from memory only.
REMEMBERED = (
    "2017-08",
    "2011-01-13",
    "2014-08-01",
    "2005-09-21",
    "2020-12-31",
    "2021-06",
    "2024-12-31",
    "公告〔2019〕第15号",
    "主席令",
    "法释〔2018〕12号",
    "法释〔2008〕11号",
    "法释〔2021〕10号",
    "法释〔2013〕17号",
    "法释〔2010〕8号",
    "法释〔2020〕21号",
    "国务院令第481号",
    "2020年第9号",
    "2021年第7号",
    "157",
)


def load(path: Path) -> dict[str, Any]:
    """A file of facts."""
    stock: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return stock


def facts() -> dict[str, dict[str, Any]]:
    """The facts copied into the project, by id."""
    return {fact["id"]: fact for fact in load(COPY)["facts"]}


def same(fact: object, written: str) -> bool:
    """Whether a fact's value and a rule's are one: as numbers where both are."""
    text = "" if fact is None else str(fact)
    try:
        return Decimal(text) == Decimal(written)
    except InvalidOperation:
        return text == written


def differences(rule: Rule, fact: dict[str, Any]) -> set[str]:
    """What a rule tells otherwise than its fact."""
    pairs = {
        "clause": (fact["article"], rule.clause),
        "effective_from": (fact["effective_from"] or "", str(rule.effective_from or "")),
        "effective_to": (fact["effective_to"] or "", str(rule.effective_to or "")),
        "evidence": (fact["evidence_level"], rule.evidence.value),
        "review_by": (fact["review_by"], str(rule.review_by)),
    }
    found = {name for name, (theirs, ours) in pairs.items() if theirs != ours}
    return found if same(fact["value"], rule.value) else found | {"value"}


def unverified(stock: dict[str, dict[str, Any]]) -> list[str]:
    """Facts that nobody read."""
    return [name for name, fact in stock.items() if fact["confidence"] != "VERIFIED"]


def stale(copy: Path, shared: Path) -> bool:
    """Whether the copy differs from the stock it was made of, where the stock is at hand."""
    return shared.exists() and load(copy) != used(load(shared))


def forgotten(shared: Path) -> set[str]:
    """Verified facts of the stock that are neither a rule nor named as left out."""
    stock = load(shared)["facts"] if shared.exists() else []
    verified = {fact["id"] for fact in stock if fact["confidence"] == "VERIFIED"}
    return verified - set(law.ids()) - set(LEFT_OUT)


def test_every_rule_rests_on_a_checked_fact() -> None:
    """A rule has a fact of its id, or the review's reading is named for it."""
    founded = facts().keys() | ADDED.keys()

    assert [rule_id for rule_id in law.ids() if rule_id not in founded] == []


def test_a_rule_added_from_a_reading_gives_its_clause_or_its_level() -> None:
    """Without a fact of its own a rule names the article it was read in, or is level C."""
    added = law.rules(*ADDED)

    assert [rule.id for rule in added if not rule.clause and not rule.retold] == []


def test_no_rule_rests_on_memory() -> None:
    """Every fact in use was read somewhere."""
    assert unverified(facts()) == []


def test_a_planted_memory_is_caught() -> None:
    """A fact from memory does not slip in among the others."""
    planted = facts() | {"repair_closed": {"confidence": "MEMORY"}}

    assert unverified(planted) == ["repair_closed"]


def test_rules_differ_from_their_facts_only_where_a_reason_is_given() -> None:
    """Clause, dates, value, evidence and review are the fact's own, with the exceptions named."""
    stock = facts()
    found = {
        (rule.id, difference)
        for rule in law.all_rules()
        if rule.id in stock
        for difference in differences(rule, stock[rule.id])
    }

    assert found == set(DEVIATIONS)


@pytest.mark.parametrize(
    ("key", "wrong", "told"),
    [
        ("value", 4, "value"),
        ("article", "第一百八十九条", "clause"),
        ("effective_from", "2021-01-02", "effective_from"),
        ("review_by", "2030-01-01", "review_by"),
        ("evidence_level", "C", "evidence"),
    ],
)
def test_a_planted_difference_is_caught(key: str, wrong: object, told: str) -> None:
    """A wrong number, clause, date, review or evidence level shows."""
    planted = facts()["cc_188"] | {key: wrong}

    assert differences(law.rule("cc_188"), planted) == {told}


def test_nothing_the_facts_only_remember_is_printed() -> None:
    """Document numbers and dates from memory stand in no rule."""
    printed = "\n".join(str(rule) for rule in law.all_rules())

    assert [text for text in REMEMBERED if text in printed] == []


def test_the_lpr_table_is_the_checked_one() -> None:
    """Every line of the LPR table has its checked row, and every checked row its line."""
    ours = [
        (each.on.isoformat(), each.one_year.percent, each.five_years.percent) for each in PUBLISHED
    ]
    checked = [
        (row["date"], Decimal(str(row["lpr_1y"])), Decimal(str(row["lpr_5y"])))
        for row in load(COPY)["lpr_table"]
    ]

    # Lines added since the copy was made are an editor's, and stand after the checked ones.
    assert ours[: len(checked)] == checked


def test_the_copy_is_that_of_the_stock() -> None:
    """The facts in the project are those of the stock, where the stock is at hand."""
    assert not stale(COPY, SHARED)


def test_a_changed_stock_is_noticed(tmp_path: Path) -> None:
    """A stock with another number shows the copy as stale."""
    stock = load(COPY)
    stock["facts"][1]["value"] = 5
    changed = tmp_path / "facts.yml"
    changed.write_text(yaml.safe_dump(stock), encoding="utf-8")

    assert stale(COPY, changed)


def test_every_verified_fact_is_used_or_left_out_for_a_reason() -> None:
    """No checked fact is lost by oversight."""
    assert forgotten(SHARED) == set()


def test_a_verified_fact_without_a_rule_is_noticed(tmp_path: Path) -> None:
    """A new checked fact asks for its rule."""
    stock = tmp_path / "facts.yml"
    stock.write_text("facts: [{id: new_fact, confidence: VERIFIED}]", encoding="utf-8")

    assert forgotten(stock) == {"new_fact"}


def test_what_was_left_out_is_no_rule() -> None:
    """What the review holds back cannot be asked for."""
    assert set(LEFT_OUT) & set(law.ids()) == set()


def test_reviews_are_due_in_the_future_of_the_check() -> None:
    """No row was past its review on the day it was checked."""
    assert law.overdue_reviews(date(2026, 11, 23)) == ()
