"""A site to try mistakes on: the real one, with the manual's own example page added to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from tests import DOCS, ROOT
from tools.editorial.fences import Fence, fences
from tools.editorial.law_file import LawFile
from tools.editorial.page import Page
from tools.editorial.site import Site, read_site

TODAY = date(2026, 11, 23)
MANUAL = DOCS / "about" / "contributing"
PATH = "docs/how/example.md"
ADDRESS = "how/example/"
NAV = "  - 示例: how/example.md\n"
PICTURE = "how/example.png"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the manual says of one rule."""

    rule: str
    name: str
    wrong: Fence
    printed: str
    right: Fence


@cache
def real_site() -> Site:
    """The site as it stands, without its built pages."""
    return read_site(ROOT, TODAY)


@cache
def example_page() -> Page:
    """The page that the manual tells an editor to copy."""
    lines = (MANUAL / "page.md").read_text("utf-8").split("\n")
    block = next(each for each in fences(lines) if each.language == "markdown")
    return Page(path=PATH, text=f"{block.text}\n")


def site_with(page: Page) -> Site:
    """The real site with the example page in its folder, its navigation and its address list."""
    site = real_site()
    return replace(
        site,
        pages=(*site.pages, page),
        files=site.files | {page.source, PICTURE},
        settings=site.settings.replace("\nnav:\n", f"\nnav:\n{NAV}"),
        addresses=f"{site.addresses}{ADDRESS}\n",
    )


def with_lines(page: Page, text: str) -> Page:
    """The page with a piece of Markdown at its end."""
    return replace(page, text=f"{page.text}\n{text}\n")


def with_front(page: Page, text: str) -> Page:
    """The page with lines of front matter in place of those of the same names.

    A name with nothing behind it only takes the line away.
    """
    head, _, body = page.text.removeprefix("---\n").partition("\n---\n")
    new = dict(_named(text))
    lines = dict(_named(head)) | new
    kept = [each for name, each in lines.items() if each != f"{name}:"]
    return replace(page, text="---\n{}\n---\n{}".format("\n".join(kept), body))


def _named(text: str) -> Iterator[tuple[str, str]]:
    for lines in re.split(r"\n(?=\w)", text):
        yield lines.partition(":")[0], lines


def with_law(site: Site, text: str) -> Site:
    """The site with one more file of rules."""
    return replace(site, law=(*site.law, LawFile(path="calculators/law/example.toml", text=text)))


def entries() -> list[Entry]:
    """The manual's entries, in its order."""
    text = (MANUAL / "rules.md").read_text("utf-8")
    return [_entry(part) for part in re.split(r"\n## (?=[A-Z]+\d)", text)[1:]]


def _entry(part: str) -> Entry:
    heading, *lines = part.split("\n")
    rule, _, name = heading.partition(" ")
    wrong, printed, right = fences(lines)
    return Entry(rule=rule, name=name, wrong=wrong, printed=printed.text, right=right)


def built_site(folder: Path, address: str, html: str) -> Path:
    """A built site of two pages, one of them at `address` with a piece of HTML in it."""
    for place, body in {"help/": "", address: html}.items():
        page = folder / place / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(f"<!doctype html><title>试</title><main>{body}</main>", encoding="utf-8")
    return folder
