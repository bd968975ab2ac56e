"""What a reader does on a calculator's page and what he sees there, in any engine."""

from __future__ import annotations

from tests.browser.reader import Reader
from tests.site.server import Server

SCHEDULE = "repayment_schedule"
PATIENT = dict.fromkeys(("downloading", "starting", "answering", "keeping"), 90_000)
LISTENS = "return Boolean(document.querySelector('talk-calculator')?.first);"
SHOWN = """return [...document.querySelectorAll(arguments[0])].some((each) => (
  each.checkVisibility({ visibilityProperty: true })));"""
PANEL = "return document.querySelector('talk-calculator [data-answer]').innerHTML;"
SENTENCE = """return document.querySelector('talk-calculator .result__sentence')
  .textContent.includes(arguments[0]);"""
CONTROL = "document.querySelector('talk-calculator form').elements[arguments[0]]"
TYPE = f"""const control = {CONTROL}; control.value = arguments[1];
control.dispatchEvent(new Event("input", {{ bubbles: true }}));"""
PRESS = "document.querySelector(arguments[0]).click();"
LIMIT = "Object.assign(document.getElementById('runtime').dataset, arguments[0]);"
SUBMIT = "talk-calculator form button[type=submit]"


def opens(reader: Reader) -> None:
    """Load the calculator; it listens."""
    reader.open(f"tools/{SCHEDULE}/")
    reader.until(LISTENS)


def reaches(reader: Reader, state: str) -> None:
    """Wait until the sentence of that state shows."""
    reader.until(SHOWN, f"talk-calculator [data-state={state}]")


def asks(reader: Reader, months: int, *, waits: bool = True) -> None:
    """Type so many months, press, and wait for the answer about them."""
    reader.run(TYPE, "months", str(months))
    reader.run(PRESS, SUBMIT)
    if waits:
        reader.until(SENTENCE, f"{months} 个月")


def recovers(reader: Reader, server: Server) -> None:
    """With the server sound again and limits for a busy machine, 再试一次 answers."""
    server.mend()
    reader.run(LIMIT, PATIENT)
    reader.run(PRESS, "talk-calculator [data-retry]")
    reaches(reader, "answered")
