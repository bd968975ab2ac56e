"""What `make bench` measured, as `docs/about/bench.json` keeps it: figures, requirements, tables.

The benches write it, the pages 快不快 and 多少流量 are printed from it. A figure is compared as
it was measured and rounded only to be shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[3] / "docs" / "about" / "bench.json"
PLACES = {"×": 2, "MB": 2, "KB": 0, "s": 1, "ms": 0, "字节": 0, "次/秒": 0, "个": 0, "分": 0}
"""Decimals shown for each unit."""
COLUMNS = ("测什么", "测到", "要求", "希望", "结果")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured number and what was asked of it; at most that, or with `floor` at least that."""

    what: str
    value: Decimal
    unit: str
    required: Decimal | None = None
    aim: Decimal | None = None
    floor: bool = False

    @property
    def met(self) -> bool:
        """Whether the requirement holds; true where there is none."""
        return self.required is None or self._holds(self.required)

    @property
    def verdict(self) -> str:
        """The result in words, a shortfall as plainly as a success."""
        if self.required is None:
            return "没有定要求"
        if not self.met:
            return "没有达到"
        return "达到，也达到希望" if self.aim is not None and self._holds(self.aim) else "达到"

    @property
    def cells(self) -> tuple[str, ...]:
        """The row under `COLUMNS`."""
        asked = (self._bound(limit) for limit in (self.required, self.aim))
        return self.what, self._shown(self.value), *asked, self.verdict

    def _holds(self, limit: Decimal) -> bool:
        return self.value >= limit if self.floor else self.value <= limit

    def _bound(self, limit: Decimal | None) -> str:
        return "" if limit is None else f"{'≥' if self.floor else '≤'} {self._shown(limit)}"

    def _shown(self, number: Decimal) -> str:
        return f"{number:,.{PLACES[self.unit]}f} {self.unit}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A table of what was measured beside the figures; its cells are as they are to be shown."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What one bench found, when, where, in how many rounds, and what has to be said of it."""

    title: str
    date: str
    machine: str
    rounds: int
    seconds: int
    figures: tuple[Figure, ...]
    listings: tuple[Listing, ...] = ()
    notes: tuple[str, ...] = ()


@cache
def sections(file: Path = FILE) -> Mapping[str, Section]:
    """Every kept section by its bench's name; none where nothing was ever kept."""
    if not file.is_file():
        return {}
    told = json.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
    return {name: section_of(each) for name, each in told.items()}


def section_of(told: Mapping[str, Any]) -> Section:
    """A section from its JSON, the inverse of `dataclasses.asdict`."""
    figures = tuple(Figure(**_numbers(each)) for each in told["figures"])
    listings = tuple(
        Listing(title=each["title"], columns=(*each["columns"],), rows=_tuples(each["rows"]))
        for each in told["listings"]
    )
    changed = {"figures": figures, "listings": listings, "notes": (*told["notes"],)}
    return Section(**{**told, **changed})


def figure(bench: str, what: str) -> Decimal:
    """The value of one kept figure; `KeyError` where it was never measured."""
    return {each.what: each.value for each in sections()[bench].figures}[what]


def _numbers(told: Mapping[str, Any]) -> dict[str, Any]:
    numbers = ("value", "required", "aim")
    return {
        key: Decimal(str(value)) if key in numbers and value is not None else value
        for key, value in told.items()
    }


def _tuples(rows: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in rows)
