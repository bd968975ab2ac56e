"""Runs the tests that call the calculators and asks that they reach every line and branch.

    python -m tools.coverage [what pytest is to be told]

Only tests that run the code in their own process count: a browser's Python is not watched. Drawn
examples are few and always the same: a line that only luck reaches is not tested.
"""

import os
from collections.abc import Sequence

from tools.console import enter, run
from tools.project import PYTHON
from tools.test import WORKERS

TESTS = (
    *("tests/finance", "tests/law", "tests/declare", "tests/calculators", "tests/render"),
    *("tests/embed", "tests/vectors/test_published.py"),
)

LUCK = ("-k", "not no_text_makes_a_traceback")
"""Without the test that throws a thousand texts at each calculator."""


def main(arguments: Sequence[str]) -> int:
    """Tells every line and branch that no test reaches; the code is pytest's, 1 below 100 %."""
    os.environ["HYPOTHESIS_PROFILE"] = "few"
    return run([PYTHON, "-m", "pytest", *TESTS, *LUCK, "--cov", "-n", WORKERS, *arguments])


if __name__ == "__main__":
    enter(main)
