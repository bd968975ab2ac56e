"""Rounds that take several sides in turn and survive one that hangs, and their medians."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from statistics import median
from time import monotonic

AGAIN = 1
"""How often a round that failed is tried again."""
_BEGUN = monotonic()


def passed() -> float:
    """Seconds since the bench began."""
    return monotonic() - _BEGUN


def say(told: str) -> None:
    """A line of progress, with the time since the bench began."""
    print(f"  {passed():5.0f} s  {told}", file=sys.stderr, flush=True)


class NothingMeasuredError(Exception):
    """Every round of something failed."""


@dataclass(slots=True)
class Taken:
    """Numbers by what was measured and by side, round after round; and what went wrong."""

    numbers: dict[str, dict[str, list[float]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    failures: list[str] = field(default_factory=list)

    def middle(self, what: str, side: str) -> float:
        """The median; raises `NothingMeasuredError` where every round failed."""
        taken = self.numbers[what][side]
        if not taken:
            raise NothingMeasuredError(f"{what}：{side} 一轮也没有测成")
        return median(taken)

    def ratio(self, what: str, side: str, other: str) -> float:
        """The quotient of the two sides' medians."""
        return self.middle(what, side) / self.middle(what, other)


def alternate(
    sides: Mapping[str, Callable[[], Mapping[str, float]]], rounds: int, label: str
) -> Taken:
    """The sides in turn, so many times over; what one of them tells is kept whole or not at all.

    A round that raises is tried again once; a side that has never succeeded after its first
    round is given up, so that what is not there costs two attempts and no more.
    """
    taken = Taken()
    given_up: set[str] = set()
    for number in range(rounds):
        for side in [each for each in sides if each not in given_up]:
            say(f"{label} {number + 1}/{rounds} {side}")
            told = _attempted(sides[side], taken.failures, f"{label} {side}")
            if told is None and number == 0:
                given_up.add(side)
            for what, value in (told or {}).items():
                taken.numbers[what][side].append(value)
    return taken


def _attempted(
    measure: Callable[[], Mapping[str, float]], failures: list[str], label: str
) -> Mapping[str, float] | None:
    for _ in range(1 + AGAIN):
        try:
            return measure()
        # A browser that hangs, dies or is missing must not take the whole run with it.
        except Exception as error:
            told = f"{label}: {type(error).__name__}: {str(error).strip()[:300]}"
            failures.append(told)
            say(f"! {told}")
    return None
