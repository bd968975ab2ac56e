"""多笔债务, as a reader meets it, and the published vectors through the command line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

import calculators
from calculators.declare import InvalidInputError, Result
from calculators.declare.reading import read_inputs
from calculators.declare.write import plain, sentence
from calculators.embed.command import main
from tests import ROOT

CALCULATOR = calculators.get("several_debts")
VECTORS = {
    record["id"]: record
    for record in json.loads(
        (ROOT / "tests" / "vectors" / "debt_payoff.json").read_text(encoding="utf-8")
    )
}
MANY = [("甲", 12_000, "24%", 800), ("乙", 8_000, "18%", 500), ("丙", 30_000, "15%", 1_200)]


def row(name: str, balance: object, rate: str, minimum: object, **more: str) -> dict[str, str]:
    """One debt as texts."""
    texts = {"name": name, "balance": str(balance), "rate": rate, "minimum": str(minimum)}
    return texts | more


def texts_of(monthly: object, *rows: Mapping[str, str], **more: object) -> dict[str, str]:
    """Texts as a reader types them."""
    found = {"monthly": str(monthly)} | {key: str(text) for key, text in more.items()}
    for number, each in enumerate(rows, start=1):
        found |= {f"debts.{number}.{key}": text for key, text in each.items()}
    return found


def answer(texts: Mapping[str, str]) -> Result:
    """The answer for texts as a reader types them."""
    return CALCULATOR.calculate(read_inputs(CALCULATOR.inputs, texts))


def many(monthly: object, **more: object) -> Result:
    """The answer for three debts asking for 2,500 a month."""
    rows = [row(*each) for each in MANY]
    texts = texts_of(monthly, *rows)
    return answer(texts | {key.replace("__", "."): str(text) for key, text in more.items()})


def figures(result: Result) -> dict[str, str]:
    """Figures by key, as a file keeps them."""
    return {figure.key: plain(figure.value) for figure in result.figures}


def rows_of(result: Result, key: str) -> list[dict[str, str]]:
    """The rows of a table by column, as a file keeps them."""
    table = result.table(key)
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, map(plain, cells), strict=True)) for cells in table.rows]


def words(result: Result) -> str:
    """The sentence and the notes as one text."""
    return "".join(sentence(part) for part in (result.sentence, *result.notes))


def mistaken(texts: Mapping[str, str]) -> list[str]:
    """The names of the inputs that are refused."""
    with pytest.raises(InvalidInputError) as refused:
        answer(texts)
    return [mistake.name for mistake in refused.value.mistakes]


# ── the published vectors ────────────────────────────────────────────────────────────────


def run(capsys: pytest.CaptureFixture[str], name: str, texts: Mapping[str, str]) -> Any:
    """What the command line prints for these inputs, as an object."""
    assert 0 == main(["run", name, *(f"{key}={text}" for key, text in texts.items()), "--json"])
    return json.loads(capsys.readouterr().out)


def table(printed: Any, key: str) -> list[dict[str, str]]:
    """The rows of a printed table by column."""
    found = printed["tables"][key]
    return [dict(zip(found["columns"], cells, strict=True)) for cells in found["rows"]]


def vector_row(debt: Mapping[str, Any]) -> dict[str, str]:
    """A published debt as the texts of a row."""
    texts = row(debt.get("name", ""), debt["balance"], f"{debt['apr_pct']}%", debt.get("min", ""))
    if "promo_months" in debt:
        texts |= {
            "introductory_rate": f"{debt['promo_apr_pct']}%",
            "introductory_months": str(debt["promo_months"]),
        }
    return texts


@pytest.mark.parametrize("record", ["nds-avalanche", "unbury-2x0", "golden-avalanche"])
def test_published_payoffs_come_out_of_the_command_line(
    record: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Months, interest and the month each debt is cleared, as other projects printed them."""
    given, expected = VECTORS[record]["inputs"], VECTORS[record]["expected"]
    minimums = sum(debt["min"] for debt in given["debts"])
    monthly = given.get("monthly_budget", minimums + given.get("extra", 0))
    printed = run(
        capsys,
        "several_debts",
        texts_of(monthly, *(vector_row(debt) for debt in given["debts"])),
    )
    (found,) = [
        each for each in table(printed, "strategies") if each["strategy"] == given["strategy"]
    ]

    assert str(expected["months"]) == found["months"]
    if "total_interest" in expected:
        gap = Decimal(found["total_interest"]) - Decimal(str(expected["total_interest"]))
        assert abs(gap) <= Decimal(str(VECTORS[record]["tolerance"]["abs"]))
    cleared = {each["name"]: each[given["strategy"]] for each in table(printed, "cleared")}
    assert {
        name: str(month) for name, month in expected.get("paid_off_month", {}).items()
    }.items() <= cleared.items()


def test_the_published_debt_that_never_ends_is_an_answer(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """1,000,000 at 20 % for 10 a month: no months, but what a month costs and what would do."""
    given = VECTORS["unbury-never"]["inputs"]
    texts = texts_of(given["monthly_payment"], vector_row(given))
    printed = run(capsys, "several_debts", texts)

    assert VECTORS["unbury-never"]["expected"]["months"] is None
    assert "months" not in printed["figures"]
    assert printed["figures"]["standstill"]["value"] == "16666.67"
    assert {each["months"] for each in table(printed, "strategies")} == {""}
    assert "可以请对方降息、减免或者延长期限，由对方决定" in printed["sentence"]


@pytest.mark.parametrize("record", ["unbury-int-2", "unbury-int-3"])
def test_published_monthly_interest_comes_out_of_the_command_line(
    record: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """30 at 5 % costs 0.13 in a month, half-up; 1,200 at 12 % costs 12.00."""
    given = VECTORS[record]["inputs"]
    printed = run(capsys, "several_debts", texts_of(2000, vector_row(given)))
    interest = Decimal(table(printed, "first_month")[0]["interest"])

    assert Decimal(str(VECTORS[record]["expected"]["interest"])) == interest


def test_the_published_promotion_comes_out_of_the_command_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """3,000 free of interest for 12 months at 100 a month: 1,800 is left when it ends."""
    given = VECTORS["golden-promo-left"]["inputs"]
    debt = given | {"apr_pct": "24.99", "promo_apr_pct": 0}
    printed = run(capsys, "several_debts", texts_of(given["min"], vector_row(debt)))
    left = Decimal(table(printed, "timeline")[given["promo_months"] - 1]["balance"])

    assert left == VECTORS["golden-promo-left"]["expected"]["balance_at_promo_end"]


@pytest.mark.parametrize("record", ["unbury-apply-1", "unbury-apply-4"])
def test_published_allocations_come_out_of_the_command_line(
    record: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where one payment goes is the other calculator's answer: interest first."""
    given, expected = VECTORS[record]["inputs"], VECTORS[record]["expected"]
    texts = dict.fromkeys(("costs", "default_interest", "late_fee"), "0") | {
        "paid": str(given["payment"]),
        "interest": str(given["interest_due"]),
        "principal": str(given["principal"]),
    }
    printed = run(capsys, "part_payment", texts)
    left = expected["interest_left"] + expected["principal_left"]

    assert Decimal(printed["figures"]["left"]["value"]) == left
    assert Decimal(printed["figures"]["unspent"]["value"]) == expected["leftover"]


def test_no_published_record_is_left_out() -> None:
    """Each record of the file is one of those tested above."""
    assert VECTORS.keys() == {
        "nds-avalanche", "golden-avalanche", "golden-promo-left", "unbury-never", "unbury-2x0",
        "unbury-int-2", "unbury-int-3", "unbury-apply-1", "unbury-apply-4",
    }  # fmt: skip


# ── enough money ─────────────────────────────────────────────────────────────────────────


def test_the_first_month_pays_minimums_and_gives_the_rest_to_the_dearest() -> None:
    """3,000: 800 + 500 + 1,200, and 500 more to the debt at 24 %; 12,000 × 2 % = 240 interest."""
    first = rows_of(many(3000), "first_month")

    assert [each["payment"] for each in first] == ["1300.00", "500.00", "1200.00"]
    assert [each["interest"] for each in first] == ["240.00", "120.00", "375.00"]
    assert first[0]["left"] == "10940.00"  # 12,000 + 240 − 1,300


@pytest.mark.parametrize(
    ("strategy", "payments"),
    [
        ("snowball", ["800.00", "1000.00", "1200.00"]),
        ("urgent_first", ["800.00", "500.00", "1700.00"]),
        # 500 over the 11,440 / 7,620 / 29,175 of 48,235 left after the minimums:
        # 118.586, 78.988 and 302.4256, the two 分 over to the first two.
        ("pro_rata", ["918.59", "578.99", "1502.42"]),
    ],
)
def test_each_strategy_has_its_first_month(strategy: str, payments: list[str]) -> None:
    """The smallest, the urgent (丙) or every lender gets what is left over the minimums."""
    first = rows_of(many(3000, strategy=strategy, debts__3__urgent="yes"), "first_month")

    assert [each["payment"] for each in first] == payments


def test_all_four_strategies_stand_side_by_side() -> None:
    """One row each, by stable names, in one order."""
    assert [each["strategy"] for each in rows_of(many(3000), "strategies")] == [
        "avalanche", "snowball", "urgent_first", "pro_rata",
    ]  # fmt: skip


def test_the_avalanche_costs_least_here_and_the_snowball_clears_one_first() -> None:
    """What the two are known for shows in the table."""
    by_name = {each["strategy"]: each for each in rows_of(many(3000), "strategies")}
    interest = {name: Decimal(each["total_interest"]) for name, each in by_name.items()}

    assert interest["avalanche"] == min(interest.values())
    assert int(by_name["snowball"]["first_cleared"]) < int(by_name["avalanche"]["first_cleared"])
    assert by_name["snowball"]["first_cleared_name"] == "乙"


def test_freed_minimums_roll_on() -> None:
    """100 + 100 on 300 and 500 without interest: 3 months, then 200 on what is left of 200."""
    result = answer(texts_of(200, row("a", 300, "0", 100), row("b", 500, "0", 100)))

    assert figures(result)["months"] == "4"
    assert [each["payment"] for each in rows_of(result, "timeline")] == ["200.00"] * 4


def test_equal_rates_go_to_the_smaller_balance_and_then_as_typed() -> None:
    """300 of 1,000, 500, 500: the first 500 typed is paid, and the note says how ties go."""
    rows = [row("大", 1000, "12%", 0), row("先", 500, "12%", 0), row("后", 500, "12%", 0)]
    result = answer(texts_of(300, *rows))

    assert [each["payment"] for each in rows_of(result, "first_month")] == [
        "0.00", "300.00", "0.00",
    ]  # fmt: skip
    assert "先还欠得少的，再按填的先后" in words(result)


def test_a_debt_switched_off_is_left_out_and_named() -> None:
    """Only what is included counts."""
    result = many(3000, debts__3__included="no")

    assert figures(result)["total_balance"] == "20000.00"
    assert "没有算进来的：丙。" in words(result)


def test_all_cleared_within_a_month_leaves_the_rest() -> None:
    """250 without interest at 100 a month: the third month uses 50 and leaves 50."""
    result = answer(texts_of(100, row("a", 250, "0", 0)))

    assert figures(result)["months"] == "3"
    assert "最后一个月只用到 50.00 元，多出 50.00 元" in words(result)


def test_an_extra_counts_at_the_next_payment() -> None:
    """500 on 10 January is used with the payment of 23 January, the second."""
    texts = texts_of(100, row("a", 1000, "0", 0)) | {
        "extras.1.on": "2027-01-10",
        "extras.1.amount": "500",
    }
    result = answer(texts)

    assert [each["payment"] for each in rows_of(result, "timeline")] == [
        "100.00", "600.00", "100.00", "100.00", "100.00",
    ]  # fmt: skip


def test_two_extras_of_a_month_add_up_and_late_ones_are_named() -> None:
    """300 + 200 in the first month clear 600; what comes a year later is not needed."""
    texts = texts_of(100, row("a", 600, "0", 0))
    days = (("2026-12-01", "300"), ("2026-12-23", "200"), ("2027-12-01", "900"))
    for number, (on, amount) in enumerate(days, start=1):
        texts |= {f"extras.{number}.on": on, f"extras.{number}.amount": amount}

    assert figures(answer(texts))["months"] == "1"
    assert "有 1 笔另外的钱在还清以后才到" in words(answer(texts))


def test_a_debt_that_starts_later_asks_for_nothing_before() -> None:
    """Deferred to 23 February (the third payment): nothing is charged or paid for two months."""
    rows = [row("a", 1000, "0", 100), row("b", 1000, "12%", 100, starts="2027-02-23")]
    result = answer(texts_of(200, *rows))
    timeline = rows_of(result, "timeline")

    assert [each["interest"] for each in timeline[:3]] == ["0.00", "0.00", "10.00"]
    assert figures(result)["minimums"] == "100.00"


def test_a_later_shortfall_is_announced() -> None:
    """150 covers 100 until a second debt starts in the third month."""
    rows = [row("a", 1000, "0", 100), row("b", 900, "0", 100, starts="2027-02-23")]

    assert "第 3 个月起，钱不够那时各家的最低" in words(answer(texts_of(150, *rows)))


def test_debts_to_one_lender_may_be_named_when_paying() -> None:
    """The borrower says which one is paid (民法典560); without a common lender nothing is said."""
    one = many(3000, debts__1__lender="某银行", debts__3__lender="某银行")

    assert "欠「某银行」不止一笔" in words(one)
    assert "cc_560" in {rule.id for rule in one.rules}
    assert "cc_560" not in {rule.id for rule in many(3000).rules}


def test_a_debt_without_a_rate_counts_as_none_and_is_named() -> None:
    """Nobody has to look a rate up first: it is reckoned as 0, and the answer says for which."""
    known, unknown = row("甲", 1_000, "0", 100), row("乙", 2_000, "", 100)
    shown = answer(texts_of(500, known, unknown))
    notes = [sentence(note) for note in shown.notes if "没有填利率" in sentence(note)]

    assert figures(answer(texts_of(500, known, unknown | {"rate": "0"}))) == figures(shown)
    assert ["「乙」没有填利率，先按 0 算"] == [note.partition("：")[0] for note in notes]


def test_a_secured_debt_is_pointed_out() -> None:
    """Security is at stake where a payment stops."""
    assert "有抵押或担保的：丙" in words(many(3000, debts__3__secured="yes"))


def test_a_later_month_is_on_its_own_day() -> None:
    """From 31 January the payments fall on 28 February and 31 March."""
    texts = texts_of(100, row("a", 200, "0", 0), as_of="2027-01-31")

    assert [each["on"] for each in rows_of(answer(texts), "timeline")] == [
        "2027-02-28", "2027-03-31",
    ]  # fmt: skip


# ── not enough money ─────────────────────────────────────────────────────────────────────


def test_below_the_minimums_each_lender_gets_a_proposal() -> None:
    """1,500 over 12,000 / 8,000 / 30,000: 360 / 240 / 900 (published), 440 / 260 / 300 less."""
    proposed = rows_of(many(1500), "proposals")

    assert [each["proposed"] for each in proposed] == ["360.00", "240.00", "900.00"]
    assert [each["less"] for each in proposed] == ["440.00", "260.00", "300.00"]


def test_below_the_minimums_the_answer_asks_and_says_what_would_be_enough() -> None:
    """2,500 is asked for: 1,000 more would do; until then each lender is asked for less."""
    result = many(1500)

    assert figures(result)["short_of_minimums"] == "1000.00"
    assert "还差 1,000.00 元" in sentence(result.sentence)
    assert "请对方书面同意降低月供或者延期，由对方决定" in sentence(result.sentence)
    assert "怎样才够：每月 2,500.00 元就够各家的最低" in words(result)
    assert "时效会重新计算" in words(result)
    assert {"cc_543_544", "sx_14", "sx_19"} <= {rule.id for rule in result.rules}


def test_below_the_minimums_few_lenders_are_named_in_the_sentence() -> None:
    """1,500 is 360 / 240 / 900; with five lenders the table alone says it."""
    assert (
        "向每家提一个数：「甲」360.00 元、「乙」240.00 元、「丙」900.00 元，请对方书面"
        in sentence(many(1_500).sentence)
    )
    five = answer(texts_of(100, *(row(name, 1_000, "12%", 100) for name in "甲乙丙丁戊")))
    assert "向每家提一个数，请对方书面同意" in sentence(five.sentence)


def test_below_the_minimums_the_plan_starts_from_the_proposals() -> None:
    """The first month then pays what is proposed, and says that all have to agree."""
    result = many(1500)

    assert [each["payment"] for each in rows_of(result, "first_month")] == [
        "360.00", "240.00", "900.00",
    ]  # fmt: skip
    assert "假定各家都同意" in sentence(result.table("strategies").note)


def test_below_the_interest_lower_interest_is_asked_for_too() -> None:
    """One month costs 240 + 120 + 375 = 735; 700 a month is less."""
    result = many(700)

    assert figures(result)["standstill"] == "735.00"
    assert "一个月的利息就有 735.00 元，所以还要一起请对方降息或者停收罚息" in sentence(
        result.sentence
    )
    # 700 × 12/50 = 168 does not reach 240; 112 not 120; 420 reaches 375.
    assert [each["ask"][:2] for each in rows_of(result, "proposals")] == ["降息", "降息", "降低"]


def test_what_clears_in_one_two_and_three_years_is_named() -> None:
    """30,000 at 18 % (published): 2,750.40, 1,497.72 and 1,084.57; 450.00 stands still."""
    found = figures(answer(texts_of(400, row("a", 30_000, "18%", 0))))

    assert (found["standstill"], found["payment_12"], found["payment_24"], found["payment_36"]) == (
        "450.00", "2750.40", "1497.72", "1084.57",
    )  # fmt: skip


def test_with_enough_money_nothing_is_asked() -> None:
    """No proposals, no sums for one, two, three years."""
    result = many(3000)

    assert "proposals" not in {each.key for each in result.tables}
    assert not {"standstill", "payment_12", "short_of_minimums"} & figures(result).keys()


def test_the_minimums_exactly_are_enough() -> None:
    """2,500 is 2,500."""
    assert "short_of_minimums" not in figures(many(2500))


def test_with_no_money_deferral_is_asked_for_and_food_comes_first() -> None:
    """Zero a month is an answer: nothing is promised to anyone."""
    result = many(0)

    assert "可以先请每一家延期" in sentence(result.sentence)
    assert "吃饭、住和看病的钱先留够" in sentence(result.sentence)
    assert {each["ask"][:2] for each in rows_of(result, "proposals")} == {"延期"}


def test_a_share_that_covers_its_minimum_asks_for_nothing() -> None:
    """A large debt with a small minimum gets more than it asks for, and stays as agreed."""
    rows = [row("大", 90_000, "0", 100), row("小", 1_000, "0", 900)]
    proposed = rows_of(answer(texts_of(910, *rows)), "proposals")

    assert proposed[0]["ask"] == "够这一家的最低，照常还"


def test_debts_without_names_go_by_their_number() -> None:
    """The number is that of the row, also where one before it is left out."""
    rows = [row("", 100, "0", 0, included="no"), row("", 200, "0", 0)]

    assert rows_of(answer(texts_of(100, *rows)), "first_month")[0]["name"] == "欠款 2"


# ── mistakes ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("texts", "wrong"),
    [
        (texts_of(100, row("a", 100, "0", 0, included="no")), ["debts"]),
        (texts_of(100, row("a", 0, "0", 0)), ["debts.1.balance"]),
        (texts_of(100, row("a", 100, "很高", -1)), ["debts.1.rate", "debts.1.minimum"]),
        (texts_of(-1, row("a", 100, "0", 0)), ["monthly"]),
        (
            texts_of(100, row("a", 100, "9%", 0, introductory_rate="0")),
            ["debts.1.introductory_months"],
        ),
        (
            texts_of(100, row("a", 100, "0", 0))
            | {"extras.1.on": "2026-11-22", "extras.1.amount": "5"},
            ["extras.1.on"],
        ),
        (texts_of(100, *[row("a", 100, "0", 0)] * 31), ["debts"]),
    ],
)
def test_what_cannot_be_is_refused_where_it_stands(texts: dict[str, str], wrong: list[str]) -> None:
    """All mistakes at once, each at the cell that has to be mended."""
    assert mistaken(texts) == wrong


def test_no_loan_is_suggested_to_pay_another() -> None:
    """Where money does not suffice, borrowing is not the way."""
    assert "不要借新的来还旧的" in words(many(1500))
