"""Browsers, the served site, and the promise that holds at the end of every test here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, expect

from tests import SITE
from tests.browser.origin import moved
from tests.browser.visit import PATIENCE, Visit
from tests.site.server import Server, serve
from tools import build

# Browsers share two cores with each other, and with whatever else the machine does.
expect.set_options(timeout=20_000)

CHROMIUM = Path("/usr/bin/chromium")
FIREFOX = Path("/usr/bin/firefox-esr")


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The built site as if built for the address it is served from, with production's headers."""
    build.main(["--if-changed"])
    folder = tmp_path_factory.mktemp("site")
    with serve(folder, port=0) as server:
        moved(SITE, folder, server.url)
        yield server


@pytest.fixture(scope="session")
def chromium(playwright_api: Playwright) -> Iterator[Browser]:
    """Debian's Chromium, else Playwright's own."""
    debian: dict[str, Any] = {"executable_path": CHROMIUM} if CHROMIUM.exists() else {}
    # Its sandbox does not run as root, as tests often do.
    yield from _closed(playwright_api.chromium.launch(args=["--no-sandbox"], **debian))


@pytest.fixture(scope="session")
def firefox(playwright_api: Playwright) -> Iterator[Browser]:
    """Debian's Firefox ESR, else Playwright's own."""
    yield from _closed(_firefox(playwright_api))


@pytest.fixture
def scriptless_firefox(playwright_api: Playwright) -> Iterator[Browser]:
    """Firefox with its own switch for scripts off: over BiDi a context has none."""
    prefs = {"javascript.enabled": False}
    yield from _closed(_firefox(playwright_api, firefox_user_prefs=prefs))


def _firefox(api: Playwright, **settings: Any) -> Browser:
    debian: dict[str, Any] = {"channel": "moz-firefox", "executable_path": FIREFOX}
    return api.firefox.launch(**settings, **debian if FIREFOX.exists() else {})


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def browser(request: pytest.FixtureRequest) -> Browser:
    """Each browser in turn."""
    found: Browser = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def new_visit(browser: Browser, served: Server) -> Iterator[Visit]:
    """A new reader with an empty cache, in each browser."""
    with _visiting(browser, served) as visit, _watched(visit):
        yield visit


@pytest.fixture(scope="module")
def _long_visit(browser: Browser, served: Server) -> Iterator[Visit]:
    with _visiting(browser, served) as visit:
        yield visit


@pytest.fixture
def visit(_long_visit: Visit) -> Iterator[Visit]:
    """A reader on a long visit, in each browser: the engine has started in an earlier test."""
    _long_visit.forget()
    with _watched(_long_visit):
        yield _long_visit


@pytest.fixture(scope="module")
def chromium_visit(chromium: Browser, served: Server) -> Iterator[Visit]:
    """A reader on a long visit in Chromium alone."""
    with _visiting(chromium, served) as visit, _watched(visit):
        yield visit


@contextmanager
def _visiting(browser: Browser, served: Server) -> Iterator[Visit]:
    # Every request is seen and counted: nothing answers between the page and the server.
    context = browser.new_context(service_workers="block")
    context.set_default_timeout(PATIENCE)
    visit = Visit(page=context.new_page(), server=served, browser=browser.browser_type.name)
    visit.watch(context)
    yield visit
    context.close()


@contextmanager
def _watched(visit: Visit) -> Iterator[None]:
    """No console error, uncaught exception, policy violation or foreign request by the end."""
    visit.server.mend()
    visit.server.requests.clear()
    visit.troubles.clear()
    visit.excused.clear()
    yield
    visit.server.mend()

    assert [] == visit.unexcused()


def _closed(browser: Browser) -> Iterator[Browser]:
    yield browser
    browser.close()
