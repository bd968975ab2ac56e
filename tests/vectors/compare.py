"""Whether a figure agrees with the printed one, within the record's own tolerance."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from tests.vectors.record import UnsupportedError, number

AS_PRINTED = Decimal("1e-12")
"""Part of a figure that a tolerance of nothing still allows: what a double holds of it."""

NOT_FIGURES = {"published_in_ec_document", "extra", "after_events"}
"""Printed beside the figures: a misprint its own source corrects, inputs repeated."""


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One figure under the conventions its publishers use without saying which."""

    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Every:
    """What each of a list is to be, however long the list."""

    value: Figure


type Figure = (
    Decimal | int | str | AnyOf | Every | Sequence["Figure"] | Mapping[str, "Figure"] | None
)
"""What we compute for a printed figure: a number, a text, or rows and tables of them."""


def disagreements(
    expected: object, got: Figure, tolerance: object, name: str = ""
) -> list[tuple[str, object, Figure]]:
    """Each printed figure that is not ours, by name, with both; rows are named by number.

    Raises `UnsupportedError` where we have no such figure.
    """
    if isinstance(expected, dict):
        found = []
        for key, value in expected.items():
            if key not in NOT_FIGURES:
                found += disagreements(value, _member(got, key, name), tolerance, f"{name}.{key}")
        return found
    if isinstance(expected, list):
        if isinstance(got, Every):
            got = [got.value] * len(expected)
        if not isinstance(got, Sequence) or isinstance(got, str):
            raise UnsupportedError(f"no rows {name}")
        if len(expected) != len(got):
            return [(f"{name} (rows)", len(expected), len(got))]
        found = []
        for place, (value, ours) in enumerate(zip(expected, got, strict=True), start=1):
            found += disagreements(value, ours, tolerance, f"{name}[{place}]")
        return found
    return [] if _agrees(expected, got, tolerance, name) else [(name, expected, got)]


def allowance(expected: Decimal, tolerance: object) -> Decimal:
    """How far from the printed figure ours may be."""
    stated = tolerance if isinstance(tolerance, dict) else {}
    absolute = number(stated.get("abs", 0))
    relative = number(stated.get("rel", 0))
    return max(absolute, abs(expected) * max(relative, AS_PRINTED))


def _member(got: Figure, key: str, name: str) -> Figure:
    if isinstance(got, Mapping) and key in got:
        return got[key]
    if isinstance(got, Sequence) and not isinstance(got, str) and re.fullmatch(r"\d+", key):
        row = int(key)
        if 0 < row <= len(got):
            return got[row - 1]
    raise UnsupportedError(f"no figure {name}.{key}")


def _agrees(expected: object, got: Figure, tolerance: object, name: str) -> bool:
    if isinstance(got, AnyOf):
        return any(_agrees(expected, value, tolerance, name) for value in got.values)
    if expected is None or got is None:
        return expected is None and got is None
    if isinstance(got, str):
        return str(expected) == got
    if not isinstance(got, Decimal | int):
        raise UnsupportedError(f"{name} is not one figure")
    printed = number(expected)
    ours = Decimal(got)
    allowed = allowance(printed, tolerance)
    places = re.search(r"_(\d)dp$", name)
    rounded = ours.quantize(Decimal(1).scaleb(-int(places[1])), ROUND_HALF_UP) if places else ours
    return min(abs(ours - printed), abs(rounded - printed)) <= allowed
