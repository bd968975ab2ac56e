"""The table of what was run in which engine: rendered from a run, and carried by the page."""

from typing import Any

import pytest

from tests.browser.troubles import TROUBLES
from tools.audit.engines import ENGINES, HEADING, compared, rendered, written
from tools.audit.played import HELD, NOT_HERE

FIRST, SECOND = TROUBLES[0], TROUBLES[1]
POLICIES = dict.fromkeys(ENGINES, True)


def told(**ends: str) -> dict[str, Any]:
    """A run in which all went well but for the first two troubles, where told."""
    troubles = {each.name: HELD for each in TROUBLES}
    troubles |= dict(zip((FIRST.name, SECOND.name), ends.values(), strict=False))
    return {"journey": ("30 figures", []), "parity": ("200 questions", []), "troubles": troubles}


@pytest.fixture
def table() -> str:
    """The table of a run in which a trouble went wrong and another could not be had."""
    sound = told()
    return rendered(
        {"Chromium": sound, "Firefox": told(first="broken"), "WebKitGTK": told(a="", b="—无")},
        POLICIES,
    )


def test_a_cell_says_how_it_ended(table: str) -> None:
    """Held, broken, or not to be had here with its reason below the table."""
    assert f"| {FIRST.chinese} | ✓ | ✗ | ✓ |" in table
    assert f"| {SECOND.chinese} | ✓ | ✓ | {NOT_HERE} |" in table
    assert f"- WebKitGTK，「{SECOND.chinese}」：无。" in table


def test_a_page_with_another_table_is_found(table: str) -> None:
    """Once written the page carries the table, before it does not; what it carried is gone."""
    page = f"前文\n\n{HEADING}\n一句话。\n\n| 试什么 |\n|---|\n| 旧 |\n"
    new = written(page, table)

    assert not compared(page, table).passed
    assert compared(new, table).passed
    assert (written("前文\n", table), new) == (new, written(new, table))
