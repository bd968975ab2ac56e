"""A fresh reader in each engine, on a device with its own zone and language."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from playwright.sync_api import sync_playwright
from selenium.common.exceptions import WebDriverException
from selenium.webdriver import WebKitGTK

from tests.browser.reader import PATIENCE, PAUSE, PlaywrightReader, Reader
from tests.browser.trouble import Device
from tools.audit.browsers import launched
from tools.audit.webkit import started

type Fresh = Callable[[Device], AbstractContextManager[Reader]]


class WebKitReader:
    """The verbs in selenium: one browser, one of its tabs."""

    def __init__(self, driver: WebKitGTK, url: str) -> None:
        self.driver, self.url, self.tab = driver, url, driver.current_window_handle

    def open(self, address: str) -> None:
        """Scripts have run when it returns."""
        self._here().get(self.url + address)

    def run(self, script: str, *given: Any) -> Any:
        """In the page's own world."""
        return self._here().execute_script(script, *given)

    def until(self, script: str, *given: Any) -> Any:
        """Asked again and again; between two pages there is none to be asked."""
        last, told = monotonic() + PATIENCE, ""
        while monotonic() < last:
            try:
                if found := self.run(script, *given):
                    return found
            except WebDriverException as error:
                told = str(error.msg)
            sleep(PAUSE)
        raise AssertionError(f"not within {PATIENCE} s: {script} {given} {told}")

    def beside(self) -> "WebKitReader":
        """Shares cache and storage with this one."""
        self.driver.switch_to.new_window("tab")
        return WebKitReader(self.driver, self.url)

    def close(self) -> None:
        """The browser stays."""
        self._here().close()

    def _here(self) -> WebKitGTK:
        self.driver.switch_to.window(self.tab)
        return self.driver


@contextmanager
def readers(engine: str, url: str) -> Iterator[Fresh]:
    """What makes fresh readers of an engine, until the block ends."""
    if engine == "WebKitGTK":
        yield lambda device: _webkit(url, device)
        return
    with sync_playwright() as api:
        browser = launched(api, engine)

        @contextmanager
        def fresh(device: Device) -> Iterator[Reader]:
            zone, language = device.zone or None, device.language or None
            context = browser.new_context(timezone_id=zone, locale=language)
            context.set_default_timeout(PATIENCE * 1000)
            yield PlaywrightReader(page=context.new_page(), url=url)
            context.close()

        yield fresh
        browser.close()


@contextmanager
def _webkit(url: str, device: Device) -> Iterator[Reader]:
    with tempfile.TemporaryDirectory() as folder:
        zone = {"TZ": device.zone} if device.zone else {}
        language = {"LANG": f"{device.language.replace('-', '_')}.UTF-8"} if device.language else {}
        driver = started(Path(folder, "log"), **zone, **language)
        try:
            yield WebKitReader(driver, url)
        finally:
            driver.quit()
