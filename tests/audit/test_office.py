"""How a cell that an office suite opened is compared with the JSON."""

from datetime import datetime

import pytest

from tools.audit.office import _same, same_value


@pytest.mark.parametrize(
    ("opened", "written", "told"),
    [
        ("3740", "3740.00", "3740.00"),
        ("必须花的", "必须花的", "essential"),
        ("2027-08-23", "2027-08-23", "2027-08-23"),
        ("0", "0.00", "0.00"),
        ("10:20:00 AM", "10:20", "10:20"),
        ("12:05:00 AM", "00:05", "00:05"),
        ("9:30:00 PM", "21:30", "21:30"),
        ("21:30", "21:30", "21:30"),
    ],
)
def test_same_value_is_the_same(opened: str, written: str, told: str) -> None:
    """A number without last zeros, the Chinese word of a key, a time in halves of the day."""
    assert _same(opened, written, told)


@pytest.mark.parametrize(
    ("opened", "written", "told"),
    [
        ("3741", "3740.00", "3740.00"),
        ("Err:508", "=1+", "=1+"),
        ("2027-08-23", "2027-08-24", "2027-08-24"),
        ("", "必须花的", "essential"),
        ("", "0.00", "0.00"),
        ("10:20:00 PM", "10:20", "10:20"),
        ("10:20:30 AM", "10:20", "10:20"),
        ("0.430555555555556", "10:20", "10:20"),
    ],
)
def test_another_value_is_found(opened: str, written: str, told: str) -> None:
    """A wrong number, a formula that ran, a shifted date or time, a lost cell."""
    assert not _same(opened, written, told)


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (3740, ("3740.00", "CNY")),
        (0.2700003610701581, ("27.0000", "percent_per_year")),
        (datetime(2027, 8, 23), ("2027-08-23", "date")),  # noqa: DTZ001 - days have no zone
        ("是", ("yes", "boolean")),
        ("必须花的", ("essential", "text")),
        (None, ("", "CNY")),
    ],
)
def test_a_typed_cell_that_says_the_same(cell: object, told: tuple[str, str]) -> None:
    """A number, a share, a day, a yes, the word of a key, nothing."""
    assert same_value(cell, told)


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (3740.01, ("3740.00", "CNY")),
        (27.0, ("27.0000", "percent_per_year")),
        ("3740.00", ("3740.00元", "text")),
        (datetime(2027, 8, 24), ("2027-08-23", "date")),  # noqa: DTZ001 - days have no zone
        ("否", ("yes", "boolean")),
        (None, ("0.00", "CNY")),
        (0, ("", "CNY")),
        ("多", None),
    ],
)
def test_a_typed_cell_that_says_something_else(cell: object, told: tuple[str, str] | None) -> None:
    """Another number, a share without its per cent, another day, a lost or an extra cell."""
    assert not same_value(cell, told)
