"""What one visit costs: nothing before intent, one start, and a page that works without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

import calculators
from tests.browser.visit import Visit
from tests.site.server import Server

FIRST, SECOND = calculators.names()[0], calculators.names()[-1]
SCHEDULE = "repayment_schedule"


def engines(visit: Visit) -> int:
    """How often the engine's largest file was asked for."""
    return sum(path.endswith(".wasm") for path in visit.python_requests())


def test_reading_costs_no_python(new_visit: Visit) -> None:
    """Opening, scrolling and touching the worked example fetch no byte of Python."""
    calculator = new_visit.open_calculator(SCHEDULE)
    calculator.panel.locator(".result__sentence").click()
    calculator.element.locator("label").first.hover()
    new_visit.page.mouse.wheel(0, 2000)
    new_visit.page.wait_for_timeout(500)

    assert [] == new_visit.python_requests()


@pytest.mark.parametrize("intent", ["focus", "pointerdown", "keydown"])
def test_using_a_field_starts_the_engine(new_visit: Visit, intent: str) -> None:
    """Who goes into a field means to calculate: the engine is there before the button."""
    calculator = new_visit.open_calculator(SCHEDULE)
    field = calculator.field("principal")
    if intent == "focus":
        field.focus()
    else:
        field.dispatch_event(intent, {"bubbles": True})
    calculator.reaches("ready")

    assert 1 == engines(new_visit)


def test_one_start_serves_the_whole_visit(new_visit: Visit) -> None:
    """Answer, go elsewhere over links, come back, answer again: the engine came once."""
    new_visit.open_calculator(FIRST).answer()
    new_visit.follow("")
    new_visit.open_calculator(SECOND).answer()
    new_visit.open_calculator(FIRST).answer()

    assert 1 == engines(new_visit)


def test_going_back_finds_a_page_that_answers(new_visit: Visit) -> None:
    """The browser's back button leads to a form that listens."""
    first = new_visit.open_calculator(FIRST)
    first.answer()
    new_visit.open_calculator(SECOND).answer()
    new_visit.page.go_back()
    expect(first.element).to_be_attached()

    assert first.answer()
    assert 1 == engines(new_visit)


def test_a_page_loaded_anew_answers_from_the_cache(new_visit: Visit) -> None:
    """Where the theme does not replace content, the engine starts again without being sent."""
    new_visit.open_calculator(FIRST).answer()
    sent = new_visit.server.bytes_of("/assets/runtime/")
    new_visit.page.reload()
    new_visit.open_calculator(FIRST).answer()

    assert sent == new_visit.server.bytes_of("/assets/runtime/")


def test_what_is_typed_meanwhile_is_kept(new_visit: Visit) -> None:
    """While the program is downloading a reader goes on typing, and that is what is answered."""
    new_visit.server.fault(".wasm", delay=2)
    calculator = new_visit.open_calculator(SCHEDULE)
    calculator.field("principal").fill("1万")
    calculator.reaches("downloading")
    calculator.field("months").fill("12")
    calculator.field("rate").fill("24")

    assert "945.60" in calculator.answer()


def test_the_download_is_told_in_tenths(new_visit: Visit) -> None:
    """The sentence about the download is one of those in the page, and goes on from none."""
    calculator = new_visit.open_calculator(SCHEDULE)
    progress = calculator.element.locator("[data-progress]")
    told = progress.evaluate("(place) => JSON.parse(place.dataset.progress)")
    progress.evaluate(
        """(place) => {
          window.seen = [];
          new MutationObserver(() => window.seen.push(place.textContent))
            .observe(place, { childList: true });
        }"""
    )
    calculator.answer()
    seen = new_visit.page.evaluate("window.seen")

    assert seen
    assert sorted(seen, key=told.index) == seen


@pytest.mark.parametrize("browser_name", ["chromium", "scriptless_firefox"])
def test_without_scripts_the_example_and_a_blank_stand(
    request: pytest.FixtureRequest, served: Server, browser_name: str
) -> None:
    """With scripts off every calculator shows its worked example and a form to print.

    It says why nothing is computed, and offers no button that would do nothing.
    """
    switched: Browser = request.getfixturevalue(browser_name)
    context = switched.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in calculators.names():
        page.goto(f"{served.url}tools/{name}/")
        calculator = page.locator(f"talk-calculator[name={name}]").first

        # Asked once, without waiting: with scripts off a page has no clock to wait by.
        assert calculator.locator("[data-answer] .result__sentence").first.is_visible()
        assert calculator.locator("form").is_visible()
        assert calculator.locator("noscript p").is_visible()
        assert 0 == calculator.locator("button:visible").count()
    context.close()
