"""Several debts, paid off from one sum."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.debts import Debt, Strategy, priority
from calculators.finance.fixed_payment import NeverClearsError
from calculators.finance.money import ZERO, Money, total, yuan
from calculators.finance.payoff import by_strategy, payoff
from calculators.finance.rate import Per, Rate, percent


def debt(balance: int | str, rate: int | str, minimum: int | str, **more: object) -> Debt:
    """A debt in yuan and percent a year."""
    return Debt(
        balance=yuan(balance),
        rate=percent(rate),
        minimum=yuan(minimum),
        **more,  # type: ignore[arg-type]
    )


THREE = [debt(3000, 6, 50, urgent=True), debt(9000, 24, 100), debt(1000, 12, 30)]


@st.composite
def several(draw: st.DrawFn) -> list[Debt]:
    """One to six debts of every kind."""
    return [
        Debt(
            balance=Money(draw(st.integers(0, 10**7))),
            rate=Rate(draw(st.decimals("0", "0.36", places=4))),
            minimum=Money(draw(st.integers(0, 10**5))),
            urgent=draw(st.booleans()),
            introductory_months=draw(st.integers(0, 6)),
            starts=draw(st.integers(1, 6)),
        )
        for _ in range(draw(st.integers(1, 6)))
    ]


@pytest.mark.parametrize(
    ("strategy", "order"),
    [
        (Strategy.AVALANCHE, (1, 2, 0)),
        (Strategy.SNOWBALL, (2, 0, 1)),
        (Strategy.URGENT_FIRST, (0, 1, 2)),
        (Strategy.PRO_RATA, (1, 2, 0)),
    ],
)
def test_each_strategy_has_its_order(strategy: Strategy, order: tuple[int, ...]) -> None:
    """Dearest first, smallest first, urgent first and then dearest."""
    assert order == priority(THREE, strategy)


def test_equal_rates_go_by_balance_then_as_typed() -> None:
    """The smaller of equally dear debts first; of equal ones the one named first."""
    debts = [debt(500, 12, 0), debt(300, 12, 0), debt(300, 12, 0)]

    assert (1, 2, 0) == priority(debts, Strategy.AVALANCHE)
    assert (1, 2, 0) == priority(debts, Strategy.SNOWBALL)


def test_rates_of_different_periods_are_compared_by_the_year() -> None:
    """1.5 % a month is dearer than 17 % a year."""
    monthly = Debt(balance=yuan(1), rate=percent("1.5", Per.MONTH), minimum=ZERO)

    assert (1, 0) == priority([debt(1, 17, 0), monthly], Strategy.AVALANCHE)


def test_a_published_avalanche() -> None:
    """node-debt-snowball: a card and a student loan, 100 over the minimums: 28 months."""
    debts = [debt(1000, "14.99", 75), debt(7500, "4.75", 150)]
    done = by_strategy(debts, yuan(325), Strategy.AVALANCHE)

    assert (28, yuan("524.01"), (6, 28)) == (done.months, done.total_interest, done.cleared)


def test_a_published_payoff_with_a_promotion() -> None:
    """Golden: a promotion, a card and a car with 700 a month: 22 months, cleared 9, 22, 22."""
    debts = [
        debt(3000, "24.99", 100, introductory_months=12),
        debt(6000, 22, 150),
        debt(4000, 6, 200),
    ]
    done = payoff(debts, yuan(700), (0, 1, 2))

    assert (22, (9, 22, 22)) == (done.months, done.cleared)
    assert abs(done.total_interest.fen - 187_727) <= 50


def test_freed_minimums_roll_on() -> None:
    """Two debts of 1,000 free of interest, 100 each: ten months, and five more for a third."""
    twice = [debt(1000, 0, 100), debt(1000, 0, 100)]

    assert 10 == by_strategy(twice, yuan(200), Strategy.AVALANCHE).months
    assert 15 == by_strategy([*twice, debt(1000, 0, 0)], yuan(200), Strategy.SNOWBALL).months


def test_a_month_by_hand() -> None:
    """Interest, then minimums, then the rest to the first and on to the next.

    24 % of 9,000 is 180 a month, 12 % of 1,000 is 10, 6 % of 3,000 is 15. Of 9,500: 180 in
    minimums; 9,080 more clear the dearest, the other 240 go to the next.
    """
    first = by_strategy(THREE, yuan(9500), Strategy.AVALANCHE).rows[0]

    assert [yuan(15), yuan(180), yuan(10)] == list(first.interest)
    assert [yuan(50), yuan(9180), yuan(270)] == list(first.payments)
    assert [yuan(2965), ZERO, yuan(740)] == list(first.balances)
    assert ZERO == first.unspent


def test_pro_rata_shares_the_rest_by_balance() -> None:
    """1,300 after minimums of 0 over 9,000, 3,000 and 1,000 free of interest."""
    debts = [debt(9000, 0, 0), debt(3000, 0, 0), debt(1000, 0, 0)]
    first = by_strategy(debts, yuan(1300), Strategy.PRO_RATA).rows[0]

    assert [yuan(900), yuan(300), yuan(100)] == list(first.payments)


def test_money_below_the_minimums_goes_in_order() -> None:
    """The first minimum is paid before the next gets anything."""
    debts = [debt(900, 12, 60), debt(900, 24, 60), debt(900, 6, 60)]
    first = by_strategy(debts, yuan(100), Strategy.AVALANCHE).rows[0]

    assert [yuan(40), yuan(60), ZERO] == list(first.payments)


def test_a_minimum_is_no_more_than_is_owed() -> None:
    """20 owed and a minimum of 100: 20.20 with interest, the rest goes on."""
    first = by_strategy([debt(20, 12, 100), debt(500, 6, 0)], yuan(150), Strategy.SNOWBALL).rows[0]

    assert [yuan("20.20"), yuan("129.80")] == list(first.payments)


def test_an_extra_is_spent_in_its_month() -> None:
    """A bonus in the second month ends it there, and what is too much stays unspent."""
    done = by_strategy([debt(1000, 0, 100)], yuan(100), Strategy.SNOWBALL, extras={2: yuan(850)})

    assert (2, yuan(50), yuan(1000)) == (done.months, done.rows[-1].unspent, done.total_paid)


def test_a_debt_that_starts_later_waits() -> None:
    """Before its month it costs nothing and gets nothing."""
    done = by_strategy([debt(100, 12, 0, starts=3)], yuan(60), Strategy.AVALANCHE)

    assert [ZERO, ZERO, yuan(1), Money(41)] == [row.interest[0] for row in done.rows]
    assert [ZERO, ZERO, yuan(60), yuan("41.41")] == [row.payments[0] for row in done.rows]


def test_an_introductory_rate_ends() -> None:
    """Two months at 1 %, then at 2 %; counted from the month the debt starts."""
    introduced = Debt(
        balance=yuan(1000),
        rate=percent(24),
        minimum=ZERO,
        introductory_rate=percent(12),
        introductory_months=2,
        starts=2,
    )
    rows = by_strategy([introduced], yuan(300), Strategy.AVALANCHE).rows

    # 1,000 → 10.00; 710 → 7.10; 417.10 → 8.34; 125.44 → 2.51.
    assert [ZERO, yuan(10), yuan("7.10"), yuan("8.34"), yuan("2.51")] == [
        row.interest[0] for row in rows
    ]


def test_nothing_owed_takes_no_time() -> None:
    """No months, nothing cleared."""
    done = by_strategy([debt(0, 12, 10)], yuan(100), Strategy.AVALANCHE)

    assert (0, (0,), ZERO) == (done.months, done.cleared, done.total_interest)


def test_what_never_clears_names_the_standstill() -> None:
    """10,000 at 2 % and 10,000 at 1 % a month cost 300: 250 is too little."""
    debts = [debt(10_000, 24, 100), debt(10_000, 12, 100)]
    with pytest.raises(NeverClearsError) as never:
        by_strategy(debts, yuan(250), Strategy.PRO_RATA)

    assert yuan(300) == never.value.standstill


def test_a_hundred_years_are_the_longest() -> None:
    """1,200 months are an answer, 1,201 are not."""
    assert 1200 == by_strategy([debt(1200, 0, 0)], yuan(1), Strategy.SNOWBALL).months
    with pytest.raises(NeverClearsError):
        by_strategy([debt("1200.01", 0, 0)], yuan(1), Strategy.SNOWBALL)


@pytest.mark.parametrize(
    ("monthly", "order"), [(-1, (0, 1, 2)), (1, (0, 1)), (1, (0, 1, 1)), (1, (0, 1, 3))]
)
def test_an_order_names_each_debt_once(monthly: int, order: tuple[int, ...]) -> None:
    """And the sum is not negative."""
    with pytest.raises(ValueError, match="a month, in the order"):
        payoff(THREE, Money(monthly), order)


def test_a_debt_does_not_cost_less_than_nothing() -> None:
    """A negative rate is refused."""
    with pytest.raises(ValueError, match="cannot charge"):
        by_strategy([debt(100, -1, 0)], yuan(10), Strategy.SNOWBALL)


@given(several(), st.integers(500_000, 2_000_000), st.sampled_from(Strategy))
def test_every_fen_is_accounted_for(debts: list[Debt], fen: int, strategy: Strategy) -> None:
    """All debts are cleared exactly: payments are the balances and the interest."""
    done = by_strategy(debts, Money(fen), strategy)
    owed = total(debt.balance for debt in debts)

    assert done.total_paid == owed + done.total_interest
    for row in done.rows:
        assert Money(fen) == total(row.payments) + row.unspent
        assert min((*row.balances, *row.payments, *row.interest)) >= ZERO
    assert done.months == max(done.cleared, default=0)


@given(several(), st.integers(500_000, 2_000_000))
def test_money_is_left_only_when_all_open_debts_are_paid(debts: list[Debt], fen: int) -> None:
    """While somebody is owed who takes part, nothing stays unspent."""
    done = by_strategy(debts, Money(fen), Strategy.AVALANCHE)

    for row in done.rows:
        open_now = [
            balance
            for debt, balance in zip(debts, row.balances, strict=True)
            if debt.starts <= row.number
        ]
        assert not row.unspent or not any(open_now)


@given(several(), st.integers(500_000, 2_000_000))
def test_the_avalanche_costs_no_more_than_the_snowball(debts: list[Debt], fen: int) -> None:
    """Without promotions, later starts and minimums, dearest first is cheapest."""
    plain = [Debt(balance=each.balance, rate=each.rate, minimum=ZERO) for each in debts]
    dear = by_strategy(plain, Money(fen), Strategy.AVALANCHE)
    small = by_strategy(plain, Money(fen), Strategy.SNOWBALL)
    slack = Money(len(debts) * (small.months + 1))

    assert dear.total_interest <= small.total_interest + slack
