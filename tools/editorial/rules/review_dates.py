"""FM02: the next review comes before anything the page rests on is due, and within half a year."""

from collections.abc import Iterator
from datetime import date

from calculators.finance.dates import add_months
from tools.editorial.finding import Finding, on_line
from tools.editorial.page import Page, front
from tools.editorial.rendering import shown_rules
from tools.editorial.rule import Rule, on_each_page

LONGEST, LONGEST_WITH_RULES = 6, 3
"""Months from a review to the next: of any page, and of a page that shows rules or numbers."""


def latest(page: Page, reviewed: date) -> tuple[date, str]:
    """The last day for the page's next review, and why then."""
    limits = [(add_months(reviewed, LONGEST), f"离上次复核最多 {LONGEST} 个月")]
    shown = shown_rules(page)
    if shown:
        why = f"展示规则的页，离上次复核最多 {LONGEST_WITH_RULES} 个月"
        limits.append((add_months(reviewed, LONGEST_WITH_RULES), why))
    limits += [(rule.review_by, f"这一页用的 {rule.id} 那天到期") for rule in shown]
    return min(limits)


def _check(page: Page) -> Iterator[Finding]:
    reviewed, following = (_day(front(page).meta.get(key)) for key in ("reviewed", "next_review"))
    if not (reviewed and following):
        return  # FM01 says so
    line = front(page).line("next_review")
    last, why = latest(page, reviewed)
    if following > last:
        says = f"下次复核写的是 {following}，太晚了：{why}。"
        remedy = f'改成 next_review: "{last}"，或者更早。'
    elif following <= reviewed:
        says = f"下次复核 {following} 不晚于上次复核 {reviewed}。"
        remedy = f'改成 next_review: "{last}"，或者更早。'
    else:
        return
    edit = on_line(page.path, line, lambda _: f'next_review: "{last}"')
    yield Finding(path=page.path, line=line, says=says, remedy=remedy, edit=edit)


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


RULE = Rule(id="FM02", name="下次复核的日期不太晚", find=on_each_page(_check))
