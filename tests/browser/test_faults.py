"""What watches over the way to Python, and what would happen without it.

What can go wrong on the way, and how the page comes out of it, is in troubles.py.
"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from deploy.headers import headers_for
from tests.browser.actions import SCHEDULE
from tests.browser.faults import LIMITS
from tests.browser.visit import OWN, PATIENCE, Visit
from tests.site.server import Server


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


def test_a_program_error_is_told_like_any_other(new_visit: Visit) -> None:
    """A question that makes Python raise fails for its asker, and the next one is answered."""
    new_visit.open_calculator(SCHEDULE).answer()
    told = new_visit.page.evaluate(
        f"""async () => {{
          {OWN}
          const {{ ask }} = await own("calculator/client.js");
          return ask({{}}, "respond", "no_such_calculator", "{{}}").catch((error) => String(error));
        }}"""
    )

    assert "LookupError" in told
    assert new_visit.open_calculator(SCHEDULE).answer()


def test_a_browser_without_module_workers_says_so(new_visit: Visit) -> None:
    """A browser that does not know the worker's type is told apart without asking its name."""
    new_visit.page.context.add_init_script(
        """const Original = Worker;
        window.Worker = function (address) { return new Original(address); };"""
    )
    calculator = new_visit.open_calculator(SCHEDULE)
    calculator.submit()

    calculator.reaches("unsupported")
