"""Nothing is copied: no page has a sentence of the article that the project started from."""

from __future__ import annotations

import pytest

from tests import ROOT
from tests.docs.seed import clauses, copied, hashed, kept
from tests.docs.trial import real_site
from tools.editorial.page import Page

SEED = ROOT.parent / "shared" / "seed"
DAMAGED = "請(qǐng)把這份材料準(zhǔn)備好再聯(lián)系,不(bù)急。"


def found_in(pages: tuple[Page, ...], seed: set[str]) -> dict[str, set[str]]:
    """The copied clauses by page."""
    found = {page.path: copied(page.text, seed) for page in pages}
    return {path: clauses for path, clauses in found.items() if clauses}


def test_no_page_has_a_sentence_of_the_article() -> None:
    """Every page is written fresh, clause by clause."""
    assert {} == found_in(real_site().pages, kept())


@pytest.mark.parametrize(
    "line", ["请把这份材料准备好再联系。", "先等一等，请把这份材料准备好再联系，再说。"]
)
def test_copied_sentence_would_be_seen(line: str) -> None:
    """A clause taken over is known again, whatever its characters went through."""
    pages = (Page(path="docs/copied.md", text=f"---\ntitle: 试\n---\n\n{line}\n"),)

    assert {"docs/copied.md": {"请把这份材料准备好再联系"}} == found_in(
        pages, hashed(clauses(DAMAGED))
    )


def test_hashes_are_those_of_the_article() -> None:
    """What is kept are the article's own clauses, where the article is at hand."""
    files = sorted(SEED.glob("0*.txt")) if SEED.is_dir() else []
    missing = [file.name for file in files if hashed(clauses(file.read_text("utf-8"))) != kept()]

    assert [] == missing


def test_many_clauses_are_kept() -> None:
    """The list of hashes is no empty one."""
    assert len(kept()) > 50
