"""Our scripts and styles at an address that names their content."""

from __future__ import annotations

from pathlib import Path

import pytest

from deploy.settled import settle

PAGE = """<link rel="stylesheet" href="{up}assets/stylesheets/site.css">
<script src="{up}assets/javascripts/bundle.0123456789.min.js"></script>
<script type="module" src="{up}assets/javascripts/site.js"></script>
<script type="application/json">{{"search": "{up}assets/javascripts/search.js"}}</script>
<p>overrides/assets/javascripts/site.js</p>"""
FILES = {
    "assets/javascripts/bundle.0123456789.min.js": "theme",
    "assets/javascripts/site.js": "site",
    "assets/javascripts/search.js": "search",
    "assets/stylesheets/site.css": "style",
}
PAGES = {"index.html": "", "help/index.html": "../", "404.html": "/guide/"}


def built(folder: Path, files: dict[str, str]) -> Path:
    """A built site of three pages, one of them with addresses from the host's root."""
    texts = files | {name: PAGE.format(up=up) for name, up in PAGES.items()}
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def settled(site: Path) -> str:
    """The folder that ours have moved to."""
    settle(site)
    [folder] = site.glob("assets.*")
    return folder.name


@pytest.mark.parametrize(("page", "up"), PAGES.items())
def test_pages_lead_to_where_ours_have_moved(tmp_path: Path, page: str, up: str) -> None:
    """Every page names the new address, however deep it lies; what is told in words stays."""
    folder = settled(built(tmp_path, FILES))
    html = (tmp_path / page).read_text("utf-8")
    expected = PAGE.format(up=up)
    for name in ("stylesheets/site.css", "javascripts/site.js", "javascripts/search.js"):
        expected = expected.replace(f'"{up}assets/{name}"', f'"{up}{folder}/{name}"')

    assert expected == html


def test_what_is_not_ours_stays_where_it_is(tmp_path: Path) -> None:
    """The theme's files keep their address; ours are at the new one alone."""
    folder = settled(built(tmp_path, FILES))
    found = sorted(file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.*s"))

    assert found == sorted(
        name if "bundle" in name else name.replace("assets", folder, 1) for name in FILES
    )


def test_another_content_has_another_address(tmp_path: Path) -> None:
    """One changed byte in one file gives another address; the same bytes give the same."""
    changed = FILES | {"assets/javascripts/search.js": "Search"}
    names = [
        settled(built(tmp_path / str(number), files))
        for number, files in enumerate((FILES, FILES, changed))
    ]

    assert names[0] == names[1]
    assert names[0] != names[2]


def test_again_changes_nothing(tmp_path: Path) -> None:
    """A site whose files have moved stays as it is."""
    folder = settled(built(tmp_path, FILES))

    assert folder == settled(tmp_path)
