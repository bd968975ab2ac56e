"""Money: whole 分, and the one way there from a Decimal."""

from decimal import Decimal, InvalidOperation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.money import ZERO, Money, Rounding, total, yuan


@pytest.mark.parametrize(
    ("amount", "half_up", "half_even"),
    [
        ("0.005", 1, 0),
        ("0.015", 2, 2),
        ("-0.005", -1, 0),
        ("1.2349", 123, 123),
        ("888.995", 88900, 88900),
    ],
)
def test_half_a_fen_goes_the_way_the_rounding_says(
    amount: str, half_up: int, half_even: int
) -> None:
    """Half up leaves zero behind, half even goes to the even 分."""
    finer = Decimal(amount)

    assert [half_up, half_even] == [Money.rounded(finer, way).fen for way in Rounding]


@given(st.integers(-(10**15), 10**15))
def test_yuan_and_back_is_the_same_money(fen: int) -> None:
    """Nothing is lost between 分 and yuan."""
    assert Money(fen) == Money.rounded(Money(fen).yuan)


def test_yuan_shows_two_decimals() -> None:
    """An amount is written with its 分, even where there are none."""
    assert "1000.00" == str(Money(100_000).yuan)


@given(st.integers(), st.integers(), st.integers(-1000, 1000))
def test_money_adds_like_whole_numbers(a: int, b: int, count: int) -> None:
    """Sum, difference, negative and multiple are those of the 分."""
    one, other = Money(a), Money(b)

    assert (a + b, a - b, -a, a * count, a * count) == tuple(
        each.fen for each in (one + other, one - other, -one, one * count, count * one)
    )


def test_only_nothing_is_false() -> None:
    """Money is truthy unless it is exactly zero."""
    assert [False, True, True] == [bool(Money(fen)) for fen in (0, 1, -1)]


def test_money_is_ordered_by_amount() -> None:
    """The smaller amount comes first, debts before nothing."""
    assert [Money(-5), ZERO, Money(3)] == sorted([Money(3), Money(-5), ZERO])


def test_constants_are_read_exactly() -> None:
    """A constant in yuan becomes its 分."""
    assert [Money(108_820), Money(300)] == [yuan("1088.20"), yuan(3)]


def test_a_constant_finer_than_a_fen_is_a_mistake() -> None:
    """A constant that would need rounding is refused."""
    with pytest.raises(ValueError, match="is finer than one"):
        yuan("1.005")


@pytest.mark.parametrize(("amount", "error"), [("NaN", ValueError), ("Infinity", InvalidOperation)])
def test_what_is_no_number_is_no_money(amount: str, error: type[Exception]) -> None:
    """NaN and infinity are refused."""
    with pytest.raises(error):
        Money.rounded(Decimal(amount))


def test_no_amounts_sum_to_nothing() -> None:
    """The total of none is zero, of several their sum."""
    assert (ZERO, Money(7)) == (total([]), total([Money(3), Money(4)]))
