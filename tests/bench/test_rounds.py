"""Rounds go on whatever one of them does, and a browser that hangs is ended."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.bench.cage import Cage, cage
from tests.bench.rounds import alternate


def side(asked: list[str], name: str, *answers: float | None) -> Callable[[], Mapping[str, float]]:
    """A side that gives these numbers in turn and fails for None; it notes when it was asked."""
    coming: Iterator[float | None] = iter(answers)

    def measure() -> Mapping[str, float]:
        asked.append(name)
        if (value := next(coming)) is None:
            raise TimeoutError("it hung")
        return {"boot": value}

    return measure


def test_sides_take_turns() -> None:
    """Each round asks every side once: what slows the machine slows them all."""
    asked: list[str] = []
    taken = alternate({"a": side(asked, "a", 1, 2), "b": side(asked, "b", 3, 4)}, 2, "")

    assert (["a", "b", "a", "b"], [1, 2]) == (asked, taken.numbers["boot"]["a"])


def test_a_round_that_failed_is_repeated() -> None:
    """One hanging boot costs one repetition, and is told."""
    taken = alternate({"a": side([], "a", 1, None, 2, 3)}, 3, "boot")

    assert [1, 2, 3] == taken.numbers["boot"]["a"]
    assert ["boot a: TimeoutError: it hung"] == taken.failures


def test_a_side_that_never_succeeds_is_given_up() -> None:
    """What is not there costs two attempts; the other side is measured to the end."""
    asked: list[str] = []
    taken = alternate({"a": side(asked, "a", None, None), "b": side([], "b", 1, 2, 3)}, 3, "")

    assert (["a", "a"], [1, 2, 3]) == (asked, taken.numbers["boot"]["b"])


def test_a_later_failure_leaves_the_side_in() -> None:
    """A side that has succeeded goes on after a round that failed twice."""
    taken = alternate({"a": side([], "a", 1, None, None, 3)}, 3, "")

    assert [1, 3] == taken.numbers["boot"]["a"]


@pytest.mark.parametrize("grouped", [True, False])
def test_what_hangs_is_ended(tmp_path: Path, grouped: bool) -> None:
    """A program that takes longer than it may is killed, with a control group or without."""
    with cage() as made:
        kept = made if grouped else Cage(group=None, folder=tmp_path)
        with kept.watched(0.3):
            program = kept.wrapped("/bin/sleep")
            begun = time.monotonic()
            code = subprocess.run([program, "60"], check=False).returncode

    assert (-9, True) == (code, time.monotonic() - begun < 30)
