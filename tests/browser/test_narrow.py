"""On a phone of 360 px: what is broad elsewhere is read without dragging it sideways."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize, expect

import calculators
from tests.browser.visit import Visit

PHONE: ViewportSize = {"width": 360, "height": 780}
ROOM_FOR_A_NUMBER = 60


@pytest.mark.parametrize("name", calculators.names())
def test_broad_tables_and_rows_fit_a_phone(chromium_visit: Visit, name: str) -> None:
    """No broad table of an answer scrolls sideways; no box of a row is too narrow to be read."""
    page = chromium_visit.page
    page.set_viewport_size(PHONE)
    chromium_visit.open_calculator(name)
    page.locator(".calculator details").evaluate_all(
        "(folded) => folded.forEach((each) => each.setAttribute('open', ''))"
    )
    wide = page.locator(".table-scroll:has(.sheet--numbers, .sheet--words)").evaluate_all(
        """(boxes) => boxes.filter((box) => box.scrollWidth > box.clientWidth + 1)
          .map((box) => box.querySelector("table").dataset.table)"""
    )
    thin = page.locator(".rows__row input:not([type=hidden])").evaluate_all(
        """(inputs, room) => inputs.filter((each) => each.offsetParent && each.offsetWidth < room)
          .map((each) => each.name)""",
        ROOM_FOR_A_NUMBER,
    )

    assert ([], []) == (wide, thin)


def test_the_answering_button_is_at_hand_all_along_the_form(chromium_visit: Visit) -> None:
    """Halfway down a form of several screens the button is in view."""
    chromium_visit.page.set_viewport_size(PHONE)
    calculator = chromium_visit.open_calculator("budget")
    calculator.element.locator("[data-rows=essentials] .rows__row").nth(
        2
    ).scroll_into_view_if_needed()

    expect(calculator.element.locator("button[type=submit]")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("name", "screens"), [("budget", 4), ("several_debts", 4)])
def test_a_form_of_many_rows_ends_in_reach(chromium_visit: Visit, name: str, screens: int) -> None:
    """The longest forms are at most so many screens long, with the example's rows."""
    chromium_visit.page.set_viewport_size(PHONE)
    calculator = chromium_visit.open_calculator(name)
    box = calculator.element.locator("form").bounding_box()

    assert box
    assert box["height"] <= screens * PHONE["height"]


def test_a_full_table_says_so(chromium_visit: Visit) -> None:
    """Where no row can be added any more, the most is told."""
    calculator = chromium_visit.open_calculator("offers")
    table = calculator.element.locator("[data-rows=offers]")
    told = table.locator("[data-full]")

    expect(told).to_be_hidden()
    table.evaluate(
        """(table) => {
          for (let time = 0; time < 4; time += 1) table.querySelector("[data-row=add]").click();
        }"""
    )
    expect(told).to_have_text("最多 4 行，已经满了。")
    expect(told).to_be_visible()
