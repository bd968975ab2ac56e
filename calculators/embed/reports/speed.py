"""快不快: what one bench measured, beside what was asked, with date, machine and rounds."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from calculators.embed.reports.figures import COLUMNS, Section, sections
from calculators.embed.reports.sheet import sheet

NAMES = (
    *("boot", "core", "page", "lighthouse", "recompute", "calculators", "finance"),
    *("imports", "building", "editing", "hosting", "fuzz"),
)
"""The benches, in the order they run."""
NOT_YET = "这一项还没有测。"
type Table = tuple[str, Sequence[str], Sequence[Sequence[str]]]

ENOUGH = 9
"""Rounds from which on a median is taken seriously."""


def speed(name: str) -> h.Fragment:
    """The figures of one bench, its tables, and how it was measured."""
    if (section := sections().get(name)) is None:
        return h.fragment[h.p[NOT_YET]]
    # Both tables of a bench have captions that tell them apart.
    figures = [each.cells for each in section.figures]
    tables: list[Table] = [(section.title, COLUMNS, figures)] if figures else []
    tables += [(each.title, each.columns, each.rows) for each in section.listings]
    return h.fragment[
        (sheet(f"speed-{name}-{place}", *each) for place, each in enumerate(tables)),
        h.p[measured(section)],
        bool(section.notes) and h.ul[(h.li[note] for note in section.notes)],
    ]


def measured(section: Section) -> str:
    """When, where and how often, in one line; too few rounds are said. None is a single run."""
    few = "" if section.rounds >= ENOUGH else f"，不到 {ENOUGH} 轮，只能看个大概"
    often = f"{section.rounds} 轮取中位数{few}" if section.rounds else "跑了一遍"
    return f"{section.date} 测，{often}。机器：{section.machine}。"
