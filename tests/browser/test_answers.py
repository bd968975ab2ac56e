"""A reader types and reads: the answer is Python's, and every mistake can be mended."""

from __future__ import annotations

import json
from datetime import date

import pytest
from playwright.sync_api import expect

import calculators
from calculators.embed import page as python
from tests.browser.visit import Visit

SCHEDULE = "repayment_schedule"
each_calculator = pytest.mark.parametrize("name", calculators.names())


@each_calculator
def test_a_calculator_answers_in_the_page_as_python_does_here(visit: Visit, name: str) -> None:
    """What shows after 算一算 is the HTML that the build's Python makes of the same texts."""
    calculator = visit.open_calculator(name)
    calculator.answer()
    expected = json.loads(python.respond(name, calculator.request()))["html"]

    shown = calculator.panel.evaluate(
        """(panel, html) => {
          const template = document.createElement("div");
          template.innerHTML = html;
          return [panel.innerHTML, template.innerHTML];
        }""",
        expected,
    )

    assert shown[1] == shown[0]


def test_what_is_typed_is_what_is_answered(visit: Visit) -> None:
    """Ten thousand in twelve instalments at 24 % is 945.60 a month, and it is called mine."""
    calculator = visit.open_calculator(SCHEDULE)
    calculator.field("principal").fill("1万")
    calculator.field("rate").fill("24")
    calculator.field("months").fill("12")

    assert "945.60" in calculator.answer()
    expect(calculator.element.locator("[data-label=answer]")).to_be_visible()
    expect(calculator.element.locator("[data-label=example]")).to_be_hidden()


def test_after_an_answer_the_focus_is_on_it(visit: Visit) -> None:
    """Whoever pressed the button hears the result next."""
    calculator = visit.open_calculator(SCHEDULE)
    calculator.answer()

    expect(calculator.panel).to_be_focused()


def test_whoever_types_on_is_left_where_they_are(new_visit: Visit) -> None:
    """An answer that arrives while another field is being filled in does not take the focus."""
    new_visit.server.fault(".zip", delay=1)
    calculator = new_visit.open_calculator(SCHEDULE)
    calculator.submit()
    calculator.field("months").focus()
    calculator.reaches("answered")

    expect(calculator.field("months")).to_be_focused()


def test_a_changed_number_makes_the_answer_an_old_one(visit: Visit) -> None:
    """As soon as a number is changed the page says that the result is of the one before."""
    calculator = visit.open_calculator(SCHEDULE)
    calculator.answer()
    calculator.field("months").fill("6")

    expect(calculator.sentence("stale")).to_be_visible()


def test_a_mistake_is_told_twice_and_mended_once(visit: Visit) -> None:
    """Summary with focus, message at the field, the text kept; the link leads to the field."""
    calculator = visit.open_calculator(SCHEDULE)
    principal = calculator.field("principal")
    principal.fill("很多")
    calculator.submit()
    calculator.reaches("mistakes")
    summary = calculator.panel.locator(".mistakes")

    expect(summary).to_be_focused()
    expect(principal).to_have_attribute("aria-invalid", "true")
    expect(principal).to_have_value("很多")
    expect(calculator.element.locator("#repayment_schedule-principal-mistake")).to_have_text(
        summary.locator("a").inner_text()
    )
    summary.locator("a").click()
    expect(principal).to_be_focused()
    principal.fill("10000")
    calculator.answer()
    expect(calculator.element.locator("[aria-invalid], [data-invalid]")).to_have_count(0)


def test_a_mistake_in_a_folded_field_unfolds_it(visit: Visit) -> None:
    """No message stands where it cannot be seen."""
    calculator = visit.open_calculator(SCHEDULE)
    folded = calculator.element.locator("details.more input[type=text]").first
    folded.evaluate("(input) => { input.value = '？'; }")
    shown = calculator.element.locator("details.more .field__mistake:not([hidden])").first
    calculator.submit()
    calculator.reaches("mistakes")

    expect(shown).to_be_visible()


def test_a_date_meant_to_be_today_starts_from_the_device(visit: Visit) -> None:
    """The first due date offered is a month from the device's day, not from the example's."""
    calculator = visit.open_calculator(SCHEDULE)
    calculator.answer()
    device = visit.page.evaluate("new Date().toLocaleDateString('sv')")
    offered = json.loads(python.offers(SCHEDULE, date.fromisoformat(device).isoformat()))

    expect(calculator.field("first_due")).to_have_value(offered["first_due"])


def test_a_date_is_not_offered_under_somebodys_hands(new_visit: Visit) -> None:
    """The field with the focus keeps its text while the engine starts; the answer takes the offer.

    On the day of the example itself both texts are the same.
    """
    calculator = new_visit.open_calculator(SCHEDULE)
    field = calculator.field("first_due")
    example = field.input_value()
    field.focus()
    calculator.reaches("ready")
    offered = new_visit.ask([("offers", SCHEDULE, calculator.asked()["today"])])

    expect(field).to_have_value(example)
    calculator.answer()
    expect(field).to_have_value(json.loads(offered[0])["first_due"])


def test_a_date_typed_by_the_reader_stays(visit: Visit) -> None:
    """Nothing offered replaces what was typed."""
    calculator = visit.open_calculator(SCHEDULE)
    calculator.field("first_due").fill("2027年2月28日")
    calculator.answer()

    expect(calculator.field("first_due")).to_have_value("2027年2月28日")


def test_the_last_of_many_answers_stays(visit: Visit) -> None:
    """Twenty quick submissions end in the answer to the twentieth."""
    calculator = visit.open_calculator(SCHEDULE)
    calculator.answer()
    visit.page.evaluate(
        """() => {
          const form = document.querySelector("talk-calculator form");
          for (let months = 5; months <= 24; months += 1) {
            form.elements.months.value = String(months);
            form.requestSubmit();
          }
        }"""
    )

    expect(calculator.panel.locator(".result__sentence")).to_contain_text("24 个月")


def test_reset_brings_the_example_back(visit: Visit) -> None:
    """恢复示例 restores texts, result and sentence, and takes mistakes away."""
    calculator = visit.open_calculator(SCHEDULE)
    example, typed = calculator.panel.inner_html(), calculator.field("principal").input_value()
    calculator.field("principal").fill("很多")
    calculator.submit()
    calculator.reaches("mistakes")
    calculator.element.locator("button[type=reset]").click()

    expect(calculator.sentence("idle")).to_be_visible()
    expect(calculator.field("principal")).to_have_value(typed)
    expect(calculator.element.locator("[aria-invalid], [data-invalid]")).to_have_count(0)
    assert example == calculator.panel.inner_html()


def test_fields_that_do_not_apply_are_hidden(visit: Visit) -> None:
    """A field with a condition shows exactly where its condition holds."""
    calculator = visit.open_calculator(SCHEDULE)
    field = calculator.element.locator(".field[data-field=fee_rate]")

    expect(field).to_be_hidden()
    calculator.field("method").select_option("flat_fee")
    expect(field).to_be_visible()
