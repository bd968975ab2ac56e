"""What to offer several lenders."""

from __future__ import annotations

from calculators.finance.debts import Debt, Strategy
from calculators.finance.money import ZERO, Money, yuan
from calculators.finance.proposal import as_proposed, every_strategy, proposals
from calculators.finance.rate import percent


def debt(balance: int, minimum: int, rate: int = 0, starts: int = 1) -> Debt:
    """A debt in yuan and percent a year."""
    return Debt(balance=yuan(balance), rate=percent(rate), minimum=yuan(minimum), starts=starts)


THREE = [debt(12_000, 500), debt(8_000, 300), debt(30_000, 800)]


def test_lenders_are_offered_shares_by_balance() -> None:
    """1,500 over 12,000 / 8,000 / 30,000: 360 / 240 / 900 (published)."""
    assert [yuan(360), yuan(240), yuan(900)] == [
        each.share for each in proposals(THREE, yuan(1_500))
    ]


def test_what_rounding_leaves_goes_to_the_largest_remainder() -> None:
    """1.00 over three equal debts is 0.34, 0.33, 0.33: nothing is lost."""
    found = [each.share for each in proposals([debt(5, 0)] * 3, yuan(1))]

    assert [Money(34), Money(33), Money(33)] == found


def test_a_later_debt_is_offered_nothing_yet() -> None:
    """Only lenders that ask for money now share it."""
    found = list(proposals([debt(1_000, 100, starts=3), debt(1_000, 100)], yuan(80)))

    assert [(1, yuan(80), yuan(20))] == [(each.place, each.share, each.less) for each in found]


def test_a_share_above_the_minimum_asks_for_nothing_less() -> None:
    """A large debt with a small minimum gets more than it asks for."""
    assert [ZERO] == [each.less for each in proposals([debt(9_000, 10)], yuan(50))]


def test_interest_stands_beside_the_share() -> None:
    """12,000 at 24 % costs 240 a month."""
    assert [yuan(240)] == [each.interest for each in proposals([debt(12_000, 1, 24)], yuan(50))]


def test_agreed_shares_replace_the_minimums() -> None:
    """Each lender then asks for its share; one not yet open keeps its own minimum."""
    found = as_proposed([*THREE, debt(900, 90, starts=2)], yuan(1_500))

    assert [yuan(360), yuan(240), yuan(900), yuan(90)] == [each.minimum for each in found]


def test_every_strategy_is_worked_out() -> None:
    """Four ways, each with its payoff."""
    found = every_strategy(THREE, yuan(5_000), {})

    assert list(Strategy) == list(found)
    assert all(payoff and payoff.months == 10 for payoff in found.values())


def test_what_is_never_cleared_has_no_payoff() -> None:
    """1,000,000 at 20 % for 10 a month (published: never)."""
    found = every_strategy([debt(1_000_000, 10, 20)], yuan(10), {})

    assert dict.fromkeys(Strategy) == found


def test_extra_money_shortens_every_way() -> None:
    """2,000 of 10,000 paid at once beside 1,000 a month: eight months instead of ten."""
    debts = [debt(4_000, 0), debt(6_000, 0)]
    found = every_strategy(debts, yuan(1_000), {1: yuan(2_000)})

    assert [8] * len(Strategy) == [payoff.months for payoff in found.values() if payoff]


def test_each_way_pays_in_its_own_order() -> None:
    """In the first month the avalanche pays the dear debt, the snowball the small one."""
    found = every_strategy([debt(4_000, 0, 1), debt(6_000, 0, 12)], yuan(1_000), {})
    paid = {way: payoff.rows[0].payments for way, payoff in found.items() if payoff}

    assert (ZERO, yuan(1_000)) == paid[Strategy.AVALANCHE]
    assert (yuan(1_000), ZERO) == paid[Strategy.SNOWBALL]
    # By what is owed with the month's interest: 4,003.33 and 6,060.00.
    assert (yuan("397.81"), yuan("602.19")) == paid[Strategy.PRO_RATA]


def test_a_dearer_way_may_never_end_alone() -> None:
    """100 at 400 % and 10,000 at 1 %: 45 a month clears the dear one first, or drowns in it.

    By balance the dear debt gets well under its 33.33 of interest, so it grows for ever.
    """
    debts = [debt(100, 0, 400), debt(10_000, 0, 1)]
    found = every_strategy(debts, yuan(45), {})

    assert found[Strategy.AVALANCHE] is not None
    assert found[Strategy.PRO_RATA] is None
