"""The machinery serves another site: the manual's smallest one, built, and asked in Chromium."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, expect

from deploy.publish import CACHE
from tests.browser.conftest import CHROMIUM
from tests.browser.origin import moved
from tests.site.server import Server, serve
from tools.project import PYTHON, ROOT, environment

MANUAL = ROOT / "docs" / "about" / "developing" / "another-site.md"
BLOCK = re.compile(r'^(`{3,})(?:python|markdown|yaml) title="([^"]+)"\n(.*?)^\1$', re.M | re.S)
TERMS = re.compile(r"^  - calculators\.embed\.terms:\n(?:      .*\n)+", re.M)
FLOORS = ("declare", "embed", "finance", "law", "render")
MADE = shutil.ignore_patterns("__pycache__", "runtime")
COMMANDS = (
    ("calculators.embed.bundle",),
    ("mkdocs", "build", "--strict"),
    ("deploy.publish", "site"),
)
PATIENCE = 60_000


def machinery(target: Path) -> None:
    """What the manual calls machinery, and this site's settings without what is its own."""
    for name in ("deploy", "overrides"):
        shutil.copytree(ROOT / name, target / name, ignore=MADE)
    for name in FLOORS:
        shutil.copytree(ROOT / "calculators" / name, target / "calculators" / name, ignore=MADE)
    for name in ("__init__.py", "__main__.py"):
        shutil.copyfile(ROOT / "calculators" / name, target / "calculators" / name)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(ROOT / name, target / name)
    (target / "node_modules").symlink_to(ROOT / "node_modules")
    # The engine is the same one: what was compressed for this site is not compressed again.
    (target / ".cache").mkdir()
    (target / CACHE).symlink_to(ROOT / CACHE)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    (target / "engine.yml").write_text(TERMS.sub("", settings) + "\n", encoding="utf-8")


def own(target: Path) -> list[str]:
    """Writes the manual's files; their paths."""
    found = [(file, text) for _, file, text in BLOCK.findall(MANUAL.read_text(encoding="utf-8"))]
    for file, text in found:
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        (target / file).write_text(text, encoding="utf-8")
    return [file for file, _ in found]


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The foreign site as a host gets it."""
    root = tmp_path_factory.mktemp("another")
    machinery(root)
    own(root)
    for command in COMMANDS:
        done = subprocess.run(
            [PYTHON, "-m", *command],
            cwd=root,
            env=environment() | {"PYTHONPATH": str(root)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode:
            pytest.fail(f"{command}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return root / "site"


@pytest.fixture(scope="module")
def served(foreign: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The foreign site at an address of its own."""
    folder = tmp_path_factory.mktemp("served")
    with serve(folder, port=0) as server:
        moved(foreign, folder, server.url)
        yield server


@pytest.fixture(scope="module")
def page(playwright_api: Playwright, served: Server) -> Iterator[Page]:
    """Its only page, in Chromium."""
    debian: dict[str, Any] = {"executable_path": CHROMIUM} if CHROMIUM.exists() else {}
    browser = playwright_api.chromium.launch(args=["--no-sandbox"], **debian)
    found = browser.new_page()
    found.goto(served.url)
    yield found
    browser.close()


def test_the_smallest_site_is_three_files(tmp_path: Path) -> None:
    """One calculator, one page, five lines of settings."""
    lines = 5

    assert ["calculators/tip.py", "docs/index.md", "mkdocs.yml"] == own(tmp_path)
    assert lines == len((tmp_path / "mkdocs.yml").read_text(encoding="utf-8").splitlines())


def test_the_build_works_out_the_foreign_example(foreign: Path) -> None:
    """A tenth of 50 stands in the page before any script runs."""
    text = (foreign / "index.html").read_text(encoding="utf-8")

    assert 'lang="en"' in text
    assert "5.00" in text


def test_the_foreign_calculator_answers_in_chromium(page: Page) -> None:
    """A reader types 64.50: a tenth, half up, is 6.45."""
    form = page.locator("talk-calculator[name=tip]")
    form.locator("[name=bill]").fill("64.50")
    form.locator("button[type=submit]").click()
    expect(form.locator("[data-state=answered]")).to_be_visible(timeout=PATIENCE)

    expect(form.locator("[data-answer]")).to_contain_text("6.45")
