"""From a row of the data to a rule, with nothing unsaid and nothing misspelt."""

from __future__ import annotations

from datetime import date
from typing import Any

from calculators.law.model import (
    Covers,
    Evidence,
    KeyedBy,
    Month,
    Rule,
    RuleKind,
    Source,
    SourceMissingError,
)

_TEXTS = ("title", "says", "clause", "binds", "caution", "value", "unit")
_REQUIRED = ("title", "says", "kind", "evidence", "review_by")
_OF_SOURCE = ("source_title", "doc_no", "url", "url_opened", "read_at", "text_as_of", "checked")
_OTHERS = ("values", "covers", "keyed_by", "effective_from", "effective_to")
_KEYS = frozenset(_TEXTS + _REQUIRED + _OF_SOURCE + _OTHERS)


def read_rule(rule_id: str, row: dict[str, Any]) -> Rule:
    """A rule from its row, completed by its source.

    Raises `SourceMissingError` where nothing says where it was read, `ValueError` for a key
    that is no field, a field that is missing or a date that is none.
    """
    stray = sorted(row.keys() - _KEYS)
    missing = [key for key in _REQUIRED if not row.get(key)]
    if stray or missing:
        raise ValueError(f"{rule_id}：不认识的键 {stray}，缺少的键 {missing}")
    return Rule(
        id=rule_id,
        source=_source(rule_id, row),
        kind=RuleKind(row["kind"]),
        covers=Covers(row.get("covers", Covers.UNSTATED)),
        keyed_by=KeyedBy(row.get("keyed_by", KeyedBy.NONE)),
        evidence=Evidence(row["evidence"]),
        values=tuple(row.get("values", {}).items()),
        effective_from=_since(row.get("effective_from", "")),
        effective_to=_day(row.get("effective_to", "")),
        review_by=date.fromisoformat(row["review_by"]),
        **{key: row.get(key, "") for key in _TEXTS},
    )


def _source(rule_id: str, row: dict[str, Any]) -> Source:
    somewhere = row.get("url") or row.get("read_at")
    if not (row.get("source_title") and row.get("checked") and somewhere):
        raise SourceMissingError(f"{rule_id}：没有写来源、核实日，或者在哪里读到")
    return Source(
        title=row["source_title"],
        doc_no=row.get("doc_no", ""),
        url=row.get("url", ""),
        url_opened=bool(row.get("url_opened", False)),
        read_at=row.get("read_at", ""),
        text_as_of=_day(row.get("text_as_of", "")),
        checked=date.fromisoformat(row["checked"]),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _since(text: str) -> date | Month | None:
    """A day, a month where only that is known, or nothing."""
    if len(text) == len("2025-12"):
        first = date.fromisoformat(f"{text}-01")
        return Month(first.year, first.month)
    return _day(text)
