"""The promise at the end of every browser test would notice what it promises."""

from __future__ import annotations

import pytest

from tests.browser.visit import Visit

PLANTED = {
    "console": ("() => { console.error('planted'); }", "console: planted"),
    "exception": ("() => { setTimeout(() => { throw new Error('planted'); }); }", "uncaught"),
    "rejection": ("() => { Promise.reject(new Error('planted')); }", "uncaught"),
    "violation": (
        """() => {
          const script = document.createElement("script");
          script.textContent = "1";
          document.body.append(script);
        }""",
        "policy violation: script-src",
    ),
    "foreign": (
        "() => { new Image().src = 'http://127.0.0.2:9/planted.png'; }",
        "policy violation: img-src|foreign request",
    ),
}


@pytest.mark.parametrize("planted", PLANTED)
def test_what_must_not_happen_is_noticed(new_visit: Visit, planted: str) -> None:
    """Each kind of trouble, planted, is among what went wrong, in both browsers."""
    script, told = PLANTED[planted]
    new_visit.open("")
    new_visit.page.evaluate(script)
    new_visit.page.wait_for_timeout(500)
    noticed = new_visit.unexcused()
    new_visit.excuse(told, "planted", "(?i)content.security.policy|settings blocked")

    assert noticed
    assert [] == new_visit.unexcused()
