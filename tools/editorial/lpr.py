"""The LPR table as an editor keeps it: which months it lacks, where to look, where to write."""

from collections.abc import Iterator

import calculators
from calculators import law
from calculators.declare.inputs import declared
from calculators.finance.dates import add_months
from calculators.law.lpr import RELEASE
from tools.editorial.law_file import LawFile, tables
from tools.editorial.page import front
from tools.editorial.rendering import our_blocks
from tools.editorial.site import LAW, Site

FILE = f"{LAW}/lpr.toml"
BY_DAY = frozenset({"formed", "filed"})
"""Inputs whose day picks a publication: the day of the contract, the day of the suit."""


def missing_months(site: Site) -> list[str]:
    """The months whose publication is due and that have no row: `2026-10`."""
    rows = published(site)
    if not rows:
        return []
    due_on = int(law.rule(RELEASE).number())
    year, month = (int(part) for part in rows[-1][0].split("-")[:2])
    following = add_months(site.today.replace(year=year, month=month, day=1), 1)
    missing = []
    while following.replace(day=due_on) <= site.today:
        missing.append(f"{following:%Y-%m}")
        following = add_months(following, 1)
    return missing


def published(site: Site) -> list[list[str]]:
    """The rows of the table: day, one year, five years, and the address where there is one."""
    read = tables(table(site)) if any(file.path == FILE for file in site.law) else {}
    rows: list[list[str]] = read.get("series", {}).get("lpr", {}).get("rows", [])
    return rows


def last_line(site: Site) -> int:
    """The line of the table's last row: the next one goes below it."""
    lines = table(site).lines
    starting = [n for n, line in enumerate(lines, 1) if line.lstrip().startswith('["')]
    return starting[-1] if starting else 1


def where_to_look(site: Site) -> str:
    """The official list of announcements."""
    source = tables(table(site)).get("source", {}).get("release", {})
    return str(source.get("url", ""))


def concerned(site: Site) -> Iterator[str]:
    """The pages on which a new row changes an answer, with their titles."""
    for page in site.pages:
        for fence in our_blocks(page):
            name = fence.header.removeprefix("calculator").strip()
            if name in calculators.names() and takes_a_day(name):
                yield f"{front(page).meta.get('title', '')}（{page.path}）"


def takes_a_day(name: str) -> bool:
    """Whether a calculator looks the LPR up by a day that the reader gives."""
    return bool(BY_DAY & {item.key for item in declared(calculators.get(name).inputs)})


def table(site: Site) -> LawFile:
    """The file of the table."""
    return next(file for file in site.law if file.path == FILE)
