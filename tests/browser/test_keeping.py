"""填的数放在哪里: nothing is kept or handed on unless asked, and everything can be cleared."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, expect

from tests.browser.visit import Calculator, Visit

LEFT = """async () => ({
  local: { ...localStorage }, session: { ...sessionStorage },
  databases: await indexedDB.databases(),
  caches: (await caches.keys()).filter((name) => !name.startsWith("program")),
})"""
NOTHING: dict[str, object] = {"local": {}, "session": {}, "databases": [], "caches": []}
PLANTED = """async () => {
  sessionStorage.setItem("x", "1");
  await new Promise((resolve) => {
    const request = indexedDB.open("x");
    request.onsuccess = () => { request.result.close(); resolve(); };
  });
  await caches.open("x");
}"""


def panel(visit: Visit) -> Locator:
    """The panel, open and listening."""
    found = visit.page.locator("[data-desk]")
    found.evaluate("(panel) => { panel.open = true; }")
    expect(visit.page.locator("[data-desk][data-ready]")).to_be_visible()
    return found


def typed(visit: Visit, buffer: str = "777") -> Calculator:
    """The budget with one field typed into, and the desk there."""
    budget = visit.open_calculator("budget")
    panel(visit)
    budget.field("buffer").fill(buffer)
    return budget


def says(visit: Visit, what: str) -> None:
    """Wait until the panel says that."""
    expect(visit.page.locator(f"[data-desk-says={what}]")).to_be_visible()


def imported(visit: Visit, content: bytes) -> None:
    """Hand the panel a file of that content."""
    file = FilePayload(name="a.json", mimeType="application/json", buffer=content)
    panel(visit).locator("[data-desk-in]").set_input_files(file)


def kept(**parts: Any) -> bytes:
    """A kept file, all of it sound but for the parts given."""
    sound = {"format": "talk-first", "version": 1}
    sound |= {"typed": {}, "answered": {}, "shared": {}, "rows": {}}
    return json.dumps(sound | parts).encode()


def linked(inside: Any) -> str:
    """The part of an address that carries this."""
    return "#in=" + base64.urlsafe_b64encode(json.dumps(inside).encode()).decode().rstrip("=")


def test_nothing_is_kept_unless_asked(new_visit: Visit) -> None:
    """Typed and reloaded without the switch: the example is back, and only the colours are kept."""
    typed(new_visit)
    new_visit.page.reload()
    budget = new_visit.open_calculator("budget")

    expect(budget.field("buffer")).to_have_value("300.00")
    assert {"/.__palette"} >= set(new_visit.page.evaluate(LEFT)["local"])


def test_an_answer_leads_to_where_it_is_kept(chromium_visit: Visit) -> None:
    """From the buttons under an answer the panel far below is opened and in view."""
    budget = chromium_visit.open_calculator("budget")
    budget.answer()
    budget.element.locator("section.take [data-desk-open]").click()

    expect(chromium_visit.page.locator("[data-desk-keep]")).to_be_in_viewport()
    expect(chromium_visit.page.locator("[data-desk] summary")).to_be_focused()


def test_what_is_kept_comes_back(new_visit: Visit) -> None:
    """With the switch, fields and rows are back after a reload."""
    budget = typed(new_visit)
    new_visit.page.locator("[data-desk-keep]").check()
    says(new_visit, "kept")
    budget.element.locator("[data-rows=incomes] [data-row=add]").click()
    budget.field("incomes.4.amount").fill("88")
    new_visit.page.reload()
    budget = new_visit.open_calculator("budget")

    expect(budget.field("buffer")).to_have_value("777")
    expect(budget.field("incomes.4.amount")).to_have_value("88")


def test_the_panel_never_contradicts_its_switch(chromium_visit: Visit) -> None:
    """Of the two sentences on where the numbers are, the one that is true stands there."""
    typed(chromium_visit)
    page = chromium_visit.page
    expect(page.locator("[data-desk-kept=no]")).to_be_visible()
    page.locator("[data-desk-keep]").check()
    expect(page.locator("[data-desk-kept=yes]")).to_be_visible()
    expect(page.locator("[data-desk-kept=no]")).to_be_hidden()
    page.locator("[data-desk-clear]").click()
    says(chromium_visit, "cleared")

    expect(page.locator("[data-desk-kept=no]")).to_be_visible()
    expect(page.locator("[data-desk-kept=yes]")).to_be_hidden()


def test_the_switch_off_takes_it_from_the_device(new_visit: Visit) -> None:
    """Switched off again only the colours are kept, and the visit goes on."""
    budget = typed(new_visit)
    new_visit.page.locator("[data-desk-keep]").check()
    new_visit.page.locator("[data-desk-keep]").uncheck()
    says(new_visit, "not-kept")

    expect(budget.field("buffer")).to_have_value("777")
    assert {"/.__palette"} >= set(new_visit.page.evaluate(LEFT)["local"])


def test_clearing_leaves_the_program_alone(new_visit: Visit) -> None:
    """清除本机数据 empties every store and the forms at once."""
    budget = typed(new_visit)
    new_visit.page.locator("[data-desk-keep]").check()
    new_visit.page.evaluate(PLANTED)
    panel(new_visit).locator("[data-desk-clear]").click()
    says(new_visit, "cleared")

    expect(budget.field("buffer")).to_have_value("300.00")
    assert NOTHING == new_visit.page.evaluate(LEFT)


def test_what_was_handed_out_can_be_taken_in(new_visit: Visit) -> None:
    """导出, 清除, 导入: the texts are back; the file's text also stands there to be copied."""
    budget = typed(new_visit)
    panel(new_visit).locator("[data-desk-out]").click()
    says(new_visit, "out")
    text = new_visit.page.locator("[data-desk-text]").input_value()
    panel(new_visit).locator("[data-desk-clear]").click()
    says(new_visit, "cleared")
    imported(new_visit, text.encode())
    says(new_visit, "taken")

    expect(budget.field("buffer")).to_have_value("777")


def test_the_file_holds_what_is_shown(chromium_visit: Visit) -> None:
    """导出成文件 hands the browser one JSON file, named in Chinese."""
    typed(chromium_visit)
    with chromium_visit.page.expect_download() as handed:
        panel(chromium_visit).locator("[data-desk-out]").click()
    says(chromium_visit, "out")

    shown = chromium_visit.page.locator("[data-desk-text]").input_value()
    assert shown == Path(handed.value.path()).read_text(encoding="utf-8")
    assert "先谈谈-我填的数.json" == handed.value.suggested_filename


@pytest.mark.parametrize("fault", ["getItem", "setItem"])
def test_a_device_that_keeps_nothing_is_no_obstacle(new_visit: Visit, fault: str) -> None:
    """Storage denied or full: a calm sentence, and the calculator goes on."""
    new_visit.page.add_init_script(
        f"Storage.prototype.{fault} = () => {{ throw new DOMException('planted'); }}"
    )
    new_visit.excuse("planted")
    budget = typed(new_visit)
    if fault == "setItem":
        new_visit.page.locator("[data-desk-keep]").click()
        says(new_visit, "denied")

    assert budget.answer()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b"\xff\xfe",
        b"[" * 200_000,
        b'{"a":' * 100_000,
        kept() + b" " * 1_000_000,
        kept(version=2),
        kept(format="other"),
        kept(typed=[]),
        kept(typed={"budget": []}),
        kept(typed={"budget": {"buffer": 1}}),
        kept(typed={"budget": {"buffer": {"deep": {}}}}),
        kept(typed={"budget": {"buffer": "9" * 2_001}}),
        kept(typed={"budget": {f"a{n}": "" for n in range(2_001)}}),
        kept(typed={"<b>": {}}),
        kept(shared={"<img src=x onerror=alert(1)>": "1"}),
        kept(rows={"debt": "x"}),
        kept(rows={"debt": [{}] * 201}),
        kept().replace(b'"typed": {}', b'"typed": {"__proto__": {"a": "b"}}'),
    ],
    ids=lambda content: content[:60].decode("ascii", "replace"),
)
def test_a_file_that_is_not_ours_changes_nothing(chromium_visit: Visit, content: bytes) -> None:
    """Wrong types, too large, too deep, markup or prototype keys: refused whole."""
    budget = typed(chromium_visit)
    imported(chromium_visit, content)
    says(chromium_visit, "refused")

    expect(budget.field("buffer")).to_have_value("777")
    assert chromium_visit.page.evaluate("({}).a === undefined")


def test_a_file_with_markup_and_unknown_names_is_text(chromium_visit: Visit) -> None:
    """Markup in a text stays a text, and a name that the form has not is left out."""
    spoilt = {
        "buffer": "<img src=x onerror=alert(1)>",
        "constructor": "x",
        "incomes.999.amount": "5",
    }
    budget = typed(chromium_visit)
    imported(chromium_visit, kept(typed={"budget": spoilt, "constructor": {"a": "b"}}))
    says(chromium_visit, "taken")

    expect(budget.field("buffer")).to_have_value(spoilt["buffer"])
    expect(budget.element.locator("[data-rows=incomes] .rows__row")).to_have_count(10)
    expect(chromium_visit.page.locator("img[src=x]")).to_have_count(0)


def test_a_spoilt_store_is_no_obstacle(chromium_visit: Visit) -> None:
    """What somebody else wrote under our key is not read."""
    typed(chromium_visit)
    chromium_visit.page.evaluate("localStorage.setItem('talk-first.kept', '{\"typed\": 1}')")
    chromium_visit.page.reload()
    budget = chromium_visit.open_calculator("budget")
    panel(chromium_visit)

    expect(budget.field("buffer")).to_have_value("300.00")


def test_a_link_asks_before_it_fills_in(new_visit: Visit) -> None:
    """A link shows its numbers, leaves the address bar, and fills in only what is agreed to."""
    link = linked({"v": 1, "c": "budget", "t": {"buffer": "555", "nothing": "1"}})
    new_visit.open(f"tools/budget/{link}")
    asked = new_visit.page.locator("[data-desk-asks]")
    budget = Calculator(visit=new_visit, name="budget")
    expect(asked.locator("li")).to_have_text(["每月留多少应急 555"])
    expect(budget.field("buffer")).to_have_value("300.00")
    asked.locator("[data-desk-yes]").click()

    expect(budget.field("buffer")).to_have_value("555")
    assert "#" not in new_visit.page.url


def test_a_link_can_be_declined(chromium_visit: Visit) -> None:
    """不填 leaves the example as it was."""
    link = linked({"v": 1, "c": "budget", "t": {"buffer": "555"}})
    chromium_visit.page.goto("about:blank")
    chromium_visit.open(f"tools/budget/{link}")
    chromium_visit.page.locator("[data-desk-no]").click()
    budget = Calculator(visit=chromium_visit, name="budget")

    expect(budget.field("buffer")).to_have_value("300.00")


@pytest.mark.parametrize(
    "link",
    [
        "#in=",
        "#in=%3Cscript%3E",
        "#in=" + "A" * 9_000,
        linked([]),
        linked({"v": 2, "c": "budget", "t": {"buffer": "1"}}),
        linked({"v": 1, "c": "../budget", "t": {"buffer": "1"}}),
        linked({"v": 1, "c": "offers", "t": {"principal": "1"}}),
        linked({"v": 1, "c": "budget", "t": {"buffer": 5}}),
        linked({"v": 1, "c": "budget", "t": {"__proto__": "1"}}),
        linked({"v": 1, "c": "budget", "t": {"constructor": "1"}}),
        linked({"v": 1, "c": "budget", "t": {"incomes.99.amount": "1"}}),
    ],
    ids=lambda link: link[:40],
)
def test_a_link_that_is_not_ours_fills_in_nothing(chromium_visit: Visit, link: str) -> None:
    """Too long, of another page, of wrong types or unknown names: said, and nothing changes."""
    chromium_visit.page.goto("about:blank")
    chromium_visit.open(f"tools/budget/{link}")
    says(chromium_visit, "not-linked")
    budget = Calculator(visit=chromium_visit, name="budget")

    expect(budget.field("buffer")).to_have_value("300.00")
    expect(chromium_visit.page.locator("[data-desk-asks]")).to_be_hidden()


def test_a_link_is_made_only_when_asked_and_warned(chromium_visit: Visit) -> None:
    """做成链接 says who can read it, carries the numbers behind # only, and leads back to them."""
    typed(chromium_visit, "444")
    panel(chromium_visit).locator("[data-desk-link]").click()
    says(chromium_visit, "linked")
    link = chromium_visit.page.locator("[data-desk-address]").input_value()
    chromium_visit.page.goto("about:blank")
    chromium_visit.page.goto(link)

    expect(chromium_visit.page.locator("[data-desk-list]")).to_contain_text("444")
    assert "444" not in link.partition("#")[0]
    assert link.partition("#")[0] == f"{chromium_visit.server.url}tools/budget/"
