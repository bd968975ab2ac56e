"""The way from fear to a proposal in any engine: the borrower of the tests, by a reader."""

from tests.browser.actions import LIMIT, PATIENT, SHOWN
from tests.browser.borrower import Borrower, against_command
from tests.browser.reader import Reader

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


class ReadersDriver:
    """The borrower's verbs, from the first page on; a step waits for what it needs."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        reader.open("")

    def open(self, address: str) -> None:
        """Over a link, as in the theme's instant navigation."""
        self.reader.run(FOLLOW, self.reader.url + address)
        self.reader.until(ARRIVED, self.reader.url + address)
        self.reader.run(LIMIT, PATIENT)

    def fill(self, name: str, text: str) -> None:
        """Type or choose."""
        self.reader.run(FILL, name, text)

    def value(self, name: str) -> str:
        """What stands there."""
        return str(self.reader.run(VALUE, name))

    def press(self, selector: str, place: int = 0) -> None:
        """Press a button once it is there."""
        there = "return document.querySelectorAll(arguments[0]).length > arguments[1];"
        self.reader.until(there, selector, place)
        self.reader.run(PRESS, selector, place)

    def answer(self) -> None:
        """Press 算一算 and wait."""
        self.reader.run(ANSWER)
        self.reader.until(SHOWN, "[data-state=answered]")

    def fields(self) -> dict[str, str]:
        """The element says them itself."""
        return dict(self.reader.run(FIELDS))

    def figures(self) -> dict[str, str]:
        """The first text of each figure is its value."""
        return dict(self.reader.run(FIGURES))

    def text(self, selector: str) -> str:
        """Waits for it."""
        return str(self.reader.until(TEXT, selector))


def walked(reader: Reader) -> tuple[str, list[str]]:
    """The whole way once: how many figures were compared, and what differed from the command."""
    borrower = Borrower(driver=ReadersDriver(reader))
    package = borrower.goes_all_the_way()
    compared, wrong = against_command(borrower.answers)
    wrong += [f"typed twice: {text}" for text in borrower.told_twice()]
    wrong += ["fewer figures than expected"] if len(compared) < AT_LEAST else []
    wrong += ["the package lacks a part"] if "还没有填" in package else []
    return f"{len(compared)} figures", wrong
