"""What the site tells whoever shares or lists its pages."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import parse

from lxml import html

from tests.docs.trial import real_site
from tests.site.pages import SITE
from tools.editorial.page import front

FOR_EDITORS = ("docs/about/contributing/", "docs/about/developing/")


@cache
def documents() -> dict[str, html.HtmlElement]:
    """Every page but 404.html, by its path on the host."""
    files = sorted(SITE.rglob("index.html"))
    return {_address(file): html.fromstring(file.read_text("utf-8")) for file in files}


def _address(file: Path) -> str:
    return "/" + file.relative_to(SITE).as_posix().removesuffix("index.html")


def said(page: html.HtmlElement, name: str) -> str:
    """What one `<meta>` of the page says."""
    (found,) = page.xpath(f"//meta[@property='{name}' or @name='{name}']/@content")
    return str(found)


def structured(page: html.HtmlElement) -> list[dict[str, Any]]:
    """The page's things, as schema.org knows them."""
    (text,) = page.xpath("//script[@type='application/ld+json']/text()")
    told: dict[str, Any] = json.loads(text)
    assert told["@context"] == "https://schema.org"
    things: list[dict[str, Any]] = told.get("@graph", [told])
    return things


def test_every_page_names_its_own_address() -> None:
    """One canonical address a page, the one it stands at."""
    found = {
        address: urlsplit(page.xpath("string(//link[@rel='canonical']/@href)")).path
        for address, page in documents().items()
    }

    assert {address: address for address in found} == found


def test_a_shared_link_shows_title_answer_and_picture() -> None:
    """WeChat and others show what the page says, with a picture that is there."""
    for page in documents().values():
        assert said(page, "description") == said(page, "og:description")
        assert said(page, "og:title")
        assert (SITE / urlsplit(said(page, "og:image")).path.lstrip("/")).is_file()


def test_every_article_is_one_for_search_engines() -> None:
    """Headline, date and address of each are those of the page."""
    for address, page in documents().items():
        if address not in {"/", "/zh-hant/"}:
            article, crumbs = structured(page)
            assert ["Article", "BreadcrumbList"] == [article["@type"], crumbs["@type"]]
            assert said(page, "og:title") == article["headline"]
            assert said(page, "og:url") == article["mainEntityOfPage"]
            assert [1, 2] == [each["position"] for each in crumbs["itemListElement"]]


def test_the_first_page_is_the_site() -> None:
    """It is the site's, not an article."""
    (site,) = structured(documents()["/"])

    assert ("WebSite", "先谈谈") == (site["@type"], site["name"])


def test_the_guide_is_listed_for_machines() -> None:
    """Every page for readers stands in llms.txt with its answer."""
    listed = (SITE / "llms.txt").read_text("utf-8")
    pages = [page for page in real_site().pages if not page.path.startswith(FOR_EDITORS)]

    assert [] == [page.path for page in pages if front(page).meta["answer"] not in listed]


def test_changes_can_be_followed() -> None:
    """The feed holds the first release at least."""
    assert parse(SITE / "feed.xml").getroot().findall("channel/item")


def test_every_page_offers_words_to_report_a_mistake() -> None:
    """Its title and the date of its review are in them already."""
    for page in documents().values():
        (text,) = page.xpath("//textarea[@id='feedback-text']/text()")
        assert said(page, "og:title") in text
        assert re.search("核[对對][于於]：20", text)
