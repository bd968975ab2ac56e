"""Tables of rows: what a reader adds, removes, moves and switches off is what Python reads."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

import calculators
from calculators.declare.inputs import InputRows, declared
from tests.browser.visit import Calculator, Visit

TABLES = [
    (name, item.key)
    for name in calculators.names()
    for item in declared(calculators.get(name).inputs)
    if isinstance(item, InputRows) and not item.rows.when
]
each_table = pytest.mark.parametrize(("name", "key"), TABLES)


def table_of(calculator: Calculator, key: str) -> Locator:
    """The fieldset of a table of rows, unfolded where it is folded away."""
    table = calculator.element.locator(f"[data-rows={key}]")
    table.evaluate("(table) => table.closest('details')?.setAttribute('open', '')")
    return table


def first_texts(table: Locator) -> list[str]:
    """What stands in the first control of each row."""
    return [
        row.locator("input:not([type=hidden]), select").first.input_value()
        for row in table.locator(".rows__row").all()
    ]


@each_table
def test_an_added_row_is_named_as_the_last(visit: Visit, name: str, key: str) -> None:
    """The new row's names and ids continue the count, and its first field has the focus."""
    calculator = visit.open_calculator(name)
    table = table_of(calculator, key)
    rows = table.locator(".rows__row")
    before = rows.count()
    table.locator("[data-row=add]").click()
    added = rows.nth(before).locator("input:not([type=hidden]), select").first

    expect(rows).to_have_count(before + 1)
    expect(added).to_be_focused()
    assert (added.get_attribute("name") or "").startswith(f"{key}.{before + 1}.")
    assert (added.get_attribute("id") or "").startswith(f"{name}-{key}-{before + 1}-")


@each_table
def test_a_removed_row_closes_the_count(visit: Visit, name: str, key: str) -> None:
    """Without its first row a table counts from 1 again, and every control is still labelled."""
    calculator = visit.open_calculator(name)
    table = table_of(calculator, key)
    table.locator("[data-row=add]").click()
    table.locator("[data-row=add]").click()
    texts = first_texts(table)
    table.locator("[data-row=remove]").first.click()
    ids = table.locator(".rows__list label[for]").evaluate_all(
        "(labels) => labels.filter((label) => !label.control).map((label) => label.htmlFor)"
    )

    assert texts[1:] == first_texts(table)
    assert [] == ids
    assert f"{key}.1." in (table.locator("[name]").first.get_attribute("name") or "")


@each_table
def test_a_moved_row_takes_its_texts_along(visit: Visit, name: str, key: str) -> None:
    """下移 swaps a row with the next one, and the focus stays on the row's buttons."""
    calculator = visit.open_calculator(name)
    table = table_of(calculator, key)
    table.locator("[data-row=add]").click()
    table.locator("[data-row=add]").click()
    texts = first_texts(table)
    button = table.locator("[data-row=down]").first
    row = table.locator(".rows__row").first.element_handle()
    button.click()

    assert [texts[1], texts[0], *texts[2:]] == first_texts(table)
    assert row.evaluate("(row) => row.contains(document.activeElement)")


@each_table
def test_a_row_switched_off_is_kept_and_not_sent_as_on(visit: Visit, name: str, key: str) -> None:
    """停用 keeps the row's texts and tells Python to leave it out; once more takes it in again."""
    calculator = visit.open_calculator(name)
    table = table_of(calculator, key)
    table.locator("[data-row=add]").click()
    button = table.locator("[data-row=off]").first
    button.click()

    assert "yes" == calculator.asked()["fields"][f"{key}.1.off"]
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    assert "" == calculator.asked()["fields"][f"{key}.1.off"]


@each_table
def test_reset_brings_the_example_rows_back(visit: Visit, name: str, key: str) -> None:
    """Added and removed rows are undone by 恢复示例."""
    calculator = visit.open_calculator(name)
    table = table_of(calculator, key)
    texts = first_texts(table)
    table.locator("[data-row=add]").click()
    table.locator("[data-row=remove]").first.click()
    calculator.element.locator("button[type=reset]").click()

    assert texts == first_texts(table)


@each_table
def test_a_table_ends_where_its_declaration_does(visit: Visit, name: str, key: str) -> None:
    """增加一行 is not offered beyond the most rows, nor 删除 below the fewest."""
    calculator = visit.open_calculator(name)
    table = table_of(calculator, key)
    most, fewest = (int(table.get_attribute(f"data-at-{end}") or "") for end in ("most", "least"))
    press = """(table, [action, often]) => {
      for (let time = 0; time < often; time += 1) {
        table.querySelector(`[data-row=${action}]`)?.click();
      }
    }"""
    table.evaluate(press, ["add", most + 5])
    rows = table.locator(".rows__row")
    expect(rows).to_have_count(most)
    table.evaluate(press, ["remove", most + 5])

    expect(rows).to_have_count(fewest)
