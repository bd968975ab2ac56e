"""LNK03: in the built site no link, picture or script leads nowhere, however it was written.

MkDocs follows links of Markdown and leaves those of raw HTML and of templates alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import html

from tools.editorial.finding import Finding
from tools.editorial.page import Page
from tools.editorial.rule import Rule
from tools.editorial.rules.links import lines_with
from tools.editorial.site import Site

HERE = "http://site.invalid/"
TEMPLATES = "overrides/main.html"
_LINKS = "//@href | //@src | //object/@data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A built page as far as links go."""

    links: frozenset[str]
    ids: frozenset[str]


def _find(site: Site) -> Iterator[Finding]:
    if site.built is None:
        return
    files = {_address(file, site.built) for file in site.built.rglob("*") if file.is_file()}
    pages = {address: _read(site.built, address) for address in files if _is_page(address)}
    for address, page in sorted(pages.items()):
        for link in sorted(page.links):
            if not _leads(urljoin(HERE + address, link), pages, files):
                yield _finding(site, address, link)


def _leads(link: str, pages: dict[str, Built], files: set[str]) -> bool:
    address, anchor = urldefrag(link)
    if not address.startswith(HERE):
        return True
    path = unquote(urlsplit(address).path).lstrip("/")
    # The theme's drawer and search are opened by labels; an empty anchor is the page's top.
    known = not anchor or path not in pages or unquote(anchor) in pages[path].ids
    return path in files and known


def _finding(site: Site, address: str, link: str) -> Finding:
    page = next((each for each in site.pages if each.address == address), None)
    line = _line(page, link) if page else 1
    return Finding(
        path=page.path if page else TEMPLATES,
        line=line,
        says=f"网站上 /{address} 的链接「{link}」走不通。",
        remedy="用 [文字](文件.md) 的写法，不写 <a href>；是模板里的，改 overrides/。",
    )


def _line(page: Page, link: str) -> int:
    return lines_with(page, link)[0]


def _address(file: Path, built: Path) -> str:
    return file.relative_to(built).as_posix().removesuffix("index.html")


def _is_page(address: str) -> bool:
    return address == "" or address.endswith(("/", ".html"))


def _read(built: Path, address: str) -> Built:
    file = built / address
    file = file if file.suffix == ".html" else file / "index.html"
    return _parsed(file.read_text(encoding="utf-8"))


@cache
def _parsed(text: str) -> Built:
    page = html.document_fromstring(text)
    return Built(
        links=frozenset(str(link) for link in page.xpath(_LINKS)),
        ids=frozenset(str(each) for each in page.xpath("//@id")),
    )


RULE = Rule(id="LNK03", name="生成的网站里没有断掉的链接", find=_find)
