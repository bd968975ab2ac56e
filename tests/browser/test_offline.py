"""What is kept for when there is no network: only what may be, and away as soon as it is to be.

That it works, also between two releases, is among the troubles (keepers.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from deploy.offline import GONE, WANTED
from deploy.slim import SOURCES
from tests.browser.visit import OWN, PATIENCE
from tests.site.server import Server

KEPT = """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(
  async (name) => [name, (await (await caches.open(name)).keys()).map(({ url }) => url)])))"""
WORKING = "() => navigator.serviceWorker.getRegistrations().then((all) => all.length)"
TYPED = '#in={"calculator":"repayment_schedule","fields":{"principal":"31847.65"}}'


@pytest.fixture
def page(chromium: Browser, served: Server) -> Iterator[Page]:
    """A new reader's page, in a browser that keeps what it is allowed to."""
    context = chromium.new_context()
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()
    served.mend()


def until(page: Page, script: str, expected: Any) -> None:
    """Wait until the page says so; the policy keeps it from waiting for a text of ours itself."""
    for _ in range(PATIENCE // 100):
        if page.evaluate(script) == expected:
            return
        page.wait_for_timeout(100)
    assert page.evaluate(script) == expected


def opened(page: Page, address: str) -> dict[str, list[str]]:
    """Open a page; what is kept once it is among that."""
    page.goto(address)
    wanted = address.partition("#")[0]
    until(page, f"async () => ((await ({KEPT})()).pages || []).includes('{wanted}')", expected=True)
    kept: dict[str, list[str]] = page.evaluate(KEPT)
    return kept


def test_what_a_link_brings_is_not_kept(page: Page, served: Server) -> None:
    """Neither an address nor a kept page holds the numbers that stood behind #."""
    kept = opened(page, f"{served.url}tools/repayment_schedule/{TYPED}")
    texts = page.evaluate(
        """async () => Promise.all((await (await caches.open("pages")).matchAll())
          .map((kept) => kept.text().then((text) => `${kept.url} ${text}`)))"""
    )

    assert [] == [url for urls in kept.values() for url in urls if "#" in url]
    assert [] == [text for text in texts if "31847.65" in text]


def test_clearing_takes_the_pages_away(page: Page, served: Server) -> None:
    """After 清除本机数据 only the program is kept."""
    opened(page, f"{served.url}help/")
    page.evaluate(f"() => {{ {OWN} return own('desk/memory.js').then(({{ clear }}) => clear()); }}")

    assert ["program-files"] == list(page.evaluate(KEPT))


def test_before_intent_no_python_is_kept(page: Page, served: Server) -> None:
    """A reader who only reads is not made to keep, or fetch, the engine."""
    kept = opened(page, f"{served.url}tools/repayment_schedule/")

    assert [] == [url for urls in kept.values() for url in urls if "/runtime/" in url]


def test_the_worker_in_its_place_takes_everything_away(page: Page, served: Server) -> None:
    """Switched off on the server: at the next visit nothing of it works any more or is kept."""
    opened(page, f"{served.url}help/")
    served.fault("sw.js", instead=(SOURCES / GONE).read_text("utf-8"))
    page.reload()
    until(page, "async () => (await caches.keys()).length", 0)
    served.mend()
    served.fault("sw.js", status=404)
    page.reload()

    until(page, WORKING, 0)


def test_a_page_without_the_wish_ends_it(page: Page, served: Server) -> None:
    """A page that was built without it takes the worker away by itself."""
    opened(page, f"{served.url}help/")
    html = (served.site / "help" / "index.html").read_text("utf-8")
    served.fault("/help/", instead=html.replace(WANTED, "data-former="))
    page.goto(f"{served.url}help/")

    until(page, WORKING, 0)


def test_a_reader_who_saves_data_keeps_nothing(page: Page, served: Server) -> None:
    """Where the browser says that data are dear, no worker is asked for."""
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
    )
    served.requests.clear()
    page.goto(f"{served.url}help/", wait_until="load")
    page.wait_for_timeout(4000)

    assert 0 == page.evaluate(WORKING)
    assert not any(request.path == "/sw.js" for request in served.requests)
