"""Pasting into a table of rows: read by Python, confirmed by the reader, filled in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.visit import Calculator, Visit

PAYMENTS = "日期\t还款金额\n2026-01-05\t945.60\n2026-02-05\t1,000\n谢谢"


@pytest.fixture
def calculator(visit: Visit) -> Calculator:
    """对账, whose payments are a table of rows."""
    return visit.open_calculator("statement_check")


@pytest.fixture
def read(calculator: Calculator) -> Locator:
    """The table's place to paste into, after two payments and a word were read."""
    box = calculator.element.locator("[data-paste=payments]")
    box.locator("summary").click()
    box.locator("textarea").fill(PAYMENTS)
    box.locator("[data-paste-read]").click()
    expect(box.locator("[data-paste-fill]").first).to_be_visible()
    return box


def payments(calculator: Calculator) -> list[str]:
    """The amounts that Python would read, in order."""
    fields = calculator.asked()["fields"]
    return [text for key, text in fields.items() if key.endswith(".amount")]


def test_nothing_is_filled_in_before_it_is_confirmed(calculator: Calculator, read: Locator) -> None:
    """What was read stands below, the rows stay as they were."""
    expect(read.locator("tbody tr")).to_have_count(2)
    assert "945.60" not in payments(calculator)


def test_confirmed_rows_replace_those_there(calculator: Calculator, read: Locator) -> None:
    """The table holds what was read and nothing else, and has the focus."""
    read.locator("[data-paste-fill=replace]").click()

    expect(calculator.element.locator("[data-rows=payments]")).to_be_focused()
    expect(read.locator("[data-paste-told=filled]")).to_be_visible()
    assert ["945.60", "1,000.00"] == payments(calculator)


def test_confirmed_rows_stand_behind_those_there(calculator: Calculator, read: Locator) -> None:
    """What was typed stays, in its order, before what was read."""
    before = payments(calculator)
    read.locator("[data-paste-fill=add]").click()

    expect(read.locator("[data-paste-told=filled]")).to_be_visible()
    assert [*before, "945.60", "1,000.00"] == payments(calculator)
