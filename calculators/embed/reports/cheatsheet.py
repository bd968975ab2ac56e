"""速查表: tables for a phone on which Python cannot run.

Every figure is an answer of one of the calculators; nothing is computed here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import calculators
from calculators import law
from calculators.declare import Count, Result, Table, Value, table_of
from calculators.declare.reading import read_inputs
from calculators.finance.money import yuan
from calculators.finance.rate import Per, Rate, percent
from calculators.law import Rule
from calculators.law.dated import Span
from calculators.law.lpr import LPR_1Y, RELEASE
from calculators.law.private_cap import CAP, cap_from, multiple_of_lpr

type Texts = Mapping[str, str]

DUE = date(2026, 1, 1)
"""A day on which an example falls due; no figure depends on which."""
LPR = "lpr"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The figure of an answer that a column shows, and what is typed for it."""

    label: str
    figure: str
    typed: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A calculator's figures: `typed` for the whole table, and for each of `rows`."""

    calculator: str
    caption: str
    corner: str
    rows: Mapping[Value, Texts]
    columns: tuple[Column, ...]
    typed: Texts = field(default_factory=dict)


def _payment(*percents: int) -> Grid:
    return Grid(
        calculator="repayment_schedule",
        caption=f"每借 1 万元，每月还多少（年利率 {percents[0]}% 到 {percents[-1]}%）",
        corner="期数",
        rows={Count(n): {"months": str(n)} for n in (3, 6, 9, 12, 18, 24, 36, 48, 60)},
        columns=tuple(
            Column(label=f"{each}%", figure="payment", typed={"rate": f"{each}%"})
            for each in percents
        ),
        typed={"principal": "1万", "method": "equal_instalment"},
    )


def _flat_fee(figure: str, basis: str) -> Grid:
    fees = ("0.3", "0.4", "0.5", "0.6", "0.75", "0.9", "1", "1.2", "1.5", "2")
    return Grid(
        calculator="repayment_schedule",
        caption=f"每期费率折成真实的年利率（{basis}）",
        corner="每期费率",
        rows={percent(each, Per.MONTH): {"fee_rate": f"{each}%"} for each in fees},
        columns=tuple(
            Column(label=f"{months} 期", figure=figure, typed={"months": str(months)})
            for months in (6, 12, 24, 36)
        ),
        typed={"principal": "1万", "method": "flat_fee"},
    )


def _late_for(days: int, year: int) -> Column:
    return Column(
        label=f"{days} 天 ÷{year}",
        figure="default_interest",
        typed={
            "as_of": (DUE + timedelta(days=days)).isoformat(),
            "day_count": f"actual_{year}",
        },
    )


GRIDS = {
    "payment": _payment(6, 9, 12, 15),
    "payment_above": _payment(18, 24, 30, 36),
    "flat_fee": _flat_fee("apr_nominal", "单利口径"),
    "flat_fee_effective": _flat_fee("apr_effective", "复利口径"),
    "default_interest": Grid(
        calculator="overdue",
        caption="每 1 万元逾期本金的罚息（元）",
        corner="罚息年利率",
        rows={percent(each): {"rate": f"{each}%"} for each in (8, 10, 12, 15, 18, 21, 24, 30, 36)},
        columns=(_late_for(1, 365), _late_for(1, 360), _late_for(30, 365), _late_for(30, 360)),
        typed={
            "overdue_principal": "1万",
            "overdue_interest": "0",
            "due": DUE.isoformat(),
            "default_rate_method": "none_agreed",
        },
    ),
    "court_fee": Grid(
        calculator="court_fee",
        caption="起诉的金额，要交的费用（元）",
        corner="起诉金额",
        rows={yuan(n * 10_000): {"claim": f"{n}万"} for n in (1, 2, 3, 5, 8, 10, 20, 30, 50, 100)},
        columns=(
            Column(label="全额", figure="fee"),
            Column(label="减半", figure="fee_halved"),
            Column(label="支付令", figure="payment_order_fee"),
        ),
    ),
}
NAMES = (*GRIDS, LPR)


def table(name: str) -> Table:
    """The table of that name; raises `KeyError` where there is none."""
    if name == LPR:
        return _lpr()
    grid = GRIDS[name]
    return table_of(
        name,
        grid.caption,
        (
            ("row", grid.corner),
            *((f"column_{n}", each.label) for n, each in enumerate(grid.columns)),
        ),
        (
            (head, *(_figure(grid, column, typed) for column in grid.columns))
            for head, typed in grid.rows.items()
        ),
    )


def rules(name: str) -> tuple[Rule, ...]:
    """The rules that the table's numbers rest on; raises `KeyError` where there is no table."""
    if name == LPR:
        return law.rules(CAP, RELEASE)
    grid = GRIDS[name]
    cells = (_worked(grid, each, typed) for typed in grid.rows.values() for each in grid.columns)
    return tuple({rule.id: rule for cell in cells for rule in cell.rules}.values())


def _figure(grid: Grid, column: Column, typed: Texts) -> Value:
    return _worked(grid, column, typed).figure(column.figure)


def _worked(grid: Grid, column: Column, typed: Texts) -> Result:
    calculator = calculators.get(grid.calculator)
    inputs = read_inputs(calculator.inputs, {**grid.typed, **typed, **column.typed})
    return calculator.calculate(inputs)


def _lpr() -> Table:
    """The one-year LPR and its multiple by the day of the contract, to the last day checked."""
    return table_of(
        LPR,
        f"1 年期 LPR（本站核实到 {LPR_1Y.last}）",
        (("first", "从"), ("last", "到"), (LPR, "LPR"), ("multiple", f"{law.rule(CAP).value} 倍")),
        ((span.first, span.last, span.value, _multiple(span.first)) for span in _stretches()),
        f"{LPR_1Y.last} 以后的数，本站没有核实到，不能拿最后一行顶替。"
        f"合同成立在 {cap_from()} 以前的，最后一列是空的：要看起诉的日期。",
    )


def _stretches() -> list[Span[Rate]]:
    """The publications; those that follow each other unchanged are taken together.

    Never across a day without a value, nor into the first day of the cap.
    """
    found: list[Span[Rate]] = []
    for span in LPR_1Y.spans:
        if found and _goes_on(found[-1], span):
            found[-1] = replace(found[-1], last=span.last)
        else:
            found.append(span)
    return found


def _goes_on(earlier: Span[Rate], later: Span[Rate]) -> bool:
    next_day = earlier.last + timedelta(days=1)
    return earlier.value == later.value and later.first == next_day != cap_from()


def _multiple(formed: date) -> Rate | None:
    """The cap for contracts of that day; None before there was one: the day of the suit decides."""
    multiple = multiple_of_lpr(formed) if formed >= cap_from() else None
    return multiple if isinstance(multiple, Rate) else None
