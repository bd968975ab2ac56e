"""What a first answer and a page weigh on the wire, measured at the server."""

from __future__ import annotations

import re

from calculators.render.block import DOWNLOAD_TENTHS_OF_MB
from tests import SITE
from tests.browser.visit import Visit

SCHEDULE = "repayment_schedule"
MOST_FOR_A_FIRST_ANSWER = 3_200_000
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
        *(file for file in SITE.glob("assets/calculator/*.js.br") if file.name not in LATER),
        *SITE.glob("assets/javascripts/site.js.br"),
        *SITE.glob("assets/stylesheets/site.css.br"),
    ]

    assert len(files) > 2
    assert sum(file.stat().st_size for file in files) <= MOST_FOR_OUR_OWN
