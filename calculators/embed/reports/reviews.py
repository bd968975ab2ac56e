"""复核状态: when every page and every rule is due to be looked at again, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import htpy as h
import yaml

from calculators import law
from calculators.law import Evidence
from calculators.render.rule import RETOLD

DOCS = Path(__file__).parents[3] / "docs"
OWNERS = {"editors": "编辑", "engineers": "开发", "rules": "规则编辑"}
STATES = {"draft": "草稿", "checked": "核对过"}
EVIDENCE = {Evidence.A: "读到原文", Evidence.B: "转述一致", Evidence.C: RETOLD}
HEADINGS = ("下次复核不晚于", "是什么", "谁来复核", "核对于", "到什么程度")
NOT_SAID = "没有写"
"""Shown where front matter lacks a line; that it must not is the editorial check's business."""
MARK = "---\n"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Review:
    """The next review of a page or a rule; `address` is the page's, empty for a rule."""

    due: str
    title: str
    address: str = ""
    owner: str
    checked: str
    state: str


def reviews(base: str) -> h.Fragment:
    """Pages, then rules, those due first at the top; `base` leads to the site's root.

    Nothing here knows what day it is: the reader's own calendar shows the marks of what is past.
    """
    return h.fragment[
        _table("pages", "页面", sorted(pages()), base),
        _table("rules", "规则", sorted(_rules()), base),
    ]


def pages(docs: Path = DOCS) -> Iterator[Review]:
    """The reviews that the front matter of the pages announces."""
    for file in docs.rglob("*.md"):
        told = _front_matter(file.read_text(encoding="utf-8"))
        if "next_review" in told:
            yield Review(
                due=str(told["next_review"]),
                title=str(told.get("title", "")),
                address=_address(file.relative_to(docs)),
                owner=OWNERS.get(told.get("owner", ""), NOT_SAID),
                checked=str(told.get("reviewed", NOT_SAID)),
                state=STATES.get(told.get("status", ""), NOT_SAID),
            )


def _front_matter(text: str) -> Mapping[str, Any]:
    """What stands between the first two lines of dashes; nothing where a page has none."""
    told = yaml.safe_load(text.split(MARK, 2)[1]) if text.startswith(MARK) else {}
    return told if isinstance(told, dict) else {}


def _address(file: Path) -> str:
    """A page's address from the site's root, by the rule MkDocs and its kin share."""
    folder = file.parent if file.stem == "index" else file.with_suffix("")
    return f"{folder.as_posix()}/"


def _rules() -> Iterator[Review]:
    for rule in law.all_rules():
        yield Review(
            due=rule.review_by.isoformat(),
            title=rule.title,
            owner=OWNERS["rules"],
            checked=rule.source.checked.isoformat(),
            state=EVIDENCE[rule.evidence],
        )


def _table(name: str, of: str, rows: list[Review], base: str) -> h.Element:
    caption = f"reviews-{name}"
    return h.div(".table-scroll", role="region", tabindex="0", aria_labelledby=caption)[
        h.table(".sheet")[
            h.caption(id=caption)[f"{of}（{len(rows)}）"],
            h.thead[h.tr[(h.th(scope="col")[each] for each in HEADINGS)]],
            h.tbody[(h.tr[_cells(row, base)] for row in rows)],
        ]
    ]


def _cells(row: Review, base: str) -> Iterator[h.Element]:
    yield h.td[row.due, " ", h.strong(hidden=True, data_overdue_after=row.due)["已经过了"]]
    yield h.th(".words", scope="row")[
        h.a(href=base + row.address)[row.title] if row.address else row.title
    ]
    yield from (h.td[each] for each in (row.owner, row.checked, row.state))
