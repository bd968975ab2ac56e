"""A reader with a page in Chromium: a word explained, a way out, words to report a mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.visit import PATIENCE, Visit
from tests.site.server import Server

TERMS = "why/default-interest/"
MEANING = "逾期以后多收的利息"


@pytest.fixture
def term(chromium_visit: Visit) -> Locator:
    """罚息 where a page first uses it."""
    chromium_visit.open(TERMS)
    return chromium_visit.page.locator("a.term", has_text="罚息").first


@pytest.fixture
def says(chromium_visit: Visit) -> Locator:
    """The meaning, wherever it is shown."""
    return chromium_visit.page.locator("#term-says")


@pytest.fixture
def phone(chromium: Browser, served: Server) -> Iterator[Page]:
    """A page on a screen that is touched."""
    context = chromium.new_context(
        has_touch=True, is_mobile=True, viewport={"width": 360, "height": 800}
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{served.url}{TERMS}")
    yield page
    context.close()


def test_a_term_is_explained_to_the_keyboard(term: Locator, says: Locator) -> None:
    """Tabbing to a term shows its meaning, as its description."""
    term.focus()

    expect(says).to_contain_text(MEANING)
    expect(term).to_have_attribute("aria-describedby", "term-says")


def test_escape_takes_the_meaning_away(term: Locator, says: Locator) -> None:
    """It goes without the focus moving."""
    term.focus()
    term.press("Escape")

    expect(says).to_be_hidden()
    expect(term).to_be_focused()


def test_the_meaning_stays_under_the_pointer(term: Locator, says: Locator) -> None:
    """The pointer can go from the term to the words and away again."""
    term.hover()
    says.hover()
    expect(says).to_be_visible()
    term.page.mouse.move(5, 5)

    expect(says).to_be_hidden()


def test_a_touch_explains_and_a_second_one_leads_on(phone: Page) -> None:
    """The first touch does not leave the page."""
    term = phone.locator("a.term", has_text="罚息").first
    term.tap()
    expect(phone.locator("#term-says")).to_contain_text(MEANING)
    expect(phone).to_have_url(re.compile(f"{TERMS}$"))
    term.tap()

    expect(phone).to_have_url(re.compile("/glossary/"))


def test_the_meaning_stays_on_a_narrow_screen(phone: Page) -> None:
    """Nothing is cut off at the edge of a phone."""
    phone.locator("a.term").last.tap()
    box = phone.locator("#term-says").bounding_box()
    assert box

    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360


def test_leaving_leaves_nothing_to_go_back_to(chromium_visit: Visit) -> None:
    """The page's place in the history is taken by the one that is left for."""
    chromium_visit.open("help/")
    chromium_visit.open("start/family/")
    page, site = chromium_visit.page, chromium_visit.server.url
    # The real one leads to another site, which no test asks for anything.
    way_out = page.locator("a[data-exit]")
    way_out.evaluate("(exit, url) => { exit.href = url; }", f"{site}tools/")
    way_out.click()
    expect(page).to_have_url(f"{site}tools/")
    page.go_back()

    expect(page).to_have_url(f"{site}help/")


def test_words_to_report_a_mistake_are_copied(chromium_visit: Visit) -> None:
    """They go to the clipboard, and the reader is told."""
    page = chromium_visit.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    chromium_visit.open(TERMS)
    page.locator(".feedback summary").click()
    page.get_by_role("button", name="复制这段话").click()

    expect(page.get_by_text("已复制，可以贴到邮件或聊天里。")).to_be_visible()
    assert "网贷罚息能不能少付" in page.evaluate("navigator.clipboard.readText()")
