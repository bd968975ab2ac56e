"""What a reader types stays: from load to the last answer only files of the site are fetched."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Request

import calculators
from tests.browser.visit import Visit

TYPED = "31415.92"
ENDED = ", ".join(f"[data-state={each}]" for each in ("answered", "updated", "mistakes"))


def test_all_requests_are_for_files_of_the_site(new_visit: Visit) -> None:
    """Every request of every calculator is a GET of a file in the manifest, from this origin.

    None has a query or a body, and what was typed stands in none of them.
    """
    asked = requested(new_visit)
    new_visit.open("")
    for name in calculators.names():
        calculator = new_visit.open_calculator(name)
        typed = calculator.element.locator("form input[type=text]:visible").first
        if typed.count():
            typed.fill(TYPED)
        calculator.submit()
        calculator.element.locator(ENDED).locator("visible=true").first.wait_for()
    files = manifest(new_visit)
    sent = [request.path for request in new_visit.server.requests]

    assert [] == [told for each in asked if (told := leak(each, new_visit.server.url, files))]
    assert set() == {urlsplit(path).path.lstrip("/") for path in sent} - files
    assert [] == [path for path in sent if "?" in path or TYPED in path]


def requested(visit: Visit) -> list[Request]:
    """Every request from now on, of pages and workers, as the browser tells of it."""
    asked: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    visit.page.context.on("request", note)
    return asked


def manifest(visit: Visit) -> set[str]:
    """Every address at which a file of the site stands."""
    lines = (visit.server.site / "manifest.sha256").read_text("utf-8").splitlines()
    files = {line.split(maxsplit=1)[1].lstrip("*") for line in lines}
    folders = {file.removesuffix("index.html") for file in files if file.endswith("index.html")}
    return files | folders | {"manifest.sha256"}


def leak(request: Request, origin: str, files: set[str]) -> str:
    """What is wrong with a request, or nothing."""
    if request.url.startswith(("data:", "blob:")):
        return ""
    place = urlsplit(request.url)
    sound = (
        request.url.startswith(origin)
        and request.method == "GET"
        and request.post_data is None
        and not place.query
        and place.path.lstrip("/") in files
    )
    return "" if sound else f"{request.method} {request.url}"


@pytest.mark.parametrize(
    "script",
    [
        "fetch('/?typed=1')",
        "fetch('/', { method: 'POST', body: '1' })",
        "fetch('/typed/31415.92')",
    ],
)
def test_a_leak_would_be_found(new_visit: Visit, script: str) -> None:
    """A query, a body, and an address that is no file are each told."""
    new_visit.excuse("Failed to load resource", "404", "501")
    new_visit.open("")
    asked = requested(new_visit)
    new_visit.page.evaluate(f"{script}.catch(() => null).then(() => null)")
    files = manifest(new_visit)

    assert any(leak(each, new_visit.server.url, files) for each in asked)
