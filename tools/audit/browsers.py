"""Real browsers on the real server: no violation of the policy, no error, no barrier."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright

from tools.audit.outcome import Outcome
from tools.project import ROOT

PATIENCE = 60_000
LEFT = {"NS_BINDING_ABORTED", "net::ERR_ABORTED"}
SETTLED = 100
"""Milliseconds a page is left alone before its troubles are counted."""
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
STAYING = ".calculator__buttons"
WIDTHS = {360: 800, 1280: 900}
"""A phone and a desk, in CSS pixels, with their heights."""
TOLD = """document.addEventListener("securitypolicyviolation", (event) => console.error(
  `policy: ${event.violatedDirective} ${event.blockedURI || event.sample}`));"""


@dataclass(kw_only=True)
class Watched:
    """A page and what went wrong on it since it was last asked."""

    page: Page
    url: str
    troubles: list[str] = field(default_factory=list)
    requests: int = 0

    def taken(self, address: str) -> list[str]:
        """The troubles so far, with the address they came at; then there are none."""
        # What the browser has told is heard only while something is asked of it.
        self.page.wait_for_timeout(SETTLED)
        told = [f"/{address} {trouble}" for trouble in self.troubles]
        self.troubles.clear()
        return told

    def listen(self, context: BrowserContext) -> None:
        """Hear every console error, uncaught exception and request."""
        context.on("weberror", lambda error: self.troubles.append(f"uncaught: {error.error}"))
        context.on("request", lambda request: self._request(request.url, request.method))
        context.on("requestfailed", lambda request: self._failed(request.url, request.failure))
        context.on(
            "console",
            lambda told: self.troubles.append(told.text) if told.type == "error" else None,
        )

    def _failed(self, url: str, reason: str | None) -> None:
        # What was still coming when the next page was opened did not fail.
        if reason not in LEFT:
            self.troubles.append(f"failed: {url} {reason}")

    def _request(self, url: str, method: str) -> None:
        self.requests += 1
        if not url.startswith((self.url, "data:", "blob:")) or method != "GET":
            self.troubles.append(f"leaves: {method} {url}")


def addresses(site: Path) -> list[str]:
    """Every page's address from the site's root, without its first slash."""
    files = (file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    return sorted(file.removesuffix("index.html") for file in files)


def with_calculators(site: Path) -> list[str]:
    """The addresses of the first page and of every page on which something can be worked out."""
    asking = (each for each in addresses(site) if "<talk-calculator" in _html(site, each))
    return ["", *asking]


def _html(site: Path, address: str) -> str:
    file = site / address
    return (file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8")


def launched(api: Playwright, engine: str) -> Browser:
    """Debian's Chromium or Firefox, else Playwright's own."""
    chromium, firefox = Path("/usr/bin/chromium"), Path("/usr/bin/firefox-esr")
    if engine == "Chromium":
        # Its sandbox does not run as root. Pages are kept for going back, as people's browsers do.
        found: dict[str, Any] = {"executable_path": chromium} if chromium.exists() else {}
        found |= {"ignore_default_args": ["--disable-back-forward-cache"]}
        return api.chromium.launch(args=["--no-sandbox"], **found)
    found = {"channel": "moz-firefox", "executable_path": firefox} if firefox.exists() else {}
    return api.firefox.launch(**found)


@contextmanager
def watched(browser: Browser, url: str, **options: Any) -> Iterator[Watched]:
    """A new reader's page, watched."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    context.add_init_script(TOLD)
    watch = Watched(page=context.new_page(), url=url)
    watch.listen(context)
    yield watch
    context.close()


def policy(engine: str, browser: Browser, url: str, site: Path) -> Outcome:
    """Every page loaded and every calculator answered; what violated, failed or went elsewhere."""
    found: list[str] = []
    answered = 0
    with watched(browser, url) as watch:
        for address in addresses(site):
            try:
                watch.page.goto(url + address, wait_until="load")
                answered += _answered(watch.page)
            except Error as error:
                found.append(f"/{address} {error.message.splitlines()[0]}")
            found += watch.taken(address)
        figure = f"{len(addresses(site))} pages, {answered} answers, {watch.requests} requests"
    return Outcome(part="策略与外发 / policy", where=engine, figure=figure, findings=tuple(found))


def barriers(browser: Browser, url: str, site: Path) -> Outcome:
    """Every page by axe, light and dark, on a phone and on a desk."""
    found: list[str] = []
    pages = addresses(site)
    for width, height in WIDTHS.items():
        # Nothing may move while the colours are measured.
        size = {"width": width, "height": height}
        with watched(browser, url, viewport=size, reduced_motion="reduce") as watch:
            for address in pages:
                watch.page.goto(url + address, wait_until="load")
                found += [f"/{address} {width} {each}" for each in _axe(watch.page)]
    figure = f"{len(pages)} pages × {len(WIDTHS)} widths × 2 schemes"
    return Outcome(part="无障碍 / axe", where="Chromium", figure=figure, findings=tuple(found))


def _answered(page: Page) -> int:
    """Presses 算一算 on each calculator of the page; how many answered."""
    calculators = page.locator("talk-calculator:has(form)")
    for calculator in (found := calculators.all()):
        calculator.locator("button[type=submit]").click()
        calculator.locator("[data-state=answered]").wait_for(state="visible")
    return len(found)


def _axe(page: Page) -> Iterator[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    # What stays in view while the page is scrolled covers other targets at one position only.
    page.evaluate(
        f"document.querySelectorAll('{STAYING}').forEach((e) => e.style.position = 'static')"
    )
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        told = page.evaluate(f"() => axe.run(document, {json.dumps(RULES)})")
        yield from (f"{scheme} {each}" for each in _named(told["violations"]))


def _named(violations: Sequence[dict[str, Any]]) -> Iterator[str]:
    for violation in violations:
        for node in violation["nodes"]:
            yield f"{violation['id']} {node['target'][0]}"
