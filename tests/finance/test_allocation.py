"""Where one payment goes, and how a sum is shared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.allocation import PRINCIPAL_FIRST, STATUTORY, Part, allocate
from calculators.finance.money import ZERO, Money, total, yuan
from calculators.finance.share import shared, shared_within

OWED = {
    Part.COSTS: yuan(10),
    Part.INTEREST: yuan(20),
    Part.DEFAULT_INTEREST: yuan(30),
    Part.LATE_FEE: yuan(40),
    Part.PRINCIPAL: yuan(100),
}
FENS = st.integers(0, 10**9)


@pytest.mark.parametrize(
    ("order", "paid"),
    [
        (STATUTORY, [10, 20, 30, 0, 15]),
        (PRINCIPAL_FIRST, [0, 0, 0, 0, 75]),
        ((Part.LATE_FEE, Part.INTEREST), [10, 20, 5, 40, 0]),
    ],
)
def test_a_payment_goes_down_the_order(order: tuple[Part, ...], paid: list[int]) -> None:
    """75 yuan by law, principal first, and in an order that leaves parts unnamed."""
    used = allocate(yuan(75), OWED, order)

    assert [yuan(amount) for amount in paid] == list(used.paid.values())
    assert (yuan(125), ZERO) == (used.total_left, used.unspent)


@pytest.mark.parametrize(
    ("interest", "principal", "paid", "left"),
    [(50, 1000, 30, (20, 1000, 0)), (30, 30, 35, (0, 25, 0)), (1, 2, 10, (0, 0, 7))],
)
def test_published_interest_first(
    interest: int, principal: int, paid: int, left: tuple[int, int, int]
) -> None:
    """unbury.me's cases, and one with money to spare."""
    owed = {"interest": yuan(interest), "principal": yuan(principal)}
    used = allocate(yuan(paid), owed, ("interest", "principal"))

    assert tuple(map(yuan, left)) == (used.left["interest"], used.left["principal"], used.unspent)


@given(FENS, st.lists(FENS, max_size=6))
def test_no_fen_is_lost(amount: int, owed: list[int]) -> None:
    """What is paid and what is left unspent make the payment; paid and left make what was owed."""
    parts = {place: Money(fen) for place, fen in enumerate(owed)}
    used = allocate(Money(amount), parts, tuple(reversed(parts)))

    assert Money(amount) == total(used.paid.values()) + used.unspent
    assert parts == {place: used.paid[place] + used.left[place] for place in parts}
    assert not used.unspent or not used.total_left


def test_a_negative_payment_is_none() -> None:
    """Money cannot be taken back this way."""
    with pytest.raises(ValueError, match="-1 cannot be put against"):
        allocate(Money(-1), OWED, STATUTORY)


def test_only_what_is_owed_can_be_paid() -> None:
    """An order may not name what nobody owes."""
    with pytest.raises(ValueError, match="cannot be put against"):
        allocate(yuan(1), {"interest": yuan(1)}, ("fee",))


def test_golden_shares() -> None:
    """1,500 over 12,000, 8,000 and 30,000: 360, 240 and 900."""
    assert (yuan(360), yuan(240), yuan(900)) == shared(yuan(1500), [12_000, 8_000, 30_000])


def test_the_largest_remainders_get_the_fen_left_over() -> None:
    """5 分 by 2, 3, 2: 1.43, 2.14, 1.43 leaves one 分, for the first of the two equal ones."""
    assert (Money(2), Money(2), Money(1)) == shared(Money(5), [2, 3, 2])


def test_a_larger_remainder_goes_first() -> None:
    """7 分 by 1, 1, 3: 1.4, 1.4, 4.2 leaves one 分, for the first; by 1, 2, 2 it goes to the 2s."""
    assert (Money(2), Money(1), Money(4)) == shared(Money(7), [1, 1, 3])
    assert (Money(1), Money(3), Money(3)) == shared(Money(7), [1, 2, 2])


@given(FENS, st.lists(st.integers(0, 10**9), min_size=1, max_size=30).filter(any))
def test_shares_add_up_and_are_within_a_fen(amount: int, weights: list[int]) -> None:
    """The shares are the sum exactly, and each within one 分 of its proportion."""
    shares = shared(Money(amount), weights)

    assert Money(amount) == total(shares)
    assert all(
        abs(share.fen * sum(weights) - amount * weight) < sum(weights)
        for share, weight in zip(shares, weights, strict=True)
    )


@pytest.mark.parametrize(("amount", "weights"), [(-1, [1]), (1, []), (1, [0, 0]), (1, [2, -1])])
def test_there_must_be_something_to_share_by(amount: int, weights: list[int]) -> None:
    """Nothing negative, and one weight above zero."""
    with pytest.raises(ValueError, match="cannot be shared by"):
        shared(Money(amount), weights)


def test_nobody_is_offered_more_than_is_owed() -> None:
    """With money for all, all get what they are owed."""
    owed = [yuan(3), ZERO, yuan(5)]

    assert tuple(owed) == shared_within(yuan(8), owed)
    assert tuple(owed) == shared_within(yuan(9), owed)
    # A 分 too little: 299.625 and 499.375, and the larger remainder is the first one's.
    assert (yuan(3), ZERO, yuan(5) - Money(1)) == shared_within(yuan(8) - Money(1), owed)


@given(FENS, st.lists(FENS, max_size=10))
def test_shares_stay_within_their_limits(amount: int, limits: list[int]) -> None:
    """No share is above its limit, and the money is used as far as it goes."""
    shares = shared_within(Money(amount), [Money(fen) for fen in limits])

    assert all(share.fen <= limit for share, limit in zip(shares, limits, strict=True))
    assert min(amount, sum(limits)) == total(shares).fen
