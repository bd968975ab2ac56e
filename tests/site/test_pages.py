"""The built site: every page, as a host will serve it."""

import json
from pathlib import Path

import pytest

from deploy.policy import inline_scripts
from tests.site.pages import SITE, Page, broken, foreign, is_twin, pages, read, repeated, target

OUR_BUDGET = 27_500
PAGE_BUDGET = 100_000
ANSWER_BUDGET = 2_800_000


def files() -> frozenset[str]:
    return frozenset(
        f"/{file.relative_to(SITE).as_posix()}" for file in SITE.rglob("*") if file.is_file()
    )


def sent(file: Path) -> int:
    """Bytes on the wire: those of the precompressed copy where there is one."""
    packed = file.with_name(f"{file.name}.br")
    return (packed if packed.is_file() else file).stat().st_size


def weight(page: Page) -> int:
    """Bytes on the wire for a page and all it names to load, the search index apart."""
    addresses = {found[0] for address in page.loads if (found := target(page, address))}
    html = SITE / page.address.lstrip("/")
    html = html / "index.html" if html.is_dir() else html
    return sent(html) + sum(sent(SITE / address.lstrip("/")) for address in addresses)


def test_no_id_stands_twice() -> None:
    """Labels, anchors and descriptions each find one element."""
    found = {page.address: repeated(page.ids) for page in pages() if repeated(page.ids)}

    assert found == {}


def test_every_link_leads_somewhere() -> None:
    """No page links to a page, file or anchor that is not there."""
    found = list(broken(pages(), files()))

    assert found == []


def test_nothing_is_loaded_from_elsewhere() -> None:
    """Every byte comes from this site."""
    found = {page.address: foreign(page) for page in pages() if foreign(page)}

    assert found == {}


def test_nothing_acts_inline() -> None:
    """The pages' policy forbids inline styles and handlers, so no page carries one."""
    found = {page.address: page.inline for page in pages() if page.inline}

    assert found == {}


def test_inline_scripts_are_the_same_on_every_page() -> None:
    """One short policy fits all pages."""
    scripts = {
        script
        for file in SITE.rglob("*.html")
        for script in inline_scripts(file.read_text("utf-8"))
    }

    assert len(scripts) <= 4


def test_every_page_has_one_heading() -> None:
    """A page answers one question, and its title says which."""
    found = {page.address: page.headings for page in pages() if len(page.headings) != 1}

    assert found == {}


def test_no_two_pages_share_a_title() -> None:
    """A reader tells the pages apart in a search engine and in their tabs."""
    assert repeated([page.title for page in pages()]) == []


def test_the_language_names_the_characters() -> None:
    """Screen readers and fonts are told the script: simplified, and traditional in its folder."""
    wanted = {page.address: "zh-Hant" if is_twin(page) else "zh-Hans" for page in pages()}

    assert wanted == {page.address: page.language for page in pages()}


def test_every_page_is_described() -> None:
    """Each page has its description for search engines and for whoever shares it."""
    found = {page.address for page in pages() if not page.description}

    assert found == set()


@pytest.mark.parametrize("part", ["strip", "help-strip"])
def test_every_page_keeps_its_promises_in_view(part: str) -> None:
    """The fixed strip and the help lines stand on every page."""
    found = {page.address for page in pages() if part not in page.classes}

    assert found - {"/404.html", "/zh-hant/404.html"} == set()


def test_our_style_and_scripts_are_light() -> None:
    """Everything of ours, whenever it is fetched: pages, desk, search and what works offline.

    What a page loads unasked is held to less, by tests/browser/test_weight.py.
    """
    ours = [*SITE.glob("assets.*/*/*.js"), *SITE.glob("assets.*/*/*.css"), SITE / "sw.js"]

    assert sum(map(sent, ours)) <= OUR_BUDGET


def test_every_page_is_light() -> None:
    """A page with all it loads stays within 100 kB on the wire."""
    heavy = {page.address: weight(page) for page in pages() if weight(page) > PAGE_BUDGET}

    assert heavy == {}


@pytest.mark.parametrize("language", ["", "zh-hant/"])
def test_a_first_answer_is_light(language: str) -> None:
    """Engine, archive, scripts and, in traditional characters, the words: at most 2.8 MB."""
    page = (SITE / language / "tools" / "repayment_schedule" / "index.html").read_text("utf-8")
    runtime = json.loads(page.partition('id="runtime">')[2].partition("</script>")[0])
    fetched = [SITE / path for path in runtime["bytes"] if path != runtime["workbooks"]]
    fetched += [SITE / runtime["traditional"]] if language else []
    scripts = [*SITE.glob("assets.*/calculator/worker.js"), *SITE.glob("assets.*/calculator/kept.js")]

    assert sum(map(sent, [*fetched, *scripts])) <= ANSWER_BUDGET


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="gone/">x</a>', ["/ → gone/"]),
        ('<a href="#gone">x</a>', ["/ → #gone"]),
        ('<script src="gone.js"></script>', ["/ → gone.js"]),
        ('<a href="https://example.org/">x</a>', []),
        ('<p id="here"><a href="#here">x</a>', []),
    ],
)
def test_broken_link_is_found(html: str, expected: list[str]) -> None:
    """The check for links finds a planted broken one, and nothing else."""
    assert expected == list(broken((read("/", html),), frozenset()))


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://example.org/a.js"></script>',
        '<link rel="stylesheet" href="//example.org/a.css">',
        '<img src="https://example.org/a.png">',
    ],
)
def test_foreign_origin_is_found(html: str) -> None:
    """The check for origins finds a planted foreign one."""
    assert len(foreign(read("/", html))) == 1


@pytest.mark.parametrize("html", ['<p style="color: red">', '<p onclick="x()">', "<style></style>"])
def test_inline_act_is_found(html: str) -> None:
    """The check for inline styles and handlers finds a planted one."""
    assert len(read("/", html).inline) == 1
