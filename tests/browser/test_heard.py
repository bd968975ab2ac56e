"""What other modules hear of a calculator, and what they may put into it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.browser.visit import Visit

SCHEDULE, DEBTS = "repayment_schedule", "several_debts"
LISTEN = """
() => {
  const before = window.heard;
  window.heard = [];
  if (before) return;
  for (const what of ["mounted", "typed", "answered", "reset"]) {
    const note = ({ type, detail }) => window.heard.push([type, detail]);
    document.addEventListener(`talk:${what}`, note);
  }
}
"""


def heard(visit: Visit, what: str) -> list[dict[str, Any]]:
    """The details of the events of one kind since listening began."""
    events: list[tuple[str, dict[str, Any]]] = visit.page.evaluate("window.heard")
    return [detail for kind, detail in events if kind == f"talk:{what}"]


def test_an_answer_is_told_with_the_texts_it_answers(visit: Visit) -> None:
    """Whoever listens learns which calculator answered, to which texts, and how."""
    calculator = visit.open_calculator(SCHEDULE)
    visit.page.evaluate(LISTEN)
    calculator.field("months").fill("7")
    calculator.answer()
    told = heard(visit, "answered")[-1]

    assert [SCHEDULE, "answered", "7"] == [told["name"], told["state"], told["fields"]["months"]]
    assert "months" in [each.get("field") for each in heard(visit, "typed")]


def test_the_example_is_told_when_it_is_back(visit: Visit) -> None:
    """恢复示例 is heard, when the controls have their first values again."""
    calculator = visit.open_calculator(SCHEDULE)
    visit.page.evaluate(LISTEN)
    calculator.element.locator("button[type=reset]").click()
    visit.page.wait_for_function("window.heard.some(([kind]) => kind === 'talk:reset')")

    assert [{"name": SCHEDULE}] == heard(visit, "reset")


def test_texts_put_in_by_a_module_are_what_python_reads(visit: Visit) -> None:
    """Fields, choices and as many rows as are named; what is not named stays."""
    calculator = visit.open_calculator(DEBTS)
    monthly = calculator.field("monthly").input_value()
    texts = {f"debts.{row}.balance": f"{row}000" for row in range(1, 6)} | {"debts.4.off": "yes"}
    calculator.element.evaluate("(element, texts) => element.fill(texts)", texts)
    fields = calculator.asked()["fields"]

    assert texts == {key: text for key, text in fields.items() if key in texts}
    assert monthly == fields["monthly"]
    expect(calculator.element.locator("[data-rows=debts] .rows__row")).to_have_count(5)
    expect(calculator.element.locator("[data-rows=debts] [data-off]")).to_have_count(1)
