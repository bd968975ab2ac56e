"""Reference lines: the right ones for a lender, each on its own date, and a reason for silence."""

from __future__ import annotations

from datetime import date

import pytest

from calculators.finance.rate import percent
from calculators.law import Covers
from calculators.law.lines import Lender, ReferenceLine, reference_lines


def line(lines: tuple[ReferenceLine, ...], rule_id: str) -> ReferenceLine:
    """The line of that rule."""
    return next(each for each in lines if each.id == rule_id)


@pytest.mark.parametrize(
    ("lender", "expected"),
    [
        (Lender.BANK, ["fin24_22hao", "zhudai_9hao"]),
        (Lender.CONSUMER_FINANCE, ["fin24_22hao"]),
        (Lender.MICROLENDER, ["fin24_22hao", "xiaodai_cost_24", "xiaodai_cost_4lpr"]),
        (Lender.PRIVATE, ["mjjd_cap_4x"]),
    ],
)
def test_a_lender_has_its_own_lines(lender: Lender, expected: list[str]) -> None:
    """The private cap binds no licensed lender, the regulators' lines no private one."""
    lines = reference_lines(lender, formed=date(2024, 1, 1), issued=date(2026, 2, 1))

    assert [each.id for each in lines] == expected


def test_an_unknown_lender_sees_every_line() -> None:
    """Who does not know the lender sees all, each with whom it binds."""
    lines = reference_lines(Lender.UNKNOWN, formed=date(2024, 1, 1))

    assert [each.id for each in lines if not each.binds] == []


def test_the_court_s_line_needs_no_date() -> None:
    """24 % on request has no date hook."""
    (court,) = reference_lines(Lender.CONSUMER_FINANCE)

    assert (court.rate, court.covers) == (percent(24), Covers.EVERYTHING)


@pytest.mark.parametrize(
    ("issued", "rate"),
    [
        (None, None),
        (date(2025, 11, 30), None),
        (date(2025, 12, 1), None),
        (date(2025, 12, 31), None),
        (date(2026, 1, 1), percent(24)),
    ],
)
def test_the_microlenders_line_begins_after_its_month(issued: date | None, rate: object) -> None:
    """Known only to December 2025: from January on it is sure."""
    lines = reference_lines(Lender.MICROLENDER, issued=issued)

    assert line(lines, "xiaodai_cost_24").rate == rate


@pytest.mark.parametrize(
    ("issued", "rate"),
    [(None, None), (date(2025, 9, 30), None), (date(2025, 10, 1), percent(24))],
)
def test_assisted_loans_have_a_line_from_october_2025(issued: date | None, rate: object) -> None:
    """What the notice means for older loans has not been checked."""
    lines = reference_lines(Lender.BANK, issued=issued)

    assert line(lines, "zhudai_9hao").rate == rate


def test_an_aim_is_no_line() -> None:
    """4×LPR by the end of 2027 is an aim for microlenders, without a number for this loan."""
    lines = reference_lines(Lender.MICROLENDER, issued=date(2026, 2, 1))

    assert line(lines, "xiaodai_cost_4lpr").rate is None


@pytest.mark.parametrize("lender", list(Lender))
@pytest.mark.parametrize("formed", [None, date(2019, 1, 1), date(2024, 1, 1), date(2026, 11, 23)])
def test_a_line_has_a_number_or_a_reason(lender: Lender, formed: date | None) -> None:
    """No line is silent about why it has no number, and none doubts the one it has."""
    lines = reference_lines(lender, formed=formed, issued=formed)

    assert [each.id for each in lines if (each.rate is None) != bool(each.why_unknown)] == []


def test_a_private_contract_of_today_has_no_number() -> None:
    """A contract of 2026-11-23 is told that its number has not been looked up."""
    (cap,) = reference_lines(Lender.PRIVATE, formed=date(2026, 11, 23))

    assert "本站没有核实到这一天的数" in cap.why_unknown


def test_an_old_private_contract_has_both_stretches() -> None:
    """Each stretch says which days it speaks of."""
    first, second = reference_lines(Lender.PRIVATE, formed=date(2018, 1, 1), filed=date(2022, 3, 1))

    assert (first.last, second.first, second.rate) == (
        date(2020, 8, 19),
        date(2020, 8, 20),
        percent("14.8"),
    )


def test_every_lender_has_a_name() -> None:
    """No lender is shown by its English key."""
    assert [lender for lender in Lender if lender.label.isascii()] == []
