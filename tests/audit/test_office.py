"""How a cell that an office suite opened is compared with the JSON."""

import pytest

from tools.audit.office import _same


@pytest.mark.parametrize(
    ("opened", "written", "told"),
    [
        ("3740", "3740.00", "3740.00"),
        ("必须花的", "必须花的", "essential"),
        ("2027-08-23", "2027-08-23", "2027-08-23"),
        ("0", "0.00", "0.00"),
    ],
)
def test_same_value_is_the_same(opened: str, written: str, told: str) -> None:
    """A number without its last zeros, and the Chinese word of a key, say the same."""
    assert _same(opened, written, told)


@pytest.mark.parametrize(
    ("opened", "written", "told"),
    [
        ("3741", "3740.00", "3740.00"),
        ("Err:508", "=1+", "=1+"),
        ("2027-08-23", "2027-08-24", "2027-08-24"),
        ("", "必须花的", "essential"),
        ("", "0.00", "0.00"),
    ],
)
def test_another_value_is_found(opened: str, written: str, told: str) -> None:
    """A wrong number, a formula that ran, a shifted date, a lost cell."""
    assert not _same(opened, written, told)
