"""Debian's three browser engines, each with a profile on disk, behind the same few words."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import BrowserContext, Playwright, sync_playwright
from selenium.webdriver import WebKitGTK
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.bench.cage import Cage

PATIENCE = 300
"""Seconds for one step of a browser; the benches' own bounds are nearer."""
CHROMIUM, FIREFOX = "/usr/bin/chromium", "/usr/bin/firefox-esr"
WEBKIT = "webkit2gtk-4.1/MiniBrowser"


class Session(Protocol):
    """One running browser with one page."""

    def open(self, address: str) -> None:
        """Load a page; its scripts have run when this returns."""

    def call(self, function: str, *given: Any) -> Any:
        """What an asynchronous function in the page's scope resolves with."""


type Opened = Callable[[Cage, Path], AbstractContextManager[Session]]
"""Starts a browser in a cage with the profile in a folder, and ends it."""


class _Page:
    def __init__(self, context: BrowserContext) -> None:
        context.set_default_timeout(PATIENCE * 1000)
        self.page = context.pages[0] if context.pages else context.new_page()

    def open(self, address: str) -> None:
        """Load a page."""
        self.page.goto(address, wait_until="load")

    def call(self, function: str, *given: Any) -> Any:
        """Await a function of the page."""
        return self.page.evaluate(f"(given) => ({function})(...given)", given)


class _Driven:
    def __init__(self, driver: WebKitGTK) -> None:
        self.driver = driver
        driver.set_script_timeout(PATIENCE)
        driver.set_page_load_timeout(PATIENCE)

    def open(self, address: str) -> None:
        """Load a page."""
        self.driver.get(address)

    def call(self, function: str, *given: Any) -> Any:
        """Await a function of the page."""
        script = f"const [given, told] = arguments; ({function})(...given).then(told);"
        return self.driver.execute_async_script(script, [*given])


def engines(api: Playwright) -> dict[str, Opened]:
    """Chromium and Firefox by Playwright, WebKitGTK by its own driver."""

    @contextmanager
    def chromium(cage: Cage, profile: Path) -> Iterator[Session]:
        context = api.chromium.launch_persistent_context(
            profile,
            executable_path=cage.wrapped(CHROMIUM),
            args=["--no-sandbox"],
            timeout=PATIENCE * 1000,
        )
        try:
            yield _Page(context)
        finally:
            context.close()

    @contextmanager
    def firefox(cage: Cage, profile: Path) -> Iterator[Session]:
        context = api.firefox.launch_persistent_context(
            profile,
            channel="moz-firefox",
            executable_path=cage.wrapped(FIREFOX),
            timeout=PATIENCE * 1000,
        )
        try:
            yield _Page(context)
        finally:
            context.close()

    return {"Chromium": chromium, "Firefox": firefox, "WebKitGTK": webkit}


@contextmanager
def webkit(cage: Cage, _profile: Path) -> Iterator[Session]:
    """WebKitGTK; driven, it keeps nothing on disk, so that its second boots are in one session."""
    options = Options()
    options.binary_location = cage.wrapped(str(next(Path("/usr/lib").glob(f"*/{WEBKIT}"))))
    options.add_argument("--automation")
    driver = WebKitGTK(options=options, service=Service("/usr/bin/WebKitWebDriver"))
    try:
        yield _Driven(driver)
    finally:
        driver.quit()


@contextmanager
def all_engines() -> Iterator[dict[str, Opened]]:
    """The engines, while Playwright runs."""
    with sync_playwright() as api:
        yield engines(api)


def displayed() -> None:
    """WebKitGTK has no headless mode: where there is no display, the program starts in one again.

    Without Xvfb it goes on as it is, and WebKitGTK is told as not measured.
    """
    if "DISPLAY" not in os.environ and (wrapper := shutil.which("xvfb-run")):
        again = [sys.executable, "-m", f"tests.bench.{Path(sys.argv[0]).stem}", *sys.argv[1:]]
        os.execv(wrapper, [wrapper, "--auto-servernum", *again])
