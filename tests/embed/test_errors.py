"""Where a page is, and what class of error stops a build."""

from __future__ import annotations

import runpy
import sys
from types import SimpleNamespace

import markdown
import pytest
from markdown.treeprocessors import Treeprocessor
from mkdocs.exceptions import BuildError
from pymdownx.superfences import SuperFencesException  # type: ignore[import-untyped]

from calculators.embed import errors
from calculators.embed.errors import EditorError, base_of, page_of


def page(source: str, address: str) -> markdown.Markdown:
    """A converter as MkDocs hands it to the fences for one page."""
    md = markdown.Markdown()
    step = Treeprocessor(md)
    step.file = SimpleNamespace(src_uri=source, dest_uri=address)  # type: ignore[attr-defined]
    md.treeprocessors.register(step, "relpath", 0)
    return md


@pytest.mark.parametrize(
    ("address", "way"),
    [("index.html", ""), ("help/index.html", "../"), ("tools/overdue/index.html", "../../")],
)
def test_the_way_to_the_root_is_counted_from_the_page(address: str, way: str) -> None:
    """One step up for each folder of the address."""
    assert base_of(page("some.md", address)) == way


def test_a_page_is_named_by_its_source() -> None:
    """An editor is told the file to open."""
    assert page_of(page("why/credit-record.md", "why/credit-record/index.html")) == (
        "why/credit-record.md"
    )


def test_outside_mkdocs_there_is_only_this_page() -> None:
    """Without MkDocs the page has neither name nor address."""
    bare = markdown.Markdown()

    assert (page_of(bare), base_of(bare)) == ("本页", "/")


@pytest.mark.parametrize("kind", [SuperFencesException, BuildError])
def test_an_editor_error_passes_both_hosts(kind: type[Exception]) -> None:
    """SuperFences lets it through, MkDocs prints it without a traceback."""
    assert isinstance(EditorError("一句话"), kind)


def test_without_mkdocs_the_fences_still_have_their_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only Python-Markdown is installed a mistake is an exception all the same."""
    monkeypatch.setitem(sys.modules, "mkdocs.exceptions", None)
    told = runpy.run_path(errors.__file__)["EditorError"]

    assert issubclass(told, SuperFencesException)
    assert not issubclass(told, BuildError)
