"""The house's lists, as editors keep them: words not to use, numbers that may stand in prose."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tools.editorial.prose import read_only

HERE = Path(__file__).parent
_QUOTED = re.compile(r"「[^「」]*」")


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbidden:
    """Words with one reason and one remedy, and where they may stand all the same."""

    words: re.Pattern[str]
    because: str
    instead: str
    unless: re.Pattern[str] | None
    quoted: bool
    pages: tuple[str, ...]

    def found(self, text: str, source: str) -> list[str]:
        """The words that stand in a line of the page `source` without leave."""
        if not self.words.search(text) or _on(source, self.pages):
            return []
        pardoned = [_QUOTED] if self.quoted else []
        pardoned += [self.unless] if self.unless else []
        # A pardon may speak of a link's address, so it is looked for in the line as typed.
        for pattern in pardoned:
            text = pattern.sub(lambda part: " " * len(part[0]), text)
        return [match[0] for match in self.words.finditer(read_only(text))]


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowedNumber:
    """A number that may stand in the prose of some pages."""

    pages: tuple[str, ...]
    text: re.Pattern[str]


@cache
def forbidden() -> tuple[Forbidden, ...]:
    """The words not to use."""
    return tuple(_forbidden(entry) for entry in _read("words.yml")["forbidden"])


@cache
def preferred() -> dict[str, str]:
    """Spelling not to use → the one to use."""
    entries = _read("words.yml")["preferred"]
    return {word: entry["write"] for entry in entries for word in entry["not"]}


@cache
def allowed_numbers() -> tuple[AllowedNumber, ...]:
    """The numbers that may stand in prose."""
    return tuple(
        AllowedNumber(pages=tuple(entry["pages"]), text=re.compile(entry["text"]))
        for entry in _read("allowed_numbers.yml")
    )


def without_allowed(text: str, source: str) -> str:
    """The text with blanks for the numbers that may stand on the page `source`."""
    for allowed in allowed_numbers():
        if _on(source, allowed.pages):
            text = allowed.text.sub(lambda found: " " * len(found[0]), text)
    return text


def _forbidden(entry: dict[str, Any]) -> Forbidden:
    return Forbidden(
        # The longest first: it names the whole word.
        words=re.compile("|".join(map(re.escape, sorted(entry["words"], key=len, reverse=True)))),
        because=entry["because"],
        instead=entry["instead"],
        unless=re.compile("|".join(entry["unless"])) if "unless" in entry else None,
        quoted=entry.get("quoted", False),
        pages=tuple(entry.get("pages", ())),
    )


def _on(source: str, pages: Iterable[str]) -> bool:
    return any(fnmatchcase(source, page) for page in pages)


def _read(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
