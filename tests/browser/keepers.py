"""Without network, and between two releases: what the service worker keeps, in any engine."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.actions import LIMIT, PATIENT, SCHEDULE, SHOWN, asks, opens
from tests.browser.reader import Reader
from tests.browser.trouble import NotHereError
from tests.site.server import Server

PAGE, OTHER = f"tools/{SCHEDULE}/", "help/"
KEPT = """const [addresses] = arguments;
if (!window.looking) {
  window.looking = true;
  (async () => {
    const names = await caches.keys();
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    window.kept = keys.flat().map(({ url }) => url);
    window.looking = false;
  })();
}
return addresses.every((each) => (window.kept || []).some((url) => url.includes(each)));"""
AT = "return location.href === arguments[0] && document.readyState === 'complete';"
SCRIPTS = """return [...new Set([...document.querySelectorAll("script[src], link[href]")]
  .map((each) => (each.src || each.href).match(/assets[.][0-9a-f]+/)?.[0]).filter(Boolean))];"""
ACTIVE = """if (!window.asked) {
  window.asked = true;
  navigator.serviceWorker.getRegistration().then(async (found) => {
    await found?.update().catch(() => {});
    window.waiting = Boolean(found?.installing || found?.waiting);
    window.asked = false;
  });
}
return window.waiting === false;"""
NOTICE = "[data-kept]"


def _kept(reader: Reader) -> None:
    """The calculator has answered, and all it needs is kept; the other page too."""
    if not reader.run("return Boolean(navigator.serviceWorker && window.caches);"):
        raise NotHereError("由程序操作时，这个浏览器没有离线用的后台任务")
    reader.run(LIMIT, PATIENT)
    asks(reader, 6)
    reader.until(KEPT, [".wasm", "/python.", "asm.js", "pyodide.mjs", f"/{PAGE}", "about/offline/"])


def without_network(reader: Reader, server: Server) -> None:
    """What was opened opens and answers; what was not leads to a page that helps, and back."""
    opens(reader)
    _kept(reader)
    server.fault("", gone=True)
    opens(reader)
    assert reader.run(SHOWN, NOTICE)
    reader.run(LIMIT, PATIENT)
    asks(reader, 7)
    reader.run("setTimeout(() => location.assign(arguments[0]));", f"{reader.url}{OTHER}")
    reader.until(AT, f"{reader.url}about/offline/#/{OTHER}")
    reader.until(
        f"return Boolean(document.querySelector('[data-kept-pages] a[href$=\"{PAGE}\"]'));"
    )
    server.mend()
    reader.run("setTimeout(() => document.querySelector('[data-again] a').click());")
    reader.until(AT, f"{reader.url}{OTHER}")
    # The theme changes the address before it puts the page in place of the other.
    reader.until(f"return !(function () {{ {SHOWN} }}).apply(null, arguments);", NOTICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Release:
    """A later release: the same pages and scripts at another hash, and its service worker."""

    former: str
    later: str
    pages: dict[str, str]
    worker: str


@contextmanager
def _later(server: Server) -> Iterator[_Release]:
    [folder] = (each for each in server.site.glob("assets.*") if each.is_dir())
    former, later = folder.name, "assets.0123456789abcdef"
    copy = server.site / later
    for file in filter(Path.is_file, folder.rglob("*")):
        place = copy / file.relative_to(folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.hardlink_to(file)
    pages = {address: _text(server, f"{address}index.html") for address in (PAGE, OTHER)}
    try:
        yield _Release(
            former=former,
            later=later,
            pages={f"/{name}": html.replace(former, later) for name, html in pages.items()},
            worker=_text(server, "sw.js").replace(former, later),
        )
    finally:
        shutil.rmtree(copy)


def _text(server: Server, path: str) -> str:
    return (server.site / path).read_text("utf-8")


def old_keeper(reader: Reader, server: Server) -> None:
    """The worker of the former release serves the pages of the later one, each whole."""
    with _later(server) as release:
        opens(reader)
        _kept(reader)
        for address, html in release.pages.items():
            server.fault(address, instead=html)
        opens(reader)
        assert reader.run(SCRIPTS) == [release.later]
        reader.run(LIMIT, PATIENT)
        asks(reader, 7)


def new_keeper(reader: Reader, server: Server) -> None:
    """The worker of the later release still opens a page of the former one, which is gone."""
    with _later(server) as release:
        opens(reader)
        _kept(reader)
        server.fault("sw.js", instead=release.worker)
        reader.until(ACTIVE)
        reader.until(KEPT, [f"{release.later}/calculator/client.js"])
        server.fault("", gone=True)
        opens(reader)
        assert reader.run(SCRIPTS) == [release.former]
        reader.run(LIMIT, PATIENT)
        asks(reader, 7)
        server.mend()
        server.fault(f"/{PAGE}", instead=release.pages[f"/{PAGE}"])
        opens(reader)
        assert reader.run(SCRIPTS) == [release.later], json.dumps(reader.run(SCRIPTS))
