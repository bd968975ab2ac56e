"""Floor 2: what the rules say and the numbers in them, each with its clause, dates and source.

`rule("cc_678")` finds one; the typed doors stand beside it, one a module: `lpr`, `private_cap`,
`lines`, `periods`, `fees`, `collection`, `help_lines`. The data are the `.toml` files in here.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from calculators.law import store
from calculators.law.dated import Dated, Span, Unknown, UnknownOnDateError
from calculators.law.model import (
    Covers,
    Evidence,
    KeyedBy,
    Month,
    Rule,
    RuleKind,
    Source,
    SourceMissingError,
    UnknownRuleError,
)
from calculators.law.reading import read_rule

if TYPE_CHECKING:
    from datetime import date

__all__ = [
    "Covers",
    "Dated",
    "Evidence",
    "KeyedBy",
    "Month",
    "Rule",
    "RuleKind",
    "Source",
    "SourceMissingError",
    "Span",
    "Unknown",
    "UnknownOnDateError",
    "UnknownRuleError",
    "all_rules",
    "ids",
    "overdue_reviews",
    "rule",
    "rules",
]


@cache
def rule(rule_id: str) -> Rule:
    """The rule of that id, read from its file when first asked for.

    Raises `UnknownRuleError` where there is none, `SourceMissingError` where the row does not
    say where it was read, `ValueError` where the row is written wrongly.
    """
    file = store.file_of(rule_id)
    if file is None:
        raise UnknownRuleError(rule_id)
    return read_rule(rule_id, store.row(file, rule_id))


def rules(*rule_ids: str) -> tuple[Rule, ...]:
    """Several rules in the order asked for."""
    return tuple(rule(rule_id) for rule_id in rule_ids)


def ids() -> tuple[str, ...]:
    """Every id, file by file in the files' own order."""
    return tuple(rule_id for file in store.FILES for rule_id in store.rule_ids(file))


def all_rules() -> tuple[Rule, ...]:
    """Every rule; reads all files, so calculators ask for the ones they need instead."""
    return rules(*ids())


def overdue_reviews(day: date) -> tuple[Rule, ...]:
    """Rules whose review was due before `day`: a warning for editors, never a failure."""
    return tuple(each for each in all_rules() if each.review_by < day)
