"""A page in any engine, by five verbs: what every driver of a browser can do.

Scripts are bodies of functions, as WebDriver wants them: `arguments` and `return`.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import Any, Protocol

from playwright.sync_api import Error, Page

PATIENCE = 90
"""Seconds that a page may take for one step on a machine that does much else."""
PAUSE = 0.05


class Reader(Protocol):
    """What a trouble needs of a browser."""

    url: str

    def open(self, address: str) -> None:
        """Load a page by its address from the site's root."""

    def run(self, script: str, *given: Any) -> Any:
        """What the script returns."""

    def until(self, script: str, *given: Any) -> Any:
        """What the script returns once it is true; `AssertionError` where it does not become so."""

    def beside(self) -> Reader:
        """A second tab of the same browser."""

    def close(self) -> None:
        """Close this tab."""


@dataclass(kw_only=True)
class PlaywrightReader:
    """The verbs in Playwright."""

    page: Page
    url: str

    def open(self, address: str) -> None:
        """Scripts have run when it returns."""
        self.page.goto(self.url + address, wait_until="load")

    def run(self, script: str, *given: Any) -> Any:
        """In the page's own world."""
        return self.page.evaluate(
            f"(given) => (function () {{ {script} }}).apply(null, given)", list(given)
        )

    def until(self, script: str, *given: Any) -> Any:
        """Asked again and again: the policy forbids the page to wait for a text of ours."""
        last = monotonic() + PATIENCE
        while monotonic() < last:
            try:
                if found := self.run(script, *given):
                    return found
            except Error as error:
                # Between two pages there is none to be asked.
                if "context" not in error.message and "navigat" not in error.message:
                    raise
            self.page.wait_for_timeout(PAUSE * 1000)
        raise AssertionError(f"not within {PATIENCE} s: {script} {given}")

    def beside(self) -> PlaywrightReader:
        """Shares cache and storage with this one."""
        return PlaywrightReader(page=self.page.context.new_page(), url=self.url)

    def close(self) -> None:
        """The context stays."""
        self.page.close()
