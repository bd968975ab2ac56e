"""The search index as the reader's phone is sent it: the engine's, lighter, and with more names.

The engine writes each character as six, splits words for a search of its own, and keeps markup.
Here a page also brings its answer and its `synonyms`, what people call what it is about.
"""

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

INDEX = Path("search/search_index.json")
FORMS = "forms"
"""In an index's settings: pairs of a traditional character and its simplified one."""

WORDS = "words"
"""In an index's settings: lines of words that readers use for one matter."""

DOCS = Path(__file__).parents[1] / "docs"
TITLE_ONLY = (
    *("about/bench/", "about/contributing/", "about/design/", "about/developing/"),
    "about/scale/",
)
"""Pages for editors and engineers: found by their titles, not by every word in them."""

ONWARD = "接下来"
"""A page's last section names other pages: it answers nothing itself."""

BACKSTAGE = 0.5
"""What a page about the site itself weighs beside a page for the reader."""

HALLS = (
    *("", "glossary/", "rules/myths/", "start/now/", "start/thirty-days/", "summary/"),
    *("templates/", "tools/", "tools/cheatsheet/", "tools/package/"),
)
"""Pages that touch on every matter: the page that has one for its own goes before them."""

IN_A_HALL = 0.9

# Where a rule was read is no answer to a search.
_CITATION = re.compile(r"<p>[^<]*本站核实 \d{4}-.*?</p>")
_MARKUP = re.compile(r"<[^>]+>")
_BLANKS = re.compile(r"\s+")
# The theme's word splitter parts words by a character that nobody sees.
_UNSEEN = "\u200b"


def write_index(site: Path, docs: Path = DOCS) -> None:
    """Rewrite the built site's index; running it again changes nothing.

    Nothing is done where the engine wrote no index.
    """
    file = site / INDEX
    if not file.is_file():
        return
    index = json.loads(file.read_text("utf-8"))
    index["docs"] = [_entry(entry, docs) for entry in index["docs"] if _is_kept(entry)]
    index["config"][WORDS] = matters()
    file.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")


def matters() -> list[str]:
    """The lines of `search_words.txt`: the words for one matter, with a space between two."""
    lines = Path(__file__).with_name("search_words.txt").read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def write_apart(site: Path, folder: str = "") -> None:
    """Put the pages' words into a file of their own, which is fetched when something is looked for.

    The theme fetches its index with every page; it is left an empty one that names the other.
    `folder` is where a language of its own begins, with a slash at its end.
    """
    file = site / folder / INDEX
    index = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    if not index.get("docs"):
        return
    ours = {key: index["config"].pop(key) for key in (FORMS, WORDS) if key in index["config"]}
    words = {"config": ours, "docs": index["docs"]}
    text = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    apart = file.with_name(f"pages.{sha256(text.encode()).hexdigest()[:16]}.json")
    apart.write_text(text, "utf-8")
    address = apart.relative_to(site).as_posix()
    named = {"config": index["config"] | {"apart": address}, "docs": []}
    file.write_text(json.dumps(named, separators=(",", ":")), "utf-8")


def _is_kept(entry: dict[str, Any]) -> bool:
    if "#" not in entry["location"]:
        return True
    onward = _plain(entry["title"]) == ONWARD
    return not onward and not entry["location"].startswith(TITLE_ONLY)


def _entry(entry: dict[str, Any], docs: Path) -> dict[str, Any]:
    location = entry["location"]
    words = {"location": location, "title": _plain(entry["title"]), "text": _plain(entry["text"])}
    if "#" in location:
        return words
    return words | _weight(location) | _names(_source(docs, location))


def _weight(location: str) -> dict[str, float]:
    if location.startswith("about/"):
        return {"boost": BACKSTAGE}
    return {"boost": IN_A_HALL} if location in HALLS else {}


def _plain(html: str) -> str:
    words = _MARKUP.sub(" ", _CITATION.sub("", html.replace(_UNSEEN, "")))
    return _BLANKS.sub(" ", words).strip()


def _source(docs: Path, location: str) -> Path:
    """The Markdown file that a page's address was built from."""
    folder = docs / location
    return folder / "index.md" if folder.is_dir() else folder.with_suffix(".md")


def _names(source: Path) -> dict[str, Any]:
    if not source.is_file():
        return {}
    front = yaml.safe_load(source.read_text("utf-8").split("---\n")[1])
    return {"answer": front["answer"], "also": front.get("synonyms", [])}
