"""诉讼费粗估, as a reader meets it."""

from __future__ import annotations

from typing import Any

import pytest

import calculators
from calculators.declare import InvalidInputError, Result
from calculators.declare.reading import read_inputs
from calculators.declare.write import plain, sentence
from calculators.finance.money import Money, total, yuan

CALCULATOR = calculators.get("court_fee")


def answer(**texts: Any) -> Result:
    """The answer for texts as a reader types them."""
    typed = {key: str(text) for key, text in texts.items()}
    return CALCULATOR.calculate(read_inputs(CALCULATOR.inputs, typed))


def shown(result: Result, key: str) -> str:
    """A figure as a file keeps it."""
    return plain(result.figure(key))


def refusal(**texts: Any) -> str:
    """The sentence that refuses the claim."""
    with pytest.raises(InvalidInputError) as refused:
        answer(**texts)
    (mistake,) = refused.value.mistakes
    assert mistake.name == "claim"
    return mistake.message


def test_the_golden_row_holds() -> None:
    """50,000: 50 + 40,000 × 2.5 % = 1,050; half is 525, a third 350."""
    result = answer(claim="5万")

    assert [shown(result, key) for key in ("fee", "fee_halved", "payment_order_fee")] == [
        "1050.00",
        "525.00",
        "350.00",
    ]


@pytest.mark.parametrize(
    ("claim", "fee"),
    [
        ("0.01", "50.00"),
        ("10000", "50.00"),
        ("10000.40", "50.01"),  # 0.40 × 2.5 % = 0.01
        ("100000", "2300.00"),  # 50 + 90,000 × 2.5 %
        ("200000", "4300.00"),  # … + 100,000 × 2 %
        ("500000", "8800.00"),  # … + 300,000 × 1.5 %
        ("1000000", "13800.00"),  # … + 500,000 × 1 %
    ],
)
def test_the_tiers_add_up(claim: str, fee: str) -> None:
    """Each tier is charged only on the part of the claim inside it."""
    assert shown(answer(claim=claim), "fee") == fee


def test_a_third_is_a_fraction() -> None:
    """A third of 50.00 is 16.666…, rounded to 16.67."""
    assert shown(answer(claim=10_000), "payment_order_fee") == "16.67"


def test_a_third_of_a_large_fee_is_exact() -> None:
    """A third of 13,800 is 4,600.00; 0.3333 of it would be 4,599.54."""
    assert shown(answer(claim=1_000_000), "payment_order_fee") == "4600.00"


@pytest.mark.parametrize("procedure", ["ordinary", "simplified", "mediated", "withdrawn"])
def test_the_full_fee_does_not_depend_on_the_procedure(procedure: str) -> None:
    """`fee` is always the full fee, `fee_halved` always its half."""
    result = answer(claim=50_000, procedure=procedure)

    assert (shown(result, "fee"), shown(result, "fee_halved")) == ("1050.00", "525.00")


@pytest.mark.parametrize(
    ("procedure", "payable", "bears"),
    [
        ("ordinary", "1050.00", "败诉的一方"),
        ("simplified", "525.00", "败诉的一方"),
        ("mediated", "525.00", "双方商量"),
        ("withdrawn", "525.00", "原告负担"),
    ],
)
def test_each_way_says_what_it_costs_and_who_bears_it(
    procedure: str, payable: str, bears: str
) -> None:
    """Simplified, mediated and withdrawn cases cost half; who bears it differs."""
    result = answer(claim=50_000, procedure=procedure)

    assert shown(result, "fee_payable") == payable
    assert bears in sentence(result.sentence)


def test_halvings_are_not_stacked() -> None:
    """A simplified case that is mediated is halved once, and the note says so."""
    notes = "".join(sentence(note) for note in answer(procedure="simplified").notes)

    assert "只减一次" in notes


def test_the_cost_of_a_preservation_is_bounded() -> None:
    """What securing the claim costs is told with its bound, taken from its rule."""
    result = answer()

    assert "最多 5,000.00 元" in "".join(sentence(note) for note in result.notes)
    assert "court_fee_preservation" in [rule.id for rule in result.rules]


def test_claims_beyond_the_listed_tiers_are_refused() -> None:
    """Above one million the tiers are not in the stock: the court is to be asked."""
    assert "1,000,000.00" in refusal(claim="1000000.01")
    assert "请问立案的法院" in refusal(claim="1000000.01")


@pytest.mark.parametrize("claim", ["0", "-1", "abc", ""])
def test_a_claim_must_be_an_amount(claim: str) -> None:
    """Nothing, a debt the other way and words are refused at the field."""
    assert refusal(claim=claim)


def test_the_tiers_shown_add_up_to_the_fee() -> None:
    """The table is the sum: its last column makes the fee, its amounts the claim."""
    result = answer(claim="345678.90")
    table = result.table("tiers")

    assert total(_money(table.column("fee"))) == result.figure("fee")
    assert total(_money(table.column("amount"))) == yuan("345678.90")


def _money(column: tuple[Any, ...]) -> list[Money]:
    return [value for value in column if isinstance(value, Money)]
