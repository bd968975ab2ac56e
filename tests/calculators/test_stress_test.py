"""收入变了还撑得住吗, as a reader meets it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

import calculators
from calculators.declare import InvalidInputError, Result
from calculators.declare.numerals import UnreadableError
from calculators.declare.reading import read_inputs
from calculators.declare.write import plain, sentence
from calculators.stress_test import CHANGE

CALCULATOR = calculators.get("stress_test")
HOME = {
    "monthly_income": "5000",
    "monthly_essentials": "3000",
    "savings": "4000",
    "payment": "1500",
    "months": "6",
    "income_change_percent": "-20",
    "months_without_income": "0",
    "one_off_cost": "1000",
}


def answer(**texts: Any) -> Result:
    """The answer for texts as a reader types them, over one household."""
    typed = HOME | {key: str(text) for key, text in texts.items()}
    return CALCULATOR.calculate(read_inputs(CALCULATOR.inputs, typed))


def figures(result: Result) -> dict[str, str]:
    """Figures by key, as a file keeps them."""
    return {figure.key: plain(figure.value) for figure in result.figures}


def words(result: Result) -> str:
    """The sentence and the notes as one text."""
    return "".join(sentence(part) for part in (result.sentence, *result.notes))


def balances(result: Result) -> list[str]:
    """What is left at the end of each month."""
    return [plain(value) for value in result.table("months").column("balance")]


def test_each_month_adds_income_and_takes_what_is_spent() -> None:
    """4,000 saved + 4,000 − 1,000 − 3,000 − 1,500 = 2,500, then 500 less every month."""
    assert balances(answer()) == ["2500.00", "2000.00", "1500.00", "1000.00", "500.00", "0.00"]


def test_a_month_that_ends_at_nothing_is_not_short() -> None:
    """Six months just do: the highest payment is the one planned, and no month is short."""
    result = answer()

    assert figures(result) == {"lowest_balance": "0.00", "payment_that_survives": "1500.00"}
    assert "每个月都够" in sentence(result.sentence)


def test_the_first_short_month_is_named() -> None:
    """1,700 a month: 2,300, 1,600, 900, 200, −500, −1,200."""
    result = answer(payment=1700)

    assert figures(result)["first_month_short"] == "5"
    assert figures(result)["lowest_balance"] == "-1200.00"
    assert "第 5 个月开始不够，最多的时候差 1,200.00 元" in sentence(result.sentence)


def test_when_short_the_answer_says_what_to_ask_and_what_would_be_enough() -> None:
    """1,500 survives; or 1,200 at once or 200 a month more; or the first payment put off.

    One month without 1,700 leaves 500 at the end.
    """
    result = answer(payment=1700)

    assert figures(result)["payment_that_survives"] == "1500.00"
    assert figures(result)["deferral_that_survives"] == "1"
    assert figures(result)["missing_monthly"] == "200.00"
    assert "月供不超过 1,500.00 元" in sentence(result.sentence)
    assert "先延期 1 个月" in sentence(result.sentence)
    assert "由对方决定" in sentence(result.sentence)
    assert "一开始多 1,200.00 元，或者每月多 200.00 元进账" in words(result)


def test_months_without_income_come_first() -> None:
    """Nothing comes in for one month: 4,000 − 1,000 − 3,000 − 1,500 = −1,500, then −500 a month."""
    assert balances(answer(months_without_income=1, months=3)) == [
        "-1500.00",
        "-2000.00",
        "-2500.00",
    ]


def test_even_without_payments_it_can_be_too_little() -> None:
    """0, then −3,000, then −2,000: 3,000 at once, or 1,500 a month, are missing."""
    result = answer(months_without_income=2, months=3)

    assert figures(result)["payment_that_survives"] == "0.00"
    assert figures(result)["missing_monthly"] == "1500.00"
    assert "deferral_that_survives" not in figures(result)
    assert "一分不还，第 2 个月也不够，最多的时候差 3,000.00 元" in sentence(result.sentence)
    assert "一开始多 3,000.00 元，或者每月多 1,500.00 元" in sentence(result.sentence)
    assert "延期，由对方决定" in sentence(result.sentence)
    assert "sj_rescue" in {rule.id for rule in result.rules}
    assert "start/food/" in {step.page for step in result.next}


def test_where_life_is_just_covered_deferral_is_asked_for() -> None:
    """4,000 of savings and one month without income: 4,000 − 1,000 − 3,000 = 0, and no payment."""
    result = answer(months_without_income=1, months=1)

    assert figures(result)["payment_that_survives"] == "0.00"
    assert "生活刚好够" in sentence(result.sentence)
    assert "延期" in sentence(result.sentence)


def test_the_payment_that_survives_is_cut_to_a_fen() -> None:
    """16,000 left after 12 months without payments: 1,333.33 a month, not 1,333.34."""
    assert figures(CALCULATOR.calculate(CALCULATOR.example()))["payment_that_survives"] == "1333.33"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("-20%", "-0.2"), ("少20%", "-0.2"), ("降了 20", "-0.2"), ("多5%", "0.05"), ("0", "0"),
     ("减少 百分之三", "-0.03"), ("−7.5", "-0.075")],
)  # fmt: skip
def test_a_change_is_read_with_a_sign_or_in_words(typed: str, expected: str) -> None:
    """Phones often offer no minus: 少20% means the same."""
    assert CHANGE.read(typed) == Decimal(expected)


@pytest.mark.parametrize("typed", ["少-20%", "少", "二成", "少很多", ""])
def test_an_unclear_change_is_refused(typed: str) -> None:
    """A doubled direction or no number at all is asked for again."""
    with pytest.raises(UnreadableError):
        CHANGE.read(typed)


@pytest.mark.parametrize("change", ["-1", "-0.2", "-0.075", "0", "0.05"])
def test_a_change_survives_the_form(change: str) -> None:
    """Reading undoes writing."""
    assert CHANGE.read(CHANGE.write(Decimal(change))) == Decimal(change)


def test_an_increase_is_pointed_out() -> None:
    """Who forgets the minus is told that the income was raised."""
    assert "你填的是收入多 20.00%" in words(answer(income_change_percent="20"))


def test_all_income_can_go() -> None:
    """−100 % leaves nothing coming in: 4,000 − 1,000 − 3,000 − 1,500."""
    assert balances(answer(income_change_percent="-100%"))[0] == "-1500.00"


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("income_change_percent", "-101"),
        ("income_change_percent", "大约"),
        ("months", "0"),
        ("months", "121"),
        ("months_without_income", "-1"),
        ("savings", "-5"),
        ("payment", ""),
        ("one_off_cost", "1e9"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(key: str, typed: str) -> None:
    """Each mistake stands at the input that has to be mended."""
    with pytest.raises(InvalidInputError) as refused:
        answer(**{key: typed})

    assert [key] == [mistake.name for mistake in refused.value.mistakes]


def test_no_loan_is_suggested() -> None:
    """A gap is never filled by another loan."""
    assert "不要为了补这几个月去借另一笔" in words(answer(payment=1700))


def test_deferral_warns_of_interest_and_of_the_limitation() -> None:
    """What asking for time may cost is said beside it."""
    assert "还算不算利息" in words(answer(payment=1700))
    assert {"cc_678", "cc_543_544", "sx_14", "sx_19"} <= {
        rule.id for rule in answer(payment=1700).rules
    }
