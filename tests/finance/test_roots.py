"""Counting and bracketing the roots of a sum."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.roots import collected, positive_roots, sign_changes

LOW, HIGH = Decimal("1e-6"), Decimal("1e6")


def found(*terms: tuple[int, int]) -> list[list[Decimal]]:
    """Crossing and touching roots, to twelve decimals."""
    return [[round(root, 12) for root in kind] for kind in positive_roots(terms, LOW, HIGH)]


def expanded(roots: list[Fraction]) -> tuple[tuple[int, int], ...]:
    """Whole coefficients of the polynomial with these roots."""
    coefficients = [1]
    for root in roots:
        up = [0, *(root.denominator * each for each in coefficients)]
        down = [*(root.numerator * each for each in coefficients), 0]
        coefficients = [a - b for a, b in zip(up, down, strict=True)]
    return tuple((a, t) for t, a in enumerate(coefficients) if a)


def test_terms_are_collected_by_exponent() -> None:
    """Equal exponents add up, and what adds up to nothing is left out."""
    assert ((5, 0), (-3, 2)) == collected([(-3, 2), (4, 0), (7, 1), (1, 0), (-7, 1)])


def test_sign_changes_are_counted_between_neighbours() -> None:
    """Plus, minus, minus, plus changes twice."""
    assert 2 == sign_changes([(1, 0), (-2, 3), (-1, 4), (9, 8)])


def test_a_sum_of_one_sign_has_no_root() -> None:
    """Nothing balances amounts that all point one way."""
    assert [[], []] == found((1, 0), (5, 7))


def test_a_single_root_is_found_however_far() -> None:
    """With one change of sign the root is found outside the bounds too."""
    [far], _ = positive_roots([(-(10**30), 0), (1, 1)], LOW, HIGH)

    assert 10**30 == round(far)


def test_roots_outside_the_bounds_are_left_out() -> None:
    """With several changes of sign only roots between the bounds are given."""
    assert [[Decimal(2)], []] == found(*expanded([Fraction(2), Fraction(10**9)]))


def test_a_root_that_only_touches_is_told_apart() -> None:
    """(v − 2)² touches zero at 2 and does not cross it."""
    assert [[], [Decimal(2)]] == found((4, 0), (-4, 1), (1, 2))


def test_a_triple_root_crosses() -> None:
    """(v − 2)³ changes sign at 2, once."""
    crossing, touching = positive_roots([(-8, 0), (12, 1), (-6, 2), (1, 3)], LOW, HIGH)

    assert 2 == round((*crossing, *touching)[0], 9)


def test_exponents_may_be_negative() -> None:
    """2·v⁻³ − v⁻² is nothing at v = 2."""
    assert [[Decimal(2)], []] == found((2, -3), (-1, -2))


def test_nearly_equal_roots_are_told_apart() -> None:
    """Two roots a millionth apart are two."""
    near = [Fraction(1_000_000, 999_999), Fraction(1)]

    assert 2 == len(positive_roots(expanded(near), LOW, HIGH)[0])


@given(
    st.lists(
        st.fractions(Fraction(1, 50), 100, max_denominator=50), min_size=1, max_size=6, unique=True
    )
)
def test_every_root_is_found_and_no_other(roots: list[Fraction]) -> None:
    """A polynomial built from its roots gives back exactly those, to twenty digits."""
    crossing, touching = positive_roots(expanded(roots), LOW, HIGH)
    exact = [Decimal(root.numerator) / root.denominator for root in sorted(roots)]

    assert len(exact) == len(crossing) + len(touching)
    assert all(
        abs(ours - known) < Decimal("1e-20")
        for ours, known in zip(sorted(crossing + touching), exact, strict=True)
    )


@given(
    st.lists(st.integers(-(10**6), 10**6).filter(bool), min_size=2, max_size=12),
    st.lists(st.integers(1, 400), min_size=12, max_size=12),
)
def test_the_count_obeys_descartes(amounts: list[int], gaps: list[int]) -> None:
    """Crossing roots are never more than the changes of sign and differ by an even number."""
    times = [sum(gaps[:place]) for place in range(len(amounts))]
    terms = tuple(zip(amounts, times, strict=True))
    crossing, _ = positive_roots(terms, Decimal("1e-30"), Decimal("1e30"))

    assert len(crossing) <= sign_changes(terms)
    assert (len(crossing) % 2 == 1) == ((amounts[0] > 0) != (amounts[-1] > 0))


@pytest.mark.parametrize("degree", [7300, 20_000])
def test_high_powers_keep_their_digits(degree: int) -> None:
    """2 − vⁿ is nothing at the n-th root of 2, for days of many years."""
    [root], _ = positive_roots([(2, 0), (-1, degree)], LOW, HIGH)

    assert abs(root**degree - 2) < Decimal("1e-20")
