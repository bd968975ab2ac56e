"""Tables that take seconds to work out, printed once and kept until something they rest on changes.

Every table here is a pure function of files of this repository, so the same files mean the same
table: a build that finds it takes it from `.cache/`, and `make clean` forgets it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import htpy as h
from markupsafe import Markup

from calculators.embed.gathered import PACKAGE, ROOT, content_hash, kept, libraries

_SUFFIXES = frozenset({".py", ".toml", ".yml", ".json"})
_RESTS_ON = (PACKAGE, ROOT / "tests" / "vectors")


def printed_once(name: str, make: Callable[[], h.Renderable]) -> Markup:
    """The HTML of `make()`, from the cache where nothing it rests on has changed since."""
    html = kept(f"{name}.html", {"": made_from().encode()}, lambda: str(make()).encode())
    return Markup(html.decode())  # htpy has escaped it


@cache
def made_from() -> str:
    """One name for all that may decide a character: our code, data and libraries, and Python."""
    files = (file for folder in _RESTS_ON for file in folder.rglob("*") if file.suffix in _SUFFIXES)
    ours = {_path(file): file.read_bytes() for file in files}
    return content_hash({**ours, **libraries(), "": sys.version.encode()})


def _path(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()
