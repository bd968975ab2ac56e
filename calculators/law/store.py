"""Where the rows are kept: one TOML file a subject, read only when a row of it is asked for.

What the browser runs carries the same tables as Python literals (`law.pack` writes them), so
that it needs no TOML reader; this module takes those where they are.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

FILES = (
    "lpr",
    "rate_lines",
    "private_lending",
    "disclosure",
    "penalty",
    "civil_code",
    "limitation",
    "online_lending",
    "credit_card",
    "collection",
    "credit_record",
    "complaints",
    "procedure",
    "fees",
    "enforcement",
    "criminal",
    "bankruptcy",
    "scams",
    "help_lines",
    "reports",
)
# Tables of a file that are no rules: where its texts come from, and rows of numbers by date.
RESERVED = frozenset({"source", "series"})
_PACKED = f"{__package__}.packed"


def rule_ids(file: str) -> tuple[str, ...]:
    """The ids of the rules in one file, in the file's order."""
    return tuple(name for name in tables(file) if name not in RESERVED)


def row(file: str, rule_id: str) -> dict[str, Any]:
    """A rule's row, completed by what its source says for all its rules.

    The source's own keys come under their names, its title as `source_title`; a row without a
    source keeps only its own keys.
    """
    own = dict(tables(file)[rule_id])
    source = tables(file).get("source", {}).get(own.pop("source", None), {})
    inherited = {("source_title" if key == "title" else key): each for key, each in source.items()}
    return inherited | own


def file_of(rule_id: str) -> str | None:
    """The file that holds a rule; None where no file does. Reads no more than it must."""
    packed = _packed()
    if packed is not None:
        found: str | None = packed.INDEX.get(rule_id)
        return found
    header = f"\n[{rule_id}]\n"
    return next((file for file in FILES if header in "\n" + _text(file)), None)


@cache
def tables(file: str) -> dict[str, Any]:
    """The tables of one file, by name."""
    if _packed() is not None:
        name = f"{_PACKED}.{file}"
        __import__(name)
        packed: dict[str, Any] = sys.modules[name].TABLES
        return packed
    from tomllib import loads  # noqa: PLC0415  # not in the browser's archive

    return loads(_text(file))


@cache
def _text(file: str) -> str:
    # The loader reads from folders and archives alike, and is there already.
    path = __file__.rpartition("store")[0] + f"{file}.toml"
    content: bytes = __loader__.get_data(path)  # type: ignore[name-defined]  # a module's global
    return content.decode()


@cache
def _packed() -> Any:
    try:
        __import__(_PACKED)
    except ModuleNotFoundError:
        return None
    return sys.modules[_PACKED]
