"""A kept file or a link full of harm is a file full of texts: nothing runs, nothing breaks."""

from __future__ import annotations

from itertools import batched
from urllib.parse import urlsplit

from tests.browser.test_keeping import imported, kept, linked, says
from tests.browser.test_leaks import ENDED
from tests.browser.visit import Visit
from tests.fuzz.hostile import HOSTILE, text_inputs

NAME = "budget"
LONGEST = 2_000
TEXTS = tuple(text for text in HOSTILE if len(text) <= LONGEST)
AT_ONCE = 12
"""Fewer than there are inputs, and few enough for a link."""
ACTIVE = """() => {
  const known = "script, iframe, object, embed, img, video, audio, base, form, foreignObject";
  const handled = [...document.body.querySelectorAll("*")].filter((each) => (
    [...each.attributes].some(({ name, value }) => (
      name.startsWith("on") || value.trim().toLowerCase().startsWith("javascript:")))));
  return [document.querySelectorAll(known).length, handled.length];
}"""


def files() -> list[dict[str, str]]:
    """The injection list, dealt out to the inputs."""
    keys = list(text_inputs(NAME))
    return [dict(zip(keys, texts, strict=False)) for texts in batched(TEXTS, AT_ONCE, strict=False)]


def test_a_file_full_of_harm_is_answered_as_texts(chromium_visit: Visit) -> None:
    """Each text of the injection list comes in by a file, is read by Python, and stays a text."""
    calculator = chromium_visit.open_calculator(NAME)
    before = chromium_visit.page.evaluate(ACTIVE)
    for texts in files():
        imported(chromium_visit, kept(typed={NAME: texts}, shared={"income": TEXTS[0]}))
        says(chromium_visit, "taken")
        calculator.submit()
        calculator.element.locator(ENDED).locator("visible=true").first.wait_for()

        assert before == chromium_visit.page.evaluate(ACTIVE)


def test_a_link_full_of_harm_is_shown_as_texts(chromium_visit: Visit) -> None:
    """The same by a link: asked about as texts, filled in as texts, and gone from the address."""
    for texts in files():
        chromium_visit.page.goto("about:blank")
        chromium_visit.open(f"tools/{NAME}/{linked({'v': 1, 'c': NAME, 't': texts})}")
        before = chromium_visit.page.evaluate(ACTIVE)
        chromium_visit.page.locator("[data-desk-yes]").click()
        left = urlsplit(chromium_visit.page.url)

        assert before == chromium_visit.page.evaluate(ACTIVE)
        assert (f"/tools/{NAME}/", "") == (left.path, left.fragment)
