"""催收行为核对, as a reader meets it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

import calculators
from calculators import law
from calculators.declare import InvalidInputError, Result
from calculators.declare.inputs import declared
from calculators.declare.reading import read_inputs
from calculators.declare.write import bare, plain, sentence
from calculators.embed.command import main
from calculators.law import RuleKind

CALCULATOR = calculators.get("collection_check")
# A day on which nothing was done, after every text was out.
QUIET = {
    item.key: "no" for item in declared(CALCULATOR.inputs) if isinstance(item.default, bool)
} | {"time": "", "calls_connected": "0", "calls_unanswered": "0", "on": "2026-11-20"}
LENDERS = ("unknown", "bank", "consumer_finance", "microlender", "private")
NO_RULE = "没有查到规则"


def answer(**texts: str) -> Result:
    """The answer where only this was done."""
    return CALCULATOR.calculate(read_inputs(CALCULATOR.inputs, QUIET | texts))


def rows(**texts: str) -> list[dict[str, Any]]:
    """The findings as rows by column, as a file keeps them."""
    result = answer(**texts)
    if not result.tables:
        return []
    table = result.table("findings")
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, map(plain, row), strict=True)) for row in table.rows]


def kinds(behaviour: str, **texts: str) -> list[str]:
    """The kinds of rule that one behaviour meets."""
    return [row["meets"] for row in rows(**texts) if row["behaviour"] == behaviour]


def from_days(behaviour: str, **texts: str) -> list[str]:
    """The first days of the texts that one behaviour meets."""
    return [row["from"] for row in rows(**texts) if row["behaviour"] == behaviour]


def notes(**texts: str) -> str:
    """All notes as one text."""
    return "".join(sentence(note) for note in answer(**texts).notes)


def rule_ids(**texts: str) -> list[str]:
    """The ids of the rules shown."""
    return [rule.id for rule in answer(**texts).rules]


def test_where_nothing_was_done_nothing_is_found() -> None:
    """No findings, no blame, and what may still be asked for."""
    result = answer()

    assert result.tables == ()
    assert "没有碰到" in sentence(result.sentence)
    assert result.next


# ── every finding is complete ────────────────────────────────────────────────────────────

EVERYTHING = QUIET | {
    "time": "23:00",
    "calls_connected": "4",
    "calls_unanswered": "7",
    **dict.fromkeys(
        (
            "third_party", "third_party_refused", "debt_disclosed", "threat", "home_visit",
            "entered_without_consent", "pretended_authority", "published", "extra_charge",
            "from_private_account", "pay_to_personal_account", "new_loan_urged",
        ),
        "yes",
    ),
}  # fmt: skip


@pytest.mark.parametrize("lender", LENDERS)
def test_every_finding_is_complete(lender: str) -> None:
    """Kind of rule, from when, evidence to keep and whom to turn to, for each of fifteen."""
    found = rows(**EVERYTHING, lender=lender)
    labels = {kind.label for kind in RuleKind} | {NO_RULE}

    assert len({row["behaviour"] for row in found}) == 15
    assert {row["meets"] for row in found} <= labels
    assert all(row["rule"] and row["evidence"] and row["channel"] for row in found)
    assert all(row["from"] for row in found if row["meets"] != NO_RULE)


@pytest.mark.parametrize("lender", LENDERS)
def test_retellings_are_marked(lender: str) -> None:
    """A text of which only a retelling was read says so where it stands."""
    titles = {law.rule(each).title: law.rule(each).retold for each in law.ids()}

    for row in rows(**EVERYTHING, lender=lender):
        title = row["rule"].removesuffix("（转述，待核原件）")
        if row["meets"] != NO_RULE:
            assert row["rule"].endswith("（转述，待核原件）") is titles[title]


def test_behaviours_carry_their_input_as_key() -> None:
    """A file names a behaviour by its input; a page says it in words."""
    cell = answer(threat="yes").table("findings").rows[0][0]

    assert cell is not None
    assert plain(cell) == "threat"
    assert "威胁" in bare(cell)


@pytest.mark.parametrize("lender", LENDERS)
def test_nothing_promises_or_frightens(lender: str) -> None:
    """Who decides is said; no debt goes away by bad conduct."""
    result = answer(**EVERYTHING, lender=lender)
    told = json.dumps(
        [sentence(result.sentence), notes(**EVERYTHING, lender=lender)], ensure_ascii=False
    )

    assert [] == [word for word in ("不用还", "保证", "一定", "坐牢", "违法的") if word in told]
    assert "不改变欠款本身" in "".join(sentence(each) for each in result.limits)


# ── review.md (c), row by row ────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("at", "found"), [("21:59", 0), ("22:00", 2), ("07:59", 2), ("08:00", 0)])
def test_the_night_runs_from_ten_to_eight(at: str, found: int) -> None:
    """22:00 belongs to it, 8:00 does not; the standard and the guide each say so."""
    assert len(kinds("time", time=at, lender="bank")) == found


def test_an_agreed_hour_lifts_both_texts() -> None:
    """The standard speaks of hours not agreed on; what was agreed was also consented to."""
    assert kinds("time", time="23:00", lender="bank", agreed_hours="yes") == []
    assert "按约定来" in notes(time="23:00", lender="bank", agreed_hours="yes")


def test_consent_lifts_only_the_guide() -> None:
    """Agreed and consented are two things: the association's guide speaks of consent."""
    assert kinds("time", time="23:00", lender="bank", consented="yes") == ["推荐性国标"]


@pytest.mark.parametrize(("calls", "found"), [("3", []), ("4", ["推荐性国标"])])
def test_the_standard_counts_answered_calls(calls: str, found: list[str]) -> None:
    """Three answered calls a day, lender and all it commissions together, are within it."""
    assert kinds("calls_connected", calls_connected=calls, lender="bank") == found
    assert kinds("calls_unanswered", calls_connected=calls, lender="bank") == []


@pytest.mark.parametrize(("calls", "found"), [("6", []), ("7", ["行业自律"])])
def test_the_guide_counts_unanswered_calls(calls: str, found: list[str]) -> None:
    """Six unanswered calls to one number are within it; answered ones are not counted."""
    assert kinds("calls_unanswered", calls_unanswered=calls, lender="bank") == found
    assert kinds("calls_connected", calls_unanswered=calls, lender="bank") == []


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2025-02-27", [NO_RULE]),
        ("2025-02-28", ["推荐性国标"]),
        ("2026-01-29", ["推荐性国标"]),
        ("2026-01-30", ["推荐性国标", "行业自律"]),
    ],
)
def test_conduct_before_a_texts_day_is_not_covered(day: str, found: list[str]) -> None:
    """The standard covers from 2025-02-28, the guide from 2026-01-30, and not a day earlier."""
    assert kinds("time", time="23:00", lender="bank", on=day) == found


@pytest.mark.parametrize(
    "behaviour", ["threat", "entered_without_consent", "pretended_authority", "published"]
)
def test_the_law_on_public_security_covers_from_2026(behaviour: str) -> None:
    """On 2026-01-01 it reaches; the day before, the answer says that it does not yet."""
    title = "中华人民共和国治安管理处罚法（2025修订）"
    texts = {behaviour: "yes"}

    assert "2026-01-01" in from_days(behaviour, **texts, on="2026-01-01")
    assert "2026-01-01" not in from_days(behaviour, **texts, on="2025-12-31")
    assert f"《{title}》从 2026-01-01 起施行" in notes(**texts, on="2025-12-31")
    assert "不等于没有" in notes(**texts, on="2025-12-31")


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ({"lost_contact": "no"}, True),
        ({"lost_contact": "yes"}, False),
        ({"lost_contact": "yes", "debt_disclosed": "yes"}, True),
        ({"lost_contact": "yes", "third_party_refused": "yes"}, True),
    ],
)
def test_others_may_be_asked_only_to_find_the_debtor(texts: dict[str, str], found: bool) -> None:
    """The guide allows it when the debtor is lost, nothing is said of the debt, nobody refuses."""
    assert ("行业自律" in kinds("third_party", third_party="yes", lender="bank", **texts)) is found


def test_what_the_guide_allows_does_not_lift_the_standard() -> None:
    """Texts are never merged: the standard, as retold, knows no such exception."""
    texts = {"third_party": "yes", "lost_contact": "yes", "lender": "bank"}

    assert kinds("third_party", **texts) == ["推荐性国标"]
    assert "没有写这个例外" in notes(**texts)


def test_telling_others_of_the_debt_meets_law_and_guide() -> None:
    """Personal data are the law's; the guide says that nothing of the debt may be told."""
    found = kinds("debt_disclosed", debt_disclosed="yes", lender="bank")

    assert found == ["法律", "行业自律"]


def test_going_on_after_a_refusal_is_a_finding_of_its_own() -> None:
    """A third person who said no is to be left alone."""
    texts = {"third_party": "yes", "third_party_refused": "yes", "lender": "bank"}

    assert "行业自律" in kinds("third_party_refused", **texts)
    assert kinds("third_party_refused", third_party="no", third_party_refused="yes") == []


@pytest.mark.parametrize("lender", LENDERS)
def test_a_visit_is_no_breach_in_itself(lender: str) -> None:
    """The rules are about how it is done; the row and the note say so."""
    texts = {"home_visit": "yes", "lender": lender}

    assert kinds("home_visit", **texts) == [NO_RULE]
    assert "没有一概禁止" in notes(**texts)


@pytest.mark.parametrize("lender", LENDERS)
def test_paying_a_personal_account_has_no_fact(lender: str) -> None:
    """No rule was found; the answer says not to pay yet and where to check."""
    texts = {"pay_to_personal_account": "yes", "lender": lender}
    (row,) = rows(**texts)

    assert row["meets"] == NO_RULE
    assert row["channel"].startswith("先不付")


def test_a_private_phone_is_another_matter_than_a_private_account_to_pay() -> None:
    """Contact from a private phone meets the guide; being asked to pay somebody does not."""
    assert kinds("from_private_account", from_private_account="yes", lender="bank") == ["行业自律"]
    assert kinds("pay_to_personal_account", from_private_account="yes", lender="bank") == []


@pytest.mark.parametrize("behaviour", ["extra_charge", "new_loan_urged"])
def test_charges_and_new_loans_meet_the_guide(behaviour: str) -> None:
    """Both stand among what the association forbids its members; others have no such text."""
    assert kinds(behaviour, **{behaviour: "yes"}, lender="bank") == ["行业自律"]
    assert kinds(behaviour, **{behaviour: "yes"}, lender="microlender") == [NO_RULE]


def test_pretended_authority_meets_law_and_guide() -> None:
    """治安管理处罚法第六十二条 for everybody, the guide for members."""
    texts = {"pretended_authority": "yes"}

    assert kinds("pretended_authority", **texts, lender="bank") == ["法律", "行业自律"]
    assert kinds("pretended_authority", **texts, lender="private") == ["法律"]
    assert "public_security_62" in rule_ids(**texts, lender="private")


@pytest.mark.parametrize("behaviour", ["threat", "entered_without_consent"])
@pytest.mark.parametrize("lender", LENDERS)
def test_danger_comes_first(behaviour: str, lender: str) -> None:
    """110 begins the sentence and the row's channel, and the row stands before all others."""
    texts = EVERYTHING | dict.fromkeys(("threat", "entered_without_consent"), "no")
    texts |= {behaviour: "yes", "lender": lender}
    first = rows(**texts)[0]

    assert sentence(answer(**texts).sentence).startswith("人身安全第一，先打 110。")
    assert first["behaviour"] == behaviour
    assert first["channel"].startswith("先打 110")


def test_danger_comes_first_where_no_text_reaches_it_too() -> None:
    """A threat of 2025 by a bank: none of the texts in stock was out, 110 all the same."""
    result = answer(threat="yes", lender="bank", on="2025-12-31")

    assert sentence(result.sentence).startswith("人身安全第一，先打 110。")


def test_threats_meet_the_law_and_the_rules_for_the_lender() -> None:
    """第五十条 for everybody; a measure for each sort of company; the guide for members."""
    assert kinds("threat", threat="yes", lender="bank") == ["法律", "行业自律"]
    assert kinds("threat", threat="yes", lender="consumer_finance") == [
        "法律",
        "部门规章",
        "行业自律",
    ]
    assert kinds("threat", threat="yes", lender="microlender") == ["法律", "部门规章"]
    assert "public_security_50" in rule_ids(threat="yes")


def test_entering_meets_the_law() -> None:
    """第四十七条, and the Civil Code's on the home."""
    found = rule_ids(entered_without_consent="yes", lender="microlender")

    assert found == ["public_security_47", "cc_1032_1033"]


@pytest.mark.parametrize("lender", LENDERS)
def test_the_crime_over_unlawful_debts_lights_up_for_no_licensed_lender(lender: str) -> None:
    """It is named for a lender without a licence only, with what it speaks of."""
    texts = EVERYTHING | {"lender": lender}
    named = "crim_293_1" in rule_ids(**texts)

    assert named is (lender == "private")
    assert ("借款本身合法的，不适用" in notes(**texts)) is named


def test_a_private_lender_meets_only_law() -> None:
    """Every finding is law, or that nothing was found."""
    found = rows(**EVERYTHING, lender="private")

    assert {row["meets"] for row in found} == {"法律", NO_RULE}
    assert {rule.kind for rule in answer(**EVERYTHING, lender="private").rules} == {RuleKind.LAW}


def test_calls_at_night_by_a_private_lender_are_looked_at_by_the_peace_of_private_life() -> None:
    """No law names hours or numbers; the Civil Code's is shown, and who decides."""
    texts = {"time": "23:00", "calls_connected": "30", "lender": "private"}

    assert kinds("time", **texts) == [NO_RULE]
    assert "cc_1032_1033" in rule_ids(**texts)
    assert "算不算由法院认定" in notes(**texts)


# ── whom to turn to ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("lender", "line"),
    [
        ("bank", "12378（转述）"),
        ("consumer_finance", "12378（转述）"),
        ("microlender", "12345（转述）"),
        ("private", "12348"),
    ],
)
def test_the_channel_fits_the_lender(lender: str, line: str) -> None:
    """Whom to turn to after the lender's own desk; no lender's desk where there is none."""
    (channel,) = {row["channel"] for row in rows(calls_connected="9", lender=lender)}

    assert line in channel
    assert ("向放款机构投诉" in channel) is (lender != "private")


def test_a_bank_answers_for_its_partners_from_the_notices_day() -> None:
    """From 2025-10-01 a bank has to mind how its partners collect."""
    assert "zhudai_collect" in rule_ids(threat="yes", lender="bank", on="2025-10-01")
    assert "zhudai_collect" not in rule_ids(threat="yes", lender="bank", on="2025-09-30")
    assert "zhudai_collect" not in rule_ids(threat="yes", lender="microlender")


def test_the_figures_count_behaviours_not_texts() -> None:
    """Of a threat, a private phone and a visit: two meet a text, one a law."""
    result = answer(threat="yes", from_private_account="yes", home_visit="yes", lender="bank")

    assert plain(result.figure("conducts_met")) == "2"
    assert plain(result.figure("conducts_binding")) == "1"


def test_next_steps_fit_what_was_done() -> None:
    """With danger the triage page first; otherwise how to keep evidence."""
    assert answer(threat="yes").next[0].page == "start/triage/"
    assert answer(calls_connected="9").next[0].page == "difficulties/improper-collection/"


# ── reading ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        ({"on": ""}, "on"),
        ({"time": "25:00"}, "time"),
        ({"calls_connected": "-1"}, "calls_connected"),
        ({"calls_unanswered": "501"}, "calls_unanswered"),
        ({"threat": "也许"}, "threat"),
    ],
)
def test_mistakes_name_their_input(texts: dict[str, str], name: str) -> None:
    """Each is refused at its own field."""
    with pytest.raises(InvalidInputError) as refused:
        answer(**texts)

    assert [mistake.name for mistake in refused.value.mistakes] == [name]


def test_the_command_line_gives_findings_as_rows(capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` carries the table with its keys, dates as ISO dates."""
    assert main(["run", "collection_check", "lender=bank", "threat=是", "--json"]) == 0

    table = json.loads(capsys.readouterr().out)["tables"]["findings"]

    assert table["columns"] == [
        "behaviour", "meets", "rule", "from", "evidence", "channel", "binds",
    ]  # fmt: skip
    assert table["rows"][0][0] == "threat"
    assert date.fromisoformat(table["rows"][0][3]) == date(2026, 1, 1)
