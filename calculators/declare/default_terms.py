"""The terms of default as inputs: asked in the same words by every calculator that needs them.

Each name here annotates one input, so that a calculator writes `base: BaseInput = …` and gets
label, help, place and limits; `terms` turns the answers into `DefaultTerms`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Protocol

from calculators.declare.inputs import Field, Mistake
from calculators.declare.text import PERCENT
from calculators.finance.dates import DayCount, add_years
from calculators.finance.default_interest import Base, DefaultTerms
from calculators.finance.late_fee import NO_LATE_FEE, LateFee
from calculators.finance.money import Money
from calculators.finance.rate import Per, Rate, percent

WITHIN_YEARS = 30
COMPOUNDING_YEARS = 10  # monthly postings: what a phone works through without a wait


class Method(StrEnum):
    """How the contract sets the rate for the time after the due date."""

    MULTIPLE = "multiple"
    MARKUP = "markup"
    DAILY = "daily"
    NONE_AGREED = "none_agreed"


class BaseChoice(StrEnum):
    """What default interest is computed on, or that nobody knows."""

    PRINCIPAL = "principal"
    PRINCIPAL_AND_INTEREST = "principal_and_interest"
    UNKNOWN = "unknown"


class DayCountChoice(StrEnum):
    """How many days make a year, or that nobody knows."""

    ACTUAL_365 = "actual_365"
    ACTUAL_360 = "actual_360"
    UNKNOWN = "unknown"


class LateFeeKind(StrEnum):
    """How the late fee is set."""

    NONE = "none"
    ONCE = "once"
    DAILY = "daily"
    FIXED = "fixed"


METHODS = {
    Method.MULTIPLE: "合同利率的几倍",
    Method.MARKUP: "在合同利率上加收百分之几",
    Method.DAILY: "另外写了一个罚息利率（多为日利率）",
    Method.NONE_AGREED: "没有约定",
}
BASES = {
    BaseChoice.PRINCIPAL: "只按逾期的本金",
    BaseChoice.PRINCIPAL_AND_INTEREST: "按逾期的本金和利息",
    BaseChoice.UNKNOWN: "不清楚（两种都算）",
}
DAY_COUNTS = {
    DayCountChoice.ACTUAL_365: "一年按 365 天",
    DayCountChoice.ACTUAL_360: "一年按 360 天",
    DayCountChoice.UNKNOWN: "不清楚（两种都算）",
}
LATE_FEE_KINDS = {
    LateFeeKind.NONE: "没有，或者不清楚",
    LateFeeKind.ONCE: "每期按比例收一次",
    LateFeeKind.DAILY: "每天按比例收",
    LateFeeKind.FIXED: "每期收一个固定金额",
}

MethodInput = Annotated[
    Method,
    Field(
        "罚息怎么定",
        where="合同「逾期」「违约责任」一节",
        choices=METHODS,
        shared="default_rate_method",
    ),
]
MultipleInput = Annotated[
    Decimal,
    Field(
        "罚息是合同利率的几倍",
        where="合同「违约责任」一节",
        unit="倍",
        at_most=Decimal(20),
        when={"default_rate_method": ("multiple",)},
        shared="default_multiple",
    ),
]
MarkupInput = Annotated[
    Decimal,
    Field(
        "加收百分之几",
        help="写「加收 50%」就填 50，等于 1.5 倍。",
        where="合同「违约责任」一节",
        kind=PERCENT,
        at_most=Decimal(20),
        when={"default_rate_method": ("markup",)},
        shared="default_markup",
    ),
]
DefaultRateInput = Annotated[
    Rate,
    Field(
        "罚息利率",
        help="日万分之五就填 0.05，周期选日；写的是年利率就把周期改成年。",
        where="合同「违约责任」一节，或综合融资成本明示表",
        per=Per.DAY,
        at_most=percent(1, Per.DAY),
        when={"default_rate_method": ("daily",)},
        shared="default_rate",
    ),
]
BaseInput = Annotated[
    BaseChoice,
    Field("罚息按什么算", where="合同「违约责任」一节", choices=BASES, shared="default_base"),
]
DayCountInput = Annotated[
    DayCountChoice,
    Field("年利率怎么折成日利率", where="合同「计息」一节", choices=DAY_COUNTS, shared="day_count"),
]
LateFeeKindInput = Annotated[
    LateFeeKind,
    Field(
        "违约金怎么收", where="合同「违约责任」一节", choices=LATE_FEE_KINDS, shared="late_fee_kind"
    ),
]
LateFeeInput = Annotated[
    Money,
    Field(
        "每期收多少违约金",
        where="合同，或 APP 里的扣费说明",
        when={"late_fee_kind": ("fixed",)},
        shared="late_fee_each",
    ),
]
LateFeePercentInput = Annotated[
    Decimal,
    Field(
        "违约金的比例",
        help="按逾期的金额算，和罚息用同一个基数。",
        where="合同「违约责任」一节",
        kind=PERCENT,
        at_most=Decimal(1),
        when={"late_fee_kind": ("once", "daily")},
        shared="late_fee_percent",
    ),
]
CompoundingInput = Annotated[
    bool,
    Field(
        "没付的利息和罚息也计息（复利）",
        help="每满一个月并进去一次。合同没有写就选否。",
        where="合同「复利」一节",
        more=True,
        shared="compounding",
    ),
]
GraceDaysInput = Annotated[
    int,
    Field(
        "宽限期",
        help="合同没有写就填 0。超过了，从到期日算起。",
        unit="天",
        where="合同「宽限期」一节，或 APP 的说明",
        at_most=90,
        more=True,
        shared="grace_days",
    ),
]
AcceleratedInput = Annotated[
    date | None,
    Field(
        "对方宣布全部到期的日子",
        help="没有收到这样的通知就不填。",
        where="提前到期通知、律师函或起诉状",
        more=True,
        shared="accelerated_on",
    ),
]


class Asked(Protocol):
    """The answers that `terms` reads, whichever calculator asked for them."""

    @property
    def rate(self) -> Rate:
        """The contract's rate."""

    @property
    def default_rate_method(self) -> Method:
        """How the rate after the due date is set."""

    @property
    def default_multiple(self) -> Decimal:
        """It as a multiple of the contract's."""

    @property
    def default_markup(self) -> Decimal:
        """It as a markup on the contract's, a fraction of it."""

    @property
    def default_rate(self) -> Rate:
        """It as a rate of its own."""

    @property
    def base(self) -> BaseChoice:
        """What it is computed on."""

    @property
    def day_count(self) -> DayCountChoice:
        """How many days make a year."""

    @property
    def late_fee_kind(self) -> LateFeeKind:
        """How the late fee is set."""

    @property
    def late_fee(self) -> Money:
        """A fixed late fee."""

    @property
    def late_fee_percent(self) -> Decimal:
        """A late fee as a fraction of what is overdue."""

    @property
    def compounding(self) -> bool:
        """Whether unpaid interest earns interest."""

    @property
    def grace_days(self) -> int:
        """Days after the due date without any charge."""


class Stretch(Protocol):
    """The answers that `too_long` reads."""

    @property
    def as_of(self) -> date:
        """The day everything is computed to."""

    @property
    def compounding(self) -> bool:
        """Whether unpaid interest earns interest."""


def too_long(asked: Stretch, since: date, called: str) -> Iterator[Mistake]:
    """What is wrong with the years from `since`, in the words `called`, to the day asked for."""
    if add_years(since, WITHIN_YEARS) < asked.as_of:
        wrong = f"{called}和算到的日子隔了 {WITHIN_YEARS} 年以上，请检查是不是填错了年份。"
        yield Mistake("as_of", wrong)
    elif asked.compounding and add_years(since, COMPOUNDING_YEARS) < asked.as_of:
        wrong = f"按月计复利最多算 {COMPOUNDING_YEARS} 年。请把复利选「否」，先看不计复利的数。"
        yield Mistake("compounding", wrong)


def readings(asked: Asked) -> Iterator[DefaultTerms]:
    """The terms for every reading of what the contract leaves open, the usual one first."""
    bases = tuple(Base) if asked.base is BaseChoice.UNKNOWN else (Base(asked.base),)
    both = (DayCount.ACTUAL_365, DayCount.ACTUAL_360)
    unknown = asked.day_count is DayCountChoice.UNKNOWN
    for base in bases:
        for day_count in both if unknown else (DayCount(asked.day_count),):
            yield DefaultTerms(
                rate=default_rate(asked),
                day_count=day_count,
                base=base,
                compounding=asked.compounding,
                grace_days=asked.grace_days,
                late_fee=late_fee(asked),
            )


def default_rate(asked: Asked) -> Rate:
    """The rate after the due date; where none was agreed, the contract's own goes on."""
    match asked.default_rate_method:
        case Method.MULTIPLE:
            return _times(asked.rate, asked.default_multiple)
        case Method.MARKUP:
            return _times(asked.rate, 1 + asked.default_markup)
        case Method.DAILY:
            return asked.default_rate
        case Method.NONE_AGREED:  # pragma: no branch - the types leave no other
            return asked.rate


def late_fee(asked: Asked) -> LateFee:
    """The late fee for each missed instalment."""
    match asked.late_fee_kind:
        case LateFeeKind.NONE:
            return NO_LATE_FEE
        case LateFeeKind.ONCE:
            return LateFee(share=asked.late_fee_percent)
        case LateFeeKind.DAILY:
            return LateFee(daily_share=asked.late_fee_percent)
        case LateFeeKind.FIXED:  # pragma: no branch - the types leave no other
            return LateFee(fixed=asked.late_fee)


def _times(rate: Rate, factor: Decimal) -> Rate:
    return Rate(rate.fraction * factor, rate.per)
