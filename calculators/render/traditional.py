"""Simplified words in traditional characters: the longest known phrase first, as OpenCC does.

The table comes from outside: the build holds OpenCC's whole dictionary, a browser is given the
part that can occur in this package's words. A phrase is as long as its conversion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_RUN = re.compile("[\u3400-\u9fff]+")


class Traditional:
    """A table, ready to convert; each run of Han characters is looked at once.

    The text of a table: pairs of characters in its first line (`发發云雲`), then one phrase a line
    with its conversion behind it (`头发頭髮`).
    """

    def __init__(self, table: str) -> None:
        letters, *phrases = table.split("\n")
        self.letters = dict(zip(letters[::2], letters[1::2], strict=True))
        halves = ((line, len(line) // 2) for line in phrases if line)
        self.phrases = {line[:half]: line[half:] for line, half in halves}
        self._longest: dict[str, int] = {}
        for phrase in self.phrases:
            start = phrase[:2]
            self._longest[start] = max(len(phrase), self._longest.get(start, 0))
        self._known: dict[str, str] = {}

    def text(self, words: str) -> str:
        """The words converted; whatever is no Han character stays as it is."""
        return _RUN.sub(lambda found: self._run(found[0]), words)

    def _run(self, run: str) -> str:
        if run not in self._known:
            self._known[run] = "".join(map(self._converted, self.parts(run)))
        return self._known[run]

    def _converted(self, part: str) -> str:
        return self.phrases.get(part) or self.letters.get(part, part)

    def parts(self, run: str) -> Iterator[str]:
        """The phrases and single characters as which a run is converted, in order."""
        at = 0
        while at < len(run):
            yield (part := self._phrase(run, at))
            at += len(part)

    def _phrase(self, run: str, at: int) -> str:
        """The longest phrase that begins at a place, else the one character there."""
        longest = self._longest.get(run[at : at + 2], 1)
        sizes = range(min(longest, len(run) - at), 1, -1)
        known = (run[at : at + size] for size in sizes)
        return next((phrase for phrase in known if phrase in self.phrases), run[at])
