"""From fear to a proposal in hand, in Chromium and Firefox; WebKitGTK plays it in the audit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests import SITE
from tests.browser.borrower import DEBTS, Borrower, against_command
from tests.browser.visit import PATIENCE, Visit
from tests.site.server import Server

AT_LEAST = 30


@dataclass(kw_only=True)
class PlaywrightDriver:
    """The borrower's verbs in Playwright."""

    visit: Visit
    name: str = ""

    def open(self, address: str) -> None:
        """Over a link; the first page is loaded."""
        calculator = re.fullmatch(r"tools/(?!package)(\w+)/", address)
        if calculator:
            self.name = calculator.group(1)
            self.visit.open_calculator(self.name)
        else:
            self.visit.follow(address)

    def fill(self, name: str, text: str) -> None:
        """Type or choose."""
        self._control(name).fill(text)

    def value(self, name: str) -> str:
        """What stands there once it is not the example any more."""
        return self._control(name).input_value()

    def press(self, selector: str, place: int = 0) -> None:
        """Press a button."""
        self.visit.page.locator(selector).nth(place).click()

    def answer(self) -> None:
        """Press 算一算."""
        form = self.visit.page.locator("talk-calculator form")
        form.locator("button[type=submit]").click()
        expect(self.visit.page.locator("[data-state=answered]")).to_be_visible(timeout=PATIENCE)

    def fields(self) -> dict[str, str]:
        """The element says them itself."""
        found: dict[str, str] = self.visit.page.locator("talk-calculator").evaluate(
            "(element) => element.fields()"
        )
        return found

    def figures(self) -> dict[str, str]:
        """The first text of each figure is its value."""
        found: dict[str, str] = self.visit.page.locator("[data-answer]").evaluate(
            """(panel) => Object.fromEntries([...panel.querySelectorAll("[data-figure]")].map(
              (each) => [each.dataset.figure, each.querySelector("dd").firstChild.textContent]))"""
        )
        return found

    def text(self, selector: str) -> str:
        """Waits for it."""
        place = self.visit.page.locator(selector)
        expect(place).to_be_visible(timeout=PATIENCE)
        return place.inner_text()

    def _control(self, name: str) -> Locator:
        return self.visit.page.locator(f"talk-calculator [name='{name}']")


@dataclass(frozen=True, kw_only=True)
class Journey:
    """A journey made, with the paths that the server was asked for and how."""

    borrower: Borrower
    package: str
    asked: list[tuple[str, str]]
    troubles: list[str]


@pytest.fixture(scope="module")
def journey(browser: Browser, served: Server) -> Iterator[Journey]:
    """The whole way once, in each browser."""
    context = browser.new_context(viewport={"width": 360, "height": 780})
    context.set_default_timeout(PATIENCE)
    visit = Visit(page=context.new_page(), server=served, browser=browser.browser_type.name)
    visit.watch(context)
    asked: list[tuple[str, str]] = []
    context.on("request", lambda request: asked.append((request.method, request.url)))
    borrower = Borrower(driver=PlaywrightDriver(visit=visit))
    visit.open("")
    package = borrower.goes_all_the_way()
    yield Journey(borrower=borrower, package=package, asked=asked, troubles=visit.unexcused())
    context.close()


def test_every_figure_is_the_command_lines(journey: Journey) -> None:
    """At least 30 figures on the way are those of the command line for the same fields."""
    compared, wrong = against_command(journey.borrower.answers)

    assert [] == wrong
    assert len(compared) >= AT_LEAST


def test_nothing_is_typed_twice(journey: Journey) -> None:
    """Every number of more than two letters is typed once; what came by itself was looked for."""
    assert [] == journey.borrower.told_twice()
    assert len(journey.borrower.brought) >= 15


def test_the_budget_is_below_the_minimums(journey: Journey) -> None:
    """The way is the hard one: what can be paid does not cover what is due."""
    _, figures = journey.borrower.answers["several_debts"]

    assert Decimal(figures["short_of_minimums"].replace(",", "")) > 0


def test_the_package_holds_every_part(journey: Journey) -> None:
    """Nothing is missing, and what was typed on the way stands in it."""
    assert "还没有填" not in journey.package
    assert "要改" not in journey.package
    assert all(name in journey.package for name, *_ in DEBTS)
    assert "A-17" in journey.package


def test_nothing_leaves_but_requests_for_our_files(journey: Journey, served: Server) -> None:
    """All requests are GET, to the same origin, for files of the manifest."""
    listed = (SITE / "manifest.sha256").read_text(encoding="utf-8")
    files = {line.split(maxsplit=1)[1].lstrip("*") for line in listed.splitlines()}
    paths = [urlsplit(url).path.lstrip("/") for _, url in journey.asked]
    pages = [path + "index.html" if path.endswith("/") or not path else path for path in paths]

    assert {"GET"} == {method for method, _ in journey.asked}
    assert [] == [url for _, url in journey.asked if not url.startswith((served.url, "blob:"))]
    assert [] == sorted(set(pages) - files)


def test_nothing_went_wrong_on_the_way(journey: Journey) -> None:
    """No console error, no uncaught exception, no violation of the policy."""
    assert [] == journey.troubles
