"""Rates and their periods."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.rate import Per, Rate, effective, nominal, percent, periods_per_year

FRACTIONS = st.decimals("-0.99", "10", places=8)
CLOSE = Decimal("1e-20")


@pytest.mark.parametrize(
    ("rate", "per", "simple"),
    [
        (percent("7.2"), Per.MONTH, "0.6"),
        (percent("1.5", Per.MONTH), Per.YEAR, "18"),
        (percent("0.05", Per.DAY), Per.YEAR, "18.25"),
        (percent("0.06", Per.DAY), Per.MONTH, "1.825"),
        (percent("36"), Per.YEAR, "36"),
    ],
)
def test_simple_conversion_is_proportion(rate: Rate, per: Per, simple: str) -> None:
    """A year is twelve months or 365 days, and nothing compounds."""
    assert (Decimal(simple), per) == (rate.simple(per).percent, rate.simple(per).per)


def test_a_year_of_360_days_is_an_argument() -> None:
    """0.05 % a day is 18 % where a year has 360 days."""
    daily = percent("0.05", Per.DAY)

    assert (Decimal(18), daily) == (
        daily.simple(Per.YEAR, 360).percent,
        percent(18).simple(Per.DAY, 360),
    )


def test_a_rate_compounds_over_twelve_months() -> None:
    """1 % a month is 12.68 % a year."""
    assert "12.6825" == f"{percent(1, Per.MONTH).compounded(Per.YEAR).percent:.4f}"


def test_a_daily_rate_compounds_over_the_days_given() -> None:
    """0.05 % a day over 365 and over 360 days."""
    daily = percent("0.05", Per.DAY)

    assert ["20.0159", "19.7164"] == [
        f"{daily.compounded(Per.YEAR, days).percent:.4f}" for days in (365, 360)
    ]


def test_the_same_period_changes_nothing() -> None:
    """A rate is its own equivalent."""
    rate = percent(5, Per.DAY)

    assert rate is rate.compounded(Per.DAY)


@given(FRACTIONS, st.sampled_from(Per), st.sampled_from(Per))
def test_compounding_there_and_back_is_the_same_rate(fraction: Decimal, per: Per, to: Per) -> None:
    """Compounding to another period is undone by compounding back, to twenty decimals."""
    back = Rate(fraction / periods_per_year(per), per).compounded(to).compounded(per)

    assert abs(back.fraction - fraction / periods_per_year(per)) < CLOSE


@pytest.mark.parametrize(
    ("rate", "times", "printed"),
    [("0.0525", 4, "0.0535427"), ("0.10", 12, "0.1047131")],
)
def test_effective_rates_of_published_examples(rate: str, times: int, printed: str) -> None:
    """Microsoft's example for EFFECT, and 10 % compounded monthly."""
    assert printed == f"{effective(Decimal(rate), times):.7f}"


def test_nominal_rate_of_a_published_example() -> None:
    """Microsoft's example for NOMINAL: 5.3543 % effective is 5.25 % compounded quarterly."""
    assert "0.05250032" == f"{nominal(Decimal('0.053543'), 4):.8f}"


@given(FRACTIONS, st.integers(1, 365))
def test_nominal_undoes_effective(fraction: Decimal, times: int) -> None:
    """The nominal rate of an effective rate is where it came from."""
    assert abs(nominal(effective(fraction, times), times) - fraction) < CLOSE


@pytest.mark.parametrize("convert", [effective, nominal])
def test_a_rate_compounds_at_least_once(convert: object) -> None:
    """No period at all is refused."""
    assert callable(convert)
    with pytest.raises(ValueError, match="compounded 0 times"):
        convert(Decimal("0.1"), 0)


def test_a_loss_of_everything_is_refused() -> None:
    """Neither conversion accepts a rate that leaves nothing to compound."""
    with pytest.raises(ValueError, match="loses everything"):
        nominal(Decimal(-1), 12)
    with pytest.raises(ValueError, match="loses everything"):
        effective(Decimal(-12), 12)
