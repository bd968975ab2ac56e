"""Every page in Chromium: accessible to the letter of WCAG 2.2 AA, and never wider than the screen.

Calculators are looked at as they are at first, answered, and with mistakes.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

import calculators
from tests import DOCS
from tests.browser.axe import violations
from tests.browser.visit import Calculator, Visit

ADDRESSES = sorted(
    file.relative_to(DOCS).as_posix().removesuffix(".md").removesuffix("index").rstrip("/")
    for file in DOCS.rglob("*.md")
)
LOOKED_AT = (360, 1280)
NARROW_AND_WIDE = (320, 360, 1280)
HEIGHT = 800
UNREADABLE = "？"


def problems(page: Page) -> list[str]:
    """Sideways scroll at each width, and what axe finds at two of them."""
    found = []
    for width in NARROW_AND_WIDE:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        settle(page)
        found += [f"at {width} px: {each}" for each in _too_wide(page)]
        if width in LOOKED_AT:
            found += [f"at {width} px: {each}" for each in violations(page)]
    return found


def settle(page: Page) -> None:
    """Bring every transition to its end: the theme's search box grows for a moment on resizing.

    The bar with the answering button goes back to its place: what it covers in passing can be
    scrolled from under it, and axe looks at one moment.
    """
    page.evaluate(
        """() => {
          for (const bar of document.querySelectorAll(".calculator__buttons")) {
            bar.style.position = "static";
          }
          document.body.getBoundingClientRect();
          for (const each of document.getAnimations()) {
            if (Number.isFinite(each.effect.getComputedTiming().endTime)) each.finish();
          }
        }"""
    )


def _too_wide(page: Page) -> list[str]:
    wide: list[str] = page.evaluate(
        """() => {
          const room = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= room) return [];
          return [...document.querySelectorAll("main *, header *, footer *")]
            .filter((each) => each.getBoundingClientRect().right > room + 1)
            .map((each) => `${each.tagName} ${each.className} is too wide`).slice(0, 5);
        }"""
    )
    return wide


def spoil(calculator: Calculator) -> None:
    """Put something unreadable into every text field; where there is none, into every choice."""
    calculator.element.evaluate(
        """(element, text) => {
          const texts = element.querySelectorAll("form input[type=text]");
          const choices = element.querySelectorAll("form option, form input:checked");
          (texts.length ? texts : choices).forEach((input) => { input.value = text; });
        }""",
        UNREADABLE,
    )


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address or "home")
def test_a_page_is_accessible_and_fits(chromium_visit: Visit, address: str) -> None:
    """Nothing is found by axe, and nothing scrolls sideways."""
    chromium_visit.open(f"{address}/" if address else "")

    assert [] == problems(chromium_visit.page)


def test_the_page_of_a_wrong_address_is_accessible_and_fits(chromium_visit: Visit) -> None:
    """Also where there is no page."""
    chromium_visit.excuse("404")
    chromium_visit.open("no/such/page/")

    assert [] == problems(chromium_visit.page)


@pytest.mark.parametrize("name", calculators.names())
def test_an_answered_calculator_is_accessible_and_fits(chromium_visit: Visit, name: str) -> None:
    """The same with a reader's own result on the page."""
    chromium_visit.open_calculator(name).answer()

    assert [] == problems(chromium_visit.page)


@pytest.mark.parametrize("name", calculators.names())
def test_a_calculator_with_mistakes_is_accessible_and_fits(
    chromium_visit: Visit, name: str
) -> None:
    """The same with every text unreadable; nothing typed is lost."""
    calculator = chromium_visit.open_calculator(name)
    spoil(calculator)
    calculator.submit()
    calculator.reaches("mistakes")
    kept = calculator.element.locator("form").evaluate(
        "(form) => [...form.elements].filter((each) => each.name).map((each) => each.value)"
    )

    assert UNREADABLE in kept
    assert [] == problems(chromium_visit.page)
