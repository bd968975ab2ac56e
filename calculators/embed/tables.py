"""Markdown tables that never push the page sideways and carry no inline styles.

Each table stands in a scroll container of its own, which the keyboard can reach and which has a
name; the alignment of a column becomes a class, because the pages' policy forbids `style=`.
"""

from __future__ import annotations

from collections import Counter
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_ALIGNMENTS = ("left", "center", "right")


class TablesExtension(Extension):
    """Works on what the `tables` extension built, so that one must be enabled as well."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register after the inline patterns: the name of a table is made of its finished words."""
        md.treeprocessors.register(_Tables(md), "scrolling_tables", 5)


class _Tables(Treeprocessor):
    def run(self, root: Element) -> None:
        named: Counter[str] = Counter()
        for parent in list(root.iter()):
            for place, child in enumerate(parent):
                if child.tag == "table":
                    parent[place] = _scrolling(child, named)


def _scrolling(table: Element, named: Counter[str]) -> Element:
    for cell in table.iter():
        _align_by_class(cell)
    # A class keeps the theme's script from wrapping the table once more.
    table.set("class", "sheet")
    headings = "、".join("".join(cell.itertext()).strip() for cell in table.iter("th"))
    named[headings] += 1
    # A screen reader lists regions by name, so tables with the same headings are numbered.
    nth = f"第 {named[headings]} 张" if named[headings] > 1 else ""
    frame = Element(
        "div",
        {
            "class": "table-scroll",
            "role": "region",
            "tabindex": "0",
            "aria-label": f"{nth}表格：{headings}",
        },
    )
    frame.append(table)
    frame.tail, table.tail = table.tail, None
    return frame


def _align_by_class(cell: Element) -> None:
    style = cell.attrib.pop("style", "")
    for side in _ALIGNMENTS:
        if side in style:
            cell.set("class", f"sheet__cell--{side}")


def makeExtension(**settings: Any) -> TablesExtension:  # noqa: N802 - Python-Markdown's name
    """The door Python-Markdown looks for when the module is named as an extension."""
    return TablesExtension(**settings)
