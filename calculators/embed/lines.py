"""One sentence a line in the source, no gap between Chinese sentences on the page.

A line break in Markdown becomes a space, which Chinese does not want: it is taken out where both
sides are Chinese, and kept beside Latin letters and figures.
Source: 中文排版需求 (W3C clreq), 6.2.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

# Han characters, Chinese punctuation, full-width forms, and the quotes and dashes Chinese shares.
_CHINESE = "\u2014\u2018-\u201d\u2026\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
_BREAK = re.compile(rf"(?<=[{_CHINESE}])\s*\n\s*(?=[{_CHINESE}])")
_INLINE = frozenset({"a", "abbr", "b", "em", "i", "mark", "small", "span", "strong"})


class LinesExtension(Extension):
    """Joins lines in running text; code and raw HTML are left alone."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register after the inline patterns, when links and emphasis are elements."""
        md.treeprocessors.register(_Lines(md), "chinese_lines", 6)


class _Lines(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            _join_within(element)


def _join_within(parent: Element) -> None:
    """Join the parent's own text, before and after its children, with their words in view."""
    children = list(parent)
    if not isinstance(parent.text, AtomicString):
        parent.text = _joined("", parent.text, _words(children[0])[:1] if children else "")
    for child, following in zip_longest(children, children[1:]):
        after = _words(following)[:1] if following is not None else ""
        child.tail = _joined(_words(child)[-1:], child.tail, after)


def _joined(before: str, text: str | None, after: str) -> str | None:
    """The text without breaks between Chinese; `before` and `after` are its neighbours."""
    if not text or "\n" not in text:
        return text
    return _BREAK.sub("", before + text + after)[len(before) :].removesuffix(after)


def _words(element: Element) -> str:
    return "".join(element.itertext()).strip() if element.tag in _INLINE else ""


def makeExtension(**settings: Any) -> LinesExtension:  # noqa: N802 - Python-Markdown's name
    """The door Python-Markdown looks for when the module is named as an extension."""
    return LinesExtension(**settings)
