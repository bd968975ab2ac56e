"""Where the rows are kept: one TOML file a subject, read only when a row of it is asked for.

What the browser runs carries the same tables as JSON (`law.pack` writes them): its reader is
there anyway and quick, the TOML reader would be one more thing to download.
"""

from __future__ import annotations

import json
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


def rule_ids(file: str) -> tuple[str, ...]:
    """The ids of the rules in one file, in the file's order."""
    return tuple(name for name in tables(file) if name not in RESERVED)


def row(file: str, rule_id: str) -> dict[str, Any]:
    """A rule's row, completed by what its source says for all its rules."""
    return completed(tables(file), rule_id)


def completed(read: dict[str, Any], rule_id: str) -> dict[str, Any]:
    """A rule's row among the tables of its file, completed by its source.

    The source's own keys come under their names, its title as `source_title`; a row without a
    source keeps only its own keys.
    """
    own = dict(read[rule_id])
    source = read.get("source", {}).get(own.pop("source", None), {})
    inherited = {("source_title" if key == "title" else key): each for key, each in source.items()}
    return inherited | own


def series(file: str, name: str) -> dict[str, Any]:
    """The rows of numbers a file keeps under `series`, as written there."""
    found: dict[str, Any] = tables(file)["series"][name]
    return found


def file_of(rule_id: str) -> str | None:
    """The file that holds a rule; None where no file does. Parses only where the id stands."""
    likely = (file for file in FILES if _heading(file, rule_id) in _text(file))
    return next((file for file in likely if rule_id in rule_ids(file)), None)


@cache
def tables(file: str) -> dict[str, Any]:
    """The tables of one file, by name."""
    text = _text(file)
    if _is_packed(text):
        packed: dict[str, Any] = json.loads(text)
        return packed
    from tomllib import loads  # noqa: PLC0415  # not in the browser's archive

    return loads(text)


def _heading(file: str, rule_id: str) -> str:
    return f'"{rule_id}": {{' if _is_packed(_text(file)) else f"\n[{rule_id}]\n"


def _is_packed(text: str) -> bool:
    return text.startswith("{")


@cache
def _text(file: str) -> str:
    # The loader reads from folders and archives alike, and is there already.
    folder = __file__.rpartition("store")[0]
    try:
        content: bytes = __loader__.get_data(f"{folder}{file}.json")  # type: ignore[name-defined]
    except OSError:
        content = __loader__.get_data(f"{folder}{file}.toml")  # type: ignore[name-defined]
    return content.decode()
