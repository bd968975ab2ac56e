"""The site in traditional characters as a reader in Chromium has it: the same, in other forms."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

import calculators
from calculators.declare.inputs import declared
from calculators.embed import page as python
from tests import SITE
from tests.browser.axe import violations
from tests.browser.draws import drawn
from tests.browser.test_weight import MOST_FOR_A_FIRST_ANSWER
from tests.browser.visit import Calculator, Visit
from traditional.places import FOLDER

FIRST = calculators.names()[0]
TYPED = "里面发卡"
LOOKED_AT = (
    *("", "404.html", "start/triage/", "how/talking/", "how/propose/"),
    *("rules/rate-lines/", "glossary/", "help/", "cases/avoidance/", "about/design/"),
)
QUERIES = (
    *("停息挂账", "停息掛帳", "停息掛賬", "征信多久消除", "徵信多久消除"),
    *("里面", "裡面"),
)


def words() -> str:
    """The table of words that the pages name, as it is published."""
    (file,) = (SITE / FOLDER).glob("words.*.txt")
    return file.read_text("utf-8")


READ = """(answer) => [...answer.querySelectorAll(".result__sentence, .figures, table")]
  .map((part) => part.textContent).join("\\n")"""


def plain(text: str) -> str:
    """Text as it is read, however it is broken into lines."""
    return re.sub(r"\s+", "", text)


def opened(visit: Visit, name: str) -> Calculator:
    """The page of a calculator in traditional characters."""
    visit.open(f"{FOLDER}tools/{name}/")
    return Calculator(visit=visit, name=name)


def test_every_example_is_what_the_browser_answers(chromium_visit: Visit) -> None:
    """Sentence, figures and tables of a page at first are what its texts give in the browser."""
    fetched = {}
    for name in calculators.names():
        calculator = opened(chromium_visit, name)
        fetched[name] = (
            calculator.panel.evaluate(READ),
            calculator.element.evaluate(
                "(element) => Object.fromEntries(new FormData(element.querySelector('form')))"
            ),
        )
    different = []
    for name, (shown, fields) in fetched.items():
        request = {"block": name, "base": "../../", "fields": _with_choices(name, fields)}
        (answer,) = asked(chromium_visit, [("respond", name, json.dumps(request))])
        told = chromium_visit.page.evaluate(
            f"(html) => ({READ})(document.createRange().createContextualFragment(html))",
            json.loads(answer)["html"],
        )
        different += [] if plain(shown) == plain(told) else [name]

    assert [] == different


def _with_choices(name: str, fields: dict[str, str]) -> dict[str, str]:
    """The texts without those of boxes, which keep their example."""
    several = {
        item.key
        for item in declared(calculators.get(name).inputs)
        if getattr(getattr(item, "kind", None), "name", "") == "choices"
    }
    return {key: text for key, text in fields.items() if key not in several}


def asked(visit: Visit, questions: list[tuple[str, str, str]]) -> list[str]:
    """The answers of the page's worker; the page is one in traditional characters."""
    assert visit.page.evaluate("document.documentElement.lang") == "zh-Hant"
    return visit.ask(questions)


def test_the_worker_answers_as_python_does_here(chromium_visit: Visit) -> None:
    """The whole answer is the same text, for every calculator, mistakes among them."""
    opened(chromium_visit, FIRST)
    questions = [("respond", each.name, each.request) for each in drawn()]
    table = words()

    assert [python.traditional(table, *each) for each in questions] == asked(
        chromium_visit, questions
    )


def test_what_is_typed_stays_as_typed(chromium_visit: Visit) -> None:
    """A lender's name in simplified characters is not converted in the answer."""
    calculator = opened(chromium_visit, "several_debts")
    calculator.field("debts.1.name").fill(TYPED)
    answer = calculator.answer()

    assert TYPED in answer
    assert "裡面發卡" not in answer
    expect(calculator.field("debts.1.name")).to_have_value(TYPED)


def test_links_stay_in_the_folder_until_the_switch(chromium_visit: Visit) -> None:
    """Going from page to page keeps the characters; the switch leads to the same page."""
    chromium_visit.open(f"{FOLDER}how/talking/")
    page = chromium_visit.page
    page.locator(".md-footer__link--next").click()
    expect(page).to_have_url(re.compile(rf"/{FOLDER}how/in-writing/$"))
    page.locator("a.language").click()
    expect(page).to_have_url(f"{chromium_visit.server.url}how/in-writing/")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")


@pytest.mark.parametrize("folder", ["", FOLDER])
def test_either_kind_of_characters_finds_the_same(chromium_visit: Visit, folder: str) -> None:
    """A question in simplified and in traditional characters gives the same pages in order."""
    chromium_visit.open(folder)
    found = chromium_visit.page.evaluate(
        """async (queries) => {
          const { base, search } = JSON.parse(document.getElementById("__config").text);
          const root = new URL(base.endsWith("/") ? base : `${base}/`, location);
          const index = await fetch(new URL("search/search_index.json", root));
          const worker = new Worker(new URL(search, location));
          const ask = (type, data) => new Promise((told) => {
            worker.onmessage = (event) => told(event.data.data);
            worker.postMessage({ type, data });
          });
          await ask(0, await index.json());
          const answers = {};
          for (const query of queries) {
            const { items } = await ask(2, query);
            answers[query] = items.map(([page]) => page.location);
          }
          worker.terminate();
          return answers;
        }""",
        QUERIES,
    )

    assert all(found.values())
    assert found["停息挂账"] == found["停息掛帳"] == found["停息掛賬"]
    assert found["征信多久消除"] == found["徵信多久消除"]
    assert found["里面"] == found["裡面"]


def test_what_is_found_is_marked_in_the_page_s_characters(chromium_visit: Visit) -> None:
    """A result shows its words as they stand on the page, whichever were typed."""
    chromium_visit.page.set_viewport_size({"width": 1280, "height": 800})
    chromium_visit.open(FOLDER)
    field = chromium_visit.page.locator("[data-md-component=search-query]")
    field.focus()
    field.type("征信异议")

    expect(chromium_visit.page.locator(".md-search-result__link mark").first).to_contain_text(
        "徵信"
    )


def test_a_first_answer_fetches_little(new_visit: Visit) -> None:
    """With the table of words a first answer stays below the budget too."""
    calculator = opened(new_visit, "repayment_schedule")
    new_visit.page.wait_for_load_state("load")
    new_visit.server.requests.clear()
    calculator.answer()
    fetched = new_visit.server.requests

    assert 1 == sum(f"/{FOLDER}words." in request.path for request in fetched)
    assert {"br"} == {request.encoding for request in fetched if request.sent > 10_000}
    assert sum(request.sent for request in fetched) <= MOST_FOR_A_FIRST_ANSWER


def test_sampled_pages_are_accessible(chromium_visit: Visit) -> None:
    """Ten pages and every calculator as it is at first pass axe, for WCAG 2.2 AA, on a phone."""
    chromium_visit.page.set_viewport_size({"width": 360, "height": 800})
    found: dict[str, list[str]] = {}
    for address in (*LOOKED_AT, *(f"tools/{name}/" for name in calculators.names())):
        chromium_visit.open(FOLDER + address)
        found |= {address: each} if (each := violations(chromium_visit.page)) else {}

    assert {} == found
