"""Whatever fails in the middle, refuses or is wrong: the page comes out of it, in Chromium.

`make audit` plays the same in Firefox and WebKitGTK.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright

from tests.browser.reader import PlaywrightReader
from tests.browser.trouble import Trouble
from tests.browser.troubles import TROUBLES
from tests.browser.visit import PATIENCE, Visit
from tests.site.server import Server
from tools.audit.browsers import launched


@pytest.fixture(scope="module")
def as_people_have_it(playwright_api: Playwright) -> Iterator[Browser]:
    """Chromium with its back/forward cache, which Playwright switches off."""
    browser = launched(playwright_api, "Chromium")
    yield browser
    browser.close()


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.name)
def test_a_trouble_ends_calmly_and_nothing_is_lost(
    as_people_have_it: Browser, served: Server, trouble: Trouble
) -> None:
    """It ends as its own docstring says; nothing is printed but what the engine says itself."""
    zone, language = trouble.device.zone or None, trouble.device.language or None
    context = as_people_have_it.new_context(timezone_id=zone, locale=language)
    context.set_default_timeout(PATIENCE)
    served.mend()
    served.keeper = trouble.keeper
    visit = Visit(page=context.new_page(), server=served, browser="chromium")
    visit.watch(context)
    visit.excuse(*trouble.told)
    trouble.play(PlaywrightReader(page=visit.page, url=served.url), served)
    context.close()
    served.mend()
    served.keeper = True

    assert [] == visit.unexcused()
