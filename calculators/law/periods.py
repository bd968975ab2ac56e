"""The periods that decide a date: how long, and the last day of each.

Every number comes from its rule; a function names the period in the field's words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from calculators.finance.dates import add_days, add_years
from calculators.law import rule


class PeriodUnit(StrEnum):
    """What a period is counted in; days are calendar days (自然日)."""

    DAYS = "days"
    YEARS = "years"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """So many days or years, and the rule that says so."""

    rule: str
    number: int
    unit: PeriodUnit

    def after(self, start: date) -> date:
        """The last day of the period that begins with `start`.

        The first day does not count, years end on the same day of the year or the month's end
        (民法典第二百条至第二百零三条). A last day on a statutory holiday moves on; holidays are
        not tabulated here, and the reader is told. Raises `OverflowError` after the year 9999.
        """
        return (add_days if self.unit is PeriodUnit.DAYS else add_years)(start, self.number)


def limitation() -> Period:
    """普通诉讼时效, from the day after the right was hurt."""
    return _years("cc_188")


def limitation_ceiling() -> Period:
    """The longest a right is protected from the day it was hurt (最长保护期)."""
    return _years("cc_188", "ceiling_years")


def limitation_transition_from() -> date:
    """The first due day whose former period had not run out when three years came in.

    Dues before this day fall under the 2017 transition and are not computed here.
    """
    transition = rule("limit_transition_2017")
    came_in = date.fromisoformat(transition.text("general_from"))
    return add_years(came_in, -int(transition.number("former_years")))


def credit_record() -> Period:
    """How long a bad record is kept from its end (终止之日)."""
    return _years("cred_16")


def enforcement() -> Period:
    """The time to ask for enforcement of a judgment, from the last day of its term."""
    return _years("exec_2y")


def payment_order_objection() -> Period:
    """The time to object to a payment order in writing, from receiving it."""
    return _days("payment_order")


def court_answer() -> Period:
    """The time to answer a suit, from receiving it."""
    return _days("cpl_128")


def complaint_reply() -> Period:
    """A bank's or insurer's time to answer a complaint, from receiving it."""
    return _days("ts_15")


def complaint_reply_complex() -> Period:
    """The same where the matter is complex, all told."""
    return _days("ts_15", "complex_days")


def complaint_reply_special() -> Period:
    """The same where it is exceptionally complex and was approved, all told."""
    return _days("ts_15", "special_days")


def dispute_reply() -> Period:
    """The time to answer a dispute over a credit record, from receiving it."""
    return _days("cred_25")


def credit_complaint_reply() -> Period:
    """The time to answer a complaint over a credit record from its acceptance (受理)."""
    return _days("cred_26")


def mediation_confirmation() -> Period:
    """The time to ask the court together to confirm a mediated agreement."""
    return _days("mediate_free")


def _years(rule_id: str, name: str = "") -> Period:
    return Period(rule=rule_id, number=int(rule(rule_id).number(name)), unit=PeriodUnit.YEARS)


def _days(rule_id: str, name: str = "") -> Period:
    return Period(rule=rule_id, number=int(rule(rule_id).number(name)), unit=PeriodUnit.DAYS)
