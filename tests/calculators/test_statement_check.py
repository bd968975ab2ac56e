"""对账, as a reader meets it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import calculators
from calculators.declare import InvalidInputError, Result
from calculators.declare.reading import read_inputs
from calculators.declare.write import plain, sentence
from calculators.finance.money import Money, total, yuan

CALCULATOR = calculators.get("statement_check")
NOTHING_PAID = {"payments.1.off": "yes"}
# 900 in three months, 300 of principal each at 1 % a month: 309, 306, 303. Overdue principal
# costs 0.1 % a day, so 300 cost 0.30.
LOAN = {
    "principal": "900",
    "method": "equal_principal",
    "rate": "12%",
    "months": "3",
    "first_due": "2026-01-31",
    "default_rate_method": "daily",
    "default_rate": "日0.1%",
    "claimed": "",
    "as_of": "2026-02-10",
}


def answer(*payments: tuple[str, str], **texts: Any) -> Result:
    """The answer for payments (day, amount) and texts as a reader types them, over that loan."""
    typed = LOAN | {key: str(text) for key, text in texts.items()}
    for number, (on, amount) in enumerate(payments, start=1):
        typed |= {f"payments.{number}.on": on, f"payments.{number}.amount": amount}
    return CALCULATOR.calculate(
        read_inputs(CALCULATOR.inputs, typed if payments else typed | NOTHING_PAID)
    )


def shown(result: Result, *keys: str) -> list[str]:
    """Figures as a file keeps them."""
    return [plain(result.figure(key)) for key in keys]


def mistaken(*payments: tuple[str, str], **texts: Any) -> list[str]:
    """The names of the inputs that are refused."""
    with pytest.raises(InvalidInputError) as refused:
        answer(*payments, **texts)
    return [mistake.name for mistake in refused.value.mistakes]


def notes(result: Result) -> str:
    """All notes as one text."""
    return "".join(sentence(note) for note in result.notes)


ON_TIME = (("2026-01-31", "309"), ("2026-02-28", "306"), ("2026-03-31", "303"))


def test_a_loan_paid_on_time_owes_nothing() -> None:
    """Three payments on their days: nothing is owed of any kind."""
    result = answer(*ON_TIME, as_of="2026-11-23", claimed=0)

    assert shown(result, "should_owe", "difference", "total_paid") == ["0.00", "0.00", "918.00"]
    assert "都还清了" in sentence(result.sentence)


def test_an_unpaid_instalment_accrues_from_its_day() -> None:
    """Ten days after 31 January: 300 + 9 + 10 × 0.30 are due, and 600 are not."""
    result = answer()

    assert shown(result, "principal", "interest", "default_interest") == ["300.00", "9.00", "3.00"]
    assert shown(result, "not_due", "should_owe") == ["600.00", "912.00"]


def test_a_sum_of_what_is_due_leaves_the_rest_out() -> None:
    """Where the lender's sum covers only what is due, 312 is owed and the note names the 600."""
    result = answer(claimed_covers="due")

    assert shown(result, "should_owe") == ["312.00"]
    assert "没到期的本金 600.00 元" in notes(result)


def test_a_part_payment_goes_to_interest_first() -> None:
    """100 after ten days: 9 and 3.00, then 88 of principal; ten days on 212 cost 2.12."""
    result = answer(("2026-02-10", "100"), as_of="2026-02-20", claimed_covers="due")
    (row,) = result.table("payments").rows

    assert row[3:6] == (yuan(9), yuan(3), yuan(88))
    assert shown(result, "should_owe") == ["214.12"]


def test_principal_first_leaves_the_interest() -> None:
    """100 of principal: 200 left cost 2.00 in ten days, beside 9 and 3.00: 214.00."""
    result = answer(
        ("2026-02-10", "100"), as_of="2026-02-20", claimed_covers="due", order="principal_first"
    )

    assert shown(result, "principal", "interest") == ["200.00", "9.00"]
    assert shown(result, "should_owe") == ["214.00"]


def test_charges_first_pays_the_late_fee_before_the_interest() -> None:
    """A late fee of 50 and 3.00 are paid before any of the 9: 55 leave 7.00 of interest."""
    result = answer(
        ("2026-02-10", "55"),
        order="charges_first",
        late_fee_kind="fixed",
        late_fee="50",
    )

    assert shown(result, "late_fee", "default_interest", "interest") == ["0.00", "0.00", "7.00"]


def test_money_paid_early_waits_for_the_due_date() -> None:
    """309 on 20 January has nothing to go to until the 31st; both days stand in the table."""
    table = answer(("2026-01-20", "309")).table("payments")

    assert table.column("on") == (date(2026, 1, 20), date(2026, 1, 31))
    assert table.column("amount") == (yuan(309), yuan(0))
    assert table.column("carried") == (yuan(0), yuan(309))
    assert table.column("unspent") == (yuan(309), yuan(0))
    assert table.column("to_principal") == (yuan(0), yuan(300))


def test_money_nothing_is_due_for_is_taken_off() -> None:
    """400 on the due date: 91 wait, and 600 not due less 91 leave 509."""
    result = answer(("2026-01-31", "400"))

    assert shown(result, "excess", "should_owe") == ["91.00", "509.00"]


def test_more_than_everything_owes_nothing() -> None:
    """1,000 for 918 in all: nothing is owed, and 82 were paid too much."""
    result = answer(("2026-01-31", "1000"), as_of="2026-03-31")

    assert shown(result, "should_owe", "excess") == ["0.00", "82.00"]


@pytest.mark.parametrize(
    ("day_count", "base", "interest"),
    [
        ("actual_365", "principal", "52.58"),
        ("actual_360", "principal", "53.31"),
        ("unknown", "principal", "52.58"),
        ("unknown", "unknown", "52.58"),
    ],
)
def test_the_golden_default_interest_holds(day_count: str, base: str, interest: str) -> None:
    """888.49 overdue 60 days at 36 % a year; where nothing is known the figures show the least."""
    result = answer(
        principal="888.49",
        months=1,
        rate=0,
        method="interest_only",
        first_due="2026-01-01",
        as_of="2026-03-02",
        default_rate="年36%",
        day_count=day_count,
        base=base,
    )

    assert shown(result, "default_interest") == [interest]


def test_all_readings_stand_side_by_side() -> None:
    """Two bases and two day counts make four readings; the lowest is the figure."""
    result = answer(default_rate="年36%", base="unknown", day_count="unknown")
    table = result.table("readings")

    # 300 × 36 % × 10 ÷ 365 = 2.96 and ÷ 360 = 3.00; on 309: 3.05 (3.0477) and 3.09.
    assert table.column("default_interest") == (
        yuan("2.96"),
        yuan("3.00"),
        yuan("3.05"),
        yuan("3.09"),
    )
    assert shown(result, "should_owe") == ["911.96"]
    assert "几种读法" in sentence(result.sentence)


@pytest.mark.parametrize("claimed", ["911.96", "912.05"])
def test_a_sum_inside_the_readings_agrees(claimed: str) -> None:
    """From the lowest reading, 911.96, to the highest, 912.09, the lender's sum is explained."""
    result = answer(default_rate="年36%", base="unknown", day_count="unknown", claimed=claimed)

    assert "对得上" in sentence(result.sentence)


@pytest.mark.parametrize(
    ("claimed", "difference", "words"),
    [
        ("1000", "88.00", "比算出来的多 88.00 元"),
        ("900", "-12.00", "比算出来的少 12.00 元"),
        ("912.03", "0.03", "只差 0.03 元"),
        ("912", "0.00", "对得上"),
    ],
)
def test_the_lenders_sum_is_held_against_it(claimed: str, difference: str, words: str) -> None:
    """912.00 should be owed; more, less, a few 分 and the same are told apart."""
    result = answer(claimed=claimed)

    assert shown(result, "difference") == [difference]
    assert words in sentence(result.sentence)


def test_without_a_claim_there_is_no_difference() -> None:
    """An empty sum leaves its figure out."""
    assert "difference" not in [figure.key for figure in answer().figures]


def test_a_loan_called_in_is_overdue_at_once() -> None:
    """From 10 February the 600 not due cost 0.60 a day: 309 + 20 × 0.30 + 600 + 10 × 0.60."""
    result = answer(as_of="2026-02-20", accelerated_on="2026-02-10")

    assert shown(result, "not_due", "default_interest", "should_owe") == [
        "0.00",
        "12.00",
        "921.00",
    ]
    assert "宣布全部到期" in notes(result)


@pytest.mark.parametrize(
    ("texts", "fee"),
    [
        ({"late_fee_kind": "none", "late_fee": "50"}, "0.00"),
        ({"late_fee_kind": "fixed", "late_fee": "50"}, "50.00"),
        ({"late_fee_kind": "once", "late_fee_percent": "10%"}, "30.00"),  # of 300
        ({"late_fee_kind": "daily", "late_fee_percent": "0.1%"}, "3.00"),  # ten days of 0.30
    ],
)
def test_each_kind_of_late_fee(texts: dict[str, str], fee: str) -> None:
    """Once or daily on the overdue principal, or a fixed sum."""
    assert shown(answer(**texts), "late_fee") == [fee]


@pytest.mark.parametrize(("as_of", "interest"), [("2026-02-10", "0.00"), ("2026-02-11", "3.30")])
def test_a_grace_that_is_exceeded_counts_from_the_due_date(as_of: str, interest: str) -> None:
    """Ten days of grace: nothing on the tenth day, eleven days on the eleventh."""
    assert shown(answer(as_of=as_of, grace_days=10), "default_interest") == [interest]


@pytest.mark.parametrize(
    ("texts", "interest"),
    [
        ({"default_rate_method": "multiple", "default_multiple": "1.5"}, "1.48"),
        ({"default_rate_method": "markup", "default_markup": "50"}, "1.48"),
        ({"default_rate_method": "none_agreed"}, "0.99"),
    ],
)
def test_each_way_to_set_the_rate(texts: dict[str, str], interest: str) -> None:
    """300 for ten days at 18 % (12 % × 1.5) are 1.48; where none was agreed 12 % go on: 0.99."""
    assert shown(answer(**texts), "default_interest") == [interest]


def test_unpaid_interest_earns_interest_where_agreed() -> None:
    """With compounding the 9 of interest cost 0.1 % a day too: 0.09 in ten days."""
    assert shown(answer(compounding="yes"), "default_interest") == ["3.09"]


def test_a_flat_fee_is_owed_like_interest() -> None:
    """900 over three months at 1 % of it a month: 9.00 each."""
    result = answer(method="flat_fee", fee_rate="1%")

    assert shown(result, "principal", "interest") == ["300.00", "9.00"]


@pytest.mark.parametrize(
    ("method", "principal", "interest"),
    [("interest_only", "0.00", "9.00"), ("bullet", "0.00", "0.00")],
)
def test_other_ways_to_repay(method: str, principal: str, interest: str) -> None:
    """Interest alone is due on 31 January, and with a single payment at the end nothing is."""
    assert shown(answer(method=method), "principal", "interest") == [principal, interest]


def test_other_fees_are_added() -> None:
    """Fees that stand in the contract are owed beside the rest."""
    assert shown(answer(other_fees=20), "should_owe") == ["932.00"]


def test_payments_after_the_day_are_left_out() -> None:
    """A payment the day after the account is not counted, and the note says how many."""
    result = answer(("2026-02-11", "100"))

    assert shown(result, "total_paid", "should_owe") == ["0.00", "912.00"]
    assert "有 1 笔还款" in notes(result)


def test_payments_of_one_day_are_taken_together() -> None:
    """50 and 50 on one day do what 100 would."""
    table = answer(("2026-02-10", "50"), ("2026-02-10", "50")).table("payments")

    assert table.column("amount") == (yuan(100),)


def test_rows_left_empty_are_no_payments() -> None:
    """A pasted table with an empty row among others is read without it."""
    result = answer(("2026-01-31", "309"), ("", ""), ("2026-02-28", "306"), as_of="2026-02-28")

    assert shown(result, "total_paid") == ["615.00"]


def test_half_a_row_is_a_mistake() -> None:
    """A day without an amount is refused at the amount."""
    assert mistaken(("2026-01-31", "")) == ["payments.1.amount"]


def test_far_too_many_rows_are_one_mistake() -> None:
    """A hundred and twenty payments fit; one more is refused with one sentence."""
    rows = [("2026-01-31", "1")] * 121

    assert mistaken(*rows) == ["payments"]


def test_before_anything_is_due_the_principal_is_owed() -> None:
    """On a day before the first due date all of 900 is owed, none of it overdue."""
    result = answer(as_of="2026-01-30")

    assert shown(result, "should_owe", "principal", "not_due") == ["900.00", "0.00", "900.00"]
    assert "instalments" not in [table.key for table in result.tables]


def test_a_day_thirty_years_on_is_a_mistake() -> None:
    """A year typed wrongly is pointed out."""
    assert mistaken(as_of="2056-02-01") == ["as_of"]


def test_compounding_over_ten_years_is_refused() -> None:
    """Monthly postings are worked through for ten years at most."""
    assert mistaken(as_of="2036-02-01", compounding="yes") == ["compounding"]


def test_it_agrees_with_the_calculator_of_overdue_charges() -> None:
    """Nothing paid: its default interest is what `overdue` says of the same three instalments."""
    overdue = calculators.get("overdue")
    rows = {
        f"instalments.{number}.{key}": text
        for number, (due, interest) in enumerate(
            [("2026-01-31", "9"), ("2026-02-28", "6"), ("2026-03-31", "3")], start=1
        )
        for key, text in {"due": due, "principal": "300", "interest": interest}.items()
    }
    terms = {"as_of": "2026-11-23", "default_rate_method": "daily", "default_rate": "日0.1%"}
    other = overdue.calculate(read_inputs(overdue.inputs, rows | terms))

    assert answer(as_of="2026-11-23").figure("default_interest") == other.figure("default_interest")


@given(
    days=st.lists(st.integers(-40, 400), max_size=12),
    amount=st.integers(1, 50_000),
    order=st.sampled_from(["statutory", "charges_first", "principal_first"]),
    late_fee_kind=st.sampled_from(["none", "once", "daily", "fixed"]),
    compounding=st.booleans(),
)
def test_not_a_fen_is_lost(
    days: list[int], amount: int, order: str, late_fee_kind: str, compounding: bool
) -> None:
    """What was paid is what went somewhere and what waits; what is owed is the sum of its kinds."""
    start = date(2026, 1, 31)
    payments = [
        ((start + timedelta(days=each)).isoformat(), str(Money(amount).yuan)) for each in days
    ]
    result = answer(
        *payments,
        as_of="2027-06-01",
        order=order,
        late_fee_kind=late_fee_kind,
        compounding="yes" if compounding else "no",
    )
    figures = {f.key: f.value for f in result.figures if isinstance(f.value, Money)}
    went = [
        value
        for row in (result.table("payments").rows if payments else ())
        for value in row[3:7]
        if isinstance(value, Money)
    ]
    kinds = [figures[key] for key in ("principal", "interest", "default_interest", "late_fee")]
    owed = total([*kinds, figures["not_due"], -figures["excess"]])

    assert total([*went, figures["excess"]]) == Money(amount * len(days))
    assert figures["should_owe"] == max(owed, yuan(0))
