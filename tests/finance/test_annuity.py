"""Level payments and what follows from one another."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calculators.finance import annuity
from calculators.finance.annuity import Timing
from calculators.finance.cashflow import NoSolutionError, Refusal

RATES = st.decimals("-0.5", "0.5", places=4)
PERIODS = st.integers(1, 120)
AMOUNTS = st.decimals("1", "1000000", places=2)
CLOSE = Decimal("1e-12")


@pytest.mark.parametrize(
    ("principal", "yearly", "months", "printed"),
    [
        # 等额本息: pages listed in tests/vectors/china.json.
        (700_000, "4.9", 360, "3715.09"),
        (600_000, "5.537", 240, "4139.87"),
        # Golden figures of this project.
        (10_000, "24", 12, "945.60"),
        (30_000, "18", 24, "1497.72"),
        (30_000, "0", 12, "2500.00"),
    ],
)
def test_the_level_payment_repays_the_loan(
    principal: int, yearly: str, months: int, printed: str
) -> None:
    """Published payments, to the 分."""
    payment = annuity.level_payment(Decimal(principal), Decimal(yearly) / 1200, months)

    assert printed == f"{payment:.2f}"


def test_a_printed_balance_after_a_year() -> None:
    """1,000,000 at 4.9 % over 30 years: 984,978.41 is owed after twelve payments."""
    rate = Decimal("4.9") / 1200
    payment = annuity.level_payment(Decimal(1_000_000), rate, 360)

    assert "984978.41" == f"{annuity.balance_after(Decimal(1_000_000), rate, payment, 12):.2f}"


@given(RATES, PERIODS, AMOUNTS, AMOUNTS, st.sampled_from(Timing))
def test_each_follows_from_the_others(
    rate: Decimal, n: int, present: Decimal, future: Decimal, timing: Timing
) -> None:
    """Payment, present value and future value computed in turn give back the first ones."""
    periods = Decimal(n)
    assume(rate > -1)
    payment = annuity.payment(rate, periods, present, -future, timing)
    growth = (1 + rate) ** n
    scale = CLOSE * (abs(payment) + present + future) * (growth + 1 / growth + n)

    assert abs(annuity.future_value(rate, periods, payment, present, timing) + future) <= scale
    assert abs(annuity.present_value(rate, periods, payment, -future, timing) - present) <= scale


@given(st.decimals("0", "0.1", places=4), PERIODS, AMOUNTS, st.sampled_from(Timing))
def test_term_and_rate_are_found_again(
    rate: Decimal, n: int, present: Decimal, timing: Timing
) -> None:
    """From the payment of a loan come back its number of periods and its rate."""
    assume(n > 1 or timing is Timing.END)
    payment = annuity.payment(rate, Decimal(n), present, timing=timing)
    term = annuity.periods(rate, payment, present, timing=timing)
    again = annuity.rate_of(n, payment, present, timing=timing)

    assert abs(term - n) < Decimal("1e-9")
    assert abs(again - rate) < Decimal("1e-12")


@given(RATES, PERIODS, AMOUNTS, AMOUNTS, st.sampled_from(Timing))
def test_the_parts_add_up(
    rate: Decimal, n: int, present: Decimal, future: Decimal, timing: Timing
) -> None:
    """The principal parts of all payments are what is owed less what is left at the end."""
    n = min(n, 24)
    parts = [
        annuity.principal_part(rate, number, Decimal(n), present, -future, timing)
        for number in range(1, n + 1)
    ]
    # At the start of a period nothing has accrued: the last period's interest is still to come.
    left = future / (1 + rate) ** timing.value

    assert abs(sum(parts) + present - left) <= CLOSE * (present + future) * 10**6


def test_a_payment_at_the_start_of_the_first_period_is_all_principal() -> None:
    """Nothing has been owed for any time yet."""
    part = annuity.interest_part(
        Decimal("0.01"), 1, Decimal(12), Decimal(1000), timing=Timing.START
    )

    assert 0 == part


def test_the_parts_of_printed_payments() -> None:
    """Microsoft's examples for IPMT and PPMT, at 10 % a year month by month."""
    rate = Decimal("0.1") / 12
    interest = annuity.interest_part(rate, 1, Decimal(36), Decimal(8000))
    principal = annuity.principal_part(rate, 1, Decimal(24), Decimal(2000))

    assert ["-66.67", "-75.62"] == [f"{interest:.2f}", f"{principal:.2f}"]


@pytest.mark.parametrize("number", [0, 13])
def test_there_are_only_the_payments_of_the_term(number: int) -> None:
    """A payment outside the term has no parts."""
    with pytest.raises(ValueError, match=f"no payment {number} among 12"):
        annuity.interest_part(Decimal("0.01"), number, Decimal(12), Decimal(1000))


def test_a_loan_needs_a_period() -> None:
    """There is no payment where there is no period."""
    with pytest.raises(ValueError, match="0 periods leave none"):
        annuity.level_payment(Decimal(1000), Decimal("0.01"), 0)


@pytest.mark.parametrize(
    ("rate", "payment", "present"),
    [
        ("0", "0", "1000"),
        ("0.01", "-10", "1000"),
        ("0.01", "-9", "1000"),
    ],
)
def test_a_payment_below_the_interest_never_ends(rate: str, payment: str, present: str) -> None:
    """No number of payments settles a debt that does not shrink."""
    with pytest.raises(NoSolutionError) as none:
        annuity.periods(Decimal(rate), Decimal(payment), Decimal(present))

    assert Refusal.NONE is none.value.reason


def test_without_interest_the_term_is_a_division() -> None:
    """1,000 at 100 a month is ten months."""
    assert 10 == annuity.periods(Decimal(0), Decimal(-100), Decimal(1000))


@pytest.mark.parametrize("rate", ["0", "0.01", "-0.01"])
def test_a_sum_left_at_the_end_shortens_the_term(rate: str) -> None:
    """What is owed after seven payments is reached after seven payments."""
    fraction, payment, present = Decimal(rate), Decimal(-100), Decimal(1000)
    left = annuity.future_value(fraction, Decimal(7), payment, present)

    assert left
    assert abs(annuity.periods(fraction, payment, present, left) - 7) < CLOSE


def test_what_payments_only_approach_is_never_reached() -> None:
    """10 a month for ever is worth 1,000 at 1 %: no number of them reaches the whole of it."""
    with pytest.raises(NoSolutionError):
        annuity.periods(Decimal("0.01"), Decimal(-10), Decimal(500), Decimal(-1000))


def test_a_term_may_lie_in_the_past() -> None:
    """1,000 saved at 100 a month and 1 %: it began nearly ten months ago."""
    number = annuity.periods(Decimal("0.01"), Decimal(100), Decimal(1000))

    assert "-9.5786" == f"{number:.4f}"
    assert abs(annuity.future_value(Decimal("0.01"), number, Decimal(100), Decimal(1000))) < CLOSE


def test_a_second_rate_below_zero_is_not_the_one_meant() -> None:
    """financial-fns: 446,386 repaid by 276 × 1,991 and 3,135 back at the end is 0.152 % a month."""
    rate = annuity.rate_of(276, Decimal(-1991), Decimal(446_386), Decimal(3135))

    assert "0.0015215494056" == f"{rate:.13f}"


@pytest.mark.parametrize(
    ("payment", "future"), [("-10", "-10"), ("100", "100"), ("-50", "150"), ("-215", "330.5")]
)
def test_no_rate_is_guessed_for_level_payments(payment: str, future: str) -> None:
    """Refused where no rate settles everything, or more than one that could be meant."""
    present = Decimal(-100) if payment == "-10" else Decimal(100)
    with pytest.raises(NoSolutionError):
        annuity.rate_of(2, Decimal(payment), present, Decimal(future))


@pytest.mark.parametrize("exponent", ["-12", "-25", "-39", "-41", "-5000"])
def test_the_smallest_rates_lose_no_digits(exponent: str) -> None:
    """At almost nothing a loan costs almost nothing: P/n, and n again."""
    rate, principal = Decimal(f"1e{exponent}"), Decimal(100_000_000)
    payment = annuity.level_payment(principal, rate, 360)

    assert abs(payment - principal / 360 * (1 + rate * 361 / 2)) < Decimal("1e-13")
    assert abs(annuity.periods(rate, -payment, principal) - 360) < Decimal("1e-13")
