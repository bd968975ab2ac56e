"""A rule: its number, its name, and how its findings are found."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from tools.editorial.finding import Finding
from tools.editorial.law_file import LawFile
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
    checked = cache(lambda page: tuple(check(page)))
    return lambda site: (finding for page in site.pages for finding in checked(page))


def on_each_law_file(check: Callable[[LawFile], Iterable[Finding]]) -> Find:
    """A check that needs to know one file of rules only, as one of all of them."""
    checked = cache(lambda file: tuple(check(file)))
    return lambda site: (finding for file in site.law for finding in checked(file))


def on_each_file(check: Callable[[Page | LawFile], Iterable[Finding]]) -> Find:
    """A check that looks at pages and files of rules alike, one by one."""
    pages, law = on_each_page(check), on_each_law_file(check)
    return lambda site: chain(pages(site), law(site))
