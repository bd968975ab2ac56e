"""LNK01, LNK02: every link between pages finds its page, and its place on the page."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from urllib.parse import unquote, urlsplit

from deploy.redirects import moves
from tools.editorial.finding import Finding
from tools.editorial.page import Page, body
from tools.editorial.rendering import ids, rendered
from tools.editorial.rule import Rule
from tools.editorial.site import Site

WHERE = ("href", "src")
CLOSE = 0.8
"""How alike a path must be to be what was meant: above it, a slip of the finger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of a page to another place of this site: `target` is a path within `docs/`."""

    written: str
    target: str
    anchor: str


@cache
def links(page: Page) -> tuple[Link, ...]:
    """Each link and picture in Markdown that stays on this site, once."""
    return tuple(_links(page))


def _links(page: Page) -> Iterator[Link]:
    elements = rendered(page)
    found = {str(each) for name in WHERE for each in elements.xpath(f"//@{name}")}
    for written in sorted(found):
        parts = urlsplit(written)
        if not parts.scheme and not parts.netloc and not _is_raw(page, written):
            folder = posixpath.dirname(page.source)
            path = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
            yield Link(
                written=written,
                target=path if parts.path else page.source,
                anchor=unquote(parts.fragment),
            )


def _is_raw(page: Page, written: str) -> bool:
    """Whether the address stands in raw HTML, where it is one of the built site: LNK03 looks."""
    return any(f'="{written}"' in each.text for each in body(page))


def _missing(site: Site) -> Iterator[Finding]:
    for page in site.pages:
        for link in links(page):
            if link.target not in site.files:
                says = f"链接「{link.written}」找不到那一页。"
                yield from _found(page, link, says, _near(link, site))


def _near(link: Link, site: Site) -> str:
    if link.written.startswith("/"):
        return "不以斜杠开头，从这一页的位置写起，例如「../how/propose.md」。"
    if not link.target.endswith(".md") and f"{link.target}.md" in site.files:
        return "链接写到文件名，要带上「.md」。"
    moved = moves(site.addresses).get(Page(path=link.target, text="").address)
    if moved is not None:
        return f"那一页搬到了「{moved}」，链接也改过去。"
    name = posixpath.basename(link.target)
    same = [each for each in site.files if posixpath.basename(each) == name]
    near = same or get_close_matches(link.target, site.files, n=1, cutoff=CLOSE)
    if near:
        return f"是不是 docs/{near[0]}？"
    return "删去了的，改成最接近的一页；还没有写的，先去掉链接，只留文字。"


def _lost(site: Site) -> Iterator[Finding]:
    for page in site.pages:
        for link in links(page):
            target = site.page(link.target)
            if target and link.anchor and link.anchor not in ids(target):
                near = get_close_matches(link.anchor, sorted(ids(target)), n=3, cutoff=0.3)
                remedy = f"那一页上有：{'、'.join(near)}。" if near else "去掉「#」和后面的字。"
                says = f"链接「{link.written}」指的位置在 docs/{link.target} 里没有。"
                yield from _found(page, link, says, remedy)


def _found(page: Page, link: Link, says: str, remedy: str) -> Iterator[Finding]:
    for line in lines_with(page, link.written):
        yield Finding(path=page.path, line=line, says=says, remedy=remedy)


def lines_with(page: Page, address: str) -> list[int]:
    """The lines of the body that hold an address; the first line of the file where none does."""
    endings = (f"({address})", f"({address} ", f'"{address}"', f"'{address}'", f": {address}")
    found = [each.line for each in body(page) if any(end in each.text for end in endings)]
    return found or [1]


RULE = Rule(id="LNK01", name="链接的那一页在", find=_missing)
ANCHORS = Rule(id="LNK02", name="链接的那个位置在", find=_lost)
