"""Reference lines as a table of an answer: each with the date that decides it, none forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from calculators.declare.result import Table, table_of
from calculators.finance.rate import Per, Rate
from calculators.law import Covers, KeyedBy
from calculators.law.lines import Lender, ReferenceLine

KEYED_BY = {
    KeyedBy.FORMED: "合同成立日",
    KeyedBy.ISSUED: "放款日",
    KeyedBy.FILED: "起诉日",
    KeyedBy.NONE: "不看日期",
}
COVERS = {
    Covers.UNSTATED: "没有写",
    Covers.NORMAL: "按时还款时的成本",
    Covers.EVERYTHING: "全部，含逾期以后的费用",
}
# What a narrow screen shows first is what a reader came for.
COLUMNS = (
    ("name", "参考线"),
    ("rate", "年利率"),
    ("compared", "和这里的数比"),
    ("covers", "算进哪些钱"),
    ("keyed_by", "看哪一天"),
    ("binds", "管谁"),
)
NOTE = (
    "参考线不会自动生效，各管各的钱，不能混用。"
    "高出的部分可以提出异议，最终由法院或监管认定。没有数的，是本站没有核实到。"
)


def lines_table(
    lines: Iterable[ReferenceLine], compared: Callable[[ReferenceLine, Rate], str]
) -> Table:
    """The table `lines`. `compared` words a line whose rate is known; the others say why not."""
    return table_of(
        "lines",
        "参考线：可以拿什么来比",
        COLUMNS,
        (
            (
                _stretch(line),
                line.rate,
                line.why_unknown if line.rate is None else compared(line, line.rate),
                COVERS[line.covers],
                KEYED_BY[line.keyed_by],
                line.binds,
            )
            for line in lines
        ),
        NOTE,
    )


def cited(lines: Iterable[ReferenceLine], lender: Lender) -> tuple[str, ...]:
    """The rules of the lines that say something of this loan.

    For an unknown lender those whose rate is known; the others only show what else there is.
    """
    return tuple(line.id for line in lines if line.rate or lender is not Lender.UNKNOWN)


def against(line: Rate, nominal: Rate, effective: Rate) -> str:
    """Where a cost stands to a line that does not say how it compounds: both readings."""
    above = [_yearly(each) > _yearly(line) for each in (nominal, effective)]
    if all(above):
        return "单利、复利两种口径都高于这条线"
    if any(above):
        return "一种口径高于、一种口径不高于这条线；这条线没有写按哪种算"
    return "单利、复利两种口径都不高于这条线"


def _yearly(rate: Rate) -> Decimal:
    return rate.simple(Per.YEAR).fraction


def _stretch(line: ReferenceLine) -> str:
    if line.first:
        return f"{line.name}（{line.first} 起的利息）"
    if line.last:
        return f"{line.name}（到 {line.last} 为止的利息）"
    return line.name
