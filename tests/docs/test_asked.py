"""The guide as it was asked for: every page at its address, and each in the shape of all."""

from __future__ import annotations

import re

import calculators
from tests.docs.trial import real_site
from tools.editorial.page import Page, front, passages
from tools.editorial.rules.sentences import LONGEST, length

ADDRESSES = {
    "": "index summary help glossary",
    "start": "triage first-three-things afraid thirty-days family food",
    "basics": "what-is-online-lending types disclosure-table",
    "overdue": "causes income forgotten sudden-events timeline three-questions",
    "why": "does-it-help default-interest credit-record workable-plan",
    "how": (
        "documents channels state-needs propose talking in-writing keeping-it again "
        "several-lenders when-not"
    ),
    "cases": "illness-deferral avoidance",
    "difficulties": (
        "cold-platform poor-result complaints letters-and-summons improper-collection "
        "cannot-pay payment-order enforcement arbitration"
    ),
    "odds": "communication attitude law",
    "rules": ("limitation assignment credit-report fees rate-lines unlicensed credit-card myths"),
    "tools": "index cheatsheet package " + " ".join(calculators.names()),
    "templates": "index hardship statement contact hold settled dispute own_statement",
    "safety": "agents credit-repair refinancing",
    "about": ("us sources reviews method privacy design contributing/index corrections changes"),
}
"""Sections 1 and 2 of the guide's table of contents: folders and the pages in each."""
LONG = 0.05
_END = re.compile(r"(?<=[。！？|])")
_LINK = re.compile(r"\]\(\S+\)|href=")


def readers() -> list[Page]:
    """The pages for somebody in debt: all but those about the site."""
    return [page for page in real_site().pages if not page.path.startswith("docs/about/")]


def sentences(page: Page) -> list[str]:
    """What stands on a page between full stops."""
    return [each for it in passages(page) for each in _END.split(it.words) if each.strip()]


def test_every_page_stands_at_its_address() -> None:
    """Both sections of the contents are there, each page at its slug."""
    wanted = {
        f"docs/{folder}/{name}.md".replace("//", "/")
        for folder, names in ADDRESSES.items()
        for name in names.split()
    }

    assert set() == wanted - {page.path for page in real_site().pages}


def test_a_page_has_two_sources_or_says_why_not() -> None:
    """What a page says can be looked up in two places, or a note tells the reader why not."""
    meta = {page.path: front(page).meta for page in readers()}

    assert [] == [
        path
        for path, it in meta.items()
        if len(it["sources"]) < 2 and not it.get("sources_note", "").strip()
    ]


def test_a_page_ends_with_a_next_step() -> None:
    """Nobody is left standing: the last section of every page leads on."""
    last = {page.path: re.split(r"^## ", page.text, flags=re.M)[-1] for page in readers()}

    assert [] == [path for path, text in last.items() if not _LINK.search(text)]


def test_few_sentences_are_long() -> None:
    """At most one sentence in twenty, over all pages, has more than 60 characters."""
    counts = [length(each) for page in real_site().pages for each in sentences(page)]
    long = [each for each in counts if each > LONGEST]

    assert len(counts) > 5000
    assert len(long) <= LONG * len(counts)
