"""Glossary terms on a page, as its reader meets them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from calculators.embed.errors import EditorError
from calculators.embed.terms import TermsExtension, makeExtension

GLOSSARY = (
    "罚息\n:   逾期以后多收的[利息](a.md)。\n    怎么算，看合同。\n\n展期\n:   到期前请求延长。\n"
)


class _File:
    """What MkDocs' link-rewriting step carries, and where extensions find a page's place."""

    def __init__(self, src_uri: str) -> None:
        self.src_uri = src_uri
        self.dest_uri = src_uri.replace(".md", "/index.html")


class _Links(Treeprocessor):
    def __init__(self, md: Markdown, src_uri: str) -> None:
        super().__init__(md)
        self.file = _File(src_uri)


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    file = tmp_path / "glossary.md"
    file.write_text(GLOSSARY, "utf-8")
    return file


def page(glossary: Path, text: str, *marked: str, at: str = "why/x.md") -> html.HtmlElement:
    """A page of the site, with these terms marked."""
    terms = TermsExtension(glossary=str(glossary), marked=[*(marked or ("罚息", "展期"))])
    md = Markdown(extensions=["def_list", terms])
    md.treeprocessors.register(_Links(md, at), "relpath", 0)
    return html.fromstring(f"<div>{md.convert(text)}</div>")


def marks(element: html.HtmlElement) -> list[str]:
    """The terms marked, in order."""
    return [str(mark.text) for mark in element.find_class("term")]


def test_a_term_is_marked_where_it_is_first_used(glossary: Path) -> None:
    """The first use is enough; nothing of the sentence is lost."""
    found = page(glossary, "先问罚息，再问展期，罚息另算。\n\n又是罚息。")

    assert ["罚息", "展期"] == marks(found)
    assert "先问罚息，再问展期，罚息另算。\n又是罚息。" == found.text_content().strip()


def test_a_mark_leads_to_the_glossary(glossary: Path) -> None:
    """Without scripts the entry is one step away."""
    (mark,) = page(glossary, "问罚息。").find_class("term")

    assert "../../glossary/#词-罚息" == mark.get("href")


def test_a_mark_brings_the_meaning(glossary: Path) -> None:
    """The entry's words come along, without its links."""
    (mark,) = page(glossary, "问罚息。").find_class("term")

    assert "逾期以后多收的利息。怎么算，看合同。" == mark.get("data-says")


@pytest.mark.parametrize(
    "text", ["## 罚息", "[罚息](a)", "`罚息`", "> 请减罚息。", "罚息\n:   多收的。"]
)
def test_headings_links_code_and_words_to_say_stay(glossary: Path, text: str) -> None:
    """No link in a link, and no sign in what is to be read out."""
    assert [] == marks(page(glossary, text))


def test_each_entry_of_the_glossary_has_its_anchor(glossary: Path) -> None:
    """On the glossary itself nothing is marked; its entries can be linked to."""
    found = page(glossary, GLOSSARY, at="glossary.md")

    assert ["词-罚息", "词-展期"] == found.xpath("//dt/@id")
    assert [] == marks(found)


def test_a_term_without_an_entry_stops_the_build(glossary: Path) -> None:
    """The editor is told which word the glossary lacks."""
    with pytest.raises(EditorError, match="词语表里没有「呆账」"):
        page(glossary, "呆账。", "罚息", "呆账")


def test_the_longer_of_two_terms_is_meant(tmp_path: Path) -> None:
    """时效中断 is not 时效 followed by 中断."""
    file = tmp_path / "glossary.md"
    file.write_text("时效\n:   一段时间。\n\n时效中断\n:   从头算。\n", "utf-8")

    assert ["时效中断"] == marks(page(file, "有时效中断。", "时效", "时效中断"))


def test_where_no_term_is_named_nothing_is_marked(glossary: Path) -> None:
    """The extension under its module's name, without settings, leaves a page as it is."""
    md = Markdown(extensions=[makeExtension(glossary=str(glossary))])
    md.treeprocessors.register(_Links(md, "why/x.md"), "relpath", 0)

    assert "<p>先问罚息。</p>" == md.convert("先问罚息。")
