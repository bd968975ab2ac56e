"""The built site: every page stands in both kinds of characters."""

import re
from pathlib import Path
from urllib.parse import urljoin

import calculators
from tests.site.pages import SITE, is_twin, pages
from traditional.places import FOLDER

_ID = re.compile(r'\sid="([^"]*)"')
_ALTERNATE = re.compile(r'<link rel="alternate " hreflang="([^"]*)" href="([^"]*)">')
_SWITCH = re.compile(r'<a class="[^"]*\blanguage" href="([^"]*)" hreflang="([^"]*)"')
_NOTE = re.compile(r'<p class="mainland" data-only="zh-Hant"([^>]*)>')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
SERVED = {page.address for page in pages() if not page.address.endswith("404.html")}


def html(address: str) -> str:
    """The text of a page by its address."""
    file = SITE / address.lstrip("/")
    return (file / "index.html" if file.is_dir() else file).read_text("utf-8")


def simplified() -> list[str]:
    """The addresses of the pages in simplified characters."""
    return sorted(page.address for page in pages() if not is_twin(page))


def twin_of(address: str) -> str:
    """Where the same page stands in traditional characters."""
    return f"/{FOLDER}{address.lstrip('/')}"


def test_every_page_has_its_twin() -> None:
    """None is missing and none is left over."""
    assert {twin_of(each) for each in simplified()} == {p.address for p in pages() if is_twin(p)}


def test_every_calculator_has_its_twin() -> None:
    """Each calculator stands on a page in traditional characters."""
    found = {
        name
        for address in map(twin_of, simplified())
        for name in re.findall(r'<talk-calculator name="([a-z_]+)"', html(address))
    }

    assert set(calculators.names()) == found


def test_a_twin_has_the_ids_of_its_page() -> None:
    """Anchors, labels and scripts find the same elements."""
    different = [
        each for each in simplified() if _ID.findall(html(each)) != _ID.findall(html(twin_of(each)))
    ]

    assert [] == different


def test_both_name_each_other() -> None:
    """Either page tells search engines where both are, itself among them; so does its address."""
    home = min(re.findall(r"<loc>(.*?)</loc>", (SITE / "sitemap.xml").read_text()), key=len)
    wrong = []
    for each in sorted(SERVED.intersection(simplified())):
        here, there = home + each.lstrip("/"), home + FOLDER + each.lstrip("/")
        wanted = [("zh-Hans", here), ("zh-Hant", there), ("x-default", here)]
        for address, own in ((each, here), (twin_of(each), there)):
            told = _ALTERNATE.findall(html(address)), _CANONICAL.findall(html(address))
            wrong += [] if (wanted, [own]) == told else [address]

    assert [] == wrong


def test_the_switch_keeps_the_page() -> None:
    """A plain link leads from each page to the same one in the other characters."""
    wrong = []
    for each in sorted(SERVED.intersection(simplified())):
        for here, there, kind in (
            (each, twin_of(each), "zh-Hant"),
            (twin_of(each), each, "zh-Hans"),
        ):
            found = [(urljoin(here, link), to) for link, to in _SWITCH.findall(html(here))]
            wrong += [] if [(there, kind)] == found else [here]

    assert [] == wrong


def test_every_twin_says_whose_rules_these_are() -> None:
    """That the rules are mainland China's stands in view there, and is hidden elsewhere."""
    shown = {each: _NOTE.findall(html(each)) for each in SERVED}
    wanted = {each: [""] if each.startswith(f"/{FOLDER}") else [" hidden"] for each in SERVED}

    assert wanted == shown


def test_nothing_is_kept_twice() -> None:
    """Beside its pages the folder holds a search of its own, a site map and a table of words."""
    files = (file for file in (SITE / FOLDER).rglob("*") if file.is_file())
    names = {
        Path(re.sub(r"\.[0-9a-f]{16}\.", ".", file.name)).name
        for file in files
        if file.suffix not in {".br", ".gz", ".zst"}
    }

    search = {"search_index.json", "pages.json"}

    assert {"404.html", "index.html", "sitemap.xml", "words.txt"} | search == names
