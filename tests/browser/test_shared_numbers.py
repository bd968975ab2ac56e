"""Typing once: what one calculator was told is filled in at the next, seen and refusable."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.visit import Visit


def test_a_number_comes_along_and_can_be_refused(new_visit: Visit) -> None:
    """A loan's amount typed in one calculator stands in the next, with a chip; 不用 undoes it."""
    schedule = new_visit.open_calculator("repayment_schedule")
    schedule.field("principal").fill("54321")
    new_visit.await_desk()
    next_one = new_visit.open_calculator("true_cost")
    expect(next_one.field("principal")).to_have_value("54321")
    next_one.element.locator("[data-field=principal] [data-chip-no]").click()

    expect(next_one.field("principal")).to_have_value("10,000.00")
    expect(next_one.element.locator(".chip")).to_have_count(0)


def test_a_changed_number_is_offered_not_forced(new_visit: Visit) -> None:
    """What a reader typed in a calculator stays there; the newer number is a button beside it."""
    first = new_visit.open_calculator("repayment_schedule")
    first.field("principal").fill("11111")
    new_visit.await_desk()
    second = new_visit.open_calculator("true_cost")
    second.field("principal").fill("22222")
    first = new_visit.open_calculator("repayment_schedule")
    expect(first.field("principal")).to_have_value("11111")
    first.element.locator("[data-field=principal] [data-chip-yes]").click()

    expect(first.field("principal")).to_have_value("22222")


def test_an_answer_begins_at_its_top(chromium_visit: Visit) -> None:
    """On a phone the reader who asked sees the beginning of the answer, not its middle."""
    chromium_visit.page.set_viewport_size({"width": 360, "height": 780})
    calculator = chromium_visit.open_calculator("several_debts")
    calculator.answer()

    expect(calculator.panel).to_be_focused()
    expect(calculator.panel.locator(".result__sentence").first).to_be_in_viewport()


def test_the_package_does_not_deny_what_was_filled_in(chromium_visit: Visit) -> None:
    """Before it is made, whoever has an answer sees no paper that says there is none yet."""
    budget = chromium_visit.open_calculator("budget")
    budget.field("buffer").fill("200")
    budget.answer()
    chromium_visit.await_desk()
    chromium_visit.follow("tools/package/")
    make = chromium_visit.page.locator("[data-package-make]").first
    expect(make).to_be_visible()
    expect(chromium_visit.page.locator("[data-package-paper]")).to_be_hidden()
    make.click()

    expect(chromium_visit.page.locator("[data-package-paper]")).to_be_visible()
