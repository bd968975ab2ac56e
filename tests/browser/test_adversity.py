"""A machine that fails in the middle, a browser that refuses, a clock that is wrong: it answers on.

What the server can do wrong is in test_faults.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from calculators.embed import page as python
from tests.browser.conftest import CHROMIUM
from tests.browser.test_faults import SCHEDULE, recovers
from tests.browser.visit import PATIENCE, Visit
from tests.site.server import Server

# Keeps the calculator's workers, so that a test can end one as the system does: without a word.
# The theme's search has one too.
KEPT = """const Original = Worker; window.workers = [];
window.Worker = class extends Original {
  constructor(address, ...given) {
    super(address, ...given);
    if (String(address).includes("/calculator/")) window.workers.push(this);
  }
};"""
# A device without memory to spare: the engine cannot have more than it starts with.
NO_MORE = """
const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = () => { throw new RangeError("out of memory"); };
"""
NONE_AT_ALL = """
WebAssembly.Memory = class { constructor() { throw new RangeError("out of memory"); } };
WebAssembly.instantiateStreaming = () => Promise.reject(new RangeError("out of memory"));
"""
DENIED = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
}"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError");
};"""
ENDED = ", ".join(f"[data-state={each}]" for each in ("answered", "updated", "mistakes"))
MUCH = 40_000_000
"""Characters of a question that needs more memory than the engine starts with."""


def test_a_worker_killed_in_mid_answer_is_started_again(new_visit: Visit) -> None:
    """Whoever waits for an answer when the worker dies gets it from the next worker."""
    new_visit.page.context.add_init_script(KEPT)
    calculator = new_visit.open_calculator(SCHEDULE)
    calculator.answer()
    calculator.limit(answering=1500)
    calculator.field("months").fill("7")
    new_visit.page.evaluate(
        """() => {
          document.querySelector("talk-calculator form").requestSubmit();
          window.workers.at(-1).terminate();
        }"""
    )
    calculator.limit(answering=0)
    expect(calculator.panel.locator(".result__sentence").first).to_contain_text(
        "7 个月", timeout=PATIENCE
    )

    assert 2 == new_visit.page.evaluate("window.workers.length")


def test_a_device_without_memory_is_told_so(new_visit: Visit) -> None:
    """Where the engine gets no memory the page says it did not start, and later answers."""
    new_visit.server.fault("worker.js", before=NONE_AT_ALL)
    calculator = new_visit.open_calculator(SCHEDULE)
    calculator.submit()
    calculator.reaches("failed")

    recovers(calculator)


def test_memory_exhausted_in_mid_answer_costs_that_answer_alone(new_visit: Visit) -> None:
    """A question for which memory does not suffice fails; the one after it is answered."""
    new_visit.server.fault("worker.js", before=NO_MORE)
    calculator = new_visit.open_calculator(SCHEDULE)
    calculator.answer()
    told = new_visit.page.evaluate(
        """async (much) => {
          const { ask } = await import("/assets/calculator/client.js");
          const text = JSON.stringify({ fields: { principal: "9".repeat(much) } });
          return ask({}, "respond", "repayment_schedule", text).then(() => "", String);
        }""",
        MUCH,
    )

    assert "MemoryError" in told
    assert calculator.answer()


@pytest.mark.parametrize("storage", [DENIED, FULL], ids=["denied", "full"])
def test_a_browser_that_keeps_nothing_answers(new_visit: Visit, storage: str) -> None:
    """Storage refused or full takes nothing from the calculator."""
    # The theme's own script asks for its colours before anything of ours runs.
    new_visit.excuse("^uncaught: (no|full)$")
    new_visit.page.context.add_init_script(storage)

    assert new_visit.open_calculator(SCHEDULE).answer()


def test_two_tabs_do_not_disturb_each_other(new_visit: Visit) -> None:
    """Each tab answers its own question, also after the other has been closed."""
    first = new_visit.open_calculator(SCHEDULE)
    beside = Visit(
        page=new_visit.page.context.new_page(), server=new_visit.server, browser=new_visit.browser
    )
    second = beside.open_calculator(SCHEDULE)
    first.field("months").fill("6")
    second.field("months").fill("12")
    first.submit()
    second.answer()
    first.reaches("answered")

    expect(first.panel.locator(".result__sentence").first).to_contain_text("6 个月")
    expect(second.panel.locator(".result__sentence").first).to_contain_text("12 个月")
    beside.page.close()
    first.field("months").fill("9")
    first.answer()
    expect(first.panel.locator(".result__sentence").first).to_contain_text("9 个月")


def test_a_page_back_from_the_back_forward_cache_answers(
    playwright_api: Playwright, served: Server
) -> None:
    """Frozen and woken again, the page keeps what was typed and answers."""
    browser = with_page_cache(playwright_api)
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    visit = Visit(page=page, server=served, browser="chromium")
    page.add_init_script(
        "addEventListener('pageshow', (event) => { window.woken = event.persisted; });"
    )
    calculator = visit.open_calculator(SCHEDULE)
    calculator.field("months").fill("7")
    calculator.answer()
    page.goto(f"{served.url}tools/overdue/")
    # No page is loaded: it is there as it was.
    page.go_back(wait_until="commit")

    assert page.evaluate("window.woken")
    expect(calculator.field("months")).to_have_value("7")
    calculator.field("months").fill("8")
    calculator.answer()
    expect(calculator.panel.locator(".result__sentence").first).to_contain_text("8 个月")
    browser.close()


def with_page_cache(api: Playwright) -> Browser:
    """Chromium as people have it: Playwright switches its back/forward cache off."""
    debian: dict[str, Any] = {"executable_path": CHROMIUM} if CHROMIUM.exists() else {}
    return api.chromium.launch(
        args=["--no-sandbox"], ignore_default_args=["--disable-back-forward-cache"], **debian
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """A device's zone, language and clock (seconds since 1970), and the day it takes it for."""

    name: str
    zone: str
    language: str
    clock: int
    day: str


ELSEWHERE = (
    Elsewhere(
        name="a day ahead",
        zone="Pacific/Kiritimati",
        language="ar-EG",
        clock=1795608000,
        day="2026-11-26",
    ),
    Elsewhere(
        name="a day behind",
        zone="Pacific/Pago_Pago",
        language="fa-IR",
        clock=1795572000,
        day="2026-11-24",
    ),
    Elsewhere(
        name="clock never set", zone="Asia/Shanghai", language="th-TH", clock=0, day="1970-01-01"
    ),
    Elsewhere(
        name="clock far ahead",
        zone="Asia/Urumqi",
        language="zh-CN",
        clock=4102444800,
        day="2100-01-01",
    ),
)


@pytest.fixture(params=ELSEWHERE, ids=lambda each: each.name)
def far_away(
    request: pytest.FixtureRequest, chromium: Browser, served: Server
) -> Iterator[tuple[Elsewhere, Visit]]:
    """A reader whose device has another zone, language and clock."""
    place: Elsewhere = request.param
    context = chromium.new_context(timezone_id=place.zone, locale=place.language)
    context.set_default_timeout(PATIENCE)
    served.mend()
    visit = Visit(page=context.new_page(), server=served, browser="chromium")
    visit.watch(context)
    wrong_clock(visit.page, place.clock)
    yield place, visit
    context.close()

    assert [] == visit.unexcused()


def wrong_clock(page: Page, seconds: int) -> None:
    """`Date` tells that time; timers go on, or nothing would ever be given up."""
    page.add_init_script(
        f"""const Sound = Date;
        window.Date = class extends Sound {{
          constructor(...given) {{ given.length ? super(...given) : super({seconds * 1000}); }}
          static now() {{ return {seconds * 1000}; }}
        }};"""
    )


def test_an_odd_clock_zone_or_language_is_taken_as_it_is(
    far_away: tuple[Elsewhere, Visit],
) -> None:
    """Dates are offered from the day on the device, in figures every reader of ours can read.

    The page answers, or says which date it cannot use.
    """
    place, visit = far_away
    calculator = visit.open_calculator(SCHEDULE)
    calculator.submit()
    expect(
        calculator.element.locator("[data-state=answered], [data-state=mistakes]").locator(
            "visible=true"
        )
    ).to_have_count(1)
    offered = json.loads(python.offers(SCHEDULE, place.day))

    expect(calculator.field("first_due")).to_have_value(offered["first_due"])
