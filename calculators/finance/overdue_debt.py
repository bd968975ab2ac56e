"""An overdue debt as it stands on any day: missed instalments, and principal called in early."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from calculators.finance.dates import DayCount, add_months
from calculators.finance.default_interest import DefaultTerms, Overdue, accrue, without_once
from calculators.finance.money import Money, total
from calculators.finance.rate import Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueDebt:
    """Instalments nobody paid, in any order, and the terms of default.

    `called_in` is the principal not yet due that the lender demanded on a day (提前到期, its
    `due`): from then on it is overdue like the rest.
    """

    instalments: tuple[Overdue, ...]
    terms: DefaultTerms
    called_in: Overdue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is overdue on a day: one row for each part that has fallen due by then."""

    on: date
    rows: tuple[Overdue, ...]

    @property
    def principal(self) -> Money:
        """The principal that is overdue."""
        return total(row.principal for row in self.rows)

    @property
    def interest(self) -> Money:
        """The unpaid interest of the instalments themselves."""
        return total(row.interest for row in self.rows)

    @property
    def default_interest(self) -> Money:
        """Default interest, without interest on interest."""
        return total(row.default_interest for row in self.rows)

    @property
    def compound_interest(self) -> Money:
        """Interest on interest."""
        return total(row.compound_interest for row in self.rows)

    @property
    def late_fee(self) -> Money:
        """Late fees of all kinds."""
        return total(row.late_fee for row in self.rows)

    @property
    def charges(self) -> Money:
        """What being late has cost: default interest, interest on interest, late fees."""
        return total(row.charges for row in self.rows)

    @property
    def owed(self) -> Money:
        """Principal, interest and charges together."""
        return total(row.owed for row in self.rows)

    @property
    def days(self) -> int:
        """Days since the oldest part fell due, inside a grace too; 0 where nothing has."""
        return max(((self.on - row.due).days for row in self.rows), default=0)

    @property
    def principal_days(self) -> int:
        """The overdue principal in 分 times the days each part of it has been overdue."""
        return sum(row.principal.fen * (self.on - row.due).days for row in self.rows)

    def annualised(self, fees: Money, day_count: DayCount) -> Rate | None:
        """The charges and other fees as a yearly rate on the overdue principal, simple.

        Over the days each part has been overdue, on the day count's year; it says nothing of
        the loan before. None where no principal has been overdue for a day.
        """
        if not self.principal_days:
            return None
        yearly = (self.charges + fees).fen * day_count.days_in_year
        return Rate(Decimal(yearly) / self.principal_days)


def standing(debt: OverdueDebt, day: date) -> Standing:
    """The debt on a day, each part accrued from its own due date, oldest first.

    Parts that fall due later are left out; one due on the day itself is in, without charges.
    Principal called in has no grace, and of the late fees only those for every day.
    """
    rows = [accrue(part, debt.terms, day) for part in debt.instalments if part.due <= day]
    if debt.called_in and debt.called_in.due <= day:
        rows.append(accrue(debt.called_in, without_once(debt.terms), day))
    return Standing(on=day, rows=tuple(sorted(rows, key=lambda row: row.due)))


def growth(debt: OverdueDebt, day: date, after: tuple[int, ...]) -> tuple[Standing, ...]:
    """The debt on the day and so many days later (none negative), if nothing is paid."""
    known = settled(debt, day)
    return tuple(standing(known, day + timedelta(days=days)) for days in (0, *after))


def per_day(debt: OverdueDebt, day: date) -> Money:
    """What one more day costs: tomorrow's charges less today's.

    An instalment that first falls due tomorrow adds nothing by itself.
    """
    today, tomorrow = growth(debt, day, (1,))
    return tomorrow.charges - today.charges


def settled(debt: OverdueDebt, day: date) -> OverdueDebt:
    """The same debt with the monthly postings before `day` done once, for several days after it.

    Only compounding posts by the month; without it each day is one posting from the due date.
    """
    if not debt.terms.compounding:
        return debt
    rows = tuple(accrue(each, debt.terms, _anniversary(each, day)) for each in debt.instalments)
    called_in = debt.called_in
    if called_in:
        terms = without_once(debt.terms)
        called_in = accrue(called_in, terms, _anniversary(called_in, day))
    return replace(debt, instalments=rows, called_in=called_in)


def _anniversary(part: Overdue, day: date) -> date:
    """The last monthly anniversary of the due date up to `day`; the due date before the first."""
    months = (day.year - part.due.year) * 12 + day.month - part.due.month
    while months > 0 and add_months(part.due, months) > day:
        months -= 1
    return add_months(part.due, max(months, 0))
