"""What default costs where a rule puts a number on it."""

from __future__ import annotations

from decimal import Decimal

from calculators.finance.rate import Per, Rate, percent
from calculators.law import rule


def default_markups() -> tuple[Decimal, Decimal]:
    """Lowest and highest markup on the contract rate, in percent of it.

    A hint for banks and consumer finance (银发〔2003〕251号), never a limit of a field.
    """
    written = rule("penalty_251")
    return written.number("markup_low_percent"), written.number()


def default_multiples() -> tuple[Decimal, Decimal]:
    """The same as multiples of the contract rate."""
    lowest, highest = default_markups()
    return 1 + lowest / 100, 1 + highest / 100


def delay_interest() -> Rate:
    """The daily addition after a judgment's term, on what is owed without general interest."""
    return percent(rule("exec_double").value, Per.DAY)
