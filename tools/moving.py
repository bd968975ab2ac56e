"""Builds the tree with ProperDocs and with Zensical beside MkDocs, and tells what differs.

    python -m tools.moving

What may differ is listed here with its reason; anything else is told and ends with code 1. In
Zensical's pages, whose theme is another, a calculator is asked in Chromium too. The engines are
installed by requirements/moving.txt into an environment of their own.
"""

import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

import calculators
from calculators.declare.reading import read_inputs
from calculators.declare.write import bare
from tests.browser.actions import LIMIT, PATIENT, SCHEDULE, asks, opens
from tests.browser.reader import PlaywrightReader, Reader
from tests.site.server import serve
from tools.audit.browsers import launched
from tools.build import bundle
from tools.console import enter, run_quietly, step
from tools.project import CACHE, PYTHON, ROOT, VENV

FOLDER = CACHE / "moving"
ENGINES = FOLDER / "venv"
LOCK = ROOT / "requirements" / "moving.txt"
# ProperDocs writes its own name where MkDocs writes its own: the only line that may differ.
GENERATOR = re.compile(r'<meta name="generator" content="[^"]*">')
# Zensical brings its own theme files and search index; pages and blocks must be the same, but for
# the way to the root, which a fence under Zensical is not told and writes from the host's root.
BLOCK = re.compile(r"<talk-calculator\b.*?</talk-calculator>", re.S)
TYPED = """const form = document.querySelector("talk-calculator form");
return Object.fromEntries(new FormData(form));"""
FIGURE = """return document.querySelector(
  "talk-calculator [data-answer] [data-figure=payment] dd").textContent;"""
MONTHS = 7
"""No page shows an example of so many, so that only Python can have answered."""
BASE = re.compile(r'\bbase="([^"]+)"')


def main(_: Sequence[str]) -> int:
    """Builds three times, tells every difference that is not listed; 1 where there is any."""
    with step("安装两个引擎", "installing both engines"):
        _install()
    with step("准备浏览器里运行的 Python", "packing the Python that browsers run"):
        bundle()
    mkdocs, properdocs, zensical = map(_built, ("mkdocs", "properdocs", "zensical"))
    found = [*_renamed(mkdocs, properdocs), *_rewritten(mkdocs, zensical)]
    with step("在 Zensical 的网页上算一次", "asking a calculator in Zensical's pages"):
        found += _asked(zensical)
    print(*found, sep="\n" if found else "")
    print(f"✗ {len(found)} 处没有列出的不同" if found else "✓ 只有列出的不同 / as listed")
    return int(bool(found))


def _install() -> None:
    run_quietly([PYTHON, "-m", "venv", "--clear", str(ENGINES)])
    run_quietly([str(ENGINES / "bin/pip"), "install", "--quiet", "-r", str(LOCK)])
    theirs, ours = (next(each.glob("lib/python*/site-packages")) for each in (ENGINES, VENV))
    # The theme, the extensions and our own code come from the project's environment.
    (theirs / "project.pth").write_text(f"{ours}\n{ROOT}\n", encoding="utf-8")


def _built(engine: str) -> Path:
    target = FOLDER / engine
    shutil.rmtree(target, ignore_errors=True)
    with step(f"用 {engine} 生成", f"building with {engine}"):
        command = [str(ENGINES / "bin/python"), "-m", engine, "build", "-f", "mkdocs.yml"]
        run_quietly(command, SITE_DIR=str(target))
    return target


def _renamed(mkdocs: Path, properdocs: Path) -> Iterator[str]:
    """Files that ProperDocs lacks, adds or writes otherwise than by its name."""
    for path in sorted(_files(mkdocs) | _files(properdocs)):
        if _without_name(mkdocs / path) != _without_name(properdocs / path):
            yield f"ProperDocs：{path}"


def _without_name(file: Path) -> bytes | str | None:
    if not file.is_file():
        return None
    if file.suffix == ".html":
        return GENERATOR.sub("", file.read_text(encoding="utf-8"))
    return b"" if file.name == "sitemap.xml.gz" else file.read_bytes()


def _rewritten(mkdocs: Path, zensical: Path) -> Iterator[str]:
    """Pages that Zensical lacks, and pages whose calculators show another example."""
    for path in sorted(each for each in _files(mkdocs) if each.endswith(".html")):
        if not (zensical / path).is_file():
            yield f"Zensical：没有 {path}"
        elif blocks(mkdocs / path) != blocks(zensical / path):
            yield f"Zensical：{path} 的计算器不一样"


def blocks(page: Path) -> list[str]:
    """The calculators of a page with their examples, every way to the root written alike."""
    return [_from_root(each) for each in BLOCK.findall(page.read_text(encoding="utf-8"))]


def _from_root(block: str) -> str:
    base = BASE.search(block)
    return block.replace(f'"{base[1]}', '"/') if base else block


def _asked(site: Path) -> Iterator[str]:
    """What is wrong with the answer of a calculator in the browser; each step has its bound."""
    with serve(site, port=0) as server, sync_playwright() as api:
        chromium = launched(api, "Chromium")
        try:
            yield from answered(PlaywrightReader(page=chromium.new_page(), url=server.url))
        except (AssertionError, Error) as error:
            yield f"Zensical：计算器没有回答：{error}"
        finally:
            chromium.close()


def answered(reader: Reader) -> Iterator[str]:
    """The first instalment on the page, where it is not Python's for what stands in the form."""
    opens(reader)
    reader.run(LIMIT, PATIENT)
    asks(reader, MONTHS)
    calculator = calculators.get(SCHEDULE)
    inputs = read_inputs(calculator.inputs, reader.run(TYPED))
    expected, shown = bare(calculator.calculate(inputs).figure("payment")), reader.run(FIGURE)
    if expected not in shown.split():
        yield f"Zensical：算出来是「{shown.strip()}」，应该是 {expected}"


def _files(site: Path) -> set[str]:
    return {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}


if __name__ == "__main__":
    enter(main)
