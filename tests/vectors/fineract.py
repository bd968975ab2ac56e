"""Apache Fineract's loan schedules: equal instalments on dates, rounded as its products are.

Supported as long as nothing was paid: where a payment meets a running schedule, Fineract's own
allocation rules decide, and they are not ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import pairwise

from calculators.finance.dates import DayCount, actual_years, add_months
from calculators.finance.money import ZERO, Money, Rounding, total
from calculators.finance.schedule import Instalment, Schedule
from calculators.finance.stepped import full_payment, stepped
from tests.vectors.compare import Every, Figure
from tests.vectors.record import Inputs, UnsupportedError
from tests.vectors.variants import LONGEST, Answer

KNOWN = {
    "interest_type": ("DECLINING_BALANCE",),
    "amortization": ("EQUAL_INSTALLMENTS",),
    "interest_calc_period": ("DAILY", "SAME_AS_REPAYMENT_PERIOD"),
    "repay_unit": ("MONTHS", "WEEKS", "DAYS"),
    "day_count_year/month": ("Actual/Actual", "360/30", "365/Actual", "360/Actual"),
}
HARMLESS = ("business_date", "disburse", "approve", "allocation_rule")
DAYS = {"DAYS": 1, "WEEKS": 7}
NOTHING = ("fees", "penalties", "paid", "in_advance", "late", "due", "outstanding")
DOWN_PAYMENT = Decimal("0.25")
"""The share the source's products named DOWNPAYMENT ask for; printed in their first row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """A loan as one of Fineract's products lends it."""

    principal: Money
    rates: list[Decimal]
    weights: list[Decimal]
    start: date
    dues: list[date]
    multiple: Decimal
    down: Money


def loan_schedule(inputs: Inputs) -> Answer:
    """The schedule at every stage: nothing happens that would change it."""
    terms = _terms(inputs.within(inputs.get("loan")), inputs.each("events"))
    return lambda: {"stages": Every(_stage(terms))}


def _terms(loan: Inputs, events: list[Inputs]) -> Terms:
    for name, values in KNOWN.items():
        if loan.text(name) not in values:
            raise UnsupportedError(f"{name} {loan.text(name)}")
    for name in ("grace_interest", "interest_free_periods"):
        if loan.number(name, 0):
            raise UnsupportedError(f"{name}")
    principal, start = Money.rounded(loan.number("principal")), _start(loan, events)
    count, free = loan.whole("n"), loan.whole("grace_principal", 0)
    if not 0 <= free < count <= LONGEST or principal <= ZERO or loan.number("annual_rate_pct") < 0:
        raise UnsupportedError("not a loan")
    dues = [_due(loan, start, number) for number in range(1, count + 1)]
    share = DOWN_PAYMENT if "DOWNPAYMENT" in loan.text("fineract_product") else Decimal(0)
    return Terms(
        principal=principal,
        rates=[_rate(loan, first, last) for first, last in pairwise([start, *dues])],
        weights=[Decimal(number >= free) for number in range(count)],
        start=start,
        dues=dues,
        multiple=loan.number("emi_multiple_of_observed", Decimal("0.01")),
        down=Money.rounded(principal.yuan * share, Rounding.HALF_EVEN),
    )


def _start(loan: Inputs, events: list[Inputs]) -> date:
    """The day of the one disbursement, of all of the principal."""
    if any(event.text("event") not in HARMLESS for event in events):
        raise UnsupportedError("something was paid or undone")
    disbursed = [event for event in events if event.text("event") == "disburse"]
    if not disbursed:
        return loan.day("submitted")
    if len(disbursed) > 1 or disbursed[0].number("amount") != loan.number("principal"):
        raise UnsupportedError("paid out in parts")
    return disbursed[0].day("date")


def _due(loan: Inputs, start: date, number: int) -> date:
    many = number * loan.whole("repay_every")
    if not 0 < many <= LONGEST:
        raise UnsupportedError("due dates out of reach")
    if loan.text("repay_unit") != "MONTHS":
        return start + timedelta(many * DAYS[loan.text("repay_unit")])
    due = add_months(start, many)
    rolls = loan.text("month_end", "LAST_DAY_OF_MONTH") == "FIRST_DAY_OF_NEXT_MONTH"
    return due + timedelta(1) if rolls and due.day < start.day else due


def _rate(loan: Inputs, start: date, end: date) -> Decimal:
    """The rate of one period, as the product counts its days."""
    yearly = loan.number("annual_rate_pct") / 100
    every, unit = loan.number("repay_every"), loan.text("repay_unit")
    counting = loan.text("day_count_year/month")
    days = DayCount.ACTUAL_365.days(start, end)
    if unit == "MONTHS" and (counting == "360/30" or "SAME" in loan.text("interest_calc_period")):
        return yearly * every / 12
    if "SAME" in loan.text("interest_calc_period"):
        raise UnsupportedError(f"a period of {unit} as a part of a year")
    if counting == "Actual/Actual" and not loan.text("fineract_product").startswith("LP1"):
        return yearly * actual_years(start, end)
    # The older products call a year of 365 days actual.
    return yearly * days / (360 if counting.startswith("360") else 365)


def _stage(terms: Terms) -> Mapping[str, Figure]:
    rows = list(min(_schedules(terms), key=_last_differs).instalments)
    if terms.down:
        rows.insert(0, _down_payment(terms))
    days = [(row.due - before).days for before, row in _since(terms.start, rows)]
    printed = [
        _row(number, row, passed)
        for number, (row, passed) in enumerate(zip(rows, days, strict=True), start=1)
    ]
    paid_out: dict[str, Figure] = {"date": terms.start.isoformat(), "balance": terms.principal.yuan}
    return {"rows": [paid_out | _nothing(), *printed], "totals": _totals(rows)}


def _schedules(terms: Terms) -> list[Schedule]:
    """The rounded payment first, then a unit less and a unit more.

    Fineract adjusts the payment where that brings the last instalment nearer to the others.
    """
    owed = terms.principal - terms.down
    exact = full_payment(owed.yuan, terms.rates, terms.weights)
    units = int((exact / terms.multiple).to_integral_value(ROUND_HALF_EVEN))
    return [
        stepped(
            owed,
            terms.rates,
            terms.weights,
            terms.dues,
            rounding=Rounding.HALF_EVEN,
            payment=max(units + more, 1) * terms.multiple,
        )
        for more in (0, -1, 1)
    ]


def _last_differs(schedule: Schedule) -> Decimal:
    return abs(
        (schedule.last.payment - max(schedule.payments[:-1], default=schedule.last.payment)).yuan
    )


def _since(start: date, rows: list[Instalment]) -> list[tuple[date, Instalment]]:
    return list(zip([start, *(row.due for row in rows)], rows, strict=False))


def _down_payment(terms: Terms) -> Instalment:
    return Instalment(
        number=0,
        month=0,
        due=terms.start,
        principal=terms.down,
        interest=ZERO,
        balance=terms.principal - terms.down,
    )


def _row(number: int, row: Instalment, days: int) -> Mapping[str, Figure]:
    return _nothing() | {
        "nr": number,
        "days": days,
        "date": row.due.isoformat(),
        "balance": row.balance.yuan,
        "principal": row.principal.yuan,
        "interest": row.interest.yuan,
        "due": row.payment.yuan,
        "outstanding": row.payment.yuan,
    }


def _totals(rows: list[Instalment]) -> Mapping[str, Figure]:
    due = total(row.payment for row in rows).yuan
    return _nothing() | {
        "principal_due": total(row.principal for row in rows).yuan,
        "interest": total(row.interest for row in rows).yuan,
        "due": due,
        "outstanding": due,
    }


def _nothing() -> dict[str, Figure]:
    return dict.fromkeys(
        ("fees", "penalties", "paid", "in_advance", "late", "due", "outstanding"), 0
    )
