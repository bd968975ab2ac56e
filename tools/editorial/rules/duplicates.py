"""DUP01: no paragraph stands twice: changed in one place, it would go wrong in the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tools.editorial.finding import Finding
from tools.editorial.page import Page, body
from tools.editorial.prose import bare
from tools.editorial.rule import Rule
from tools.editorial.site import Site

SHORTEST = 24
"""Characters below which words may well agree by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Lines that stand together; `words` without markup, blanks and punctuation."""

    line: int
    words: str


@cache
def paragraphs(page: Page) -> tuple[Paragraph, ...]:
    """The page's paragraphs, list items and table rows that are long enough to compare."""
    found: list[Paragraph] = []
    last = 0
    for passage in body(page):
        starts = passage.text.lstrip(" >")[:1] in {"-", "|", "#", "!"}
        if found and passage.line == last + 1 and not starts:
            found[-1] = Paragraph(line=found[-1].line, words=found[-1].words + bare(passage.text))
        else:
            found.append(Paragraph(line=passage.line, words=bare(passage.text)))
        last = passage.line
    return tuple(each for each in found if len(each.words) >= SHORTEST)


def _find(site: Site) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for page in site.pages:
        for paragraph in paragraphs(page):
            here = f"{page.path}:{paragraph.line}"
            first = seen.setdefault(paragraph.words, here)
            if first != here:
                yield Finding(
                    path=page.path,
                    line=paragraph.line,
                    says=f"这一段和 {first} 一模一样，以后改了一处会漏另一处。",
                    remedy="留一处，另一处换个说法，或者链接过去。",
                )


RULE = Rule(id="DUP01", name="同一段话只写一次", find=_find)
