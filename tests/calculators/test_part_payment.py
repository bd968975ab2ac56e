"""这笔钱冲了什么, as a reader meets it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import calculators
from calculators.declare import InvalidInputError, Result
from calculators.declare.reading import read_inputs
from calculators.declare.write import plain, sentence
from calculators.finance.money import Money, total
from calculators.part_payment import FIGURES, Order

CALCULATOR = calculators.get("part_payment")
DEBT = {
    "costs": "100",
    "interest": "200",
    "default_interest": "300",
    "late_fee": "50",
    "principal": "1000",
}


def answer(**texts: Any) -> Result:
    """The answer for texts as a reader types them, over one small debt."""
    typed = DEBT | {key: str(text) for key, text in texts.items()}
    return CALCULATOR.calculate(read_inputs(CALCULATOR.inputs, typed))


def shares(result: Result) -> dict[str, str]:
    """Where the payment went, in yuan, without what got nothing."""
    went = {figure.key: plain(figure.value) for figure in result.figures if figure.key[:3] == "to_"}
    return {key: amount for key, amount in went.items() if amount != "0.00"}


def mistaken(**texts: Any) -> list[str]:
    """The names of the inputs that are refused."""
    with pytest.raises(InvalidInputError) as refused:
        answer(**texts)
    return [mistake.name for mistake in refused.value.mistakes]


def test_the_statutory_order_reaches_the_principal_last_but_the_late_fee() -> None:
    """700 = costs 100, interest 200, default interest 300, and 100 of the principal."""
    result = answer(paid=700)

    assert shares(result) == {
        "to_costs": "100.00",
        "to_interest": "200.00",
        "to_default_interest": "300.00",
        "to_principal": "100.00",
    }


def test_the_late_fee_is_paid_after_the_principal() -> None:
    """1,610 covers all but 40 of the late fee: 1,600 for the others, 10 for it."""
    result = answer(paid=1610)

    assert shares(result)["to_late_fee"] == "10.00"
    assert plain(result.figure("left")) == "40.00"


def test_the_place_of_the_late_fee_is_said_to_be_open() -> None:
    """The statute does not place the late fee, and the answer says so."""
    notes = "".join(sentence(note) for note in answer(paid=700).notes)

    assert "561 没有写违约金排第几" in notes


def test_principal_first_pays_the_principal() -> None:
    """1,050 put against the principal first: 1,000, then 50 of the costs."""
    result = answer(paid=1050, order="principal_first")

    assert shares(result) == {"to_costs": "50.00", "to_principal": "1000.00"}


@pytest.mark.parametrize(
    "order",
    ["late_fee>default_interest>interest", "违约金 ＞ 罚息 ＞ 利息", "late_fee→罚息、interest"],
)
def test_a_contract_order_is_read_in_keys_or_words(order: str) -> None:
    """Late fee 50, default interest 300, interest 200, then 30 of what follows by statute."""
    result = answer(paid=580, order="contract", contract_order=order)

    assert shares(result) == {
        "to_costs": "30.00",
        "to_interest": "200.00",
        "to_default_interest": "300.00",
        "to_late_fee": "50.00",
    }


@pytest.mark.parametrize("order", ["利息>利息", "interest>rent", ">", "本金利息", "x" * 300])
def test_an_unreadable_contract_order_is_a_mistake(order: str) -> None:
    """A part named twice, an unknown one or none at all is refused at its field."""
    assert mistaken(order="contract", contract_order=order) == ["contract_order"]


def test_an_unused_contract_order_does_not_matter() -> None:
    """Under another order its text is not read."""
    assert shares(answer(paid=100, contract_order="乱写")) == {"to_costs": "100.00"}


def test_other_fees_come_between_the_principal_and_the_late_fee() -> None:
    """1,600 for what the statute places, 70 for the service fee, 10 of 50 for the late fee."""
    result = answer(paid=1680, other_fees=70)

    assert shares(result)["to_other_fees"] == "70.00"
    assert shares(result)["to_late_fee"] == "10.00"


def test_too_much_money_is_left_over() -> None:
    """1,650 is owed: of 2,000 there are 350 left."""
    result = answer(paid=2000)

    assert plain(result.figure("unspent")) == "350.00"
    assert plain(result.figure("left")) == "0.00"
    assert "核对" in sentence(result.sentence)


def test_an_exact_payment_clears_everything() -> None:
    """1,650 is owed and paid: nothing is left, and a proof of settlement is named."""
    result = answer(paid=1650)

    assert plain(result.figure("left")) == "0.00"
    assert "结清证明" in sentence(result.sentence)


def test_a_day_costs_less_when_the_principal_is_smaller() -> None:
    """1,000 at 0.05 % is 0.50 a day; 600 of it are left: 0.30."""
    result = answer(paid=400, order="principal_first", daily_rate="万分之五")

    assert plain(result.figure("per_day_before")) == "0.50"
    assert plain(result.figure("per_day_after")) == "0.30"


def test_a_yearly_rate_is_spread_over_365_days() -> None:
    """1,000 at 36.5 % a year is 1.00 a day."""
    result = answer(paid=100, daily_rate="年36.5%")

    assert plain(result.figure("per_day_before")) == "1.00"


def test_a_yearly_rate_typed_as_a_daily_one_is_a_mistake() -> None:
    """36 % a day cannot be meant: the answer asks for the period."""
    assert mistaken(paid=100, daily_rate="36%") == ["daily_rate"]


def test_without_a_daily_rate_there_is_no_cost_of_a_day() -> None:
    """An empty rate leaves its figures out."""
    keys = [figure.key for figure in answer(paid=100, daily_rate="").figures]

    assert "per_day_before" not in keys
    assert "per_day_after" not in keys


def test_an_untouched_principal_is_named() -> None:
    """Money that only covers interest leaves the principal as it was, and says so."""
    assert "本金没有变少，还是 1,000.00 元" in sentence(answer(paid=250).sentence)


def test_a_payment_that_stops_at_the_interest_says_what_would_reach_the_principal() -> None:
    """600 come before the principal, 250 are paid: 350 more, and what may be asked."""
    note = sentence(answer(paid=250).notes[0])

    assert ["再还 350.00 元" in note, "请对方先减免" in note] == [True, True]


def test_nothing_owed_is_a_mistake() -> None:
    """With every part at zero there is nothing to put a payment against."""
    none = dict.fromkeys(DEBT, "0")

    assert mistaken(paid=100, **none) == ["principal"]


def test_nothing_paid_is_a_mistake() -> None:
    """A payment of zero is no payment."""
    assert mistaken(paid=0) == ["paid"]


def test_after_a_judgment_the_limitation_is_not_mentioned() -> None:
    """After a judgment the doubled interest comes last; the limitation period is another matter."""
    result = answer(paid=100, after_judgment="yes")

    assert [rule.id for rule in result.rules] == ["cc_561", "cc_560", "exec_double_order"]


def test_a_part_payment_restarts_the_period_and_says_so() -> None:
    """Before a judgment the answer warns of the limitation, by its rules."""
    assert {"sx_14", "sx_19"} <= {rule.id for rule in answer(paid=100).rules}


MONEY = st.integers(0, 10**9).map(lambda fen: str(Money(fen).yuan))


@given(
    order=st.sampled_from(Order),
    debt=st.fixed_dictionaries(dict.fromkeys((*DEBT, "other_fees"), MONEY)),
    paid=st.integers(1, 10**10).map(lambda fen: str(Money(fen).yuan)),
)
def test_not_a_fen_is_lost(order: Order, debt: dict[str, str], paid: str) -> None:
    """What went somewhere and what was left over make up the payment, whatever the order."""
    result = answer(**(debt | {"principal": "1000", "paid": paid, "order": order.value}))
    went = [
        figure.value
        for figure in result.figures
        if figure.key in {"unspent", *(f"to_{part.value}" for part in FIGURES)}
    ]

    assert str(total(each for each in went if isinstance(each, Money)).yuan) == paid
