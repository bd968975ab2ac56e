"""The line for private loans: a multiple of the one-year LPR, by the day the contract was formed.

Licensed lenders are not bound by it (民间借贷规定第一条第二款，法释〔2020〕27号).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from calculators.finance.rate import Rate
from calculators.law import rule
from calculators.law.dated import Unknown, UnknownOnDateError
from calculators.law.lpr import LPR_1Y

CAP = "mjjd_cap_4x"
TRANSITION = "mjjd_transition"
FORMER = "mjjd_old_24_36"
FORMED_MISSING = "要知道合同成立的日期，才能找到这条线。"


@dataclass(frozen=True, slots=True, kw_only=True)
class CapSegment:
    """The line for the interest of one stretch of days.

    `first` is None where the stretch begins with the loan, `last` where it ends with repayment.
    """

    rule: str
    first: date | None
    last: date | None
    rate: Rate | Unknown


def private_cap(formed: date | None, filed: date | None = None) -> tuple[CapSegment, ...]:
    """The line for a private loan, in one stretch, or in two for a contract formed before the cap.

    Between natural persons a contract is formed the day the money arrives (民法典第六百七十九条).
    `filed`, the day of the suit, matters only to contracts formed before 2020-08-20 (第三十一条).
    What is not known is `Unknown` with its sentence, never a number.
    """
    if formed is None:
        return (CapSegment(rule=CAP, first=None, last=None, rate=Unknown(FORMED_MISSING)),)
    if formed >= cap_from():
        return (CapSegment(rule=CAP, first=None, last=None, rate=multiple_of_lpr(formed)),)
    day_before = cap_from() - timedelta(days=1)
    former = Unknown(f"{day_before} 为止的利息可以按当时的司法解释；那是历史规则，这里不给数。")
    return (
        CapSegment(rule=FORMER, first=None, last=day_before, rate=former),
        CapSegment(rule=TRANSITION, first=cap_from(), last=None, rate=_by_suit(filed)),
    )


def cap_from() -> date:
    """The first day of the cap: contracts formed from then on take the LPR of their own day."""
    start = rule(CAP).effective_from
    assert isinstance(start, date)  # the row gives a day; a month would make every answer unknown
    return start


def multiple_of_lpr(day: date) -> Rate | Unknown:
    """The cap's multiple of the one-year LPR that day, yearly; Unknown outside the table."""
    try:
        lpr = LPR_1Y.on(day)
    except UnknownOnDateError as unknown:
        return Unknown(unknown.sentence)
    return Rate(lpr.fraction * rule(CAP).number(), lpr.per)


def default_rate_none_agreed(overdue_from: date) -> Rate | Unknown:
    """The yearly rate a private lender may ask for where no rate at all was agreed.

    The one-year LPR of the first day overdue, times one (第二十八条第二款第一项).
    """
    try:
        lpr = LPR_1Y.on(overdue_from)
    except UnknownOnDateError as unknown:
        return Unknown(unknown.sentence)
    return Rate(lpr.fraction * rule("mjjd_overdue_default").number(), lpr.per)


def _by_suit(filed: date | None) -> Rate | Unknown:
    if filed is None:
        return Unknown(
            f"合同成立在 {cap_from()} 以前的，这一段要看起诉日期；没有起诉日期就没有数。"
        )
    if filed < cap_from():
        return Unknown(f"起诉早于 {cap_from()} 的，本站没有核实当时的标准。")
    return multiple_of_lpr(filed)
