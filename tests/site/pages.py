"""A built page as far as the tests look at it: its ids, its links, what it loads, what runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from traditional.places import FOLDER

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
HERE = "http://site.invalid"

_LOADING = {"img": "src", "link": "href", "script": "src", "source": "src", "iframe": "src"}
_LOADING_LINKS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest"})


@dataclass(slots=True, kw_only=True)
class Page:
    """One page; `address` is its path on the host, beginning with a slash."""

    address: str
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    classes: set[str] = field(default_factory=set)
    language: str = ""
    title: str = ""
    description: str = ""


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.inside = tag if tag in {"title", "h1"} else self.inside
        self.page.classes.update(given.get("class", "").split())
        self.page.ids.extend([given["id"]] if "id" in given else [])
        self.page.inline.extend(f"{tag}[{name}]" for name in given if _acts(name))
        self.page.inline.extend(["<style>"] if tag == "style" else [])
        self._addresses(tag, given)
        if tag == "html":
            self.page.language = given.get("lang", "")
        if tag == "h1":
            self.page.headings.append("")
        if tag == "meta" and given.get("name") == "description":
            self.page.description = given["content"]

    def _addresses(self, tag: str, given: dict[str, str]) -> None:
        if tag == "a" and "href" in given:
            self.page.links.append(given["href"])
        address = given.get(_LOADING.get(tag, ""), "")
        if address and (tag != "link" or _LOADING_LINKS & set(given.get("rel", "").split())):
            self.page.loads.append(address)

    def handle_endtag(self, tag: str) -> None:
        self.inside = "" if tag == self.inside else self.inside

    def handle_data(self, data: str) -> None:
        if self.inside == "title":
            self.page.title += data
        if self.inside == "h1":
            self.page.headings[-1] += data


def _acts(attribute: str) -> bool:
    return attribute == "style" or attribute.startswith("on")


def read(address: str, html: str) -> Page:
    """Read one page's HTML."""
    page = Page(address=address)
    reader = _Reader(page)
    reader.feed(html)
    reader.close()
    return page


@cache
def pages() -> tuple[Page, ...]:
    """Every page of `site/`; an `AssertionError` says how to build where there is none."""
    files = sorted(SITE.rglob("*.html"))
    assert files, "site/ 还没有建好，请先运行 make build"
    return tuple(read(_address(file), file.read_text("utf-8")) for file in files)


def is_twin(page: Page) -> bool:
    """Whether the page is one in traditional characters."""
    return page.address.startswith(f"/{FOLDER}")


def _address(file: Path) -> str:
    return "/" + file.relative_to(SITE).as_posix().removesuffix("index.html")


def target(page: Page, link: str) -> tuple[str, str] | None:
    """The path and anchor on this host that a link leads to; None for any other place."""
    address, anchor = urldefrag(urljoin(HERE + page.address, link))
    parts = urlsplit(address)
    if f"{parts.scheme}://{parts.netloc}" != HERE:
        return None
    return unquote(parts.path), unquote(anchor)


def broken(all_pages: tuple[Page, ...], exists: frozenset[str]) -> Iterator[str]:
    """Each link of `all_pages` without its page, file or anchor, as 「page → link」."""
    known = {page.address: frozenset(page.ids) for page in all_pages}
    for page in all_pages:
        for link in (*page.links, *page.loads):
            found = target(page, link)
            if found and not _leads(found, known, exists):
                yield f"{page.address} → {link}"


def _leads(
    found: tuple[str, str], known: dict[str, frozenset[str]], exists: frozenset[str]
) -> bool:
    path, anchor = found
    if path in known:
        # The checkboxes of the theme's drawer and search are targets without being anchors.
        return not anchor or anchor in known[path]
    return path in exists


def repeated(names: list[str]) -> list[str]:
    """The names that occur more than once."""
    return sorted({name for name in names if names.count(name) > 1})


def foreign(page: Page) -> list[str]:
    """What a page loads from another origin."""
    return [address for address in page.loads if target(page, address) is None]
