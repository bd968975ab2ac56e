"""A file of `calculators/law`: its tables, the line of each, and the passages a reader reads."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from tools.editorial.page import Passage

_HEADING = re.compile(r"\[([\w.]+)\]\s*")
_READ = re.compile(r'(?:title|says|caution|binds)\s*=\s*(?=")')
_PROBLEM_AT = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class LawFile:
    """One TOML file of rules; `path` is counted from the project's root."""

    path: str
    text: str

    @property
    def lines(self) -> list[str]:
        """The file's lines."""
        return self.text.split("\n")

    def line(self, table: str) -> int:
        """The line of a table's heading, 1 where it has none."""
        found = (number for number, line in enumerate(self.lines, 1) if line == f"[{table}]")
        return next(found, 1)


@cache
def tables(file: LawFile) -> dict[str, Any]:
    """The file's tables by name; none where it is no TOML."""
    try:
        return tomllib.loads(file.text)
    except tomllib.TOMLDecodeError:
        return {}


def unreadable_at(file: LawFile) -> int | None:
    """The line where reading stops, None where the file reads."""
    try:
        tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        found = _PROBLEM_AT.search(str(error))
        return int(found[1]) if found else file.text.count("\n") + 1
    return None


def law_passages(file: LawFile) -> Iterator[Passage]:
    """What the rule cards show, without the names of sources, which keep their own spelling."""
    heading = ""
    for number, line in enumerate(file.lines, start=1):
        opened = _HEADING.fullmatch(line)
        heading = opened[1] if opened else heading
        found = _READ.match(line)
        if found and not heading.startswith("source."):
            at = found.end()
            yield Passage(path=file.path, line=number, start=at, text=line[at:])
