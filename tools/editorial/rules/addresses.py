"""ADR01, ADR02: an address that was once published always leads somewhere.

`deploy/addresses.txt` holds every published address, one a line; `old -> new` where a page moved.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from deploy.redirects import ARROW, moves
from tools.editorial.finding import Edit, Finding
from tools.editorial.rule import Rule
from tools.editorial.site import ADDRESSES, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the list: an address, and where its page has moved to."""

    line: int
    address: str
    moved_to: str | None


def entries(text: str) -> Iterator[Entry]:
    """The list's lines that hold an address."""
    moved = moves(text)
    for number, line in enumerate(text.split("\n"), start=1):
        address = line.split(ARROW)[0].strip()
        if address and not address.startswith("#"):
            here = "" if address == "/" else address
            yield Entry(line=number, address=here, moved_to=moved.get(here))


def _vanished(site: Site) -> Iterator[Finding]:
    there = {page.address for page in site.pages}
    for entry in entries(site.addresses):
        told = _told(entry, there)
        if told:
            yield Finding(path=ADDRESSES, line=entry.line, says=told[0], remedy=told[1])


def _told(entry: Entry, there: set[str]) -> tuple[str, str] | None:
    old, new = entry.address, entry.moved_to
    if new is None and old not in there:
        near = get_close_matches(old, sorted(there), n=1, cutoff=0)[0]
        remedy = f"把这一行改成「{old} {ARROW} 新地址」，例如 {old} {ARROW} {near}；或者放回页面。"
        return f"「{old}」公开过，现在没有这一页了，收藏过的人会打不开。", remedy
    if new is not None and new not in there:
        return f"「{old}」指到了「{new}」，可是没有这一页。", "箭头后面写现在还在的一页的地址。"
    if new is not None and old in there:
        says = f"「{old}」还有这一页，却写着搬到了「{new}」。"
        return says, f"去掉「{ARROW}」和后面的字。"
    return None


def _unlisted(site: Site) -> Iterator[Finding]:
    listed = {entry.address for entry in entries(site.addresses)}
    for page in site.pages:
        if page.address not in listed:
            yield Finding(
                path=page.path,
                line=1,
                says=f"这一页的地址「{page.address or '/'}」还没有记进 {ADDRESSES}。",
                remedy="运行 make fix，会自动记上。",
                edit=_listing(page.address or "/"),
            )


def _listing(address: str) -> Edit:
    def change(text: str) -> str:
        notes = [line for line in text.split("\n") if line.startswith("#")]
        listed = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
        return "\n".join([*notes, *sorted({*listed, address}), ""])

    return Edit(path=ADDRESSES, change=change)


RULE = Rule(id="ADR01", name="公开过的地址一直打得开", find=_vanished)
NEW = Rule(id="ADR02", name="新地址要记下来", find=_unlisted)
