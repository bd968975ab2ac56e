"""After the first answer: the next ones come by themselves, and can be set side by side."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.visit import Calculator, Visit

SCHEDULE = "repayment_schedule"


@pytest.fixture
def answered(visit: Visit) -> Calculator:
    """A calculator with a reader's own answer."""
    calculator = visit.open_calculator(SCHEDULE)
    calculator.answer()
    return calculator


def test_a_changed_number_is_answered_without_being_asked(answered: Calculator) -> None:
    """A pause after typing brings the new answer, its difference, and leaves the focus."""
    months = answered.field("months")
    months.focus()
    months.fill("24")
    answered.reaches("updated")

    expect(answered.panel.locator(".result__sentence")).to_contain_text("24 个月")
    expect(answered.panel.locator(".figure__change").first).to_contain_text("比原来")
    expect(months).to_be_focused()


def test_before_the_first_answer_nothing_is_computed_unasked(visit: Visit) -> None:
    """The example stays until 算一算 is pressed."""
    calculator = visit.open_calculator(SCHEDULE)
    example = calculator.panel.inner_html()
    visit.server.requests.clear()
    calculator.field("months").fill("24")
    calculator.field("months").blur()

    expect(calculator.element.locator("[data-label=example]")).to_be_visible()
    assert example == calculator.panel.inner_html()


def test_an_unfinished_number_is_a_mistake_only_when_left(answered: Calculator) -> None:
    """While a text is typed it is not marked; left like that, it is."""
    months = answered.field("months")
    marked = answered.element.locator(".field[data-field=months][data-invalid]")
    months.focus()
    months.fill("2x")
    answered.reaches("stale")
    expect(marked).to_have_count(0)
    months.blur()

    expect(marked).to_have_count(1)
    expect(answered.panel.locator(".result__sentence")).to_be_visible()


def test_an_answer_kept_stands_beside_the_next(answered: Calculator) -> None:
    """Sentence and figures stay when the next answer comes, without any id twice, until removed."""
    sentence = answered.panel.locator(".result__sentence").inner_text()
    kept = answered.element.locator(".pinned")
    answered.element.locator("[data-pin]").click()
    answered.field("months").fill("24")
    answered.reaches("updated")

    expect(kept.locator(".result__sentence")).to_have_text(sentence)
    assert sentence != answered.panel.locator(".result__sentence").inner_text()
    assert [] == answered.visit.page.evaluate(
        """() => {
          const ids = [...document.querySelectorAll("[id]")].map((each) => each.id);
          return ids.filter((id, place) => ids.indexOf(id) !== place);
        }"""
    )
    kept.locator("[data-unpin]").click()
    expect(kept).to_be_hidden()
    expect(answered.element.locator("[data-pin]")).to_be_focused()


def test_a_mistake_in_a_group_of_boxes_leads_to_the_group(visit: Visit) -> None:
    """The link of such a mistake focuses the group, which then shows the message."""
    calculator = visit.open_calculator("evidence")
    calculator.element.locator("[data-choices=have] input").first.evaluate(
        "(box) => { box.checked = true; box.value = '？'; }"
    )
    calculator.submit()
    calculator.reaches("mistakes")
    calculator.panel.locator(".mistakes a").click()

    expect(calculator.element.locator("fieldset[data-field=have]")).to_be_focused()
    expect(calculator.element.locator("#evidence-have-mistake")).to_be_visible()
