"""What can go wrong on the way to Python ends in a calm sentence, and mends when the fault does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from tests.browser.visit import Visit
from tests.site.server import Server

SCHEDULE = "repayment_schedule"
# The watchdog's limits in these tests, and the bound they give: two attempts, each a download
# and a start, and as much again for a busy machine.
LIMITS = {"downloading": 3000, "starting": 3000}
BOUND = 2 * 2 * sum(LIMITS.values())
NO_WASM = "default-src 'none'; script-src 'self'; connect-src 'self'"
WITH_WASM = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline'"
# Browsers and the loader print much about these faults; a foreign request is no part of any.
NOISE = (r"^console: ", r"^uncaught: ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoilt:
    """A fault by name, and how to plant it."""

    name: str
    plant: Callable[[Server], None]


FAULTS = (
    Spoilt(name="wasm missing", plant=lambda server: server.fault(".wasm", status=404)),
    Spoilt(
        name="wasm of a wrong type", plant=lambda server: server.fault(".wasm", mime="text/plain")
    ),
    Spoilt(name="wasm truncated", plant=lambda server: server.fault(".wasm", truncate=100_000)),
    Spoilt(name="wasm blocked", plant=lambda server: server.fault("worker.js", csp=NO_WASM)),
    Spoilt(name="wasm too slow", plant=lambda server: server.fault(".wasm", delay=20)),
    Spoilt(name="archive missing", plant=lambda server: server.fault(".zip", status=404)),
    Spoilt(name="archive corrupted", plant=lambda server: server.fault(".zip", truncate=50_000)),
    Spoilt(name="archive too slow", plant=lambda server: server.fault(".zip", delay=20)),
    Spoilt(name="loader missing", plant=lambda server: server.fault(".mjs", status=404)),
    Spoilt(name="loader cut short", plant=lambda server: server.fault("asm.js", truncate=90_000)),
    Spoilt(name="worker missing", plant=lambda server: server.fault("worker.js", status=404)),
    Spoilt(name="server failing", plant=lambda server: server.fault("", status=503)),
)
each_fault = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
# Those the loader itself keeps silent about, on a page that may run wasm.
SILENT = tuple(
    fault for fault in FAULTS if fault.name.startswith("wasm") and "slow" not in fault.name
)


@each_fault
def test_a_fault_ends_in_a_calm_sentence_and_recovers(new_visit: Visit, fault: Spoilt) -> None:
    """Within the bound the page says it did not start; nothing typed or shown is lost.

    When the fault ends, 再试一次 answers.
    """
    new_visit.excuse(*NOISE)
    calculator = new_visit.open_calculator(SCHEDULE)
    example = calculator.panel.inner_html()
    calculator.limit(**LIMITS)
    fault.plant(new_visit.server)
    calculator.field("principal").fill("1.5万")
    calculator.submit()
    calculator.reaches("failed", BOUND)

    expect(calculator.element.locator("[data-label=example]")).to_be_visible()
    expect(calculator.field("principal")).to_have_value("1.5万")
    assert example == calculator.panel.inner_html()

    new_visit.server.mend()
    calculator.limit(downloading=0, starting=0)
    calculator.element.locator("[data-retry]").click()
    calculator.reaches("answered")


@pytest.mark.parametrize("fault", SILENT, ids=lambda fault: fault.name)
def test_without_the_watchdog_the_fault_would_be_silent_for_ever(
    new_visit: Visit, fault: Spoilt
) -> None:
    """The engine's own loader neither starts nor fails: only a watch over it can tell."""
    new_visit.excuse(*NOISE)
    policy = NO_WASM + "; style-src 'self'" if fault.name == "wasm blocked" else WITH_WASM
    new_visit.server.fault(f"tools/{SCHEDULE}/", csp=policy)
    new_visit.open(f"tools/{SCHEDULE}/")
    fault.plant(new_visit.server)
    ending = new_visit.page.evaluate(
        """async (within) => {
          const runtime = JSON.parse(document.getElementById("runtime").textContent);
          const at = (path) => new URL(path, location.origin + "/").href;
          const { loadPyodide } = await import(at(runtime.indexURL) + "pyodide.mjs");
          const started = loadPyodide({
            indexURL: at(runtime.indexURL),
            stdLibURL: at(runtime.archive),
            lockFileContents: runtime.lock,
            enableRunUntilComplete: false,
          }).then(() => "started", () => "failed");
          const patience = new Promise((resolve) => setTimeout(() => resolve("silent"), within));
          return Promise.race([started, patience]);
        }""",
        sum(LIMITS.values()),
    )

    assert "silent" == ending


def test_a_stalled_download_is_ended_by_the_watchdog_alone(new_visit: Visit) -> None:
    """With the watchdog's limit out of reach, the same page still waits when the bound is over."""
    new_visit.excuse(*NOISE)
    new_visit.server.fault(".wasm", delay=BOUND / 1000 + 5)
    calculator = new_visit.open_calculator(SCHEDULE)
    calculator.limit(downloading=600_000)
    calculator.submit()
    new_visit.page.wait_for_timeout(BOUND)

    expect(calculator.sentence("downloading")).to_be_visible()


def test_an_answer_that_takes_too_long_is_given_up(new_visit: Visit) -> None:
    """A computation beyond its limit is ended twice, then the page says so; later it answers."""
    calculator = new_visit.open_calculator(SCHEDULE)
    calculator.limit(answering=1)
    calculator.submit()
    calculator.reaches("failed")
    calculator.limit(answering=0)
    calculator.submit()

    calculator.reaches("answered")


def test_a_program_error_is_told_like_any_other(new_visit: Visit) -> None:
    """A question that makes Python raise fails for its asker, and the next one is answered."""
    new_visit.open_calculator(SCHEDULE).answer()
    told = new_visit.page.evaluate(
        """async () => {
          const { ask } = await import("/assets/calculator/client.js");
          return ask({}, "respond", "no_such_calculator", "{}").catch((error) => String(error));
        }"""
    )

    assert "LookupError" in told
    assert new_visit.open_calculator(SCHEDULE).answer()


@pytest.mark.parametrize("missing", ["Worker", "WebAssembly"])
def test_a_browser_without_the_means_says_so_at_once(new_visit: Visit, missing: str) -> None:
    """Where a feature is lacking the page says what to do, and never fetches Python."""
    new_visit.page.context.add_init_script(f"delete window.{missing};")
    calculator = new_visit.open_calculator(SCHEDULE)
    calculator.reaches("unsupported")
    calculator.submit()

    expect(calculator.sentence("unsupported")).to_be_visible()
    assert [] == new_visit.python_requests()


def test_a_browser_without_module_workers_says_so(new_visit: Visit) -> None:
    """A browser that does not know the worker's type is told apart without asking its name."""
    new_visit.page.context.add_init_script(
        """const Original = Worker;
        window.Worker = function (address) { return new Original(address); };"""
    )
    new_visit.excuse("import|module|Syntax")
    calculator = new_visit.open_calculator(SCHEDULE)
    calculator.submit()

    calculator.reaches("unsupported")
