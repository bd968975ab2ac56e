"""The door for a page, where the mathematics has no answer."""

from __future__ import annotations

import json

from calculators.embed import page
from tests.calculators.unsolved import SEVERAL


def test_no_solution_is_a_state_of_its_own() -> None:
    """Two rates balance the flows: the page is told so in a sentence, and shows no figure."""
    request = {"block": "b", "base": "/", "fields": SEVERAL}
    said = json.loads(page.respond("true_cost", json.dumps(request)))

    assert "unsolved" == said["state"]
    assert "不替你挑一个" in said["html"]
    assert "data-figure" not in said["html"]
