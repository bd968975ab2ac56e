"""The LPR by day: known where it was looked up, and nowhere else."""

from __future__ import annotations

from datetime import date

import pytest

from calculators.finance.dates import add_months
from calculators.finance.rate import Rate, percent
from calculators.law import Dated, Span, UnknownOnDateError
from calculators.law.lpr import LPR_1Y, LPR_5Y, PUBLISHED, Published, dated, lasts_until


def published(day: str, one_year: str) -> Published:
    """A publication as the table would hold it."""
    rate = percent(one_year)
    return Published(on=date.fromisoformat(day), one_year=rate, five_years=rate, url="")


@pytest.mark.parametrize(
    ("day", "one_year", "five_years"),
    [
        # The days the rate moved, as the People's Bank announced them.
        ("2019-08-20", "4.25", "4.85"),
        ("2020-04-19", "4.05", "4.75"),
        ("2020-04-20", "3.85", "4.65"),
        ("2022-05-20", "3.70", "4.45"),
        ("2024-02-20", "3.45", "3.95"),
        ("2024-10-20", "3.35", "3.85"),
        ("2024-10-21", "3.10", "3.60"),
        ("2025-05-20", "3.00", "3.50"),
        ("2026-10-19", "3.00", "3.50"),
    ],
)
def test_a_day_has_the_rate_last_published(day: str, one_year: str, five_years: str) -> None:
    """The rate of a day is the newest one published by then."""
    on = date.fromisoformat(day)

    assert (LPR_1Y.on(on), LPR_5Y.on(on)) == (percent(one_year), percent(five_years))


@pytest.mark.parametrize("day", ["2019-08-19", "2000-01-01"])
def test_before_the_first_publication_there_is_no_rate(day: str) -> None:
    """There was no such LPR before 2019-08-20."""
    with pytest.raises(UnknownOnDateError):
        LPR_1Y.on(date.fromisoformat(day))


def test_after_the_last_checked_month_there_is_no_rate() -> None:
    """The newest rate never stands in for one that nobody looked up."""
    with pytest.raises(UnknownOnDateError):
        LPR_1Y.on(date.fromordinal(LPR_1Y.last.toordinal() + 1))


def test_a_reader_is_told_which_number_on_which_day() -> None:
    """The sentence names the rate and the day."""
    with pytest.raises(UnknownOnDateError) as unknown:
        LPR_1Y.on(date(2019, 1, 1))

    assert unknown.value.sentence == "本站没有核实到这一天的数：1 年期 LPR，2019-01-01。"


def test_the_table_ends_the_day_before_the_next_publication_is_due() -> None:
    """The last line holds to the 19th of the following month."""
    last = PUBLISHED[-1].on

    assert LPR_1Y.last == add_months(last.replace(day=19), 1)


def test_a_month_left_out_is_unknown_not_carried_over() -> None:
    """A line for November does not fill a missing October."""
    gapped = dated("LPR", (published("2026-09-20", "3.00"), published("2026-11-20", "2.90")), _one)

    with pytest.raises(UnknownOnDateError):
        gapped.on(date(2026, 10, 25))


def test_a_new_month_is_one_line() -> None:
    """The line of October lengthens the table by a month."""
    longer = dated("LPR", (published("2026-09-20", "3.00"), published("2026-10-20", "2.90")), _one)

    assert (longer.on(date(2026, 10, 20)), longer.last) == (percent("2.90"), date(2026, 11, 19))


def test_a_publication_put_off_by_a_holiday_leaves_no_gap() -> None:
    """Until a late publication comes, the month before still holds."""
    assert lasts_until(date(2026, 1, 20), date(2026, 2, 24)) == date(2026, 2, 23)


def test_the_table_s_days_go_forward_month_by_month() -> None:
    """The table has one line for every month from first to last."""
    months = [(each.on.year, each.on.month) for each in PUBLISHED]
    steps = [add_months(date(2019, 8, 1), count) for count in range(len(months))]

    assert months == [(step.year, step.month) for step in steps]


def test_a_dated_value_has_no_value_in_a_gap() -> None:
    """Between two spans there is nothing."""
    spans = (
        Span(first=date(2020, 1, 1), last=date(2020, 1, 31), value=1),
        Span(first=date(2020, 3, 1), last=date(2020, 3, 31), value=2),
    )

    with pytest.raises(UnknownOnDateError):
        Dated(name="某数", rule="cc_188", spans=spans).on(date(2020, 2, 15))


def _one(each: Published) -> Rate:
    return each.one_year
