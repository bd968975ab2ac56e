"""还款计划表, as a reader meets it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import calculators
from calculators.declare import InvalidInputError, Result
from calculators.declare.loan_terms import Method
from calculators.declare.reading import read_inputs
from calculators.declare.result import parts
from calculators.declare.write import plain, sentence
from calculators.finance.money import Money, total, yuan

CALCULATOR = calculators.get("repayment_schedule")


def answer(**texts: Any) -> Result:
    """The answer for texts as a reader types them."""
    given_texts = {key: str(text) for key, text in texts.items()}
    return CALCULATOR.calculate(read_inputs(CALCULATOR.inputs, given_texts))


def shown(result: Result, key: str) -> str:
    """A figure as a file keeps it."""
    return plain(result.figure(key))


def test_flat_fee_matches_the_golden_row() -> None:
    """10,000 over 12 months at 0.75 % a month on the original principal."""
    result = answer(principal=10000, months=12, method="flat_fee", fee_rate="0.75%")

    assert shown(result, "payment") == "908.33"
    assert shown(result, "payment_last") == "908.37"
    assert Decimal(shown(result, "apr_nominal")).quantize(Decimal("0.01")) == Decimal("16.22")
    assert Decimal(shown(result, "apr_effective")).quantize(Decimal("0.01")) == Decimal("17.48")


def test_flat_fee_is_not_the_popular_shortcut() -> None:
    """0.6 % a month is 13.03 % nominal; the shortcut 24·f·n/(n+1) would say 13.29 %."""
    result = answer(principal=10000, months=12, method="flat_fee", fee_rate="0.6%")

    assert Decimal(shown(result, "apr_nominal")).quantize(Decimal("0.01")) == Decimal("13.03")


@pytest.mark.parametrize(
    ("principal", "rate", "months", "payment"),
    [
        (10_000, "24%", 12, "945.60"),
        (30_000, "18%", 12, "2750.40"),
        (30_000, "18%", 24, "1497.72"),
        (30_000, "18%", 36, "1084.57"),
        (30_000, "18%", 60, "761.80"),
    ],
)
def test_equal_instalments_match_the_golden_rows(
    principal: int, rate: str, months: int, payment: str
) -> None:
    """Golden payments hold to the 分."""
    assert shown(answer(principal=principal, rate=rate, months=months), "payment") == payment


def test_a_payment_that_never_clears_is_an_answer() -> None:
    """A payment below the interest is told what stands still and what would clear the debt."""
    result = answer(principal=10000, rate="36%", fixed_payment=300)

    assert shown(result, "standstill") == "300.00"  # 10,000 at 3 % a month
    assert [figure.key for figure in result.figures] == [
        "standstill",
        "payment_12",
        "payment_24",
        "payment_36",
    ]
    assert sentence(result.sentence) == (
        "每月还 300.00 元，这笔债还不完：一个月的利息就有 300.00 元。想在 12 个月里还清，每月要还 "
        "1,004.62 元；还不起这么多，可以向放款机构提出降息、延期或重新分期，由对方决定。"
    )


def test_a_fixed_payment_replaces_the_months() -> None:
    """1,000 at 1 % a month with 510 a month: two payments of 510, then 0.07 is left... not."""
    result = answer(principal=1000, rate="12%", fixed_payment=510, months=36)
    rows = result.table("schedule").rows

    # 1000 → +10.00 −510 = 500.00 → +5.00 = 505.00, the second and last payment.
    assert [plain(row[2]) for row in rows] == ["510.00", "505.00"]


def test_only_interest_falls_due_in_grace_months() -> None:
    """Three months of interest alone inside twelve leave nine to repay in."""
    result = answer(principal=12000, rate="12%", months=12, grace_months=3)
    rows = result.table("schedule").rows

    assert [plain(row[2]) for row in rows[:3]] == ["120.00"] * 3
    assert len(rows) == 12


def test_grace_must_leave_a_month() -> None:
    """Grace as long as the loan is a mistake, at its own field."""
    with pytest.raises(InvalidInputError) as refused:
        answer(months=12, grace_months=12)

    assert [mistake.name for mistake in refused.value.mistakes] == ["grace_months"]


def test_bullet_is_one_row_of_simple_interest() -> None:
    """10,000 at 18 % for 12 months: one payment of 11,800 on the last due date."""
    result = answer(principal=10000, method="bullet", months=12, first_due="2026-12-31")
    row = result.table("schedule").rows[0]

    assert shown(result, "payment") == "11800.00"
    assert row[1] == date(2027, 11, 30)  # the 31st, in a month of thirty days


def test_due_dates_stay_on_their_anchor_day() -> None:
    """A loan due on the 31st falls due at the end of shorter months, then on the 31st again."""
    result = answer(months=4, first_due="2026-12-31")
    due = result.table("schedule").column("due")

    assert due == (date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31))


def test_a_rate_is_read_with_its_period() -> None:
    """月 1.5%, 年 18% and a chosen period beside the number give one answer."""
    yearly = shown(answer(rate="18%"), "total_interest")

    assert yearly == shown(answer(rate="月1.5%"), "total_interest")
    assert yearly == shown(answer(**{"rate": "1.5", "rate.per": "month"}), "total_interest")


def test_an_input_that_does_not_apply_is_ignored() -> None:
    """The yearly rate does not matter to 等本等息, whatever stands in it."""
    result = answer(method="flat_fee", rate="乱写", principal=10000)

    assert shown(result, "payment") == "908.33"


def test_a_free_loan_costs_nothing() -> None:
    """At a rate of zero the total is the principal, and both rates are zero."""
    result = answer(rate="0", principal=1000, months=3)

    assert shown(result, "total_paid") == "1000.00"
    assert shown(result, "apr_effective") == "0.0000"


def test_an_odd_last_payment_is_pointed_out() -> None:
    """1.00 over 36 months: the rounded payments leave a last one unlike the others, and say so."""
    result = answer(principal=1, months=36, rate="0")
    said = " ".join(sentence(note) for note in result.notes)

    assert "最后一期" in said or "还清了" in said


@given(
    principal=st.integers(100, 10**10).map(Money),
    method=st.sampled_from(Method),
    months=st.integers(1, 360),
    rate=st.decimals(0, 400, places=4),
)
def test_the_table_is_the_schedule(
    principal: Money, method: Method, months: int, rate: Decimal
) -> None:
    """Principal parts sum to the principal, and payments to the total, for every method."""
    result = answer(principal=principal.yuan, method=method.value, months=months, rate=rate)
    table = result.table("schedule")

    assert total(_money(table.column("principal"))) == principal
    assert total(_money(table.column("payment"))) == result.figure("total_paid")
    assert result.table("proof").rows[0][-1] == principal
    assert result.table("proof").rows[-1][-1] == yuan(0)


def _money(column: tuple[Any, ...]) -> list[Money]:
    return [value for value in column if isinstance(value, Money)]


def test_words_keep_their_values_typed() -> None:
    """The sentence carries the payment itself, not a text of it."""
    result = answer()

    assert result.figure("payment") in parts(result.sentence)
