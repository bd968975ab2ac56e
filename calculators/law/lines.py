"""Reference lines: what a yearly rate may be held against, for which lender and by which date.

Two lines of 24 % exist and never meet: the court's, on request and with every default charge
counted in, and the regulators', for newly issued loans that are paid on time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from calculators.finance.rate import Rate, percent
from calculators.law import Covers, KeyedBy, Rule, rule
from calculators.law.dated import Unknown
from calculators.law.private_cap import CapSegment, private_cap

COURT = "fin24_22hao"
ASSISTED = "zhudai_9hao"
MICROLENDER_NOW = "xiaodai_cost_24"
MICROLENDER_AIM = "xiaodai_cost_4lpr"
ISSUED_MISSING = "要知道放款的日期，才能说这条线管不管这笔。"


class Lender(StrEnum):
    """Who lent the money: the first thing that decides which rules apply."""

    UNKNOWN = "unknown"
    BANK = "bank"
    CONSUMER_FINANCE = "consumer_finance"
    MICROLENDER = "microlender"
    PRIVATE = "private"

    @property
    def label(self) -> str:
        """The lender in the reader's words."""
        return _LABELS[self]


_LABELS = {
    Lender.UNKNOWN: "不清楚",
    Lender.BANK: "银行",
    Lender.CONSUMER_FINANCE: "消费金融公司",
    Lender.MICROLENDER: "小额贷款公司",
    Lender.PRIVATE: "个人或没有放贷牌照的公司",
}
_LICENSED = {
    Lender.UNKNOWN: (COURT, ASSISTED, MICROLENDER_NOW, MICROLENDER_AIM),
    Lender.BANK: (COURT, ASSISTED),
    Lender.CONSUMER_FINANCE: (COURT,),
    Lender.MICROLENDER: (COURT, MICROLENDER_NOW, MICROLENDER_AIM),
    Lender.PRIVATE: (),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceLine:
    """One line. `id` is its rule; `rate` is yearly, or None with the reason in `why_unknown`.

    Only rates that count the same things (`covers`) may be held against it. `first` and `last`
    bound the days whose interest it speaks of, None where nothing bounds them.
    """

    id: str
    name: str
    rate: Rate | None
    why_unknown: str
    keyed_by: KeyedBy
    binds: str
    covers: Covers
    caution: str
    first: date | None = None
    last: date | None = None


def reference_lines(
    lender: Lender,
    *,
    formed: date | None = None,
    issued: date | None = None,
    filed: date | None = None,
) -> tuple[ReferenceLine, ...]:
    """The lines for a loan, each by the date that decides it; for an unknown lender all of them.

    `formed` the day the contract was formed (民间借贷), `issued` the day the money was paid out
    (监管口径), `filed` the day of a suit (only for private contracts before 2020-08-20).
    """
    licensed = tuple(_line(rule(each), _licensed(each, issued)) for each in _LICENSED[lender])
    if lender not in {Lender.UNKNOWN, Lender.PRIVATE}:
        return licensed
    return licensed + tuple(_private(segment) for segment in private_cap(formed, filed))


def _licensed(rule_id: str, issued: date | None) -> Rate | Unknown:
    this = rule(rule_id)
    if rule_id == COURT:
        return percent(this.value)
    if rule_id == MICROLENDER_AIM:
        return Unknown(this.caution)
    if issued is None:
        return Unknown(ISSUED_MISSING)
    match this.in_force(issued):
        case True:
            return percent(this.value)
        case False:
            return Unknown(f"这笔放款早于 {this.effective_from}，本站没有核实这条线管不管它。")
        case None:  # pragma: no branch - the types leave no other
            return Unknown(f"文件只知道是 {this.effective_from} 的，管不管这个月放的款没有核实。")


def _private(segment: CapSegment) -> ReferenceLine:
    return _line(rule(segment.rule), segment.rate, segment.first, segment.last)


def _line(
    this: Rule, rate: Rate | Unknown, first: date | None = None, last: date | None = None
) -> ReferenceLine:
    return ReferenceLine(
        id=this.id,
        name=this.title,
        rate=rate if isinstance(rate, Rate) else None,
        why_unknown=rate.sentence if isinstance(rate, Unknown) else "",
        keyed_by=this.keyed_by,
        binds=this.binds,
        covers=this.covers,
        caution=this.caution,
        first=first,
        last=last,
    )
