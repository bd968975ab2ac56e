"""What is due for review: pages and rules of law, with the day and who looks after them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tools.editorial.law_file import tables
from tools.editorial.page import front
from tools.editorial.rules.law_rows import rows
from tools.editorial.site import Site

RULES = "rules"
"""Who looks after the rules of law; pages name their owner themselves."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Due:
    """A page or a rule, and the last day for its next review."""

    owner: str
    day: date
    path: str
    line: int
    title: str


def due(site: Site, *, days: int) -> list[Due]:
    """What is due within so many days of the check, or overdue, by owner and day."""
    last = site.today + timedelta(days=days)
    # On its last day a review is still in time.
    latest = last if days else last - timedelta(days=1)
    return sorted(each for each in (*_pages(site), *_rules(site)) if each.day <= latest)


def _pages(site: Site) -> Iterator[Due]:
    for page in site.pages:
        head = front(page)
        day = _day(head.meta.get("next_review"))
        if day:
            yield Due(
                owner=str(head.meta.get("owner", "")),
                day=day,
                path=page.path,
                line=head.line("next_review"),
                title=str(head.meta.get("title", "")),
            )


def _rules(site: Site) -> Iterator[Due]:
    for file in site.law:
        for rule_id, row in rows(tables(file)):
            day = _day(row.get("review_by"))
            if day:
                line, title = file.line(rule_id), f"{rule_id} {row.get('title', '')}"
                yield Due(owner=RULES, day=day, path=file.path, line=line, title=title)


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None  # FM01 and LAW02 say so
