"""The smaller doors: court fees, calls and quiet hours, markups, help lines."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from calculators.finance.money import yuan
from calculators.finance.rate import Per, percent
from calculators.law import collection, penalty
from calculators.law.fees import court_fees
from calculators.law.help_lines import help_lines, help_sites


def test_court_fees_are_those_of_article_13() -> None:
    """诉讼费用交纳办法第十三条: 50 yuan, then 2.5, 2, 1.5 and 1 % of each part."""
    fees = court_fees()

    assert (
        fees.flat_up_to,
        fees.flat_fee,
        [(tier.above, tier.up_to, tier.fraction) for tier in fees.tiers],
    ) == (
        yuan(10_000),
        yuan(50),
        [
            (yuan(10_000), yuan(100_000), Decimal("0.025")),
            (yuan(100_000), yuan(200_000), Decimal("0.02")),
            (yuan(200_000), yuan(500_000), Decimal("0.015")),
            (yuan(500_000), yuan(1_000_000), Decimal("0.01")),
        ],
    )


def test_half_a_fee_and_a_third_of_one() -> None:
    """第十五、十六条 halve, 第十四条 takes a third for a payment order."""
    fees = court_fees()

    assert (fees.halved, fees.payment_order_parts) == (Decimal("0.5"), 3)


def test_claims_are_listed_to_a_million() -> None:
    """The tiers above a million are not in the stock."""
    assert court_fees().highest == yuan(1_000_000)


@pytest.mark.parametrize(
    ("at", "quiet"),
    [
        (time(21, 59), False),
        (time(22), True),
        (time(0), True),
        (time(7, 59), True),
        (time(8), False),
    ],
)
def test_quiet_hours_run_over_midnight(at: time, quiet: bool) -> None:
    """From 22:00 to 8:00, the first minute in, the last out."""
    assert [hours.holds(at) for hours in collection.quiet_hours()] == [quiet, quiet]


def test_quiet_hours_stay_two_texts() -> None:
    """「没有约定」 and 「没有同意」 are not one rule."""
    assert [hours.rule.id for hours in collection.quiet_hours()] == ["gbt_hours", "cba_hours"]


def test_connected_and_unanswered_calls_stay_apart() -> None:
    """Three answered calls by one text, six unanswered by another."""
    connected, unanswered = collection.connected_calls(), collection.unanswered_calls()

    assert [(connected.rule.id, connected.most), (unanswered.rule.id, unanswered.most)] == [
        ("gbt_freq", 3),
        ("cba_freq", 6),
    ]


def test_conduct_before_a_text_is_not_measured_by_it() -> None:
    """The association's guide is of 2026-01-30; the day before it said nothing."""
    guide = collection.unanswered_calls().rule

    assert [collection.reaches(guide, date(2026, 1, day)) for day in (29, 30)] == [False, True]


def test_default_multiples_are_those_of_2003() -> None:
    """银发〔2003〕251号: thirty to fifty percent on top."""
    assert penalty.default_multiples() == (Decimal("1.3"), Decimal("1.5"))


def test_delay_interest_is_daily() -> None:
    """法释〔2014〕8号: 1.75 in ten thousand a day."""
    assert penalty.delay_interest() == percent("0.0175", Per.DAY)


def test_help_lines_are_numbers_to_call() -> None:
    """The emergency number stands first, and no number from memory stands at all."""
    numbers = [line.value for line in help_lines()]

    assert (numbers[0], "12315" in numbers, all(number.isdigit() for number in numbers)) == (
        "110",
        False,
        True,
    )


def test_help_lines_print_no_hours() -> None:
    """The hours of hotlines were not checked, so none are told."""
    assert [line.id for line in help_lines() if "点" in line.says or ":" in line.says] == []


def test_help_sites_are_addresses() -> None:
    """The reporting platform is an address, not a number."""
    assert [site.value for site in help_sites()] == ["https://jubao.nifa.org.cn"]
