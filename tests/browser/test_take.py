"""An answer taken away from its page: the files, what is fetched, and what is said."""

from __future__ import annotations

import re
from base64 import b64decode
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Locator, ViewportSize, expect

from calculators.embed.command import main
from calculators.embed.package import PARTS, package
from tests import SITE
from tests.browser.visit import Calculator, Visit

NAME = "repayment_schedule"
# 178 of 210 millimetres, in pixels of 1/96 inch.
A4_INSIDE_MARGINS: ViewportSize = {"width": 673, "height": 980}
NO_CLIPBOARD = """() => {
  Object.defineProperty(navigator, "clipboard", { value: undefined });
  document.execCommand = () => false;
}"""

# Over BiDi Firefox does not tell of a file it saves: what the page hands it is read instead.
HANDED = """() => {
  const make = URL.createObjectURL, press = HTMLAnchorElement.prototype.click;
  const handed = (globalThis.handed = {});
  URL.createObjectURL = (blob) => { handed.blob = blob; return make.call(URL, blob); };
  HTMLAnchorElement.prototype.click = function () { handed.name = this.download; };
}"""
READ = """async () => {
  const bytes = new Uint8Array(await globalThis.handed.blob.arrayBuffer());
  const letters = Array.from(bytes, (each) => String.fromCharCode(each));
  return [globalThis.handed.name, btoa(letters.join(""))];
}"""
COPIED = """() => {
  globalThis.copied = [];
  const write = async ([item]) => {
    const text = await (await item.getType("text/plain")).text();
    globalThis.copied.push(text);
  };
  Object.defineProperty(navigator, "clipboard", { value: { write } });
  globalThis.print = () => globalThis.copied.push(document.documentElement.dataset.print);
}"""


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


def saved(visit: Visit, button: Locator) -> tuple[str, bytes]:
    """The name and the bytes of the file that a button gives the browser."""
    if visit.browser == "chromium":
        with visit.page.expect_download() as file:
            button.click()
        return file.value.suggested_filename, Path(file.value.path()).read_bytes()
    visit.page.evaluate(HANDED)
    button.click()
    expect(button.locator("xpath=ancestor::section[1]//*[@data-taken='saved']")).to_be_visible()
    name, content = visit.page.evaluate(READ)
    return name, b64decode(content)


def test_a_saved_file_is_the_command_lines(new_visit: Visit, tmp_path: Path) -> None:
    """The same inputs on the same day: byte for byte, and nothing else was fetched for it."""
    _, buttons = answered(new_visit)
    buttons.locator("details").evaluate("(folded) => { folded.open = true; }")
    new_visit.server.requests.clear()
    for button, option in (("xlsx", "--xlsx"), ("ics", "--ics"), ("csv", "--csv")):
        name, content = saved(new_visit, buttons.locator(f"[data-take={button}]").first)
        day = name.rpartition(".")[0][-10:]
        file = tmp_path / button
        main(["run", NAME, "months=6", "first_due=2027-01-31", option, str(file), "--on", day])

        assert date.fromisoformat(day)
        assert file.read_bytes() == content
        expect(told(buttons, "saved")).to_be_visible()
    fetched = {urlsplit(request.path).path for request in new_visit.server.requests}

    assert set() == {
        path for path in fetched if "/workbooks." not in path and not path.endswith("/take.js")
    }


def test_an_answer_is_copied_and_printed(visit: Visit) -> None:
    """The clipboard is handed the whole answer as text; a print holds this answer alone."""
    _, buttons = answered(visit)
    visit.page.evaluate(COPIED)
    buttons.locator("[data-take=text]").click()
    expect(told(buttons, "copied")).to_be_visible()
    buttons.locator("[data-take=print]").click()
    expect(told(buttons, "printing")).to_be_visible()
    text, printed = visit.page.evaluate("globalThis.copied")

    assert text.startswith("还款计划表\n每月还")
    assert printed == ""


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


def test_the_printed_package_cuts_nothing(chromium_visit: Visit) -> None:
    """On the width of an A4 page no table of the package is wider than the paper."""
    whole = str(package({part.calculator: {} for part in PARTS}, "../../", "2026-11-23"))
    page = chromium_visit.page
    chromium_visit.open("tools/package/")
    page.set_viewport_size(A4_INSIDE_MARGINS)
    page.emulate_media(media="print")
    page.locator("[data-package-paper]").evaluate(
        "(paper, whole) => { paper.innerHTML = whole; }", whole
    )
    cut = page.locator(".paper .sheet").evaluate_all(
        """(sheets) => sheets.filter((sheet) => (
          sheet.scrollWidth > sheet.closest(".paper").clientWidth + 1))
          .map((sheet) => sheet.dataset.table)"""
    )
    page.emulate_media(media="screen")

    assert [] == cut
    assert page.locator(".paper .sheet").count() >= 3


def test_a_short_page_prints_on_one_sheet(chromium_visit: Visit) -> None:
    """The page for a wrong address has no empty second sheet."""
    chromium_visit.open("404.html")
    printed = chromium_visit.page.pdf(format="A4", prefer_css_page_size=True)

    assert 1 == len(re.findall(rb"/Type\s*/Page\b", printed))
