"""Random questions by Hypothesis, most of them hostile, each held to `judge`.

    python -m tests.fuzz.examples [HOW MANY]

Prints how many were asked and how they ended, as JSON; raises the smallest that breaks a promise.
"""

from __future__ import annotations

import json
import sys
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import calculators
from tests.fuzz.hostile import HOSTILE, text_inputs
from tests.fuzz.mutate import ALPHABET
from tests.fuzz.question import judge

ENOUGH = 100_000
TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(alphabet=ALPHABET, max_size=12),
    st.text(max_size=30),
    st.integers(-(10**16), 10**16).map(str),
    st.decimals(allow_nan=True).map(str),
    st.dates().map(str),
)


@st.composite
def questions(draw: st.DrawFn) -> tuple[str, dict[str, str]]:
    """A calculator's name, and texts for up to five of its inputs."""
    name = draw(st.sampled_from(calculators.names()))
    keys = st.sampled_from(sorted(text_inputs(name)))
    return name, draw(st.dictionaries(keys, TEXTS, min_size=1, max_size=5))


def main(arguments: list[str]) -> None:
    """Ask as many as told."""
    ended: Counter[str] = Counter()

    @settings(
        max_examples=int(arguments[0]) if arguments else ENOUGH,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(questions())
    def holds(question: tuple[str, dict[str, str]]) -> None:
        ended[judge(*question)] += 1

    holds()
    print(json.dumps({"asked": sum(ended.values()), **ended}))


if __name__ == "__main__":
    main(sys.argv[1:])
