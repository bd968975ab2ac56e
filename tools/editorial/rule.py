"""A rule: its number, its name, and how its findings are found."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from tools.editorial.finding import Finding
from tools.editorial.page import Page
from tools.editorial.site import Site

Find = Callable[[Site], Iterable[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule; `advice` is told apart and never fails a check."""

    id: str
    name: str
    find: Find
    advice: bool = False

    def findings(self, site: Site) -> Iterator[Finding]:
        """What the rule finds on the site, each marked with the rule's number."""
        return (replace(finding, rule=self.id) for finding in self.find(site))


def on_each_page(check: Callable[[Page], Iterable[Finding]]) -> Find:
    """A check that needs to know one page only, as one of all pages; a page is checked once."""

    @cache
    def checked(page: Page) -> tuple[Finding, ...]:
        return tuple(check(page))

    def find(site: Site) -> Iterator[Finding]:
        for page in site.pages:
            yield from checked(page)

    return find
