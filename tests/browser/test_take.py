"""An answer taken away from its page: the files, what is fetched, and what is said."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, expect

from calculators.embed.command import main
from tests import SITE
from tests.browser.visit import Calculator, Visit

NAME = "repayment_schedule"
NO_CLIPBOARD = """() => {
  Object.defineProperty(navigator, "clipboard", { value: undefined });
  document.execCommand = () => false;
}"""


@pytest.fixture(scope="module")
def browser(chromium: Browser) -> Browser:
    """Files are saved in Chromium alone."""
    return chromium


def answered(visit: Visit) -> tuple[Calculator, Locator]:
    """A calculator that has answered, and the buttons of its answer."""
    calculator = visit.open_calculator(NAME)
    calculator.field("months").fill("6")
    calculator.field("first_due").fill("2027-01-31")
    calculator.answer()
    return calculator, calculator.element.locator("section.take")


def told(buttons: Locator, outcome: str) -> Locator:
    """The sentence of an outcome."""
    return buttons.locator(f"[data-taken={outcome}]")


@pytest.mark.parametrize(("button", "option"), [("xlsx", "--xlsx"), ("ics", "--ics")])
def test_a_saved_file_is_the_command_lines(
    new_visit: Visit, tmp_path: Path, button: str, option: str
) -> None:
    """The same inputs on the same day: byte for byte, and nothing else was fetched for it."""
    _, buttons = answered(new_visit)
    new_visit.server.requests.clear()
    with new_visit.page.expect_download() as saved:
        buttons.locator(f"[data-take={button}]").click()
    day = saved.value.suggested_filename.rpartition(".")[0][-10:]
    file = tmp_path / "expected"
    main(["run", NAME, "months=6", "first_due=2027-01-31", option, str(file), "--on", day])
    fetched = {urlsplit(request.path).path for request in new_visit.server.requests}

    assert date.fromisoformat(day)
    assert file.read_bytes() == Path(saved.value.path()).read_bytes()
    assert set() == {
        path for path in fetched if "/workbooks." not in path and not path.endswith("/take.js")
    }
    expect(told(buttons, "saved")).to_be_visible()


def test_the_example_says_that_it_is_one(visit: Visit) -> None:
    """Before a reader's own answer the buttons say whose numbers they hold."""
    calculator = visit.open_calculator(NAME)
    buttons = calculator.element.locator("section.take")

    expect(buttons.locator(".take__example")).to_be_visible()
    calculator.answer()
    expect(buttons.locator(".take__example")).to_have_count(0)


def test_where_nothing_is_copied_the_text_can_be_selected(new_visit: Visit) -> None:
    """Without a clipboard the whole answer stands in a box, selected, under a calm sentence."""
    _, buttons = answered(new_visit)
    new_visit.page.evaluate(NO_CLIPBOARD)
    buttons.locator("[data-take=text]").click()

    expect(told(buttons, "shown")).to_be_visible()
    expect(buttons.locator("textarea")).to_have_value(re.compile(r"^还款计划表\n每月还"))


def test_a_failure_is_told_and_loses_nothing(new_visit: Visit) -> None:
    """Without its archive no workbook comes: a sentence, and the answer and the fields stay."""
    new_visit.excuse("404", "Not Found", "Failed to load")
    [archive] = SITE.glob("assets/runtime/workbooks.*.zip")
    new_visit.server.fault(archive.name, status=404)
    calculator, buttons = answered(new_visit)
    before = calculator.panel.locator(".result__sentence").inner_text()
    buttons.locator("[data-take=xlsx]").click()

    expect(told(buttons, "failed")).to_be_visible()
    expect(calculator.panel.locator(".result__sentence")).to_have_text(before)
    expect(calculator.field("months")).to_have_value("6")
