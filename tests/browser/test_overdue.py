"""A page past its review says so, by the reader's own calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests import ROOT
from tests.browser.visit import Visit
from tools.editorial.page import Page, front

PAGE = "docs/how/propose.md"
MARK = ".review__overdue"


def last_day() -> date:
    """The last day for the page's next review."""
    page = Page(path=PAGE, text=(ROOT / PAGE).read_text("utf-8"))
    return date.fromisoformat(front(page).meta["next_review"])


@pytest.mark.parametrize(("days", "overdue"), [(-1, False), (0, False), (1, True), (400, True)])
def test_page_past_its_review_says_so(new_visit: Visit, days: int, *, overdue: bool) -> None:
    """The mark shows from the day after the last one, however long ago the site was built."""
    new_visit.page.clock.set_fixed_time(f"{last_day() + timedelta(days=days)}T12:00:00")
    new_visit.open("how/propose/")

    expect(new_visit.page.locator(MARK)).to_be_visible(visible=overdue)


def test_mark_is_kept_over_a_link(new_visit: Visit) -> None:
    """A page reached over a link is marked like one that was loaded."""
    new_visit.page.clock.set_fixed_time(f"{last_day() + timedelta(days=30)}T12:00:00")
    new_visit.open("help/")
    new_visit.follow("how/propose/")

    expect(new_visit.page.locator(MARK)).to_be_visible()
