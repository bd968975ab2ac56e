"""The `report` fence: tables of this site about itself, generated where the data are.

```report
checks
cheatsheet/payment
```

One name a line. A mistake stops the build with one Chinese line.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

import htpy as h

from calculators import law
from calculators.embed.errors import EditorError, base_of, loud, page_of
from calculators.embed.reports import cheatsheet
from calculators.embed.reports.checks import checks
from calculators.embed.reports.package import blank
from calculators.embed.reports.printed import printed_once
from calculators.embed.reports.reviews import reviews
from calculators.embed.reports.sources import sources
from calculators.embed.reports.speed import NAMES, speed
from calculators.embed.reports.traffic import traffic
from calculators.law import Rule
from calculators.render.result import grid

CHEATSHEET = "cheatsheet"
SPEED = "speed"
HINT = "每行写一个名字，例如 checks。"


def report_validator(
    _language: str, inputs: dict[str, str], options: dict[str, Any], *_: Any
) -> bool:
    """Accept every header, so that a wrong one is answered with a sentence, not shown as code."""
    options.update(inputs)
    return True


@loud
def report_format(
    source: str,
    _language: str,
    _class_name: str,
    options: dict[str, Any],
    md: Any,
    **_: Any,
) -> str:
    """The reports named in the block, in the block's order.

    Raises `EditorError`, which stops the build, for words behind `report`, an empty block, a
    name that is no report, and a name given twice.
    """
    page = page_of(md)
    if options:
        raise EditorError(
            _line(page, f"「report」后面不写别的，多了「{' '.join(options)}」。{HINT}")
        )
    wanted = [line.strip() for line in source.splitlines() if line.strip()]
    if not wanted:
        raise EditorError(_line(page, f"是空的。{HINT}"))
    for name in wanted:
        _check(name, wanted, page)
    found = reports()
    # Names and figures of a report are no answer to a search. The theme's index takes an
    # exclusion for over where the first element of the same name ends: no section stands inside.
    return str(
        h.section(".report", data_search_exclude="true")[
            (found[name](base_of(md)) for name in wanted)
        ]
    )


def reports() -> dict[str, Callable[[str], h.Renderable]]:
    """Every report by its name; each is given the way to the site's root."""
    known: dict[str, Callable[[str], h.Renderable]] = {
        "checks": lambda _: checks(),
        "vectors": lambda _: _vectors(),
        "sources": lambda _: sources(),
        "reviews": reviews,
        "package": blank,
        "traffic": lambda _: traffic(),
    }
    known |= {f"{SPEED}/{name}": _speed(name) for name in NAMES}
    return known | {f"{CHEATSHEET}/{name}": _cheatsheet(name) for name in cheatsheet.NAMES}


def rules_behind(name: str) -> tuple[Rule, ...]:
    """The rules a report shows or rests on: when one is due for review, so is its page.

    Empty for a report without any, and for a name that is no report.
    """
    if name in {"sources", "reviews"}:
        return law.rules(*law.ids())
    kind, _, table = name.partition("/")
    return cheatsheet.rules(table) if kind == CHEATSHEET and table in cheatsheet.NAMES else ()


def _vectors() -> h.Renderable:
    # The tests' own comparison; no other report, and no other page, waits for it.
    from calculators.embed.reports.vectors import vectors  # noqa: PLC0415

    return h.fragment[printed_once("vectors", vectors)]


def _cheatsheet(name: str) -> Callable[[str], h.Renderable]:
    def printed(_: str) -> h.Renderable:
        return h.fragment[printed_once(f"{CHEATSHEET}-{name}", lambda: sheet(name))]

    return printed


def _speed(name: str) -> Callable[[str], h.Renderable]:
    return lambda _: speed(name)


def sheet(name: str) -> h.Renderable:
    """One of `cheatsheet.NAMES` as a table; `KeyError` for another name."""
    table = cheatsheet.table(name)
    return h.div(".table")[grid(table, table.rows, CHEATSHEET)]


def _check(name: str, wanted: list[str], page: str) -> None:
    if wanted.count(name) > 1:
        raise EditorError(_line(page, f"「{name}」写了两次，请只留一行。"))
    known = tuple(reports())
    if name not in known:
        near = get_close_matches(name, known, n=3, cutoff=0.3) or known
        told = f"没有「{name[:40]}」这张表。可以用的有：{'、'.join(near)}。"
        raise EditorError(_line(page, told))


def _line(page: str, problem: str) -> str:
    return f"{page}：report 块：{problem}"
