"""What counts as noticed when the arithmetic is changed on purpose."""

from fractions import Fraction

import pytest

from tools.console import ToolError
from tools.mutation import surviving

NONE = dict.fromkeys(("killed", "survived", "timeout", "suspicious", "no_tests"), 0)


@pytest.mark.parametrize(
    ("counted", "share"),
    [
        ({"killed": 8, "timeout": 1, "survived": 1}, Fraction(1, 10)),
        ({"killed": 8, "survived": 1, "no_tests": 1}, Fraction(1, 5)),
        ({"killed": 9, "suspicious": 1}, Fraction(1, 10)),
    ],
)
def test_what_nobody_noticed_counts(counted: dict[str, int], share: Fraction) -> None:
    """A survivor, a doubtful one and one that no test reaches; running out of time is noticed."""
    assert share == surviving(NONE | counted)


def test_nothing_tried_is_no_success() -> None:
    """A run that was cut before the first mutant does not pass."""
    with pytest.raises(ToolError, match="No mutant was tried"):
        surviving(NONE)
