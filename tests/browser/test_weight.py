"""What a first answer and a page weigh on the wire, measured at the server."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import expect

from calculators.render.block import DOWNLOAD_TENTHS_OF_MB
from tests import SITE
from tests.browser.visit import Visit

SCHEDULE = "repayment_schedule"
MOST_FOR_A_FIRST_ANSWER = 2_800_000
MOST_BEFORE_INTENT = 100_000
MOST_FOR_OUR_OWN = 15_000
# These come with the first press of a button that needs them.
LATER = {"paste.js.br", "take.js.br"}
OURS = re.compile(r"/assets/(calculator|javascripts|stylesheets)/(?!bundle|workers)")


def test_a_first_answer_fetches_little(new_visit: Visit) -> None:
    """All that a first answer fetches beyond the page stays below the budget, packed as shipped."""
    calculator = new_visit.open_calculator(SCHEDULE)
    new_visit.page.wait_for_load_state("networkidle")
    new_visit.server.requests.clear()
    calculator.answer()
    fetched = new_visit.server.requests

    assert {"br"} == {request.encoding for request in fetched if request.sent > 10_000}
    assert sum(request.sent for request in fetched) <= MOST_FOR_A_FIRST_ANSWER


def test_the_page_announces_what_it_downloads(new_visit: Visit) -> None:
    """「共约 … MB」 is the measured size, to a tenth or two."""
    new_visit.open_calculator(SCHEDULE).answer()
    tenths = (
        sum(request.sent for request in new_visit.server.requests if "/runtime/" in request.path)
        / 100_000
    )

    assert abs(tenths - DOWNLOAD_TENTHS_OF_MB) <= 2


def test_our_own_scripts_and_styles_are_small() -> None:
    """Our style sheet and the scripts that a page loads unasked stay small together, packed."""
    files = [
        *(file for file in SITE.glob("assets.*/calculator/*.js.br") if file.name not in LATER),
        *SITE.glob("assets.*/javascripts/site.js.br"),
        *SITE.glob("assets.*/stylesheets/site.css.br"),
    ]

    assert len(files) > 2
    assert sum(file.stat().st_size for file in files) <= MOST_FOR_OUR_OWN


def test_the_search_index_comes_with_the_first_question(new_visit: Visit) -> None:
    """The index, heavier than the page, is not fetched before, and finds what is typed then."""
    new_visit.open("")
    new_visit.page.wait_for_load_state("networkidle")
    before = [request.path for request in new_visit.server.requests]
    new_visit.page.locator("[data-md-component=search-query]").focus()
    new_visit.page.keyboard.type("征信")

    expect(new_visit.page.locator(".md-search-result__item").first).to_be_attached()
    assert [] == [path for path in before if "/search/pages" in path]


def test_a_page_is_light_before_intent(new_visit: Visit) -> None:
    """A calculator's page with all it fetches by itself, the index too, and no Python."""
    address = "/tools/several_debts/"
    new_visit.open(address.lstrip("/"))
    new_visit.page.wait_for_load_state("networkidle")
    asked = {urlsplit(request.path).path for request in new_visit.server.requests}
    # Firefox fetches the page that comes next, once it has nothing else to do.
    fetched = {path for path in asked if path == address or not path.endswith("/")}

    assert [] == new_visit.python_requests()
    assert sum(map(_packed, fetched)) <= MOST_BEFORE_INTENT


def _packed(path: str) -> int:
    """Bytes of a path as shipped: the copy that is served here has its pages unpacked."""
    file = SITE / path.lstrip("/")
    file = file / "index.html" if file.is_dir() else file
    packed = file.with_name(f"{file.name}.br")
    return (packed if packed.is_file() else file).stat().st_size
