"""逾期费用, as a reader meets it.

The debt of most tests: three missed instalments at 36 % a year. On a year of 360 days that is
0.1 % a day, so that sums can be done in the head: 1,000 for 92 days, 2,000 for 61, 3,000 for 31.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import calculators
from calculators.declare import InvalidInputError, Result
from calculators.declare.reading import read_inputs
from calculators.declare.write import plain, sentence
from calculators.law.lpr import LPR_1Y

CALCULATOR = calculators.get("overdue")
TERMS = {
    "as_of": "2026-11-23",
    "rate": "24%",
    "default_rate_method": "multiple",
    "default_multiple": "1.5",
    "base": "principal",
    "day_count": "actual_360",
}
THREE = TERMS | {
    "instalments.1.due": "2026-08-23",
    "instalments.1.principal": "1000",
    "instalments.1.interest": "50",
    "instalments.2.due": "2026-09-23",
    "instalments.2.principal": "2000",
    "instalments.2.interest": "40",
    "instalments.3.due": "2026-10-23",
    "instalments.3.principal": "3000",
    "instalments.3.interest": "30",
}
ONE = TERMS | {"due": "2026-08-23", "overdue_principal": "1000", "overdue_interest": "0"}


def answer(texts: dict[str, str], **more: Any) -> Result:
    """The answer for texts as a reader types them."""
    typed = texts | {key: str(text) for key, text in more.items()}
    return CALCULATOR.calculate(read_inputs(CALCULATOR.inputs, typed))


def shown(result: Result, key: str) -> str:
    """A figure as a file keeps it."""
    return plain(result.figure(key))


def keys(result: Result) -> set[str]:
    """Figures and tables an answer holds."""
    return {figure.key for figure in result.figures} | {table.key for table in result.tables}


def said(result: Result) -> str:
    """Sentence and notes together, as plain text."""
    return "".join(sentence(words) for words in (result.sentence, *result.notes))


def rules(result: Result) -> set[str]:
    """The ids of the rules an answer rests on."""
    return {rule.id for rule in result.rules}


def rows(result: Result, table: str, *columns: str) -> list[tuple[str, ...]]:
    """Some columns of a table, as a file keeps them."""
    found = [result.table(table).column(column) for column in columns]
    return [tuple(plain(value) for value in row) for row in zip(*found, strict=True)]


def mistaken(texts: dict[str, str], **more: Any) -> list[str]:
    """The names of the inputs that are refused."""
    with pytest.raises(InvalidInputError) as refusal:
        answer(texts, **more)
    return [mistake.name for mistake in refusal.value.mistakes]


# ── golden figures ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "method",
    [
        {"default_rate_method": "multiple", "default_multiple": "1.5"},
        {"default_rate_method": "markup", "default_markup": "50"},
        {"default_rate_method": "daily", "default_rate": "年36%"},
    ],
    ids=["multiple", "markup", "yearly rate in its place"],
)
@pytest.mark.parametrize(
    ("day_count", "interest"), [("actual_360", "53.31"), ("actual_365", "52.58")]
)
def test_sixty_days_at_36_percent(method: dict[str, str], day_count: str, interest: str) -> None:
    """888.49 for 60 days at 36 % a year: 53.31 on 360 days, 52.58 on 365, however agreed."""
    result = answer(
        TERMS | method,
        due="2026-09-24",
        overdue_principal="888.49",
        overdue_interest=0,
        day_count=day_count,
    )

    assert shown(result, "default_interest") == interest
    assert shown(result, "days_overdue") == "60"


def test_a_daily_rate_needs_no_day_count() -> None:
    """0.1 % a day for 60 days: 888.49 × 0.06 = 53.31 on either year."""
    daily = {"default_rate_method": "daily", "default_rate": "0.1%", "due": "2026-09-24"}
    results = [
        answer(ONE | daily, overdue_principal="888.49", day_count=each)
        for each in ("actual_365", "actual_360")
    ]

    assert {"53.31"} == {shown(result, "default_interest") for result in results}


def test_half_a_year_at_36_percent() -> None:
    """30,000 for 180 days on 365: 5,326.03."""
    result = answer(ONE, due="2026-05-27", overdue_principal="3万", day_count="actual_365")

    assert shown(result, "default_interest") == "5326.03"


# ── several instalments ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("day_count", "by_hand"),
    [
        ("actual_360", ["92.00", "122.00", "93.00"]),
        # 1,000 × 0.36 × 92 ÷ 365, 2,000 × 0.36 × 61 ÷ 365, 3,000 × 0.36 × 31 ÷ 365
        ("actual_365", ["90.74", "120.33", "91.73"]),
    ],
)
def test_three_missed_instalments_are_the_sum_done_by_hand(
    day_count: str, by_hand: list[str]
) -> None:
    """Each instalment accrues from its own date; the answer is the sum of the three."""
    result = answer(THREE, day_count=day_count)
    interest = sum(Decimal(each) for each in by_hand)

    assert [(each,) for each in by_hand] == rows(result, "accrual", "default_interest")
    assert shown(result, "default_interest") == str(interest)
    assert shown(result, "total_due") == str(Decimal("6120.00") + interest)


def test_principal_and_interest_as_the_base() -> None:
    """1,050 for 92 days, 2,040 for 61, 3,030 for 31 at 0.1 %: 96.60 + 124.44 + 93.93."""
    result = answer(THREE, base="principal_and_interest")

    assert shown(result, "default_interest") == "314.97"


def test_unknown_terms_show_every_reading_and_take_the_lowest() -> None:
    """Base by day count: four readings, each as computed alone; the figures are the least."""
    result = answer(THREE, base="unknown", day_count="unknown")
    readings = rows(result, "readings", "default_interest", "total_due")

    assert readings == [
        ("302.80", "6422.80"),
        ("307.00", "6427.00"),
        ("310.66", "6430.66"),
        ("314.97", "6434.97"),
    ]
    assert shown(result, "default_interest") == "302.80"
    assert "最低的一种，最高是 6,434.97 元" in said(result)
    assert "daycount_360" in rules(result)


def test_readings_that_agree_say_so() -> None:
    """A daily rate on principal alone reads the same either way."""
    daily = {"default_rate_method": "daily", "default_rate": "0.1%"}

    assert "算出来的合计一样" in said(answer(ONE | daily, base="unknown", day_count="unknown"))


def test_known_terms_have_one_reading() -> None:
    """Nothing is open: no table of readings, no word of a lowest."""
    assert "readings" not in keys(answer(THREE))
    assert "几种读法" not in said(answer(THREE))


@pytest.mark.parametrize(("unknown", "count"), [("base", 2), ("day_count", 2)])
def test_one_unknown_has_two_readings(unknown: str, count: int) -> None:
    """Only what is unknown is varied."""
    assert len(answer(THREE, **{unknown: "unknown"}).table("readings").rows) == count


def test_the_short_form_is_the_first_row() -> None:
    """`due`, `overdue_principal` and `overdue_interest` say what row 1 says."""
    long = TERMS | {"instalments.1.due": "2026-08-23", "instalments.1.principal": "1000"}

    assert answer(long, **{"instalments.1.interest": 0}).figures == answer(ONE).figures


def test_an_instalment_without_interest_may_leave_it_empty() -> None:
    """An empty interest is none."""
    assert shown(answer(ONE, overdue_interest=""), "total_due") == "1092.00"


def test_figures_of_the_day() -> None:
    """A day more costs 6.00; 307 on the principal-days of the three is 36 % a year."""
    result = answer(THREE)

    assert ("92", "6.00", "36.0000") == (
        shown(result, "days_overdue"),
        shown(result, "per_day"),
        shown(result, "annualised_cost"),
    )


# ── compounding, late fees, grace, acceleration, payments ────────────────────────────────


def test_compounding_posts_on_monthly_anniversaries() -> None:
    """31, 30 and 31 days at 0.1 %: 30 × 31 ÷ 1,000 = 0.93, then 31 × 61.93 ÷ 1,000 = 1.92."""
    result = answer(ONE, compounding="yes")

    assert ("92.00", "2.85", "1094.85") == (
        shown(result, "default_interest"),
        shown(result, "compound_interest"),
        shown(result, "total_due"),
    )


def test_unpaid_interest_compounds_from_its_due_date() -> None:
    """50 of interest: 1.55, then 2.48 on 82.55, then 3.57 on 115.03; in all 7.60."""
    assert shown(answer(ONE, overdue_interest=50, compounding="yes"), "compound_interest") == "7.60"


def test_without_compounding_there_is_none() -> None:
    """Unless agreed, interest earns no interest."""
    assert shown(answer(THREE), "compound_interest") == "0.00"


@pytest.mark.parametrize(
    ("terms", "fee"),
    [
        ({"late_fee_kind": "none"}, "0.00"),
        ({"late_fee_kind": "once", "late_fee_percent": "5%"}, "300.00"),  # 50 + 100 + 150
        ({"late_fee_kind": "daily", "late_fee_percent": "0.1%"}, "307.00"),  # 92 + 122 + 93
        ({"late_fee_kind": "fixed", "late_fee": "50"}, "150.00"),  # for each of three
    ],
)
def test_late_fees_of_each_kind(terms: dict[str, str], fee: str) -> None:
    """Once by share, daily by share, or fixed, for each missed instalment."""
    result = answer(THREE | terms)

    assert shown(result, "late_fee") == fee
    assert shown(result, "total_due") == str(Decimal("6427.00") + Decimal(fee))
    assert ({"cc_585", "hetong_65"} <= rules(result)) == (fee != "0.00")


@pytest.mark.parametrize(("grace", "interest"), [(30, "307.00"), (31, "214.00"), (61, "92.00")])
def test_grace_ends_at_the_due_date(grace: int, interest: str) -> None:
    """Within the grace nothing is charged; one day beyond it, all days since the due date are."""
    assert shown(answer(THREE, grace_days=grace), "default_interest") == interest


def test_everything_inside_the_grace_is_said_calmly() -> None:
    """Three days into five: no default interest yet, and by when to pay."""
    result = answer(ONE, due="2026-11-20", grace_days=5)

    assert ("3", "0.00", "1000.00") == (
        shown(result, "days_overdue"),
        shown(result, "default_interest"),
        shown(result, "total_due"),
    )
    assert "还在宽限期里" in said(result)
    assert "2026 年 11 月 25 日" in said(result)


def test_one_of_several_inside_the_grace_is_named() -> None:
    """Where only some instalments are inside the grace, a note counts them."""
    assert "有 1 期还在宽限期里" in said(answer(THREE, grace_days=40))


def test_the_remaining_principal_joins_when_called_in() -> None:
    """10,000 called in ten days ago: 10,000 and 100 more."""
    result = answer(THREE, accelerated_on="2026-11-13", remaining_principal="1万")

    assert ("407.00", "16527.00") == (shown(result, "default_interest"), shown(result, "total_due"))
    assert "有争议的由法院认定" in said(result)


def test_the_remaining_principal_alone_is_not_due() -> None:
    """Until it is called in, principal that falls due later is not in today's sum."""
    assert shown(answer(THREE, remaining_principal="1万"), "total_due") == "6427.00"


def test_fees_and_payments_enter_the_total() -> None:
    """6,427 and fees of 73 less 1,000 paid: 5,500."""
    result = answer(THREE, other_fees=73, paid_so_far=1000)

    assert shown(result, "total_due") == "5500.00"
    assert rows(result, "growth", "other_fees", "paid", "total")[0] == (
        "73.00",
        "1000.00",
        "5500.00",
    )


def test_more_paid_than_owed_is_a_question_to_the_lender() -> None:
    """Nothing is owed below zero; the surplus is named, and a statement to ask for."""
    result = answer(THREE, paid_so_far=7000)

    assert shown(result, "total_due") == "0.00"
    assert shown(result, "per_day") == "0.00"
    assert "多 573.00 元，请向对方要一份明细" in said(result)
    assert "够付到 2026 年 11 月 23 日的全部欠款" in said(result)
    assert "comparison" not in keys(result)


# ── before the due date ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("due", ["2026-11-24", "2027-03-01"])
def test_before_the_due_date_nothing_is_overdue(due: str) -> None:
    """An answer, not a mistake: no days, no charges, nothing due, and what to do today."""
    result = answer(ONE, due=due)

    assert ("0", "0.00", "0.00", "0.00") == tuple(
        shown(result, key) for key in ("days_overdue", "default_interest", "total_due", "per_day")
    )
    assert "还没有逾期" in said(result)
    assert not {"annualised_cost", "accrual", "comparison"} & keys(result)


def test_on_the_due_date_the_instalment_is_due_without_charges() -> None:
    """Due today: payable, not overdue."""
    result = answer(ONE, due="2026-11-23")

    assert ("0", "1000.00") == (shown(result, "days_overdue"), shown(result, "total_due"))
    assert "还没有逾期" in said(result)


def test_an_instalment_due_later_enters_the_growth_when_it_falls_due() -> None:
    """1,000 due in ten days: in the sums from 30 days on, with 20 days of charges by then."""
    result = answer(THREE | {"instalments.3.due": "2026-12-03", "instalments.3.principal": "1000"})
    principal = [row[0] for row in rows(result, "growth", "principal")]

    assert principal == ["3000.00", "3000.00", "4000.00", "4000.00", "4000.00"]
    assert "有 1 期还没到期" in said(result)


# ── growth and what could be agreed ──────────────────────────────────────────────────────


def test_growth_looks_at_five_days() -> None:
    """Today and 7, 30, 90, 180 days on: 6.00 a day on top of 6,427."""
    assert rows(answer(THREE), "growth", "after", "on", "total") == [
        ("0", "2026-11-23", "6427.00"),
        ("7", "2026-11-30", "6469.00"),
        ("30", "2026-12-23", "6607.00"),
        ("90", "2027-02-21", "6967.00"),
        ("180", "2027-05-22", "7507.00"),
    ]


def test_growth_shows_only_columns_with_something_in_them() -> None:
    """Interest on interest, other fees and payments stand in the table where there are any."""
    shown = {column.key for column in answer(THREE).table("growth").columns}
    more = answer(THREE, compounding="yes", other_fees=1, paid_so_far=1).table("growth").columns

    assert {column.key for column in more} - shown == {"compound_interest", "other_fees", "paid"}


def test_nothing_charged_draws_no_chart() -> None:
    """Without a default rate there is nothing that grows."""
    assert answer(THREE, rate=0).chart is None
    assert answer(THREE).chart is not None


def test_the_growth_of_a_day_is_the_answer_of_that_day() -> None:
    """What the table foretells is what the calculator answers when the day has come."""
    for compounding in ("no", "yes"):
        foretold = rows(answer(THREE, compounding=compounding), "growth", "on", "total")
        answered = [
            (day, shown(answer(THREE, compounding=compounding, as_of=day), "total_due"))
            for day, _ in foretold
        ]

        assert answered == foretold


def test_comparison_of_what_could_be_agreed() -> None:
    """Waiting 7,507; each agreement by hand, at 24 % a year where interest runs on."""
    result = answer(
        THREE,
        waiver_percent="50%",
        extension_months=3,
        restructuring_months=12,
        restructuring_rate="0",
        settlement=5000,
    )

    assert rows(result, "comparison", "paid_now", "monthly", "total", "difference") == [
        ("0.00", "", "7507.00", "0.00"),
        ("0.00", "", "6427.00", "-1080.00"),
        ("6273.50", "", "6273.50", "-1233.50"),  # half of 307 let off
        ("0.00", "", "6787.00", "-720.00"),  # 6,000 × 2 % × 3 more
        ("0.00", "535.58", "6427.00", "-1080.00"),  # 6,427 ÷ 12
        ("5000.00", "", "5000.00", "-2507.00"),
    ]


def test_every_agreement_is_for_the_other_side_to_decide() -> None:
    """All but waiting say 由对方决定."""
    decided = [row[0] for row in rows(answer(THREE), "comparison", "decided")]

    assert decided[1:] == ["由对方决定"] * (len(decided) - 1)
    assert "由对方决定" in said(answer(THREE))


def test_the_answer_says_what_to_ask_for_and_what_it_would_spare() -> None:
    """6.00 a day for 180 days is 1,080: what a stop of the charges would spare, to be asked for."""
    told = sentence(answer(THREE).sentence)

    assert told.endswith(
        "再拖 180 天是 7,507.00 元；要是谈成今天起不再加罚息，能少 1,080.00 元。"
        "可以提出，由对方决定。"
    )


def test_a_settlement_has_no_default() -> None:
    """Without an amount from the lender there is no settlement to compare."""
    assert len(answer(THREE).table("comparison").rows) == 5


def test_restructuring_takes_the_contract_rate_unless_told() -> None:
    """An empty rate is the contract's."""
    assert answer(THREE).table("comparison") == answer(THREE, restructuring_rate="24%").table(
        "comparison"
    )


# ── the rate of default ──────────────────────────────────────────────────────────────────


def test_a_yearly_rate_typed_as_daily_is_caught() -> None:
    """36 % a day is no rate: the message says it is probably a yearly one."""
    with pytest.raises(InvalidInputError) as refusal:
        answer(ONE, default_rate_method="daily", default_rate="36%")

    assert "年利率" in refusal.value.mistakes[0].message


def test_a_daily_rate_is_shown_by_the_year() -> None:
    """0.05 % a day is 18.25 % a year: a reader notices a wrong period."""
    assert "18.25%" in said(answer(ONE, default_rate_method="daily", default_rate="0.05%"))


def test_a_rate_typed_in_words_is_daily() -> None:
    """万分之五 for 92 days on 1,000: 46.00."""
    result = answer(ONE, default_rate_method="daily", default_rate="万分之五")

    assert shown(result, "default_interest") == "46.00"


@pytest.mark.parametrize(
    ("lender", "multiple", "hinted"),
    [
        ("bank", "1.5", False),
        ("bank", "1.3", False),
        ("bank", "2", True),
        ("consumer_finance", "1.2", True),
        ("microlender", "2", False),
        ("unknown", "2", False),
    ],
)
def test_the_usual_markup_is_a_hint_never_a_limit(lender: str, multiple: str, hinted: bool) -> None:
    """Outside 1.3 to 1.5 a bank's multiple is accepted and remarked on."""
    assert ("这只是提醒" in said(answer(ONE, lender=lender, default_multiple=multiple))) == hinted


def test_no_rate_agreed_with_a_licensed_lender_takes_the_contract_rate() -> None:
    """24 % for 92 days on 1,000 and 360 days: 61.33, with a word on who decides."""
    result = answer(ONE, default_rate_method="none_agreed", lender="bank")

    assert shown(result, "default_interest") == "61.33"
    assert "法院认定" in said(result)


def test_no_rate_agreed_between_private_persons_takes_the_term_rate() -> None:
    """第二十八条: only the term's rate agreed, so the term's rate after it."""
    result = answer(ONE, default_rate_method="none_agreed", lender="private")

    assert shown(result, "default_interest") == "61.33"
    assert "mjjd_overdue_term_rate" in rules(result)


def test_no_rate_at_all_between_private_persons_takes_the_lpr() -> None:
    """LPR 3.0 % in August 2026: 1,000 for 92 days on 360 is 7.67."""
    result = answer(ONE, default_rate_method="none_agreed", lender="private", rate=0)

    assert shown(result, "default_interest") == "7.67"
    assert "mjjd_overdue_default" in rules(result)


def test_an_lpr_nobody_checked_is_no_number() -> None:
    """Overdue since after the table's last day: no interest is made up."""
    due, later = LPR_1Y.last.isoformat(), (LPR_1Y.last + timedelta(days=13)).isoformat()
    agreed = {"default_rate_method": "none_agreed", "lender": "private", "rate": 0}
    result = answer(ONE, **agreed, due=due, as_of=later)

    assert shown(result, "default_interest") == "0.00"
    assert "本站没有核实到这一天的数" in said(result)
    assert "不等于没有" in said(result)
    assert "没有算进来；不算它" in said(result)


# ── reference lines and the whole loan ───────────────────────────────────────────────────

WHOLE = ONE | {
    "received": "1000",
    "issued": "2025-11-23",
    "remaining_principal": "0",
    "due": "2026-11-23",
    "overdue_interest": "100",
}


def lines(result: Result) -> list[tuple[str, ...]]:
    """Reference lines: what each counts, its rate and how the cost compares."""
    return rows(result, "lines", "covers", "rate", "compared")


def test_the_whole_loan_is_shown_when_enough_is_known() -> None:
    """1,000 received and 1,100 owed a year later: 10 % compounded, 9.5690 % simple."""
    result = answer(WHOLE)

    assert ("9.56897", "10.0000") == (
        shown(result, "total_rate_simple"),
        shown(result, "total_rate_compound"),
    )
    assert rows(result, "proof", "balance")[-1] == ("0.00",)


def test_earlier_payments_count_on_their_days() -> None:
    """Money paid back early makes the same charges dearer."""
    paid = {"payments.1.on": "2026-05-23", "payments.1.amount": "500", "overdue_principal": "500"}
    result = answer(WHOLE | paid)

    assert Decimal(shown(result, "total_rate_compound")) > 10


@pytest.mark.parametrize("missing", ["issued", "remaining_principal"])
def test_too_little_known_is_said(missing: str) -> None:
    """Without a date or the remaining principal there is no total rate: what is missing is said."""
    result = answer(WHOLE, **{missing: ""})

    assert not {"total_rate_simple", "total_rate_compound", "proof"} & keys(result)
    assert "还差" in said(result)


def test_flows_without_a_rate_say_so() -> None:
    """More paid back long ago than was received: no total rate, and a sentence."""
    paid = {"payments.1.on": "2025-11-24", "payments.1.amount": "5000"}

    assert "算不出整笔贷款的利率" in said(answer(WHOLE | paid))


def test_a_lender_nobody_knows_cites_only_lines_with_a_rate() -> None:
    """Of five lines without dates only the court's has a number, and only its rule is shown."""
    cited = rules(answer(ONE)) & {"fin24_22hao", "zhudai_9hao", "xiaodai_cost_24", "mjjd_cap_4x"}

    assert len(lines(answer(ONE))) == 5
    assert cited == {"fin24_22hao"}


def test_principal_called_in_is_not_counted_twice() -> None:
    """Called in or not, the same principal clears the loan."""
    not_due = answer(WHOLE, remaining_principal=500)
    called_in = answer(WHOLE, remaining_principal=500, accelerated_on="2026-11-23")

    assert not_due.figure("total_rate_compound") == called_in.figure("total_rate_compound")


def test_the_two_lines_of_24_percent_are_never_mixed() -> None:
    """The regulators' line counts normal performance: overdue costs are not held against it."""
    issued = lines(answer(WHOLE, lender="microlender", issued="2026-02-23"))

    assert [("全部，含逾期以后的费用", "24.0000"), ("按时还款时的成本", "24.0000")] == [
        (covers, rate) for covers, rate, _ in issued[:2]
    ]
    assert "两种口径" in issued[0][2]
    assert "不能拿逾期以后的费用去比" in issued[1][2]


def test_the_stretch_overdue_is_never_held_against_a_line() -> None:
    """Without the whole loan the court's line is not compared, whatever the stretch costs."""
    result = answer(THREE, default_multiple=10, lender="bank")

    assert "才能比" in lines(result)[0][2]
    assert "高于" not in lines(result)[0][2]


def test_a_private_rate_is_held_against_four_times_the_lpr() -> None:
    """Formed on 2025-06-01: 12 %. A default rate of 36 % lies above, 9 % does not."""
    private = {"lender": "private", "formed": "2025-06-01"}
    dear = lines(answer(ONE | private))[0]
    cheap = lines(answer(ONE | private, rate="6%"))[0]

    assert (dear[1], cheap[1]) == ("12.0000", "12.0000")
    assert "逾期利率高于这条线" in dear[2]
    assert "逾期利率不高于这条线" in cheap[2]


def test_a_private_loan_beyond_the_table_has_no_line() -> None:
    """Formed after the last LPR that was checked: no number, and a sentence saying so."""
    day_after = (LPR_1Y.last + timedelta(days=1)).isoformat()
    _, rate, told = lines(answer(ONE, lender="private", formed=day_after))[0]

    assert rate == ""
    assert "本站没有核实到这一天的数" in told


def test_an_old_private_loan_needs_the_day_of_the_suit() -> None:
    """Formed before 2020-08-20: two stretches, the second by the day of the suit."""
    old = ONE | {"lender": "private", "formed": "2019-05-01"}

    assert ["", ""] == [rate for _, rate, _ in lines(answer(old))]
    assert ["", "12.0000"] == [rate for _, rate, _ in lines(answer(old, filed="2026-03-01"))]


# ── mistakes ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        ({"overdue_principal": "0"}, ["instalments.1.principal"]),
        ({"due": "1990-01-01"}, ["as_of"]),
        ({"due": "2015-01-01", "compounding": "yes"}, ["compounding"]),
        ({"accelerated_on": "2026-11-01"}, ["remaining_principal"]),
        (
            {"accelerated_on": "2026-08-01", "remaining_principal": "5000"},
            ["accelerated_on"],
        ),
        ({"issued": "2026-09-01"}, ["issued"]),
        ({"payments.1.on": "2026-11-24", "payments.1.amount": "5"}, ["payments"]),
        ({"overdue_principal": "-5"}, ["overdue_principal"]),
        ({"due": "2026-02-30"}, ["due"]),
        ({"settlement": "很少"}, ["settlement"]),
    ],
)
def test_contradictions_are_named(texts: dict[str, str], names: list[str]) -> None:
    """Each mistake names its input with a sentence on what to fix."""
    assert mistaken(ONE | texts) == names


def test_too_many_rows_are_a_mistake() -> None:
    """More than 36 instalments are refused with one sentence."""
    many = {
        f"instalments.{number}.{key}": text
        for number in range(1, 38)
        for key, text in (("due", "2026-08-23"), ("principal", "10"))
    }

    assert mistaken(TERMS | many) == ["instalments"]


# ── for any debt ─────────────────────────────────────────────────────────────────────────


@given(
    principal=st.integers(1, 100_000),
    days=st.integers(0, 2_000),
    rate=st.integers(0, 100),
    compounding=st.booleans(),
)
def test_the_total_is_its_parts_and_never_shrinks(
    principal: int, days: int, rate: int, compounding: bool
) -> None:
    """The sum is principal and charges, and no later day of the growth is cheaper."""
    due = date(2026, 11, 23) - timedelta(days=days)
    result = answer(
        ONE,
        due=due,
        overdue_principal=principal,
        rate=rate,
        compounding="yes" if compounding else "no",
    )
    parts = ("default_interest", "compound_interest", "late_fee")
    totals = [Decimal(row[0]) for row in rows(result, "growth", "total")]

    assert Decimal(shown(result, "total_due")) == principal + sum(
        Decimal(shown(result, key)) for key in parts
    )
    assert totals == sorted(totals)
