"""What the audit's browsers notice, tried on a page with every fault."""

from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from deploy.fallback import write_fallback
from tests.site.server import serve
from tools.audit.browsers import addresses, barriers, launched, policy, with_calculators
from tools.audit.outcome import Outcome

SOUND = """<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>页</title>
<link rel="icon" href="data:,"></head><body><main><h1>页</h1><p>字</p></main></body></html>"""
FAULTS = """<p style="color: red">红</p><img src="/gone.png"><img src="https://example.invalid/a.png">
<script>navigator.sendBeacon("/typed", "12"); throw new Error("broken")</script></main>"""


@pytest.fixture(scope="module")
def found(
    tmp_path_factory: pytest.TempPathFactory, playwright_api: Playwright
) -> dict[str, Outcome]:
    """What policy and axe find on a sound page alone, and on one beside it with faults."""
    outcomes = {}
    browser = launched(playwright_api, "Chromium")
    for name, page in (("sound", SOUND), ("faults", SOUND.replace("</main>", FAULTS))):
        site = tmp_path_factory.mktemp(name)
        (site / "index.html").write_text(page, "utf-8")
        (site / "404.html").write_text(SOUND, "utf-8")
        write_fallback(site)
        with serve(site, port=0) as server:
            outcomes[name] = policy("Chromium", browser, server.url, site)
            outcomes[f"{name} axe"] = barriers(browser, server.url, site)
    browser.close()
    return outcomes


@pytest.mark.parametrize("part", ["sound", "sound axe"])
def test_sound_page_passes(found: dict[str, Outcome], part: str) -> None:
    """A page without faults has no finding."""
    assert () == found[part].findings


@pytest.mark.parametrize(
    "words",
    [
        "policy: style-src-attr",
        "policy: img-src https://example.invalid",
        "leaves: POST",
        "uncaught: broken",
        "404",
    ],
)
def test_fault_is_found(found: dict[str, Outcome], words: str) -> None:
    """An inline style, a foreign picture, a sent text, an exception, a missing file."""
    assert words in "\n".join(found["faults"].findings)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_barrier_is_found_everywhere(found: dict[str, Outcome], width: int, scheme: str) -> None:
    """A picture without words is found on the phone and on the desk, in light and in dark."""
    assert f"/ {width} {scheme} image-alt img" in "\n".join(found["faults axe"].findings)


def test_every_page_is_visited(tmp_path: Path) -> None:
    """A folder's page by the folder, any other by its name; calculators' pages are known."""
    (tmp_path / "tools").mkdir()
    (tmp_path / "404.html").write_text("")
    (tmp_path / "tools/index.html").write_text("<talk-calculator>")

    assert ["404.html", "tools/"] == addresses(tmp_path)
    assert ["", "tools/"] == with_calculators(tmp_path)
