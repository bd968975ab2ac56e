"""Copies of the site in which mistakes are planted."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests import ROOT
from tests.docs.planted import Mistake
from tests.docs.trial import TODAY, built_site
from tools.editorial.check import fix, mistakes
from tools.editorial.page import Page
from tools.editorial.site import ADDRESSES, DOCS, LAW, SETTINGS, Site, read_site

PICTURE = "docs/how/picture.png"


def clean_copy(folder: Path) -> Path:
    """What editors write, copied, with what mends itself mended."""
    for name in (DOCS, LAW):
        shutil.copytree(ROOT / name, folder / name)
    for name in (SETTINGS, ADDRESSES):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)
    (folder / PICTURE).touch()
    fix(folder, mistakes(read(folder)))
    return folder


def read(folder: Path, built: Path | None = None) -> Site:
    """The site in a folder."""
    return read_site(folder, TODAY, built)


def plant(folder: Path, mistake: Mistake, text: str) -> int:
    """Puts a mistake, or what it is mended to, into a copy; the line where it begins."""
    file = folder / mistake.path
    before = file.read_text(encoding="utf-8")
    was = _was(before, mistake)
    start = before.index(was) if was else len(before) + 1
    after = before.replace(was, text, 1) if was else f"{before}\n{text}\n"
    file.write_text(after, encoding="utf-8")
    return after[:start].count("\n") + 1


def _was(before: str, mistake: Mistake) -> str:
    """The words that make room; none where the mistake goes to the end."""
    if not mistake.key:
        assert mistake.was in before
        return mistake.was
    found = re.search(rf"^{mistake.key}:.*(?:\n {{2}}.*)*", before, re.MULTILINE)
    assert found
    return found[0] if mistake.text != f"{mistake.key}:" else f"{found[0]}\n"


def with_built(folder: Path, mistake: Mistake) -> Site:
    """The site in a folder, with a built page that holds the mistake's HTML."""
    address = Page(path=mistake.path, text="").address
    return read(folder, built_site(folder / "site", address, mistake.text))
