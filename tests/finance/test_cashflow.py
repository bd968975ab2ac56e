"""The rate flows imply, or why there is none."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.cashflow import (
    CashFlow,
    NoSolutionError,
    Refusal,
    dated_rate,
    internal_rate,
    nominal_yearly,
    rate_at_times,
)
from calculators.finance.money import Money, yuan
from calculators.finance.rate import Per, Rate, percent

AMOUNTS = st.integers(1, 10**9)


def flows(*amounts: int | str) -> list[Money]:
    """Flows in yuan, one period apart."""
    return [yuan(amount) for amount in amounts]


def worth(amounts: list[Money], rate: Rate) -> Decimal:
    """What flows one period apart are worth now."""
    discount = 1 / (1 + rate.fraction)
    return sum((each.yuan * discount**time for time, each in enumerate(amounts)), Decimal(0))


def test_the_official_example() -> None:
    """中国人民银行公告〔2021〕第3号附件: 12.8038 % nominal, 13.5826 % effective."""
    rate = internal_rate([yuan(99_000), *[yuan("-8833.30")] * 12])

    assert ["12.8038", "13.5826"] == [
        f"{rate.simple(Per.YEAR).percent:.4f}",
        f"{rate.compounded(Per.YEAR).percent:.4f}",
    ]


@pytest.mark.parametrize(
    ("received", "payment", "nominal", "effective"),
    [
        ("10000", "908.33", "16.22", "17.48"),
        ("9500", "908.33", "26.17", "29.55"),
    ],
)
def test_golden_true_costs(received: str, payment: str, nominal: str, effective: str) -> None:
    """10,000 in twelve payments of 908.33, and the same with 500 deducted at the start."""
    rate = internal_rate(flows(received, *[f"-{payment}"] * 12))

    assert [nominal, effective] == [
        f"{rate.simple(Per.YEAR).percent:.2f}",
        f"{rate.compounded(Per.YEAR).percent:.2f}",
    ]


def test_golden_monthly_rate() -> None:
    """10,000 in twelve payments of 908.33 costs 1.3513 % a month."""
    assert "1.3513" == f"{internal_rate(flows(10_000, *['-908.33'] * 12)).percent:.4f}"


def test_paying_back_what_was_received_costs_nothing() -> None:
    """Equal sums there and back are exactly 0 %."""
    assert Rate(Decimal(0), Per.MONTH) == internal_rate(flows(300, -100, -100, -100))


@pytest.mark.parametrize(
    ("paid", "percent_lost"), [("-50", "-50"), ("-1", "-99"), ("-0.01", "-99.99")]
)
def test_a_waiver_is_a_negative_rate(paid: str, percent_lost: str) -> None:
    """Less paid back than received is below zero, down to −99.99 %."""
    assert Decimal(percent_lost) == internal_rate(flows(100, paid)).percent


def test_a_week_s_loan_has_a_rate_however_high() -> None:
    """700 received, 1,000 paid after seven days: 1.43 to the power of 365/7 a year."""
    start = date(2026, 1, 1)
    rate = dated_rate(
        [
            CashFlow(on=start, amount=yuan(700)),
            CashFlow(on=start + timedelta(7), amount=yuan(-1000)),
        ]
    )

    assert abs(rate.fraction / ((Decimal(1000) / 700) ** (Decimal(365) / 7) - 1) - 1) < Decimal(
        "1e-20"
    )


@given(st.lists(AMOUNTS, min_size=1, max_size=36), AMOUNTS)
def test_a_loan_s_rate_makes_its_flows_worth_nothing(paid: list[int], received: int) -> None:
    """Whatever is received first and paid later, the rate found balances it to under a 分."""
    amounts = [Money(received), *(Money(-fen) for fen in paid)]
    rate = internal_rate(amounts)

    assert abs(worth(amounts, rate)) <= Decimal("1e-10") * sum(paid)


@given(
    st.integers(1, 10**7), st.integers(-9, 400), st.integers(1, 120), st.sampled_from([1, 12, 30])
)
def test_a_known_rate_is_found_again(fen: int, per_mille: int, periods: int, gap: int) -> None:
    """A sum that grew at a rate and was paid back gives that rate."""
    growth = 1 + Decimal(per_mille) / 1000
    paid = Decimal(fen) * growth ** (periods * gap)
    rate = rate_at_times([(fen * 10**30, 0), (-int(paid * 10**30), periods * gap)], Per.DAY)

    assert abs(1 + rate.fraction - growth) < Decimal("1e-20")


def test_dates_need_no_order() -> None:
    """The same flows in any order have the same rate."""
    known = [
        CashFlow(on=date(2025, 1, 1), amount=yuan(1000)),
        CashFlow(on=date(2025, 7, 1), amount=yuan(-500)),
        CashFlow(on=date(2026, 1, 1), amount=yuan(-600)),
    ]

    assert dated_rate(known) == dated_rate(known[::-1])


def test_several_flows_on_a_day_are_their_sum() -> None:
    """A fee kept back on the day of the loan lowers what is received."""
    start, end = date(2025, 1, 1), date(2026, 1, 1)
    split = [(start, 1000), (start, -100), (end, -990)]

    assert percent(10) == dated_rate(CashFlow(on=on, amount=yuan(fen)) for on, fen in split)


def test_a_yearly_rate_is_on_actual_365() -> None:
    """366 days of a leap year are more than a year."""
    rate = dated_rate(
        [
            CashFlow(on=date(2024, 1, 1), amount=yuan(1000)),
            CashFlow(on=date(2025, 1, 1), amount=yuan(-1100)),
        ]
    )

    assert "9.97136" == f"{rate.percent:.5f}"


def test_the_nominal_rate_of_an_effective_one() -> None:
    """12 × ((1 + 12.6825 %)^(1/12) − 1) is 12 %."""
    assert "12.0000" == f"{nominal_yearly(percent('12.682503')).percent:.4f}"


@pytest.mark.parametrize(
    ("amounts", "reason"),
    [
        ([], Refusal.ONE_SIDED),
        ([0, 0], Refusal.ONE_SIDED),
        ([100], Refusal.ONE_SIDED),
        ([100, 50, 3], Refusal.ONE_SIDED),
        ([-100, -50], Refusal.ONE_SIDED),
        ([100, -20, 100], Refusal.NONE),
        ([100, -200, 100], Refusal.TOUCHING),
        ([-375, 200, 0, 160, -37], Refusal.SEVERAL),
    ],
)
def test_no_rate_is_guessed(amounts: list[int], reason: Refusal) -> None:
    """Flows without exactly one rate are refused, with the reason."""
    with pytest.raises(NoSolutionError) as refusal:
        internal_rate(flows(*amounts))

    assert reason == refusal.value.reason


def test_a_refusal_names_the_rates_found() -> None:
    """Both rates of a published example with two, the lower first."""
    with pytest.raises(NoSolutionError) as refusal:
        internal_rate(flows(-375, 200, 0, 160, -37))

    assert ["-77.68", "-8.55"] == [f"{root.percent:.2f}" for root in refusal.value.roots]
    assert "several" in str(refusal.value)
    assert "-8.549880 %" in str(refusal.value)


def test_a_refusal_without_rates_says_so() -> None:
    """Where nothing was found the message says none."""
    with pytest.raises(NoSolutionError, match="rates found: none"):
        internal_rate(flows(100, 50))


def test_a_rate_that_only_touches_is_named() -> None:
    """100 − 200·v + 100·v² is nothing at 0 % only, without a change of sign."""
    with pytest.raises(NoSolutionError) as refusal:
        internal_rate(flows(100, -200, 100))

    assert [Decimal(0)] == [round(root.fraction, 12) for root in refusal.value.roots]


def test_a_rate_nobody_could_charge_makes_no_answer_doubtful() -> None:
    """A second root near −100 % a period does not count against the first."""
    rate = internal_rate([Money(-100_000), Money(110_000), Money(-1)])

    assert "9.9991" == f"{rate.percent:.4f}"


def test_two_rates_nobody_could_charge_are_not_an_answer() -> None:
    """Where only absurd rates balance the flows they are named, and none is chosen."""
    # 1 − (10⁻⁷ + 2·10⁻⁷)·v⁻¹ …: growths of 10⁷ and 2·10⁷ a period.
    amounts = [(1, 0), (-3 * 10**7, 1), (2 * 10**14, 2)]
    with pytest.raises(NoSolutionError) as refusal:
        rate_at_times(amounts, Per.YEAR)

    assert (Refusal.SEVERAL, [10**7, 2 * 10**7]) == (
        refusal.value.reason,
        [round(1 + root.fraction) for root in refusal.value.roots],
    )
