"""A loan's account: what fell due, what was paid and where it went, what is owed on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from calculators.finance.allocation import STATUTORY, Part, allocate
from calculators.finance.default_interest import DefaultTerms, Overdue, charged
from calculators.finance.money import ZERO, Money, total
from calculators.finance.schedule import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money the borrower paid on a day."""

    on: date
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One use of money: from a payment, or from an earlier one's excess when more fell due.

    `parts` names only what it was put against; default interest includes interest on interest.
    """

    on: date
    amount: Money
    parts: Mapping[Part, Money]
    excess: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How things stand on a day.

    `due` are the instalments that have fallen due, with what is unpaid of each; `not_due` is the
    principal that falls due later; `excess` was paid and has nothing to be put against yet.
    """

    entries: tuple[Entry, ...]
    due: tuple[Overdue, ...]
    not_due: Money
    excess: Money

    def owed(self) -> Mapping[Part, Money]:
        """What is unpaid of all that has fallen due, by part."""
        return _owed(self.due)

    @property
    def total_owed(self) -> Money:
        """Everything: what has fallen due and the principal that has not, less the excess."""
        return total(each.owed for each in self.due) + self.not_due - self.excess


def account(
    schedule: Schedule,
    payments: Iterable[Payment],
    terms: DefaultTerms,
    as_of: date,
    order: Sequence[Part] = STATUTORY,
    called_in: date | None = None,
) -> Account:
    """The account of a loan up to and including a day.

    On one day instalments fall due before payments are put against them. A payment goes to the
    parts in `order` and within a part to the oldest instalment first; what nothing is due for
    waits for the next due date. An instalment's fee counts as its interest. Interest of the
    month under way is not yet counted. Instalments due after the day a lender `called_in` the
    loan fall due on that day, as principal alone. Charges are posted on the days on which money
    is put against them, so that a loan nobody paid owes to the 分 what its instalments do.
    """
    falling = _falling(schedule, called_in)
    due: tuple[Overdue, ...] = ()
    excess = ZERO
    entries: list[Entry] = []
    for on, fallen, paid in _days(falling, payments, as_of):
        due = (*due, *fallen)
        if not paid + excess:
            continue
        entry, due = _put_against(on, paid + excess, charged(due, terms, on), order)
        excess = entry.excess
        if entry.parts or paid:
            entries.append(entry)
    later = total(one.principal for one in falling if one.due > as_of)
    return Account(
        entries=tuple(entries), due=charged(due, terms, as_of), not_due=later, excess=excess
    )


def _falling(schedule: Schedule, called_in: date | None) -> list[Overdue]:
    """What falls due when: the instalments, and as one the principal called in before its time."""
    rows = [row for row in schedule.instalments if called_in is None or row.due <= called_in]
    falling = [
        Overdue(due=row.due, principal=row.principal, interest=row.interest + row.fee)
        for row in rows
    ]
    early = schedule.principal - total(row.principal for row in rows)
    if called_in and early:
        falling.append(Overdue(due=called_in, principal=early, called_in=True))
    return falling


def _days(
    falling: Sequence[Overdue], payments: Iterable[Payment], as_of: date
) -> Iterator[tuple[date, list[Overdue], Money]]:
    """Each day on which something falls due or is paid: what falls due, how much is paid."""
    paid: dict[date, Money] = {}
    for payment in payments:
        paid[payment.on] = paid.get(payment.on, ZERO) + payment.amount
    dues = {one.due for one in falling}
    for day in sorted(day for day in dues | set(paid) if day <= as_of):
        yield day, [one for one in falling if one.due == day], paid.get(day, ZERO)


def _put_against(
    on: date, amount: Money, due: tuple[Overdue, ...], order: Sequence[Part]
) -> tuple[Entry, tuple[Overdue, ...]]:
    used = allocate(amount, _owed(due), order)
    for part, paid in used.paid.items():
        due = _pay(due, part, paid)
    parts = {part: paid for part, paid in used.paid.items() if paid}
    return Entry(on=on, amount=amount, parts=parts, excess=used.unspent), due


def _owed(due: Iterable[Overdue]) -> dict[Part, Money]:
    each = tuple(due)
    return {part: total(_unpaid(one, part) for one in each) for part in Part}


def _unpaid(one: Overdue, part: Part) -> Money:
    match part:
        case Part.PRINCIPAL:
            return one.principal
        case Part.INTEREST:
            return one.interest
        case Part.DEFAULT_INTEREST:
            return one.default_interest + one.compound_interest
        case Part.LATE_FEE:
            return one.late_fee
        case _:
            return ZERO


def _pay(due: tuple[Overdue, ...], part: Part, amount: Money) -> tuple[Overdue, ...]:
    """One part of every instalment, the oldest first."""
    if not amount:
        return due
    owed = {number: _unpaid(one, part) for number, one in enumerate(due)}
    paid = allocate(amount, owed, tuple(owed)).paid
    return tuple(
        _less(one, part, paid[number]) if paid[number] else one for number, one in enumerate(due)
    )


def _less(one: Overdue, part: Part, paid: Money) -> Overdue:
    match part:
        case Part.PRINCIPAL:
            return replace(one, principal=one.principal - paid)
        case Part.INTEREST:
            return replace(one, interest=one.interest - paid)
        case Part.DEFAULT_INTEREST:
            default = one.default_interest - min(paid, one.default_interest)
            compound = one.default_interest + one.compound_interest - paid - default
            return replace(
                one,
                default_interest=default,
                compound_interest=compound,
                capitalised=min(one.capitalised, default + compound),
            )
        case _:  # the late fee: an account never holds costs, so none are paid
            return replace(one, late_fee=one.late_fee - paid)
