"""One loan as its publishers may have rounded it, and the figures they print of it.

They seldom say how: every row to the cent, half up or half even, or only what they print. The
unrounded variant is the same schedule with the principal a million times as large.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from calculators.finance.money import Money, Rounding
from calculators.finance.rate import Per, Rate
from calculators.finance.schedule import Instalment, Schedule
from tests.vectors.compare import AnyOf, Figure
from tests.vectors.record import Inputs, UnsupportedError, whole

type Answer = Callable[[], Mapping[str, Figure]]
type Variant = tuple[Schedule, int]
type Build = Callable[[int, Rounding], Schedule]
"""A schedule with every amount so many times as large, rounded so."""

DUE = date(2026, 1, 31)
"""Where a source prints no dates."""
MILLION = 1_000_000
LONGEST = 1200

AMOUNTS: Mapping[str, Callable[[Schedule], Money]] = {
    "payment": lambda schedule: schedule.first.payment,
    "first_payment": lambda schedule: schedule.first.payment,
    "first_principal": lambda schedule: schedule.first.principal,
    "first_interest": lambda schedule: schedule.first.interest,
    "decrement": lambda schedule: schedule.payments[0] - schedule.payments[1],
    "final_payment": lambda schedule: schedule.last.payment,
    "last_payment": lambda schedule: schedule.last.payment,
    "last_principal": lambda schedule: schedule.last.principal,
    "balloon": lambda schedule: schedule.last.principal,
    "total_interest": lambda schedule: schedule.total_interest,
    "overpayment": lambda schedule: schedule.total_cost,
    "total_fee": lambda schedule: schedule.total_fee,
    "total_paid": lambda schedule: schedule.total_paid,
}
COLUMNS: Mapping[str, Callable[[Instalment], Money]] = {
    "principal": lambda row: row.principal,
    "interest": lambda row: row.interest,
    "payment": lambda row: row.payment,
    "balance": lambda row: row.balance,
    "closing_balance": lambda row: row.balance,
    "opening_balance": lambda row: row.balance + row.principal,
}


def variants(build: Build) -> tuple[Variant, ...]:
    """Rounded half up, half even, and not at all; each with what its amounts are multiples of."""
    return (
        (build(1, Rounding.HALF_UP), 1),
        (build(1, Rounding.HALF_EVEN), 1),
        (build(MILLION, Rounding.HALF_UP), MILLION),
    )


def either(found: Sequence[Variant], amount: Callable[[Schedule], Money]) -> AnyOf:
    """One amount, in yuan, under every way of rounding."""
    return AnyOf(tuple(amount(schedule).yuan / times for schedule, times in found))


def figures(found: Sequence[Variant], per_year: int = 12) -> dict[str, Figure]:
    """Every figure publishers print of a schedule."""
    posted, _ = found[0]
    rows = [_row(found, place) for place in range(len(posted.instalments))]
    years = posted.months // per_year
    named: dict[str, Figure] = {
        name: either(found, amount)
        for name, amount in AMOUNTS.items()
        if name != "decrement" or len(rows) > 1
    }
    return named | {
        "periods": posted.months,
        "months": posted.months,
        "n_actual": posted.months,
        "rows": rows,
        "principal": [row["principal"] for row in rows],
        "interest": [row["interest"] for row in rows],
        "payments": [row["payment"] for row in rows],
        "balances": [row["balance"] for row in rows],
        "balance_after_years": {
            str(year): balance_after(found, year * per_year) for year in range(years + 1)
        },
    }


def balance_after(found: Sequence[Variant], period: int) -> AnyOf:
    """The balance after a payment, under every way of rounding."""
    return either(found, lambda schedule: schedule.balance_after(period))


def or_else(figure: Figure, *values: Decimal) -> AnyOf:
    """A figure, or another convention's value for it."""
    known = figure.values if isinstance(figure, AnyOf) else ()
    return AnyOf((*known, *values))


def _row(found: Sequence[Variant], place: int) -> dict[str, Figure]:
    alike = [(schedule.instalments[place : place + 1], times) for schedule, times in found]
    cells: dict[str, Figure] = {
        name: AnyOf(tuple(column(row).yuan / times for rows, times in alike for row in rows))
        for name, column in COLUMNS.items()
    }
    return cells | {"nr": place + 1, "number": place + 1}


def terms(inputs: Inputs) -> tuple[Money, Rate, int]:
    """Principal, number of periods, and the rate of a period, which is called a month."""
    fraction = period_rate(inputs)
    principal = Money.rounded(inputs.number("principal"))
    periods = _count(inputs)
    if fraction < 0 or principal.fen <= 0 or not 1 <= periods <= LONGEST:
        raise UnsupportedError("not a loan: a negative rate, no principal or no period")
    return principal, Rate(fraction, Per.MONTH), periods


def _count(inputs: Inputs) -> int:
    """The number of periods, given as such, or in years."""
    if "years" in inputs:
        return whole(inputs.number("years") * per_year(inputs))
    return inputs.whole("n" if "n" in inputs else "months")


def period_rate(inputs: Inputs) -> Decimal:
    """The rate of a period, given as such or by the year."""
    if "annual_rate_pct" in inputs or "annual_rate" in inputs:
        return inputs.rate("annual_rate") / per_year(inputs)
    return inputs.rate("period_rate", "monthly_rate")


def per_year(inputs: Inputs) -> int:
    """Periods in a year."""
    periods = inputs.whole("per_year", 12)
    if periods < 1:
        raise UnsupportedError(f"{periods} periods a year")
    return periods
