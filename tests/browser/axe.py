"""axe-core on a page, for the Web Content Accessibility Guidelines 2.2 at level AA."""

from __future__ import annotations

from functools import cache

from playwright.sync_api import Page

from tests import ROOT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def violations(page: Page) -> list[str]:
    """What axe finds wrong: rule, element and what to do about it, one line each."""
    page.evaluate(_source())
    found: list[str] = page.evaluate(
        """async (tags) => {
          const { violations } = await axe.run(document, {
            runOnly: { type: "tag", values: tags },
            resultTypes: ["violations"],
          });
          return violations.flatMap(({ id, nodes }) => nodes.map((node) => (
            `${id}: ${node.target.join(" ")}: ${node.failureSummary}`
          )));
        }""",
        TAGS,
    )
    return found


@cache
def _source() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
