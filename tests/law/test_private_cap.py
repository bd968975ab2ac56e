"""The line for private loans, by formation date, and for old contracts by the day of the suit."""

from __future__ import annotations

from datetime import date

import pytest

from calculators.finance.rate import percent
from calculators.law import Unknown
from calculators.law.private_cap import cap_from, default_rate_none_agreed, private_cap


@pytest.mark.parametrize(
    ("formed", "cap"),
    [
        # Four times the LPR as published: 3.85, 3.80, 3.70, 3.65, 3.55, 3.45, 3.35, 3.10, 3.00.
        ("2020-08-20", "15.4"),
        ("2021-12-19", "15.4"),
        ("2021-12-20", "15.2"),
        ("2022-01-20", "14.8"),
        ("2022-08-22", "14.6"),
        ("2023-06-20", "14.2"),
        ("2023-08-21", "13.8"),
        ("2024-07-22", "13.4"),
        ("2024-10-21", "12.4"),
        ("2025-05-20", "12"),
        ("2026-10-19", "12"),
    ],
)
def test_the_cap_is_four_times_the_lpr_of_the_formation_day(formed: str, cap: str) -> None:
    """A contract takes the rate of its own day for as long as it runs."""
    (segment,) = private_cap(date.fromisoformat(formed))

    assert segment.rate == percent(cap)


def test_a_contract_of_today_has_no_number() -> None:
    """On 2026-11-23 the LPR of the day has not been looked up: a sentence, no number."""
    (segment,) = private_cap(date(2026, 11, 23))

    assert segment.rate == Unknown("本站没有核实到这一天的数：1 年期 LPR，2026-11-23。")


def test_without_the_formation_date_there_is_no_line() -> None:
    """The reader is told which date is missing."""
    (segment,) = private_cap(None)

    assert isinstance(segment.rate, Unknown)


def test_an_old_contract_has_two_stretches() -> None:
    """第三十一条 cuts the interest at 2020-08-20."""
    first, second = private_cap(date(2019, 5, 1), filed=date(2021, 3, 1))

    assert (first.last, second.first) == (date(2020, 8, 19), date(2020, 8, 20))


def test_an_old_contract_s_first_stretch_has_no_number() -> None:
    """The rules of then are history here, never a line."""
    first, _ = private_cap(date(2019, 5, 1), filed=date(2021, 3, 1))

    assert isinstance(first.rate, Unknown)


def test_an_old_contract_s_second_stretch_takes_the_day_of_the_suit() -> None:
    """Sued in March 2021, the line is four times 3.85."""
    _, second = private_cap(date(2019, 5, 1), filed=date(2021, 3, 1))

    assert second.rate == percent("15.4")


@pytest.mark.parametrize("filed", [None, date(2019, 12, 1), date(2026, 11, 23)])
def test_an_old_contract_without_a_usable_suit_has_no_number(filed: date | None) -> None:
    """No suit, a suit before the cap, a suit on a day not looked up: each has its sentence."""
    _, second = private_cap(date(2019, 5, 1), filed=filed)

    assert isinstance(second.rate, Unknown)


def test_the_suit_does_not_move_a_new_contract() -> None:
    """From 2020-08-20 on the formation day decides alone."""
    (segment,) = private_cap(date(2020, 9, 1), filed=date(2025, 6, 1))

    assert segment.rate == percent("15.4")


def test_the_cap_begins_on_its_day() -> None:
    """The day itself is already under the new rule."""
    assert cap_from() == date(2020, 8, 20)


def test_where_no_rate_was_agreed_the_lpr_itself_stands_in() -> None:
    """第二十八条第二款第一项: once the one-year LPR of the first day overdue."""
    assert default_rate_none_agreed(date(2024, 8, 1)) == percent("3.35")


def test_where_no_rate_was_agreed_and_no_lpr_is_known_there_is_no_number() -> None:
    """Outside the table there is a sentence."""
    assert isinstance(default_rate_none_agreed(date(2018, 1, 1)), Unknown)
