"""What the pages cover, each in its own words and with its sources."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pytest

from tests.docs.trial import real_site
from tools.editorial.page import Page, body, front
from tools.editorial.rules import duplicates
from tools.editorial.rules.front_matter import schema

POINTS = (
    *("0", "1.1", "1.2", "2", "2.1", "2.2", "2.3", "3", "3.1", "3.2", "3.3"),
    *("4.1", "4.2", "4.3", "4.4", "5.1", "5.2", "6.1", "6.2", "7.1", "7.2", "7.3", "8"),
)
"""The points of the article that the guide started from."""
OWN_WORDS = 400
LONGEST_ANSWER = 60
CASES = ("docs/cases/illness-deferral.md", "docs/cases/avoidance.md")


def covering() -> list[Page]:
    """The pages that cover a point of the article."""
    return [page for page in real_site().pages if meta(page).get("covers")]


def meta(page: Page) -> dict[str, Any]:
    """A page's front matter."""
    return front(page).meta


def own_words(page: Page) -> int:
    """How many characters of its own a page has: nothing from blocks, no blanks, no markup."""
    words = "".join(passage.words for passage in body(page))
    return len(re.sub(r"[\s|#>*-]", "", words))


def shared(pages: Iterable[Page]) -> list[str]:
    """The paragraphs that stand on more than one of the pages, or twice on one."""
    words = [paragraph.words for page in pages for paragraph in duplicates.paragraphs(page)]
    return sorted({each for each in words if words.count(each) > 1})


def test_every_point_of_the_article_has_its_page() -> None:
    """The pages together cover the 23 points, and no other."""
    covered = {point for page in covering() for point in meta(page)["covers"]}

    assert set(POINTS) == covered


def test_front_matter_knows_the_points() -> None:
    """The schema that editors are checked by lists the same points."""
    assert [*POINTS] == schema()["properties"]["covers"]["items"]["enum"]


@pytest.mark.parametrize("page", covering(), ids=lambda page: page.source)
def test_page_has_enough_words_of_its_own(page: Page) -> None:
    """A page that covers a point says at least 400 characters about it."""
    assert own_words(page) >= OWN_WORDS


@pytest.mark.parametrize("page", covering(), ids=lambda page: page.source)
def test_page_has_a_source(page: Page) -> None:
    """What a page says rests on something that can be looked up."""
    assert [source["title"] for source in meta(page)["sources"]]


def test_no_paragraph_is_shared() -> None:
    """No two pages have a paragraph in common."""
    assert [] == shared(real_site().pages)


def test_shared_paragraph_would_be_seen() -> None:
    """The same paragraph on two pages is found, however its lines are broken."""
    text = "---\ntitle: 试\n---\n\n先把每一项费用分开列出来，{}再说自己每个月能拿出多少钱。\n"
    pages = [Page(path=f"docs/{n}.md", text=text.format(gap)) for n, gap in enumerate(("", "\n"))]

    assert ["先把每一项费用分开列出来再说自己每个月能拿出多少钱"] == shared(pages)


@pytest.mark.parametrize("page", real_site().pages, ids=lambda page: page.source)
def test_answer_comes_first_and_is_short(page: Page) -> None:
    """Every page answers in one line of at most 60 characters."""
    assert 0 < len(meta(page)["answer"]) <= LONGEST_ANSWER


@pytest.mark.parametrize("path", CASES)
def test_case_says_that_it_is_invented(path: str) -> None:
    """A case is marked as an invented example before anything else is told."""
    page = next(page for page in real_site().pages if page.path == path)

    assert "虚构示例" in body(page)[0].text
    assert "虚构示例" in meta(page)["title"]
