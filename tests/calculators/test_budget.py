"""每月最多能还多少, as a reader meets it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import calculators
from calculators.declare import InvalidInputError, Result
from calculators.declare.reading import read_inputs
from calculators.declare.write import plain, sentence
from calculators.finance.money import Money, yuan

CALCULATOR = calculators.get("budget")
ROOMY = {"incomes.1.amount": "6000", "essentials.1.amount": "4000", "buffer": "500"}
SHORT = {"incomes.1.amount": "3000", "essentials.1.amount": "3500", "buffer": "200"}
LENDERS = {
    "debts.1.name": "甲银行",
    "debts.1.balance": "12000",
    "debts.1.payment": "900",
    "debts.2.balance": "8000",
    "debts.2.payment": "700",
}


def answer(*parts: dict[str, str], **texts: Any) -> Result:
    """The answer for texts as a reader types them."""
    typed: dict[str, str] = {}
    for part in (*parts, {key: str(text) for key, text in texts.items()}):
        typed |= part
    return CALCULATOR.calculate(read_inputs(CALCULATOR.inputs, typed))


def figures(result: Result) -> dict[str, str]:
    """Figures by key, as a file keeps them."""
    return {figure.key: plain(figure.value) for figure in result.figures}


def words(result: Result) -> str:
    """The sentence and the notes as one text."""
    return "".join(sentence(part) for part in (result.sentence, *result.notes))


def statement(result: Result) -> str:
    """The text of the statement."""
    return next(document.text for document in result.documents if document.key == "statement")


def mistaken(*parts: dict[str, str], **texts: Any) -> list[str]:
    """The names of the inputs that are refused."""
    with pytest.raises(InvalidInputError) as refused:
        answer(*parts, **texts)
    return [mistake.name for mistake in refused.value.mistakes]


def test_what_is_left_is_income_less_essentials_and_buffer() -> None:
    """6,000 − 4,000 − 500 = 1,500; 80 % of it is 1,200."""
    found = figures(answer(ROOMY))

    assert found["monthly_income"] == "6000.00"
    assert found["monthly_essentials"] == "4000.00"
    assert found["disposable"] == found["offer_ceiling"] == "1500.00"
    assert found["offer_suggested"] == "1200.00"
    assert found["shortfall"] == "0.00"
    assert found["state"] == "comfortable"


def test_every_period_counts_as_a_month() -> None:
    """12 a day, 300 a week, 1,000 a month, 900 a quarter, 3,000 a year: 365+1,300+1,000+300+250."""
    rows = [("12", "day"), ("300", "week"), ("1000", "month"), ("900", "quarter"), ("3000", "每年")]
    typed = {
        key: text
        for number, (amount, period) in enumerate(rows, start=1)
        for key, text in (
            (f"incomes.{number}.amount", amount),
            (f"incomes.{number}.period", period),
        )
    }

    assert figures(answer(typed))["monthly_income"] == "3215.00"


def test_the_first_offer_is_cut_to_ten_yuan_and_says_it_is_a_convention() -> None:
    """80 % of 1,512.50 is 1,210.00; of 1,512.49 it is 1,209.99, and 1,200 is offered."""
    offered = [
        figures(answer(ROOMY, {"incomes.1.amount": income}))["offer_suggested"]
        for income in ("6012.50", "6012.49")
    ]

    assert offered == ["1210.00", "1200.00"]
    assert "本站的约定，不是规定" in words(answer(ROOMY))


@pytest.mark.parametrize(
    ("income", "state"),
    [("4210.53", "comfortable"), ("4210.52", "tight"), ("4000", "tight"), ("3999.99", "short")],
)
def test_the_state_follows_five_percent_of_income(income: str, state: str) -> None:
    """Of 4,210.53 the 210.53 left are above 5 % (210.5265); of 4,210.52 the 210.52 are not."""
    result = answer(ROOMY, {"incomes.1.amount": income, "buffer": "0"})

    assert figures(result)["state"] == state


def test_a_page_shows_the_state_in_chinese() -> None:
    """Readers never see the English key."""
    result = answer(ROOMY)

    assert "有余地" in [getattr(figure.value, "label", "") for figure in result.figures]


def test_when_short_the_answer_asks_and_says_what_would_be_enough() -> None:
    """3,000 for 3,500 and 200: 500 short of living, 700 short of both; ask, and where is help."""
    result = answer(SHORT)

    assert figures(result)["offer_suggested"] == figures(result)["offer_ceiling"] == "0.00"
    assert figures(result)["shortfall"] == "700.00"
    assert "还差 500.00 元" in sentence(result.sentence)
    assert "延期" in sentence(result.sentence)
    assert "由对方决定" in sentence(result.sentence)
    assert "救助" in sentence(result.sentence)
    assert "每月再多 700.00 元进账" in words(result)
    assert "sj_rescue" in {rule.id for rule in result.rules}
    assert "start/food/" in {step.page for step in result.next}


def test_when_short_with_debts_the_dues_have_their_number_too() -> None:
    """700 to live and 1,600 for the lenders: 2,300 more a month would cover both."""
    assert "每月再多 2,300.00 元进账，才够各家现在的月供 1,600.00 元" in words(
        answer(SHORT, LENDERS)
    )


def test_dues_that_are_covered_ask_for_no_more_income() -> None:
    """10 left cover a due of 5, although no offer is made out of 10."""
    due = {"debts.1.balance": "50", "debts.1.payment": "5"}

    assert "才够各家现在的月供" not in words(answer(ROOMY, due, {"incomes.1.amount": "4510"}))


def test_with_nothing_left_no_number_is_promised() -> None:
    """4,500 for 4,000 and 500: nothing is left, deferral is asked for, and no help with food."""
    result = answer(ROOMY, {"incomes.1.amount": "4500"})

    assert figures(result)["state"] == "tight"
    assert "先不答应每月还多少" in sentence(result.sentence)
    assert "sj_rescue" not in {rule.id for rule in result.rules}


def test_with_next_to_nothing_left_the_least_that_can_be_offered_is_named() -> None:
    """12.49 left make an offer of 0; 12.50 would make one of 10."""
    result = answer(ROOMY, {"incomes.1.amount": "4512.49"})

    assert figures(result)["offer_suggested"] == "0.00"
    assert "每月现在多出 12.49 元；至少多出 12.50 元" in words(result)


def test_little_left_is_called_thin() -> None:
    """4,600 leaves 100, less than 5 %: 80 may be offered, and deferral is named beside it."""
    result = answer(ROOMY, {"incomes.1.amount": "4600"})

    assert figures(result)["offer_suggested"] == "80.00"
    assert "也可以先提延期" in words(result)


def test_dues_above_the_offer_are_set_against_it() -> None:
    """1,600 is due, 1,200 offered: 400 too much, so ask for less or later."""
    result = answer(ROOMY, LENDERS)

    assert figures(result)["debts_total"] == "20000.00"
    assert figures(result)["debts_monthly"] == "1600.00"
    assert "比先提的多 400.00 元" in sentence(result.sentence)


def test_dues_within_the_offer_are_covered() -> None:
    """1,200 offered covers 1,200 due."""
    assert "先提的数够" in sentence(answer(ROOMY, LENDERS, {"debts.2.payment": "300"}).sentence)


def test_without_debts_their_figures_are_absent() -> None:
    """Nothing typed about debts: no figure about them, and blanks in the statement."""
    result = answer(ROOMY)

    assert not {"debts_total", "debts_monthly"} & figures(result).keys()
    assert "还欠＿＿＿元" in statement(result)


def test_debts_without_a_payment_only_have_a_total() -> None:
    """Debts called in whole have no monthly payment to compare."""
    result = answer(ROOMY, {"debts.1.balance": "5000"})

    assert figures(result)["debts_total"] == "5000.00"
    assert "debts_monthly" not in figures(result)


def test_the_statement_tells_the_month_and_leaves_blanks_for_the_person() -> None:
    """Income, essentials, what is left and each debt stand in it; who it is stays blank."""
    text = statement(answer(ROOMY, LENDERS))

    assert "合计 6,000.00 元" in text
    assert "合计 4,000.00 元" in text
    assert "还剩 1,500.00 元；能连续拿来还款的，各家合计 1,200.00 元" in text
    assert "甲银行，还欠 12,000.00 元，现在每月要还 900.00 元" in text
    assert "欠款 2，还欠 8,000.00 元" in text
    assert "姓名：＿＿＿" in text
    assert "身份证" not in text


def test_the_statement_leaves_out_lines_of_nothing() -> None:
    """The example offers lines such as 孩子 at 0; the statement does not list them."""
    text = statement(answer())

    assert "吃饭：1,216.67 元" in text
    assert "孩子" not in text


def test_a_statement_without_income_says_so() -> None:
    """No income row at all is an answer, not a mistake."""
    result = answer(SHORT, {"incomes.1.amount": "", "incomes.1.off": "yes"})

    assert "没有。" in statement(result)
    assert "少 3,500.00 元，目前没有能用来还款的钱" in statement(result)


def test_the_fullest_statement_fits_a_page() -> None:
    """Every row used, with long names: 44 lines of 45 characters, A4 in 11 points."""
    name, typed = "名" * 16, {"buffer": "500"}
    for table, rows in (("incomes", 10), ("essentials", 20), ("debts", 12)):
        for number in range(1, rows + 1):
            amount = "balance" if table == "debts" else "amount"
            typed |= {f"{table}.{number}.name": name, f"{table}.{number}.{amount}": "12345.67"}
    lines = statement(answer(typed)).splitlines()

    assert sum(-(-len(line) // 45) for line in lines) <= 44


def test_the_statement_says_what_signing_does() -> None:
    """Who admits a debt is told about the limitation period before signing."""
    document = answer(ROOMY).documents[0]

    assert any("诉讼时效会重新计算" in item for item in document.check)
    assert document.saying
    assert document.use_when
    assert document.not_when
    assert document.then


def test_food_is_never_cut() -> None:
    """Whatever the state, no sentence advises to spend less on living."""
    said = [words(answer(part)) for part in (ROOMY, SHORT, {"buffer": "0"})]

    assert [] == [text for text in said if "少吃" in text or "省" in text or "减少支出" in text]


def test_nothing_at_all_is_a_mistake() -> None:
    """With income and essentials both at zero there is nothing to work out."""
    zero = {"incomes.1.amount": "0", "essentials.1.amount": "0"}

    assert mistaken(zero) == ["essentials.1.amount"]


def test_every_wrong_cell_is_named() -> None:
    """All mistakes at once, each at its own cell."""
    wrong = {"incomes.1.amount": "很多", "essentials.2.amount": "-5", "incomes.1.period": "每世纪"}

    assert mistaken(wrong) == [
        "incomes.1.amount",
        "incomes.1.period",
        "essentials.2.amount",
    ]


def test_too_many_rows_are_refused() -> None:
    """Twenty lines of essentials at most."""
    typed = {f"essentials.{number}.amount": "1" for number in range(1, 22)}

    assert mistaken(typed) == ["essentials"]


def test_nothing_essential_is_asked_again() -> None:
    """Zero for living is accepted with a question."""
    assert "有没有漏" in words(answer(ROOMY, {"essentials.1.amount": "0"}))


AMOUNT = st.integers(1, 10**8).map(lambda fen: str(Money(fen).yuan))


@given(income=AMOUNT, essential=AMOUNT, buffer=AMOUNT)
def test_the_month_adds_up(income: str, essential: str, buffer: str) -> None:
    """What is left less what is missing is income less essentials less buffer; offers fit in it."""
    typed = {"incomes.1.amount": income, "essentials.1.amount": essential, "buffer": buffer}
    result = answer(typed)
    money = {f.key: f.value.fen for f in result.figures if isinstance(f.value, Money)}

    assert money["disposable"] - money["shortfall"] == (
        money["monthly_income"] - money["monthly_essentials"] - yuan(buffer).fen
    )
    assert 0 <= money["offer_suggested"] <= money["offer_ceiling"] == money["disposable"]
