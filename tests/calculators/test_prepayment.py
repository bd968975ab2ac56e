"""提前还款, as a reader meets it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import calculators
from calculators.declare import InvalidInputError, Result
from calculators.declare.reading import read_inputs
from calculators.declare.write import plain, sentence
from calculators.finance.money import Money, total, yuan

CALCULATOR = calculators.get("prepayment")
# 1,200 over twelve months, 100 of principal a month at 1 %: interest 12, 11, … 1. After six
# payments 600 are owed and 6 + 5 + 4 + 3 + 2 + 1 = 21 of interest are still to come.
LEVEL_PRINCIPAL = {
    "principal": "1200",
    "rate": "12%",
    "months": "12",
    "method": "equal_principal",
    "paid_instalments": "6",
    "prepaid": "300",
    "first_due": "2026-01-31",
}


def answer(**texts: Any) -> Result:
    """The answer for texts as a reader types them, over the loan above."""
    typed = LEVEL_PRINCIPAL | {key: str(text) for key, text in texts.items()}
    return CALCULATOR.calculate(read_inputs(CALCULATOR.inputs, typed))


def shown(result: Result, *keys: str) -> list[str]:
    """Figures as a file keeps them."""
    return [plain(result.figure(key)) for key in keys]


def mistaken(**texts: Any) -> list[str]:
    """The names of the inputs that are refused."""
    with pytest.raises(InvalidInputError) as refused:
        answer(**texts)
    return [mistake.name for mistake in refused.value.mistakes]


def said(result: Result) -> str:
    """All notes as one text."""
    return "".join(sentence(note) for note in result.notes)


def test_the_same_share_ends_sooner() -> None:
    """300 left at 100 a month: three months with 3 + 2 + 1 = 6 of interest, 15 less than 21."""
    result = answer(keep="payment", fee_percent=1)

    assert shown(result, "new_payment", "new_months") == ["103.00", "3"]
    assert shown(result, "interest_saved", "fee", "net_saving") == ["15.00", "3.00", "12.00"]


def test_the_same_term_costs_less_a_month() -> None:
    """300 over six months, 50 each: interest 3 + 2.5 + 2 + 1.5 + 1 + 0.5 = 10.50, half of 21."""
    result = answer(keep="term", fee_percent=1)

    assert shown(result, "new_payment", "new_months") == ["53.00", "6"]
    assert shown(result, "interest_saved", "net_saving") == ["10.50", "7.50"]


def test_the_same_instalment_ends_sooner() -> None:
    """30,000 at 18 % over 24 months pays 1,497.72; with 5,000 prepaid it goes on paying it."""
    result = answer(principal=30000, rate="18%", months=24, method="equal_instalment", prepaid=5000)

    assert shown(result, "new_payment") == ["1497.72"]


def test_a_fixed_payment_goes_on() -> None:
    """1,000 at 1 % with 510: 500 owed after one. 200 prepaid leave 300 + 3.00, saving 5 − 3."""
    result = answer(
        principal=1000,
        method="equal_instalment",
        fixed_payment=510,
        paid_instalments=1,
        prepaid=200,
    )

    assert shown(result, "new_payment", "new_months", "interest_saved") == ["303.00", "1", "2.00"]


def test_prepaying_everything_ends_the_loan() -> None:
    """600 of 600: nothing is left to pay, and all 21 of interest are saved."""
    result = answer(prepaid=600, fee_percent=0)

    assert shown(result, "new_payment", "new_months", "interest_saved") == ["0.00", "0", "21.00"]
    assert "全部还清" in sentence(result.sentence)


def test_a_fee_above_the_saving_is_said_plainly() -> None:
    """10 % of 300 is 30, twice the 15 saved: the sentence says what it costs."""
    result = answer(fee_percent=10)

    assert shown(result, "net_saving") == ["-15.00"]
    assert "反而多花 15.00 元" in sentence(result.sentence)
    assert "由对方决定" in said(result)


def test_both_ways_stand_side_by_side() -> None:
    """Not prepaying, ending sooner and paying less a month are compared whatever is kept."""
    table = answer().table("ways")

    assert table.column("interest") == (yuan(21), yuan(6), yuan("10.50"))
    assert table.column("interest_saved") == (yuan(0), yuan(15), yuan("10.50"))


def test_the_schedule_goes_on_from_the_due_date_of_the_prepayment() -> None:
    """Six payments from 31 January are made by 30 June: the next is due on 31 July."""
    due = answer().table("schedule").column("due")

    assert due == (date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30))


def test_the_picture_starts_at_the_prepayment() -> None:
    """The balances after payment 6 are 600 planned and 300 now, and both end at nothing."""
    table = answer().table("balances")

    assert table.column("planned")[0] == yuan(600)
    assert table.column("balance")[:4] == (yuan(300), yuan(200), yuan(100), yuan(0))
    assert table.column("planned")[-1] == yuan(0)


def test_more_than_is_owed_cannot_be_prepaid() -> None:
    """600 are owed after six payments: 600.01 is a mistake at its own field."""
    assert mistaken(prepaid="600.01") == ["prepaid"]


@pytest.mark.parametrize("paid", ["12", "13"])
def test_a_loan_that_is_over_cannot_be_prepaid(paid: str) -> None:
    """After the last payment nothing is left to prepay."""
    assert mistaken(paid_instalments=paid) == ["paid_instalments"]


def test_a_loan_of_one_instalment_cannot_be_prepaid() -> None:
    """The only payment clears it."""
    assert mistaken(months=1, paid_instalments=1) == ["paid_instalments"]


def test_grace_must_leave_a_month() -> None:
    """Months of interest alone as long as the loan leave none to repay in."""
    assert mistaken(grace_months=12) == ["grace_months"]


def test_a_fixed_payment_must_clear_the_debt() -> None:
    """12 a month is exactly the interest of 1,200 at 1 %."""
    assert mistaken(method="equal_instalment", fixed_payment=12) == ["fixed_payment"]


def test_a_fixed_payment_that_never_clears_says_what_would_and_what_to_ask() -> None:
    """30,000 at 18 %: 450 is the interest of a month, 2,750.40 clears it in twelve (golden)."""
    with pytest.raises(InvalidInputError) as refused:
        answer(principal=30_000, rate="18%", method="equal_instalment", fixed_payment=450)

    [mistake] = refused.value.mistakes
    assert "一个月的利息就有 450.00 元" in mistake.message
    assert "想在 12 个月里还清，每月要还 2,750.40 元" in mistake.message
    assert "可以向放款机构提出降息、延期或重新分期，由对方决定" in mistake.message


def test_whether_a_fee_is_owed_is_for_the_contract() -> None:
    """第六百七十七条 holds 除另有约定外: with a fee the answer points to the contract."""
    assert "提前还款要不要付费用，看合同怎么约定" in said(answer(fee_percent=1))


def test_prepaying_in_the_grace_lowers_the_interest_at_once() -> None:
    """1,200 with three months of interest alone: 300 prepaid after the first leave 900 at 1 %."""
    result = answer(grace_months=3, paid_instalments=1, keep="term")

    assert plain(result.table("schedule").rows[0][2]) == "9.00"


def test_the_disclosure_table_reaches_loans_paid_out_since() -> None:
    """The note on fees that are not disclosed depends on the day the money was paid out."""
    assert "没有列出的不得再收" in said(answer(fee_percent=1, issued="2026-08-01"))
    assert "不能拿明示表的规定来说" in said(answer(fee_percent=1, issued="2026-07-31"))
    assert "填了放款日期" in said(answer(fee_percent=1))


def test_the_disclosure_table_says_nothing_of_private_loans() -> None:
    """For a private lender neither the note nor the rule of the disclosure table is shown."""
    result = answer(fee_percent=1, lender="private", issued="2026-09-01")

    assert [rule.id for rule in result.rules] == ["cc_677", "mjjd_prepay"]
    assert "明示表" not in said(result)


def test_a_bank_is_not_told_the_private_rule() -> None:
    """The rule on private lending is shown only where the lender may be private."""
    ids = [rule.id for rule in answer(lender="bank").rules]

    assert ids == ["cc_677", "cost2026_2hao"]


@given(
    principal=st.integers(10_000, 10**9).map(Money),
    months=st.integers(2, 120),
    rate=st.decimals(0, 100, places=2),
    method=st.sampled_from(["equal_instalment", "equal_principal"]),
    keep=st.sampled_from(["payment", "term"]),
    share=st.integers(1, 100),
)
def test_the_principal_still_to_pay_is_what_is_owed(
    principal: Money, months: int, rate: Any, method: str, keep: str, share: int
) -> None:
    """Principal parts of the remaining rows sum to the balance, and saving is the difference."""
    prepaid = Money(principal.fen * share // 100 // months)
    result = answer(
        principal=principal.yuan,
        months=months,
        rate=rate,
        method=method,
        keep=keep,
        prepaid=max(prepaid, Money(1)).yuan,
        paid_instalments=1,
    )
    rows = result.table("schedule").rows if len(result.tables) > 1 else ()
    parts = total(row[3] for row in rows if isinstance(row[3], Money))

    assert parts == result.figure("balance_after")
