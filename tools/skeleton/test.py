"""TITLE: one hand-derived number for each promise; the contract has its own tests."""

import calculators
from calculators.declare.reading import read_inputs
from calculators.declare.write import plain


def test_the_sum_is_shared_equally() -> None:
    """1,000 over 3 months is 333.33 a month: 333.333…, half up."""
    calculator = calculators.get("NAME")
    answer = calculator.calculate(read_inputs(calculator.inputs, {"amount": "1000", "months": "3"}))
    expected = "333.33"

    assert expected == plain(answer.figure("monthly"))
