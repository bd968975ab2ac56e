"""Default interest (罚息) of a missed instalment, with or without interest on interest (复利).

Every missed instalment accrues from its own due date. With compounding, interest that is still
unpaid earns the default rate too: the instalment's own interest from its due date, the charges
from the monthly anniversary of the due date on which they were posted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import count, takewhile

from calculators.finance.accrual import accrued
from calculators.finance.dates import DayCount, add_months
from calculators.finance.late_fee import NO_LATE_FEE, LateFee
from calculators.finance.money import ZERO, Money
from calculators.finance.rate import Rate


class Base(StrEnum):
    """What default interest is computed on."""

    PRINCIPAL = "principal"
    PRINCIPAL_AND_INTEREST = "principal_and_interest"


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultTerms:
    """What was agreed for the case of default.

    `grace_days`: up to so many days after the due date nothing is charged; when they are
    exceeded, counting starts at the due date all the same.
    """

    rate: Rate
    day_count: DayCount
    base: Base = Base.PRINCIPAL
    compounding: bool = False
    grace_days: int = 0
    late_fee: LateFee = NO_LATE_FEE


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """A missed instalment and what it has been charged; amounts are what is still unpaid.

    `capitalised` is the part of the charges that itself earns interest; `accrued_to` the day
    up to which charges are posted, absent before the first of them. `called_in` is principal
    that the lender demanded before it was due: it has no grace, and of the late fees only those
    for every day.
    """

    due: date
    principal: Money
    interest: Money = ZERO
    default_interest: Money = ZERO
    compound_interest: Money = ZERO
    late_fee: Money = ZERO
    capitalised: Money = ZERO
    accrued_to: date | None = None
    called_in: bool = False

    @property
    def charges(self) -> Money:
        """Default interest, interest on interest and late fee together."""
        return self.default_interest + self.compound_interest + self.late_fee

    @property
    def owed(self) -> Money:
        """All of it: principal, interest and charges."""
        return self.principal + self.interest + self.charges


def days_overdue(due: date, terms: DefaultTerms, as_of: date) -> int:
    """The days charged for, counting the due date and not `as_of`: none inside the grace."""
    days = (as_of - due).days
    return days if days > max(terms.grace_days, 0) else 0


def accrue(missed: Overdue, terms: DefaultTerms, as_of: date) -> Overdue:
    """The instalment with everything it is charged up to a day, rounded to 分 at each posting.

    Without compounding the days since the last posting are posted at once, with it every month.
    Unchanged where `as_of` is inside the grace or not after what is posted already.
    """
    if missed.called_in:
        terms = without_once(terms)
    if not days_overdue(missed.due, terms, as_of):
        return missed
    if missed.accrued_to is None:
        late_fee = missed.late_fee + terms.late_fee.once(_base(missed, terms))
        missed = replace(missed, late_fee=late_fee, accrued_to=missed.due)
    for end, anniversary in _postings(missed, terms, as_of):
        missed = _post(missed, terms, end, anniversary=anniversary)
    return missed


def without_once(terms: DefaultTerms) -> DefaultTerms:
    """The terms for principal called in early: no grace, and no late fee that is charged once."""
    return replace(terms, grace_days=0, late_fee=LateFee(daily_share=terms.late_fee.daily_share))


def charged(missed: Iterable[Overdue], terms: DefaultTerms, as_of: date) -> tuple[Overdue, ...]:
    """Several missed instalments, each accrued from its own due date to the same day.

    One that has been paid in the meantime is charged nothing more.
    """
    return tuple(accrue(each, terms, as_of) if each.owed else each for each in missed)


def _postings(missed: Overdue, terms: DefaultTerms, as_of: date) -> Iterator[tuple[date, bool]]:
    """The days on which charges are posted, and whether each is a monthly anniversary."""
    start = missed.accrued_to or missed.due
    if terms.compounding:
        passed = (start.year - missed.due.year) * 12 + start.month - missed.due.month
        monthly = (add_months(missed.due, number) for number in count(max(passed, 1)))
        for day in takewhile(lambda day: day <= as_of, monthly):
            if start < day:
                yield day, True
                start = day
    if start < as_of:
        yield as_of, False


def _post(missed: Overdue, terms: DefaultTerms, end: date, *, anniversary: bool) -> Overdue:
    start = missed.accrued_to or missed.due
    base = _base(missed, terms)
    default = missed.default_interest + _interest(base, terms, start, end)
    compound = missed.compound_interest
    if terms.compounding:
        compound += _interest(_unpaid_interest(missed, terms), terms, start, end)
    return replace(
        missed,
        default_interest=default,
        compound_interest=compound,
        late_fee=missed.late_fee + terms.late_fee.daily(base, (end - start).days),
        capitalised=default + compound if anniversary else missed.capitalised,
        accrued_to=end,
    )


def _base(missed: Overdue, terms: DefaultTerms) -> Money:
    if terms.base is Base.PRINCIPAL:
        return missed.principal
    return missed.principal + missed.interest


def _unpaid_interest(missed: Overdue, terms: DefaultTerms) -> Money:
    """The interest that earns interest: what the base already holds is not counted twice."""
    own = missed.interest if terms.base is Base.PRINCIPAL else ZERO
    return own + missed.capitalised


def _interest(amount: Money, terms: DefaultTerms, start: date, end: date) -> Money:
    if not amount:
        return ZERO
    return Money.rounded(accrued(amount, terms.rate, start, end, terms.day_count))
