"""The way from fear to a proposal in WebKitGTK: the borrower of the browser tests, by selenium.

python -m tools.audit.journey ADDRESS    within xvfb-run; prints what went wrong as JSON
"""

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import WebKitGTK
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.borrower import Borrower, against_command
from tools.audit.outcome import Outcome
from tools.audit.webkit import ANSWERED, PATIENCE, PATIENT, started
from tools.console import run_quietly
from tools.project import PYTHON

AT_LEAST = 30
FOLLOW = """const link = document.createElement("a"); link.href = arguments[0];
document.querySelectorAll("talk-calculator").forEach((each) => { each.dataset.former = ""; });
document.body.append(link); link.click(); link.remove();"""
ARRIVED = """return location.href === arguments[0] && !document.querySelector("[data-former]")
  && [...document.querySelectorAll("talk-calculator")].every((each) => each.first)
  && (!document.querySelector("[data-package]")
    || document.querySelector("[data-package][data-ready]"));"""
FILL = """const [name, text] = arguments;
const control = document.querySelector(`talk-calculator [name="${name}"]`);
control.value = text; control.dispatchEvent(new Event("input", { bubbles: true }));"""
VALUE = """return document.querySelector(`talk-calculator [name="${arguments[0]}"]`).value;"""
PRESS = "document.querySelectorAll(arguments[0])[arguments[1]].click();"
ANSWER = """document.querySelector("talk-calculator form button[type=submit]").click();"""
FIELDS = """return document.querySelector("talk-calculator").fields();"""
FIGURES = """const all = [...document.querySelectorAll("[data-answer] [data-figure]")];
return Object.fromEntries(all.map((each) => (
  [each.dataset.figure, each.querySelector("dd").firstChild.textContent])));"""
TEXT = "return document.querySelector(arguments[0])?.innerText;"


class SeleniumDriver:
    """The borrower's verbs in selenium; a step waits for what it needs."""

    def __init__(self, browser: WebKitGTK, url: str) -> None:
        self.browser, self.url = browser, url
        self.wait = WebDriverWait(browser, PATIENCE)
        browser.get(url)

    def open(self, address: str) -> None:
        """Over a link, as in the theme's instant navigation."""
        self.browser.execute_script(FOLLOW, self.url + address)
        self.wait.until(lambda at: at.execute_script(ARRIVED, self.url + address))
        self.browser.execute_script(PATIENT)

    def fill(self, name: str, text: str) -> None:
        """Type or choose."""
        self.browser.execute_script(FILL, name, text)

    def value(self, name: str) -> str:
        """What stands there."""
        return str(self.browser.execute_script(VALUE, name))

    def press(self, selector: str, place: int = 0) -> None:
        """Press a button once it is there."""
        there = "return document.querySelectorAll(arguments[0]).length > arguments[1];"
        self.wait.until(lambda at: at.execute_script(there, selector, place))
        self.browser.execute_script(PRESS, selector, place)

    def answer(self) -> None:
        """Press 算一算 and wait."""
        self.browser.execute_script(ANSWER)
        self.wait.until(lambda at: at.execute_script(ANSWERED))

    def fields(self) -> dict[str, str]:
        """The element says them itself."""
        return dict(self.browser.execute_script(FIELDS))

    def figures(self) -> dict[str, str]:
        """The first text of each figure is its value."""
        return dict(self.browser.execute_script(FIGURES))

    def text(self, selector: str) -> str:
        """Waits for it."""
        return str(self.wait.until(lambda at: at.execute_script(TEXT, selector)))


def audited(url: str) -> Outcome:
    """The whole way once, in a display of its own; what differed from the command line."""
    display = ["xvfb-run", "--auto-servernum"]
    told = run_quietly([*display, PYTHON, "-m", "tools.audit.journey", url])
    found = json.loads(told.splitlines()[-1])
    return Outcome(
        part="从头走一遍 / journey",
        where="WebKitGTK",
        figure=f"{found['figures']} figures",
        findings=tuple(found["troubles"]),
    )


def main(arguments: Sequence[str]) -> int:
    """Prints the number of figures compared and the troubles on one line."""
    compared = 0
    troubles: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        browser = started(Path(folder, "log"))
        try:
            compared, troubles = _walked(browser, arguments[0])
        except (AssertionError, WebDriverException) as error:
            troubles.append(f"{type(error).__name__} {error}")
        finally:
            browser.quit()
    print(json.dumps({"figures": compared, "troubles": troubles}, ensure_ascii=False))
    return 0


def _walked(browser: WebKitGTK, url: str) -> tuple[int, list[str]]:
    borrower = Borrower(driver=SeleniumDriver(browser, url))
    package = borrower.goes_all_the_way()
    compared, wrong = against_command(borrower.answers)
    wrong += [f"typed twice: {text}" for text in borrower.told_twice()]
    wrong += ["fewer figures than expected"] if len(compared) < AT_LEAST else []
    wrong += ["the package lacks a part"] if "还没有填" in package else []
    return len(compared), wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
