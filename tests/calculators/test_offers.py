"""方案评估与比较, as a reader meets it."""

from __future__ import annotations

import json
from typing import Any

import pytest

import calculators
from calculators.declare import InvalidInputError, Result
from calculators.declare.reading import read_inputs
from calculators.declare.write import plain, sentence
from calculators.embed.command import main

CALCULATOR = calculators.get("offers")
OWED = {
    "principal": "9000",
    "interest": "600",
    "default_interest": "300",
    "late_fee": "100",
    "as_of": "2026-11-23",
    "monthly_limit": "1000",
}
SAFE = {"written": "yes", "payee_is_lender": "yes", "first_due": "2026-12-23"}


def typed(*rows: dict[str, str], **texts: Any) -> dict[str, str]:
    """Texts as a reader types them: 10,000 owed, and one row for each offer."""
    found = OWED | {key: str(text) for key, text in texts.items()}
    for number, row in enumerate(rows, start=1):
        found |= {f"offers.{number}.{key}": text for key, text in row.items()}
    return found


def answer(*rows: dict[str, str], **texts: Any) -> Result:
    """The answer about some offers."""
    return CALCULATOR.calculate(read_inputs(CALCULATOR.inputs, typed(*rows, **texts)))


def cells(result: Result, key: str) -> list[str]:
    """A column of the table of offers, as a file keeps it."""
    return [plain(value) for value in result.table("offers").column(key)]


def flags(*rows: dict[str, str], **texts: Any) -> set[str]:
    """The flags of the first offer."""
    return set(cells(answer(*rows, **texts), "flags")[0].split(","))


def words(result: Result) -> str:
    """The sentence and the notes as one text."""
    return "".join(sentence(part) for part in (result.sentence, *result.notes))


def mistaken(*rows: dict[str, str], **texts: Any) -> list[str]:
    """The names of the inputs that are refused."""
    with pytest.raises(InvalidInputError) as refused:
        answer(*rows, **texts)
    return [mistake.name for mistake in refused.value.mistakes]


WAIVED = SAFE | {"name": "甲", "down_payment": "1000", "fee": "200", "months": "3",
                 "payment": "2500"}  # fmt: skip
LONG = SAFE | {"name": "乙", "months": "12", "payment": "900"}
AT_ONCE = SAFE | {"name": "丙", "down_payment": "9500"}


def test_all_that_is_paid_is_compared_with_what_is_owed() -> None:
    """1,000 + 200 + 3 × 2,500 = 8,700, 1,300 less than 10,000; 12 × 900 = 10,800, 800 more."""
    result = answer(WAIVED, LONG)

    assert cells(result, "total_paid") == ["8700.00", "10800.00"]
    assert cells(result, "difference_from_now") == ["-1300.00", "800.00"]
    assert cells(result, "waived") == ["1300.00", "0.00"]
    assert cells(result, "paid_now") == ["1200.00", "0.00"]
    assert cells(result, "paid_later") == ["7500.00", "10800.00"]


def test_the_best_of_each_kind_is_named() -> None:
    """甲 costs least, 乙 has the lowest single payment, 丙 is done today."""
    result = answer(WAIVED, LONG, AT_ONCE)
    named = {figure.key: plain(figure.value) for figure in result.figures}

    assert (named["cheapest"], named["lightest"], named["soonest"]) == ("甲", "乙", "丙")
    assert named["owed_now"] == "10000.00"


def test_the_first_named_wins_a_tie() -> None:
    """Two offers alike: the one typed first is named."""
    result = answer(LONG | {"name": "先"}, LONG | {"name": "后"})

    assert {plain(result.figure(key)) for key in ("cheapest", "lightest", "soonest")} == {"先"}


def test_offers_without_a_name_go_by_their_number() -> None:
    """Names may be left out."""
    assert cells(answer(LONG | {"name": ""}, AT_ONCE | {"name": ""}), "name") == [
        "方案 1",
        "方案 2",
    ]


def test_a_waiver_has_a_negative_rate() -> None:
    """9,000 for 10,000 after 365 days is −10 % a year."""
    row = SAFE | {"months": "1", "payment": "9000", "first_due": "2027-11-23"}

    assert cells(answer(row), "apr_effective") == ["-10.0000"]


def test_a_fee_now_makes_the_offer_dearer() -> None:
    """A fee of 1,000 leaves 9,000 to grow to 9,900 in 365 days: 10 %."""
    row = SAFE | {"fee": "1000", "months": "1", "payment": "9900", "first_due": "2027-11-23"}

    assert cells(answer(row), "apr_effective") == ["10.0000"]


def test_a_rate_gives_equal_instalments() -> None:
    """10,000 at 24 % over 12 months: 945.60 (published)."""
    result = answer(SAFE | {"months": "12", "rate": "24%"})

    assert cells(result, "highest_payment") == ["945.60"]


def test_a_rate_applies_to_what_the_down_payment_leaves() -> None:
    """10,000 less 4,000 down, free of interest over 6 months: 1,000 a month."""
    result = answer(SAFE | {"down_payment": "4000", "months": "6", "rate": "0"})

    assert cells(result, "highest_payment") == ["1000.00"]
    assert cells(result, "total_paid") == ["10000.00"]


@pytest.mark.parametrize(("payment", "within"), [("1000", "yes"), ("1000.01", "no")])
def test_the_limit_is_held_against_the_highest_payment(payment: str, within: str) -> None:
    """1,000 a month is within 1,000; a 分 more is not."""
    result = answer(SAFE | {"months": "10", "payment": payment})

    assert cells(result, "within_limit") == [within]
    assert ("above_limit" in cells(result, "flags")[0]) is (within == "no")


def test_a_balloon_counts_as_a_payment() -> None:
    """500 a month and 4,000 with the last: 4,500 at once is above the limit."""
    row = SAFE | {"months": "12", "payment": "500", "balloon": "4000"}

    assert cells(answer(row), "highest_payment") == ["4500.00"]
    assert "above_limit" in flags(row)


def test_without_a_limit_nothing_is_held_against_it() -> None:
    """An empty limit leaves its column and figure empty."""
    result = answer(AT_ONCE, monthly_limit="")

    assert cells(result, "within_limit") == [""]
    assert "months_needed" not in {figure.key for figure in result.figures}
    assert "above_limit" not in flags(AT_ONCE, monthly_limit="")


def test_when_no_offer_can_be_kept_the_answer_says_what_to_ask() -> None:
    """800 a month for 10,000: 13 instalments without further interest would do."""
    result = answer(LONG, WAIVED, monthly_limit=800)

    assert plain(result.figure("months_needed")) == "13"
    assert "都超过你每月能拿出的 800.00 元" in sentence(result.sentence)
    assert "每月 800.00 元，要 13 期；由对方决定" in sentence(result.sentence)


def test_where_no_number_of_instalments_helps_a_waiver_is_asked_for() -> None:
    """10 a month for 10,000 is 1,000 instalments; 120 of them are 83.34 each, rounded up."""
    said = sentence(answer(LONG, monthly_limit=10).sentence)

    assert "这份超过你每月能拿出的 10.00 元" in said
    assert "请对方减免息费，或者先延期，由对方决定" in said
    assert "120 期还清每月也要 83.34 元" in said


def test_a_settlement_is_not_borrowed_for() -> None:
    """One payment that ends it comes out of what is there."""
    assert "不要借来付" in words(answer(AT_ONCE))


def test_with_nothing_to_pay_deferral_is_asked_for() -> None:
    """A limit of zero is an answer, not a mistake."""
    assert "可以先请对方延期，由对方决定" in sentence(answer(LONG, monthly_limit=0).sentence)


def test_a_clean_offer_only_restarts_the_limitation() -> None:
    """In writing, to the lender, within the limit and no dearer: one flag is left."""
    assert flags(SAFE | {"months": "10", "payment": "1000"}) == {"restarts_limitation"}


@pytest.mark.parametrize(
    ("change", "flag"),
    [
        ({"written": "no"}, "not_written"),
        ({"payee_is_lender": "no"}, "payee_not_lender"),
        ({"months": "11"}, "dearer_than_now"),
        ({"written": "no", "fee": "1"}, "pay_first"),
        ({"written": "no", "down_payment": "1"}, "pay_first"),
    ],
)
def test_each_danger_has_its_flag_and_what_to_do(change: dict[str, str], flag: str) -> None:
    """What is wrong before signing is flagged, and a note says what to do about it."""
    row = SAFE | {"months": "10", "payment": "1000"} | change

    assert flag in flags(row)
    assert len(answer(row).notes) > len(answer(SAFE | {"months": "10", "payment": "1000"}).notes)


def test_paying_after_signing_is_no_danger_of_its_own() -> None:
    """A down payment under a written agreement is not flagged."""
    assert "pay_first" not in flags(WAIVED)


def test_an_unanswered_question_counts_as_no() -> None:
    """Who has not checked the payee or the writing is told to."""
    assert {"not_written", "payee_not_lender"} <= flags({"months": "10", "payment": "1000"})


def test_a_waiver_not_written_counts_as_none() -> None:
    """The rule that the unclear is unchanged stands beside it."""
    result = answer(WAIVED | {"written": "no"})

    assert "推定为没有减" in words(result)
    assert "cc_543_544" in {rule.id for rule in result.rules}


def test_signing_restarts_the_limitation_and_cites_it() -> None:
    """Every agreement restarts the period, or gives the defence up."""
    result = answer(LONG)

    assert "时效会重新计算" in words(result)
    assert {"sx_14", "sx_19"} <= {rule.id for rule in result.rules}


def test_flags_show_in_chinese_on_a_page() -> None:
    """Readers see words, files see keys."""
    (value,) = answer(LONG).table("offers").column("flags")

    assert "比现在欠的多、时效重新计算" == getattr(value, "label", "")


def test_without_a_first_day_the_first_payment_is_a_month_away() -> None:
    """The last of two payments then falls two months after the day of the debt."""
    row = {"months": "2", "payment": "5000"}

    assert cells(answer(row), "last_due") == ["2027-01-23"]


def test_an_offer_paid_at_once_has_no_rate_and_no_proof() -> None:
    """Nothing is left to grow: the cell is empty, and so is the proof."""
    result = answer(AT_ONCE)

    assert cells(result, "apr_effective") == [""]
    assert [table.key for table in result.tables] == ["offers"]


def test_a_rate_beyond_reason_is_not_shown() -> None:
    """Double the debt after one day comes to more than any yearly rate says anything about."""
    row = SAFE | {"months": "1", "payment": "20000", "first_due": "2026-11-24"}

    assert cells(answer(row), "apr_effective") == [""]


def test_every_proof_ends_at_nothing() -> None:
    """Each offer's flows, run at its rate, leave 0.00."""
    table = answer(WAIVED, LONG).table("proof")
    last = {name: plain(balance) for name, *_, balance in table.rows}

    assert last == {"甲": "0.00", "乙": "0.00"}


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ({"months": "12", "payment": "900", "rate": "12%"}, "rate"),
        ({"months": "12"}, "payment"),
        ({"months": "12", "payment": "0"}, "payment"),
        ({"payment": "900"}, "months"),
        ({"rate": "12%", "months": "0"}, "months"),
        ({"down_payment": "100", "balloon": "900"}, "months"),
        ({"name": "空"}, "down_payment"),
        ({"months": "12", "payment": "900", "first_due": "2026-11-22"}, "first_due"),
        ({"months": "12", "rate": "12%", "down_payment": "10000"}, "down_payment"),
        ({"months": "12", "rate": "12%", "balloon": "10000.01"}, "balloon"),
        ({"months": "121", "payment": "900"}, "months"),
    ],
)
def test_an_offer_that_contradicts_itself_is_refused(row: dict[str, str], wrong: str) -> None:
    """The mistake stands at the cell that has to be mended."""
    assert mistaken(row) == [f"offers.1.{wrong}"]


def test_mistakes_of_all_offers_come_together() -> None:
    """A reader mends them all at once."""
    assert mistaken({"months": "12"}, {"name": "空"}) == [
        "offers.1.payment",
        "offers.2.down_payment",
    ]


def test_nothing_owed_is_a_mistake() -> None:
    """Without a debt there is nothing to compare with."""
    zero = {"principal": 0, "interest": 0, "default_interest": 0, "late_fee": 0}

    assert mistaken(LONG, **zero) == ["principal"]


def test_five_offers_are_too_many() -> None:
    """Four at most stand side by side."""
    assert mistaken(LONG, LONG, LONG, LONG, LONG) == ["offers"]


def test_files_get_stable_words(capsys: pytest.CaptureFixture[str]) -> None:
    """The command line's JSON has English flags, yes or no, and ISO dates."""
    asked = [f"{key}={text}" for key, text in typed(LONG).items()]

    assert main(["run", "offers", *asked, "--json"]) == 0
    table = json.loads(capsys.readouterr().out)["tables"]["offers"]
    row = dict(zip(table["columns"], table["rows"][0], strict=True))
    assert row["flags"] == "dearer_than_now,restarts_limitation"
    assert row["within_limit"] == "yes"
    assert row["last_due"] == "2027-11-23"
