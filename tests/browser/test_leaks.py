"""What a reader types stays: from load to the last answer only files of the site are fetched."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Request, expect

import calculators
from tests.browser.test_keeping import imported, kept, says
from tests.browser.visit import Visit

TYPED = "31415.92"
# Every way of taking an answer away, each pressed once the one before it is done.
TAKEN = """async (element) => {
  window.print = () => {};
  const found = [];
  element.querySelectorAll("[data-answer] details").forEach((each) => { each.open = true; });
  for (const button of element.querySelectorAll("[data-take]")) {
    if (!button.checkVisibility({ visibilityProperty: true })) continue;
    const told = [...button.closest(".take").querySelectorAll("[data-taken]")];
    told.forEach((sentence) => { sentence.hidden = true; });
    button.click();
    const box = button.closest(".take").querySelector(".take__text");
    const end = () => (!box.hidden && "shown") || told.find((sentence) => !sentence.hidden
      && !["working", "fetching"].includes(sentence.dataset.taken))?.dataset.taken;
    while (button.dataset.take !== "print" && !end()) {
      await new Promise((done) => setTimeout(done, 20));
    }
    found.push(button.dataset.take, end() || "printed");
    box.hidden = true;
  }
  return found;
}"""
ENDED = ", ".join(f"[data-state={each}]" for each in ("answered", "updated", "mistakes"))


def test_all_requests_are_for_files_of_the_site(new_visit: Visit) -> None:
    """Every request of every calculator is a GET of a file in the manifest, of this origin.

    Every button that takes something away is pressed; a file is taken in and one handed out, a
    link and the package are made. None has a query or a body, and what was typed stands in none
    of them.
    """
    asked, ends = requested(new_visit), set[str]()
    new_visit.open("")
    for name in calculators.names():
        calculator = new_visit.open_calculator(name)
        typed = calculator.element.locator("form input[type=text]:visible").first
        if typed.count():
            typed.fill(TYPED)
        calculator.submit()
        calculator.element.locator(ENDED).locator("visible=true").first.wait_for()
        ends |= set(calculator.element.evaluate(TAKEN))
    ends |= hands_on(new_visit)
    files = manifest(new_visit)
    sent = [request.path for request in new_visit.server.requests]

    assert [] == [told for each in asked if (told := leak(each, new_visit.server.url, files))]
    assert set() == {urlsplit(path).path.lstrip("/") for path in sent} - files
    assert [] == [path for path in sent if "?" in path or TYPED in path]
    assert "failed" not in ends
    assert {"text", "csv", "xlsx", "ics", "print", "show", "taken", "linked", "made"} <= ends


def hands_on(visit: Visit) -> set[str]:
    """Take in a kept file, hand one out, make a link, make the package; what the page says."""
    budget = visit.open_calculator("budget")
    imported(visit, kept(typed={"budget": {"buffer": TYPED}}))
    says(visit, "taken")
    visit.page.locator("[data-desk-out]").click()
    says(visit, "out")
    visit.page.locator("[data-desk-link]").click()
    says(visit, "linked")
    budget.submit()
    visit.follow("tools/package/")
    visit.page.locator("[data-package-make]").first.click()
    expect(visit.page.locator("[data-package-says=made]")).to_be_visible()
    return {"taken", "linked", "made"}


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
