"""Changes the arithmetic a little in thousands of places and counts what its tests do not notice.

    python -m tools.mutation [names of mutants, as calculators.finance.money*]

About half an hour on two cores. What was found is kept in `mutants/`: a second run only looks at
functions that changed. `python -m mutmut show NAME` prints one change.
"""

import json
import os
from collections.abc import Mapping, Sequence
from fractions import Fraction

from tools.console import ToolError, enter, run, run_quietly
from tools.project import PYTHON, ROOT

MUTMUT = (PYTHON, "-m", "mutmut")
STATISTICS = ROOT / "mutants" / "mutmut-cicd-stats.json"
MOST = Fraction(1, 10)
"""The share of mutants that may survive: some change nothing that can be seen."""


def main(arguments: Sequence[str]) -> int:
    """Runs what has not run yet, lists the survivors; 1 where more than a tenth survives."""
    # The same few draws for every mutant, as tests/conftest.py has them.
    os.environ["HYPOTHESIS_PROFILE"] = "few"
    run([*MUTMUT, "run", *arguments])
    run([*MUTMUT, "results"])
    run_quietly([*MUTMUT, "export-cicd-stats"])
    counted = json.loads(STATISTICS.read_text(encoding="utf-8"))
    share = surviving(counted)
    print(f"· 没有被发现的改动 / survivors: {float(share):.1%} of {ran(counted)}")
    return int(share > MOST)


def ran(counted: Mapping[str, int]) -> int:
    """How many mutants were tried; one that ran out of time was noticed."""
    return sum(counted[each] for each in ("killed", "survived", "timeout", "suspicious"))


def surviving(counted: Mapping[str, int]) -> Fraction:
    """Survivors and mutants that no test reaches, among all that were tried or should have been.

    `ToolError` where none was tried: then nothing was shown.
    """
    if not ran(counted):
        raise ToolError("一处改动也没有试。", "No mutant was tried.")
    missed = counted["survived"] + counted["suspicious"] + counted["no_tests"]
    return Fraction(missed, ran(counted) + counted["no_tests"])


if __name__ == "__main__":
    enter(main)
