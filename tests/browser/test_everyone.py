"""By keyboard alone, magnified, without motion, with a thumb, by the ear."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

import calculators
from tests.browser.visit import Calculator, Visit

SCHEDULE = "repayment_schedule"
MOST_TABS = 150
TARGET = 44
"""CSS pixels (WCAG 2.2, 2.5.5: target size, enhanced)."""
CONTROLS = "button, select, summary, input:not([type=hidden]), textarea"
each_calculator = pytest.mark.parametrize("name", calculators.names())


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until something that matches has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached by {MOST_TABS} tabs")


def test_a_calculator_is_used_by_the_keyboard_alone(new_visit: Visit) -> None:
    """Tab to the field, type, Enter: a mistake and the way to mend it; then the answer."""
    calculator = new_visit.open_calculator(SCHEDULE)
    keyboard = new_visit.page.keyboard
    tab_to(new_visit.page, "[name=principal]")
    keyboard.press("ControlOrMeta+a")
    keyboard.type("很多")
    keyboard.press("Enter")
    calculator.reaches("mistakes")
    expect(calculator.panel.locator(".mistakes")).to_be_focused()
    tab_to(new_visit.page, ".mistakes a")
    keyboard.press("Enter")
    expect(calculator.field("principal")).to_be_focused()
    keyboard.press("ControlOrMeta+a")
    keyboard.type("1万")
    keyboard.press("Enter")
    calculator.reaches("answered")

    expect(calculator.panel).to_be_focused()


def test_the_site_is_walked_by_the_keyboard_alone(new_visit: Visit) -> None:
    """The first stop skips what every page has; from there the keyboard leads to a calculator."""
    new_visit.open("tools/")
    new_visit.page.keyboard.press("Tab")
    expect(new_visit.page.locator(".md-skip")).to_be_focused()
    new_visit.page.keyboard.press("Enter")
    tab_to(new_visit.page, f"main a[href*='{SCHEDULE}']")
    new_visit.page.keyboard.press("Enter")

    expect(new_visit.page.locator(f"talk-calculator[name={SCHEDULE}]")).to_be_attached()


def test_a_closed_drawer_is_out_of_reach_until_a_key_opens_it(new_visit: Visit) -> None:
    """On a narrow window Tab passes by the hidden contents; Enter on the menu lets it in."""
    new_visit.page.set_viewport_size({"width": 360, "height": 740})
    new_visit.open("tools/")
    tab_to(new_visit.page, "main a")
    first = new_visit.page.evaluate("document.activeElement.closest('.md-sidebar') === null")
    new_visit.page.locator("label.md-header__button[for=__drawer]").focus()
    new_visit.page.keyboard.press("Enter")
    tab_to(new_visit.page, "main a")

    assert first
    expect(new_visit.page.locator(".md-sidebar--primary :focus")).to_be_in_viewport()


def test_the_state_is_told_before_the_answer(chromium_visit: Visit) -> None:
    """What a screen reader is told by itself stands before the answer, which it is not read."""
    calculator = chromium_visit.open_calculator(SCHEDULE)
    order = calculator.element.evaluate(
        """(element) => {
          const [state, answer] = ["[role=status]", "[data-answer]"].map((each) => (
            element.querySelector(each)));
          return [
            Boolean(state.compareDocumentPosition(answer) & Node.DOCUMENT_POSITION_FOLLOWING),
            Boolean(answer.closest("[aria-live], [role=status], [role=alert]")),
          ];
        }"""
    )

    assert [True, False] == order


@pytest.mark.parametrize("width", [640, 320])
@each_calculator
def test_magnified_every_field_can_be_seen_and_used(
    chromium_visit: Visit, name: str, width: int
) -> None:
    """At 200 % and 400 % of a small desk screen no field with the focus is hidden."""
    chromium_visit.page.set_viewport_size({"width": width, "height": width * 4 // 5})
    calculator = chromium_visit.open_calculator(name)

    assert [] == hidden_with_focus(calculator)


def hidden_with_focus(calculator: Calculator) -> list[str]:
    """The fields that something else covers, or that stand outside, when they have the focus."""
    found: list[str] = calculator.element.evaluate(
        """async (element) => {
          const found = [];
          for (const field of element.querySelectorAll("form input, form select")) {
            if (!field.checkVisibility() || field.type === "hidden") continue;
            field.focus();
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            const box = field.getBoundingClientRect();
            const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            const own = at && (at === field || field.labels[0]?.contains(at));
            if (!own) found.push(`${field.name}: ${at?.tagName} ${at?.className}`);
          }
          return found;
        }"""
    )
    return found


@each_calculator
def test_a_thumb_hits_every_control(chromium_visit: Visit, name: str) -> None:
    """Every control of an answered calculator is 44 pixels high and wide, or its label is."""
    chromium_visit.page.set_viewport_size({"width": 360, "height": 800})
    calculator = chromium_visit.open_calculator(name)
    calculator.answer()

    assert [] == too_small(calculator)


def too_small(calculator: Calculator) -> list[str]:
    """Visible controls smaller than a target, their label counted with them."""
    found: list[str] = calculator.element.evaluate(
        """(element, [controls, target]) => [...element.querySelectorAll(controls)]
          .filter((each) => each.checkVisibility({ visibilityProperty: true }))
          .map((each) => [each, [each, ...(each.labels || [])].map((part) => (
            part.getBoundingClientRect()))])
          .filter(([, boxes]) => !boxes.some(({ width, height }) => (
            Math.round(width) >= target && Math.round(height) >= target)))
          .map(([each, [{ width, height }]]) => (
            `${each.className || each.tagName} ${each.name} ${width.toFixed()}×${height.toFixed()}`
          ))""",
        [CONTROLS, TARGET],
    )
    return found


@each_calculator
def test_a_picture_and_a_table_have_words(chromium_visit: Visit, name: str) -> None:
    """Each chart has a name and a description, each table a caption and named columns."""
    calculator = chromium_visit.open_calculator(name)
    nameless = calculator.element.evaluate(
        """(element) => [
          ...[...element.querySelectorAll("svg[role=img]")].filter((picture) => (
            picture.getAttribute("aria-labelledby").split(" ")
              .some((id) => !document.getElementById(id)?.textContent.trim()))),
          ...[...element.querySelectorAll("[data-answer] table")].filter((table) => (
            !table.caption?.textContent.trim() || !table.querySelector("th[scope=col]"))),
          ...[...element.querySelectorAll("svg:not([role=img])")].filter((icon) => (
            icon.getAttribute("aria-hidden") !== "true" && !icon.closest("[aria-hidden=true]"))),
        ].map((each) => each.outerHTML.slice(0, 120))"""
    )

    assert [] == nameless


def test_without_motion_nothing_moves(chromium: Browser, chromium_visit: Visit) -> None:
    """Whoever asks for less motion gets an answer without any."""
    context = chromium.new_context(reduced_motion="reduce")
    visit = Visit(page=context.new_page(), server=chromium_visit.server, browser="chromium")
    calculator = visit.open_calculator(SCHEDULE)
    calculator.answer()
    moving = calculator.element.evaluate(
        """(element) => [element, ...element.querySelectorAll("*")].filter((each) => {
          const { transitionDuration, animationDuration } = getComputedStyle(each);
          return [transitionDuration, animationDuration].some((text) => parseFloat(text) > 0.01);
        }).map((each) => each.outerHTML.slice(0, 80))"""
    )
    context.close()

    assert [] == moving


# A control's edge, and the ring around the focus, may be those of the box around it.
FORCED = """() => {
  const drawn = ({ style, width }) => style !== "none" && parseFloat(width) >= 1;
  const border = (each) => ["Top", "Right", "Bottom", "Left"].map((side) => (
    { style: getComputedStyle(each)[`border${side}Style`],
      width: getComputedStyle(each)[`border${side}Width`] }));
  const ring = (each) => drawn({ style: getComputedStyle(each).outlineStyle,
    width: getComputedStyle(each).outlineWidth });
  const around = (each) => [each, each.closest(".field__box")].filter(Boolean);
  const seen = (selector) => [...document.querySelectorAll(selector)].filter((each) => (
    each.checkVisibility({ visibilityProperty: true })));
  const own = ":not([type=checkbox], [type=radio], [type=file], [type=hidden])";
  const edgeless = seen(`main :is(input${own}, select, textarea, button.button)`)
    .filter((each) => !around(each).some((box) => border(box).some(drawn)));
  const stops = "main :is(a[href], input, select, textarea, button, summary)";
  const ringless = seen(stops).filter((each) => {
    each.focus({ focusVisible: true });
    return document.activeElement === each && !around(each).some(ring);
  });
  const alike = seen("main .chart__svg, main svg[role=img]").filter((picture) => {
    const bars = [...picture.querySelectorAll(".chart__bar")];
    const series = new Set(bars.map((bar) => bar.getAttribute("class")));
    return new Set(bars.map((bar) => getComputedStyle(bar).fill)).size < series.size;
  });
  return [...edgeless, ...ringless, ...alike].map((each) => each.outerHTML.slice(0, 120));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_edges_focus_and_bars_stay_apart(
    chromium: Browser, chromium_visit: Visit, scheme: Literal["light", "dark"]
) -> None:
    """Where the system sets all colours, fields have edges, focus a ring, bars a colour each."""
    context = chromium.new_context(forced_colors="active", color_scheme=scheme)
    page = context.new_page()
    found = {}
    for address in ("", "help/", f"tools/{SCHEDULE}/", "tools/several_debts/"):
        page.goto(chromium_visit.server.url + address)
        found[address] = page.evaluate(FORCED)
    bars = page.evaluate("() => matchMedia('(forced-colors: active)').matches")
    context.close()

    assert bars
    assert {address: [] for address in found} == found
