"""Makes `zh-hant/` inside a built site: the same pages in traditional characters.

python -m traditional.twin [site]
"""

import json
import re
import sys
from hashlib import sha256
from pathlib import Path

from calculators.render.traditional import Traditional
from deploy.search import write_index
from traditional.pages import twin
from traditional.places import FOLDER, Place
from traditional.search import INDEX, both
from traditional.words import browser_table, table

SITEMAP = "sitemap.xml"
_LOCATION = re.compile(r"<loc>(.*?)</loc>")
_RUNTIME = re.compile(r'(<script[^>]* id="runtime">)\{')


def make(site: Path) -> None:
    """Write the twin of every page, the index of its search, its sitemap and its table of words."""
    address = _address(site)
    pages = {file.relative_to(site).as_posix(): file.read_text("utf-8") for file in _pages(site)}
    converting = table(pages.values())
    words = _words(site, converting)
    for name, text in pages.items():
        folder = name.rpartition("/")[0]
        place = Place(
            folder=folder and f"{folder}/",
            address=address,
            served=name.endswith("index.html"),
        )
        html = _RUNTIME.sub(rf'\1{{"traditional": "{words}", ', text, count=1)
        _write(site / FOLDER / name, twin(html, converting, place))
    _sitemap(site, address)
    _search(site, converting)


def _address(site: Path) -> str:
    """The address the site was built for: its home is the shortest in the sitemap."""
    listed: list[str] = _LOCATION.findall((site / SITEMAP).read_text("utf-8"))
    return min(listed, key=len)


def _words(site: Path, full: Traditional) -> str:
    """Writes what a browser needs to say the calculators' words, under a name that has its hash."""
    text = browser_table(full)
    name = f"{FOLDER}words.{sha256(text.encode()).hexdigest()[:16]}.txt"
    _write(site / name, text)
    return name


def _pages(site: Path) -> list[Path]:
    return [file for file in sorted(site.rglob("*.html")) if site / FOLDER not in file.parents]


def _sitemap(site: Path, address: str) -> None:
    text = (site / SITEMAP).read_text("utf-8")
    _write(site / FOLDER / SITEMAP, text.replace(f"<loc>{address}", f"<loc>{address}{FOLDER}"))


def _search(site: Path, full: Traditional) -> None:
    """Both indexes learn to read a question in either kind of characters."""
    write_index(site)
    here = json.loads((site / INDEX).read_text("utf-8"))
    for file, index in zip((site / INDEX, site / FOLDER / INDEX), both(here, full), strict=True):
        _write(file, json.dumps(index, ensure_ascii=False, separators=(",", ":")))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
