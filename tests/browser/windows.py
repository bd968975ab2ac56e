"""Windows of a browser that keeps nothing, stands beside another, or comes back to a page."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.actions import (
    CONTROL,
    LIMIT,
    LISTENS,
    PATIENT,
    PRESS,
    SCHEDULE,
    SENTENCE,
    SHOWN,
    asks,
    opens,
)
from tests.browser.reader import Reader
from tests.browser.trouble import NotHereError
from tests.site.server import Server

DENIED = """for (const name of ["localStorage", "sessionStorage"]) {
  const get = () => { throw new DOMException("no", "SecurityError"); };
  Object.defineProperty(window, name, { get });
}"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError");
};"""
ATTEMPTS = 4
GONE = "return location.pathname.includes(arguments[0]) && document.readyState === 'complete';"


def storing(fault: str, told: str) -> Callable[[Reader, Server], None]:
    """Storage refused or full takes nothing from the calculator."""

    def play(reader: Reader, server: Server) -> None:
        server.fault("calculator/element.js", before=fault)
        opens(reader)
        reader.run(LIMIT, PATIENT)
        asks(reader, 6)
        reader.until("return Boolean(document.querySelector('[data-desk][data-ready]'));")
        reader.run(PRESS, "[data-desk-keep]")
        reader.until(SHOWN, f"[data-desk-says={told}]")
        asks(reader, 7)

    return play


def two_tabs(reader: Reader, _: Server) -> None:
    """Each tab answers its own question, also after the other has been closed."""
    opens(reader)
    second = reader.beside()
    opens(second)
    for each in (reader, second):
        each.run(LIMIT, PATIENT)
    asks(reader, 6, waits=False)
    asks(second, 12)
    reader.until(SENTENCE, "6 个月")
    assert second.run(SENTENCE, "12 个月")
    second.close()
    asks(reader, 9)


def back(reader: Reader, _: Server) -> None:
    """Frozen and woken again, the page keeps what was typed and answers."""
    # A browser that has much to do may let a page go that it would have kept.
    if not any(_woken(reader) for _ in range(ATTEMPTS)):
        raise NotHereError("由程序操作时，这个浏览器不留住离开的页面")
    months = reader.run(f"return {CONTROL}.value;", "months")
    assert months == "7", months
    asks(reader, 8)


def _woken(reader: Reader) -> bool:
    """Types, leaves and comes back; whether the page is the one that was left."""
    opens(reader)
    reader.run(LIMIT, PATIENT)
    asks(reader, 7)
    reader.run(
        """addEventListener("pageshow", ({ persisted }) => { window.woken = persisted; });
        setTimeout(() => location.assign(arguments[0]));""",
        f"{reader.url}tools/overdue/",
    )
    reader.until(GONE, "/overdue/")
    reader.run("setTimeout(() => history.back());")
    reader.until(GONE, SCHEDULE)
    reader.until(LISTENS)
    return bool(reader.run("return window.woken;"))
