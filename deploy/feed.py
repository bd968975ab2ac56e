"""What changed, as a feed: every dated heading of the pages 更新记录 and 更正记录 is an entry.

Source: RSS 2.0.11, https://www.rssboard.org/rss-specification. Dates are those that editors wrote.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from email.utils import format_datetime
from html.parser import HTMLParser
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

PLACE = Path("feed.xml")
RECORDS = ("about/changes/", "about/corrections/")
UNNAMED = "http://127.0.0.1:8000/"
CHINA = timezone(timedelta(hours=8))
TITLE = "先谈谈：更新与更正"
ABOUT = "哪些规则变了，哪些页面补了，写错过什么、怎么改的。"

_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})\s*(.*)", re.DOTALL)
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change: when, what it is called, where on the site it stands, and its words."""

    on: date
    title: str
    address: str
    words: str


class _Sections(HTMLParser):
    """The second-level headings of a page, each with its id and the words up to the next."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[str], list[str]]] = []  # id, heading, words
        self._heading = self._link = self._over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in {"section", "aside", "footer"}:
            self._over = True
        if tag == "h2" and not self._over:
            self._heading = True
            self.found.append((given.get("id") or "", [], []))
        self._link = tag == "a" and given.get("class") == "headerlink"

    def handle_endtag(self, tag: str) -> None:
        self._heading = self._heading and tag != "h2"
        self._link = self._link and tag != "a"

    def handle_data(self, data: str) -> None:
        if self.found and not self._link and not self._over:
            _, heading, words = self.found[-1]
            (heading if self._heading else words).append(data)


def write_feed(site: Path, given: Mapping[str, str]) -> None:
    """Write the built site's feed; SITE_URL decides over its addresses.

    Nothing is done where neither page stands.
    """
    pages = [site / record / "index.html" for record in RECORDS]
    if any(page.is_file() for page in pages):
        (site / PLACE).write_text(feed(entries(site), given.get("SITE_URL") or UNNAMED), "utf-8")


def entries(site: Path) -> list[Entry]:
    """The entries of both records, the newest first."""
    found = [entry for record in RECORDS for entry in _entries(site, record)]
    return sorted(found, key=lambda entry: entry.on, reverse=True)


def _entries(site: Path, record: str) -> Iterator[Entry]:
    page = site / record / "index.html"
    if not page.is_file():
        return
    parser = _Sections()
    parser.feed(page.read_text("utf-8"))
    for anchor, heading, words in parser.found:
        if dated := _DATED.fullmatch("".join(heading).strip()):
            yield Entry(
                on=date.fromisoformat(dated[1]),
                title=dated[2] or dated[1],
                address=f"{record}#{anchor}",
                words=_BLANKS.sub(" ", "".join(words)).strip(),
            )


def feed(entries: list[Entry], site_url: str) -> str:
    """The entries as RSS 2.0, each identified by its address."""
    items = "".join(_item(entry, site_url) for entry in entries)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>\n'
        f"<title>{TITLE}</title>\n<link>{escape(site_url)}</link>\n"
        f"<description>{ABOUT}</description>\n<language>zh-CN</language>\n"
        f'<atom:link href={quoteattr(site_url + PLACE.name)} rel="self" '
        f'type="application/rss+xml"/>\n{items}</channel></rss>\n'
    )


def _item(entry: Entry, site_url: str) -> str:
    address = escape(site_url + entry.address)
    published = format_datetime(datetime.combine(entry.on, time(), CHINA))
    return (
        f"<item><title>{escape(entry.title)}</title><link>{address}</link>"
        f"<guid>{address}</guid><pubDate>{published}</pubDate>"
        f"<description>{escape(entry.words)}</description></item>\n"
    )
