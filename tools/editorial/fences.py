"""Fenced blocks in Markdown, with the lines they stand on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_OPENING = re.compile(r"(?P<indent>[ \t>]*)(?P<ticks>`{3,}|~{3,})[ \t]*(?P<header>[^`]*?)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """One block: `first` and `last` are the lines of its fences, counted from 1.

    `text` is what stands between, without the block's own indentation. In a block that was never
    closed `last` is the file's last line.
    """

    first: int
    last: int
    header: str
    text: str
    closed: bool

    @property
    def language(self) -> str:
        """The first word behind the opening fence."""
        return self.header.split()[0] if self.header else ""


def fences(lines: Sequence[str], start: int = 1) -> Iterator[Fence]:
    """The blocks among `lines`, of which the first is line number `start`; none within another."""
    number = 0
    while number < len(lines):
        opening = _OPENING.fullmatch(lines[number])
        if opening:
            fence = _fence(lines, number, opening, start)
            number = fence.last - start
            yield fence
        number += 1


def _fence(lines: Sequence[str], first: int, opening: re.Match[str], start: int) -> Fence:
    indent, ticks = opening["indent"], opening["ticks"]
    closing = re.compile(rf"[ \t>]*{re.escape(ticks[0])}{{{len(ticks)},}}\s*")
    last = first + 1
    while last < len(lines) and not closing.fullmatch(lines[last]):
        last += 1
    inside = [line.removeprefix(indent) for line in lines[first + 1 : last]]
    return Fence(
        first=first + start,
        last=min(last, len(lines) - 1) + start,
        header=opening["header"],
        text="\n".join(inside),
        closed=last < len(lines),
    )
