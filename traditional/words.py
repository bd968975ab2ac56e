"""Which part of the dictionary this site needs, and what of it a browser is given.

Most of OpenCC's phrases only keep two characters together that convert alike anywhere. The part
holds the phrases that convert otherwise, and of the rest those without which a sentence of this
site would come out differently.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from pathlib import Path

from calculators.render.traditional import Traditional
from traditional.dictionary import part, whole, written

ROOT = Path(__file__).parents[1]
_RUN = re.compile("[\u3400-\u9fff]+")
_SOURCES = {".py", ".toml", ".yml"}


def table(pages: Iterable[str]) -> Traditional:
    """The table for these pages and whatever calculators may say on them.

    It converts every sentence of theirs as the whole dictionary does.
    """
    return sufficient(whole(), _runs(chain(pages, _ours())))


def browser_table(full: Traditional) -> str:
    """The part of the table that can apply to what the calculators say, as text."""
    return part(full, frozenset(chain.from_iterable(_runs(_ours()))))


def sufficient(full: Traditional, runs: Iterable[str]) -> Traditional:
    """The smallest table found that converts these runs of characters as the full one does."""
    runs = tuple(runs)
    kept = {phrase: it for phrase, it in full.phrases.items() if _differs(full, phrase, it)}
    while True:
        smaller = Traditional(written(full.letters | kept))
        wrong = [run for run in runs if smaller.text(run) != full.text(run)]
        if not wrong:
            return smaller
        kept |= _used(full.phrases, chain.from_iterable(map(full.parts, wrong)))


def _differs(full: Traditional, phrase: str, converted: str) -> bool:
    return "".join(full.letters.get(letter, letter) for letter in phrase) != converted


def _used(phrases: Mapping[str, str], parts: Iterable[str]) -> dict[str, str]:
    return {part: phrases[part] for part in parts if part in phrases}


def _runs(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(chain.from_iterable(map(_RUN.findall, texts)))


@cache
def _ours() -> tuple[str, ...]:
    """The sources of all that calculators say; a comment more does no harm."""
    files = sorted((ROOT / "calculators").rglob("*"))
    return tuple(file.read_text("utf-8") for file in files if file.suffix in _SOURCES)
