"""Whom to turn to about a lender: the first line after the lender's own complaints desk."""

from __future__ import annotations

from calculators.law import Rule, rules
from calculators.law.lines import Lender

_LINES = {
    Lender.UNKNOWN: ("hl_12378", "hl_12345"),
    Lender.BANK: ("hl_12378",),
    Lender.CONSUMER_FINANCE: ("hl_12378",),
    Lender.MICROLENDER: ("hl_12345",),
    Lender.PRIVATE: ("hl_12348",),
}


def complaint_lines(lender: Lender) -> tuple[Rule, ...]:
    """The public lines for this sort of lender; for one without a licence, legal advice."""
    return rules(*_LINES[lender])


def number(line: Rule) -> str:
    """A telephone number as it may be shown, marked where only a retelling was read.

    110 stands anywhere unmarked: everybody knows it.
    """
    return f"{line.value}（转述）" if line.retold and line.id != "hl_110" else line.value
