"""What can go wrong on the way to Python ends in a calm sentence, and mends when the fault does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from deploy.headers import headers_for
from tests.browser.visit import PATIENCE, Calculator, Visit
from tests.site.server import Server

SCHEDULE = "repayment_schedule"
# The watchdog's limits in these tests, in milliseconds: each of two attempts is a download and
# a start. What a reader waits is bounded by the same sum of the page's own limits.
LIMITS = {"downloading": 2000, "starting": 3000}
NEVER = 600
"""Seconds; longer than any test waits."""
NO_WASM = "default-src 'none'; script-src 'self'; connect-src 'self'"
# What CPython prints when its library is not to be had, line by line.
NO_LIBRARY = (
    r"^console: Fatal Python error: Failed to import encodings module",
    r"^console: Python runtime state: core initialized",
    r"^console: (zipimport\.)?(ZipImportError|ModuleNotFoundError|zlib)",
    r"^console: Current thread",
    r"^console:   (<no Python frame>|File )",
    r"^console: \s*$",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoilt:
    """A fault by name, how to plant it, and what is printed about it besides."""

    name: str
    plant: Callable[[Server], None]
    told: tuple[str, ...] = ()


FAULTS = (
    Spoilt(name="wasm missing", plant=lambda server: server.fault(".wasm", status=404)),
    Spoilt(
        name="wasm of a wrong type", plant=lambda server: server.fault(".wasm", mime="text/plain")
    ),
    Spoilt(name="wasm truncated", plant=lambda server: server.fault(".wasm", truncate=100_000)),
    Spoilt(name="wasm blocked", plant=lambda server: server.fault("worker.js", csp=NO_WASM)),
    Spoilt(name="wasm too slow", plant=lambda server: server.fault(".wasm", delay=20)),
    Spoilt(name="archive missing", plant=lambda server: server.fault(".zip", status=404)),
    Spoilt(
        name="archive corrupted",
        plant=lambda server: server.fault(".zip", truncate=50_000),
        told=NO_LIBRARY,
    ),
    Spoilt(name="archive too slow", plant=lambda server: server.fault(".zip", delay=20)),
    Spoilt(name="loader missing", plant=lambda server: server.fault(".mjs", status=404)),
    Spoilt(name="loader cut short", plant=lambda server: server.fault("asm.js", truncate=90_000)),
    Spoilt(name="worker missing", plant=lambda server: server.fault("worker.js", status=404)),
    Spoilt(
        name="server failing",
        plant=lambda server: server.fault("", status=503),
        # What comes along on a page's own account may be asked for after the fault is planted.
        told=("status of 503",),
    ),
    *(
        Spoilt(
            name=f"connection lost in {suffix}",
            plant=lambda server, suffix=suffix: server.fault(suffix, cut=700),  # type: ignore[misc]
            # Firefox takes what has come of an archive for all of it.
            told=NO_LIBRARY if suffix == ".zip" else (),
        )
        for suffix in ("worker.js", "pyodide.mjs", "asm.js", ".wasm", ".zip")
    ),
)
each_fault = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)


@each_fault
def test_a_fault_ends_in_a_calm_sentence_and_recovers(new_visit: Visit, fault: Spoilt) -> None:
    """Within the bound the page says it did not start; nothing typed or shown is lost.

    When the fault ends, 再试一次 answers. Nothing is printed but what the engine says itself.
    """
    new_visit.excuse(*fault.told)
    calculator = new_visit.open_calculator(SCHEDULE)
    example = calculator.panel.inner_html()
    calculator.limit(**LIMITS)
    fault.plant(new_visit.server)
    calculator.field("principal").fill("1.5万")
    calculator.submit()
    calculator.reaches("failed")

    expect(calculator.element.locator("[data-label=example]")).to_be_visible()
    expect(calculator.field("principal")).to_have_value("1.5万")
    assert example == calculator.panel.inner_html()
    recovers(calculator)


def recovers(calculator: Calculator) -> None:
    """With the server sound again and the page's own limits, 再试一次 answers."""
    calculator.visit.server.mend()
    calculator.limit(downloading=0, starting=0, answering=0)
    calculator.element.locator("[data-retry]").click()
    calculator.reaches("answered")


def test_a_stalled_download_is_ended_by_the_watchdog_alone(new_visit: Visit) -> None:
    """With the watchdog's limit out of reach, the page waits on when both attempts were over."""
    new_visit.server.fault(".wasm", delay=2 * sum(LIMITS.values()) / 1000 + 5)
    calculator = new_visit.open_calculator(SCHEDULE)
    calculator.limit(downloading=600_000)
    calculator.submit()
    new_visit.page.wait_for_timeout(2 * sum(LIMITS.values()))

    expect(calculator.sentence("downloading")).to_be_visible()


SILENT: dict[str, Callable[[Server, str], None]] = {
    "missing": lambda server, at: server.fault(f"{at}/pyodide.asm.wasm", status=404),
    "wrong-type": lambda server, at: server.fault(f"{at}/pyodide.asm.wasm", mime="text/plain"),
    "truncated": lambda server, at: server.fault(f"{at}/pyodide.asm.wasm", truncate=100_000),
    "blocked": lambda server, at: server.fault(
        f"{at}/page.html", csp=headers_for("/", server.site)["Content-Security-Policy"]
    ),
}
SOUND = "sound"
START = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Engine</title>
<link rel="icon" href="data:,"><script type="module" src="start.js"></script></head></html>"""


def test_without_the_watchdog_a_broken_engine_would_be_silent(new_visit: Visit) -> None:
    """The engine's own loader neither starts nor fails: only a watch over it can tell.

    Beside it the same page with nothing spoilt has started, and as long again has gone by.
    """
    new_visit.excuse(
        "wasm", "WebAssembly", r"console: Failed to load resource: the server .* status of 404"
    )
    context, server = new_visit.page.context, new_visit.server
    stock(server, [SOUND, *SILENT])
    for name, plant in SILENT.items():
        plant(server, name)
    pages = {name: opened(context, server, name) for name in (*SILENT, SOUND)}
    expect(pages[SOUND].locator("html")).to_have_attribute("data-end", "started", timeout=PATIENCE)
    waited = pages[SOUND].evaluate("performance.now()")
    pages[SOUND].wait_for_timeout(waited)
    ends = {name: page.locator("html").get_attribute("data-end") for name, page in pages.items()}

    assert {SOUND: "started"} | dict.fromkeys(SILENT, None) == ends


def stock(server: Server, names: list[str]) -> None:
    """Put a page that starts the engine by its own loader beside a copy of it, in each folder."""
    site = server.site
    runtime = next(site.glob("assets/runtime/*/pyodide.asm.wasm")).parent
    settings = (site / "tools" / SCHEDULE / "index.html").read_text("utf-8")
    carried = settings.partition('id="runtime">')[2].partition("</script>")[0]
    script = f"""const runtime = {carried};
import("./pyodide.mjs").then(({{ loadPyodide }}) => loadPyodide({{
  indexURL: new URL("./", location.href).href,
  stdLibURL: new URL("/" + runtime.archive, location.href).href,
  lockFileContents: runtime.lock,
  enableRunUntilComplete: false,
}})).then(() => "started", () => "failed")
  .then((end) => {{ document.documentElement.dataset.end = end; }});"""
    for name in names:
        folder = site / name
        folder.mkdir(exist_ok=True)
        for file in filter(
            lambda each: each.suffix not in {".br", ".gz", ".zst"}, runtime.iterdir()
        ):
            (folder / file.name).unlink(missing_ok=True)
            (folder / file.name).hardlink_to(file)
        (folder / "start.js").write_text(script, "utf-8")
        (folder / "page.html").write_text(START, "utf-8")


def opened(context: BrowserContext, server: Server, name: str) -> Page:
    """A page that may run wasm, unless its fault says otherwise, starting the engine."""
    policy = headers_for("/", server.site)["Content-Security-Policy"]
    if name != "blocked":
        wider = policy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
        server.fault(f"{name}/page.html", csp=wider)
    page = context.new_page()
    page.goto(f"{server.url}{name}/page.html")
    return page


def test_an_answer_that_takes_too_long_is_given_up(new_visit: Visit) -> None:
    """A computation beyond its limit is ended twice, then the page says so; later it answers."""
    calculator = new_visit.open_calculator(SCHEDULE)
    calculator.limit(answering=1)
    calculator.submit()
    calculator.reaches("failed")
    recovers(calculator)


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


@pytest.mark.parametrize("missing", ["Worker", "WebAssembly", "BigInt64Array"])
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
    calculator = new_visit.open_calculator(SCHEDULE)
    calculator.submit()

    calculator.reaches("unsupported")
