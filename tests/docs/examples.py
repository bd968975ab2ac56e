"""How an example of the manual is put where it belongs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

from tests.docs.trial import (
    ADDRESS,
    MANUAL,
    NAV,
    built_site,
    example_page,
    site_with,
    with_front,
    with_law,
    with_lines,
)
from tools.editorial.check import advice, mistakes
from tools.editorial.fences import Fence, fences
from tools.editorial.finding import Finding
from tools.editorial.law_file import LawFile
from tools.editorial.lpr import FILE
from tools.editorial.site import Site

SHOWN = ("markdown", "text")


def placed(rule: str, example: Fence, folder: Path) -> Site:
    """The site with one example of the manual's entry for a rule."""
    page, text = example_page(), example.text
    site = site_with(page)
    match rule:
        case "NAV01":
            return replace(site, settings=site.settings.replace(NAV, f"{text}\n"))
        case "ADR01":
            return replace(site, addresses=f"{site.addresses}{text}\n")
        case "ADR02":
            return replace(site, addresses=site.addresses.replace(f"\n{ADDRESS}", f"\n{text}"))
        case "LNK03":
            site = site_with(with_lines(page, text))
            return replace(site, built=built_site(folder, ADDRESS, text))
        case "REV02":
            return replace(_with_lpr(site, text), today=date(2026, 10, 1))
    match example.language:
        case "yaml":
            return site_with(with_front(page, text))
        case "toml":
            return with_law(site, text)
        case _:
            return site_with(with_lines(page, text))


def _with_lpr(site: Site, rows: str) -> Site:
    """The site whose LPR table ends with these rows, from the first of them on."""
    return replace(site, law=tuple(_ending(f, rows) if f.path == FILE else f for f in site.law))


def _ending(file: LawFile, rows: str) -> LawFile:
    first = rows.split(",", maxsplit=1)[0]
    before, _, _ = file.text.partition(first)
    return replace(file, text=f"{before}{rows}\n]\n")


def told(site: Site) -> list[Finding]:
    """What is found on a site and not on the real one with the example page."""
    return [each for each in (*mistakes(site), *advice(site)) if str(each) not in _known()]


@cache
def _known() -> frozenset[str]:
    before = site_with(example_page())
    return frozenset(str(each) for each in (*mistakes(before), *advice(before)))


def shown_pairs(page: str) -> list[tuple[Fence, str]]:
    """Examples of blocks on a page of the manual, each with what the page says it prints."""
    blocks = list(fences((MANUAL / page).read_text("utf-8").split("\n")))
    return [
        (block, printed.text)
        for block, printed in pairwise(blocks)
        if (block.language, printed.language) == SHOWN
    ]
