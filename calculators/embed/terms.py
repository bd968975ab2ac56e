"""Words of the glossary, explained where a page first uses them.

A term becomes a link to its entry that carries the entry's words: the page's script shows them
on pointing, touching or tabbing to it (WCAG 2.2, 1.4.13); without scripts the link leads there.
Headings, links, code, words to say to the lender and doors to other pages stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from calculators.embed.errors import EditorError, base_of, page_of

ADDRESS = "glossary/"
_ENTRY = re.compile(r"^(\S+)\n((?:(?::| ) {3}.+\n)+)", re.M)
_LEFT_ALONE = frozenset(
    {
        *("a", "abbr", "blockquote", "button", "code", "dl", "pre", "summary", "th"),
        *("h1", "h2", "h3", "h4"),
    }
)


class TermsExtension(Extension):
    """Marks the terms named in `marked`, each as the page `glossary` explains it."""

    def __init__(self, **settings: Any) -> None:
        self.config = {
            "glossary": ["docs/glossary.md", "the page of definition lists"],
            "marked": [[], "the terms worth a mark; words that everybody knows are left alone"],
        }
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register behind MkDocs' rewriting of links, which would not know this one."""
        md.treeprocessors.register(_Terms(md, self), "glossary_terms", -10)


class _Terms(Treeprocessor):
    def __init__(self, md: Markdown, extension: TermsExtension) -> None:
        super().__init__(md)
        self.glossary = Path(extension.getConfig("glossary"))
        self.marked = tuple(extension.getConfig("marked"))

    def run(self, root: Element) -> None:
        """Mark each term once; on the glossary itself give each entry its anchor instead.

        Outside MkDocs, where the way to the glossary is not known, nothing is marked. An
        `EditorError` names a marked term that the glossary does not explain.
        """
        if page_of(self.md) == self.glossary.name:
            for entry in root.iter("dt"):
                entry.set("id", anchor("".join(entry.itertext())))
        elif self.marked and "relpath" in self.md.treeprocessors:
            _Marking(self._meanings(), base_of(self.md)).within(root)

    def _meanings(self) -> dict[str, str]:
        known = meanings(self.glossary)
        if missing := [term for term in self.marked if term not in known]:
            raise EditorError(f"mkdocs.yml：词语表里没有「{'」「'.join(missing)}」，请先补上。")
        return {term: known[term] for term in self.marked}


class _Marking:
    """One page's marking: a term is taken from `meanings` when it has been marked."""

    def __init__(self, meanings: dict[str, str], base: str) -> None:
        self.meanings = meanings
        self.base = base
        self.any = _any_of(meanings)

    def within(self, parent: Element) -> None:
        """Mark in the parent's own text and, where it is running text, in its children."""
        if parent.tag in _LEFT_ALONE or parent.get("class") == "doors":
            return
        children = list(parent)
        parent.text = self._placed(parent, 0, parent.text)
        for child in children:
            self.within(child)
            child.tail = self._placed(parent, list(parent).index(child) + 1, child.tail)

    def _placed(self, parent: Element, index: int, text: str | None) -> str | None:
        """The text up to its first term; terms and what follows them are put in at `index`."""
        if not text or isinstance(text, AtomicString):
            return text
        kept = text
        marks: list[Element] = []
        for before, term, after in self._found(text):
            if not marks:
                kept = before
            else:
                marks[-1].tail = before
            marks.append(self._mark(term, after))
        for offset, mark in enumerate(marks):
            parent.insert(index + offset, mark)
        return kept

    def _found(self, text: str) -> Iterator[tuple[str, str, str]]:
        """What stands before each term not marked yet, the term, and the rest behind it."""
        while self.meanings and (hit := self.any.search(text)):
            before, text = text[: hit.start()], text[hit.end() :]
            yield before, hit[0], text

    def _mark(self, term: str, tail: str) -> Element:
        href = f"{self.base}{ADDRESS}#{anchor(term)}"
        mark = Element("a", {"class": "term", "href": href, "data-says": self.meanings.pop(term)})
        self.any = _any_of(self.meanings)
        mark.text, mark.tail = AtomicString(term), tail
        return mark


def _any_of(terms: Iterable[str]) -> re.Pattern[str]:
    # Of two terms that begin together the longer one is meant.
    return re.compile("|".join(map(re.escape, sorted(terms, key=len, reverse=True))))


def anchor(term: str) -> str:
    """The id of a term's entry."""
    return f"词-{term}"


@cache
def meanings(glossary: Path) -> dict[str, str]:
    """Each term of a page of definition lists with its explanation, one line; links unlinked."""
    entries = _ENTRY.findall(glossary.read_text("utf-8"))
    return {term: _plain(lines) for term, lines in entries}


def _plain(lines: str) -> str:
    words = "".join(line[1:].strip() for line in lines.splitlines())
    return re.sub(r"\[([^\]]+)\]\([^)]+\)|\*\*", r"\1", words)


def makeExtension(**settings: Any) -> TermsExtension:  # noqa: N802 - Python-Markdown's name
    """The door Python-Markdown looks for when the module is named as an extension."""
    return TermsExtension(**settings)
