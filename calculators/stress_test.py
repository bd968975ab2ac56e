"""收入变了还撑得住吗: month by month, what a change of income leaves.

A little longer than a screen for its three answers; the mathematics is `finance.runway` and
`finance.survival`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from calculators import law
from calculators.declare import (
    PERCENT,
    Calculator,
    Chart,
    Count,
    Field,
    Figure,
    Mark,
    Next,
    Percent,
    Reference,
    Result,
    Table,
    Words,
    months,
    table_of,
    told,
)
from calculators.declare.numerals import UnreadableError, tidy
from calculators.declare.text import Kind
from calculators.finance.money import ZERO, Money, yuan
from calculators.finance.runway import Runway, changed_income, payment_that_survives, runway
from calculators.finance.survival import deferral_that_survives, missing_at_once, missing_monthly

_LESS = re.compile(r"^(?:减少|下降|降低|少|减|降|跌)了?")
_MORE = re.compile(r"^(?:增加|上升|提高|多|加|涨|增)了?")


def _read_change(text: str) -> Decimal:
    typed = tidy(text)
    less, more = _LESS.match(typed), _MORE.match(typed)
    found = less or more
    change = PERCENT.read(typed[found.end() :] if found else typed)
    if found and change < 0:
        raise UnreadableError("请只写一次方向，例如 -20% 或 少20%。")
    return -change if less else change


CHANGE = Kind("percent", _read_change, PERCENT.write)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """A month as it is now, what is planned to be paid, and what may change."""

    monthly_income: Annotated[
        Money,
        Field("现在每月到手", where="工资条、银行流水，看最近三个月", shared="monthly_income"),
    ] = yuan(6_000)
    monthly_essentials: Annotated[
        Money,
        Field(
            "每月必须花的",
            help="吃饭、住、看病都算，网贷的月供不算。",
            where="账单、付款记录",
            shared="monthly_essentials",
        ),
    ] = yuan(3_500)
    savings: Annotated[Money, Field("手里的存款", where="能随时用的钱，不算借来的")] = yuan(6_000)
    payment: Annotated[
        Money,
        Field(
            "打算每月还多少",
            help="几家就加在一起。",
            where="APP 还款计划，或者正在谈的方案",
            shared="monthly_offer monthly_limit",
        ),
    ] = yuan(1_800)
    months: Annotated[
        int,
        Field("看几个月", unit="个月", where="方案有几期就填几", at_least=1, at_most=120),
    ] = 12
    income_change_percent: Annotated[
        Decimal,
        Field(
            "收入每月变多少",
            help="少两成写 -20% 或者 少20%；不变写 0。",
            where="自己估：降薪、少接活、加班没了",
            kind=CHANGE,
            at_least=Decimal(-1),
            at_most=Decimal(1),
        ),
    ] = Decimal("-0.25")
    months_without_income: Annotated[
        int,
        Field(
            "开头有几个月没有收入",
            help="从第一个月算起；没有就填 0。",
            unit="个月",
            where="自己估：找工作、养病要多久",
            at_least=0,
            at_most=120,
        ),
    ] = 0
    one_off_cost: Annotated[
        Money,
        Field("马上要花的一笔", help="算在第一个月；没有就填 0。", where="学费、住院、搬家"),
    ] = yuan(2_000)

    @property
    def incomes(self) -> tuple[Money, ...]:
        """Each month's income after the change."""
        return changed_income(
            self.monthly_income,
            self.months,
            self.income_change_percent,
            self.months_without_income,
        )

    @property
    def spending(self) -> tuple[Money, ...]:
        """Each month's essentials, the first with what has to be paid at once."""
        first = self.monthly_essentials + self.one_off_cost
        return (first, *(self.monthly_essentials for _ in range(1, self.months)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """The months with the payment and without, and what would carry through."""

    paying: Runway
    resting: Runway
    bearable: Money | None
    deferral: int | None


def calculate(inputs: Inputs) -> Result:
    """The first month that is short, the lowest point, and the payment that would survive."""
    road = _road(inputs)
    return Result(
        sentence=_sentence(inputs, road),
        figures=tuple(_figures(road)),
        next=NEXT if road.bearable else NEXT_WHEN_SHORT,
        chart=_chart(road),
        tables=(_table(inputs, road),),
        notes=tuple(_notes(inputs, road)),
        proof=tuple(_proof(inputs, road)),
        rules=law.rules(*_rules(road)),
        limits=LIMITS,
    )


def _road(inputs: Inputs) -> Road:
    month = (inputs.savings, inputs.incomes, inputs.spending)
    return Road(
        paying=runway(*month, inputs.payment),
        resting=runway(*month, ZERO),
        bearable=payment_that_survives(*month),
        deferral=deferral_that_survives(*month, inputs.payment),
    )


# ── the words ────────────────────────────────────────────────────────────────────────────


def _sentence(inputs: Inputs, road: Road) -> Words:
    first, lowest = road.paying.first_month_short, road.paying.lowest_balance
    if first is None:
        return told(SURVIVES, months(inputs.months), lowest, road.bearable or ZERO)
    if road.bearable is None:
        without = road.resting
        return told(
            EVEN_WITHOUT,
            Count(without.first_month_short or 1),
            -without.lowest_balance,
            missing_at_once(without),
            missing_monthly(without),
        )
    if not road.bearable:
        return told(JUST_WITHOUT, Count(first), -lowest)
    later: Words = told("，或者先延期 {}再还", months(road.deferral)) if road.deferral else ()
    return (*told(SHORT_FROM, Count(first), -lowest, road.bearable), *later, "，由对方决定。")


def _figures(road: Road) -> Iterator[Figure]:
    first = road.paying.first_month_short
    if first is not None:
        yield Figure("first_month_short", "第几个月开始不够", Count(first))
    yield Figure("lowest_balance", "手里最少的时候", road.paying.lowest_balance, note="负数是不够")
    note = "" if road.bearable is not None else "一分不还也不够"
    yield Figure("payment_that_survives", "撑得住的月供", road.bearable or ZERO, note=note)
    if first is None:
        return
    if road.deferral:
        yield Figure("deferral_that_survives", "先延期多久也撑得住", months(road.deferral))
    road_without = road.paying if road.bearable is not None else road.resting
    label = f"{'照这个月供' if road.bearable is not None else '一分不还'}，每月还差"
    yield Figure("missing_monthly", label, missing_monthly(road_without))


def _chart(road: Road) -> Chart:
    return Chart(
        "每个月底手里还有多少",
        told(
            "从左到右是一个月一个月，线到横轴下面就是不够。最低是 {}；表里是同样的数。",
            road.paying.lowest_balance,
        ),
        "months",
        "number",
        ("balance",),
        mark=Mark.LINE,
    )


def _table(inputs: Inputs, road: Road) -> Table:
    return table_of(
        "months",
        "一个月一个月看",
        MONTHS_COLUMNS,
        (
            (
                Count(row.number),
                row.balance,
                row.income,
                inputs.one_off_cost if row.number == 1 else ZERO,
                inputs.monthly_essentials,
                row.payment,
            )
            for row in road.paying.rows
        ),
        "月底手里＝上个月底的＋收入−马上要花的−必须花的−还款。负数是不够。",
    )


def _notes(inputs: Inputs, road: Road) -> Iterator[Words]:
    if inputs.income_change_percent > 0:
        yield told(
            "你填的是收入多 {}；少了请写负数，例如 -20%。", Percent(inputs.income_change_percent)
        )
    if road.paying.first_month_short is None:
        yield "撑得住也不用全答应：月供比撑得住的数低一点，意外来了才有余地。"
        return
    if road.bearable is None:
        yield ASK_FIRST
    else:
        yield told(
            "怎样才够原来的月供 {}：一开始多 {}，或者每月多 {}进账。够不到，就请对方降下来。",
            inputs.payment,
            missing_at_once(road.paying),
            missing_monthly(road.paying),
        )
    if road.deferral:
        yield "延期的几个月里还算不算利息、罚息，先请对方写明；算的话，后面要还的会多。"
    yield "请求延期、答应分期，诉讼时效会重新计算；已经满了的，就不能再用时效抗辩。"
    yield "不要为了补这几个月去借另一笔。"


def _proof(inputs: Inputs, road: Road) -> Iterator[Words]:
    changed, first = inputs.incomes[-1], road.paying.rows[0]
    if inputs.months_without_income < inputs.months:
        yield told(
            "变了以后每月到手＝{} × {} ＝ {}",
            inputs.monthly_income,
            Percent(1 + inputs.income_change_percent),
            changed,
        )
    yield told(
        "第 1 个月底＝存款 {} ＋ 收入 {} − 马上要花的 {} − 必须花的 {} − 还款 {} ＝ {}",
        inputs.savings,
        first.income,
        inputs.one_off_cost,
        inputs.monthly_essentials,
        inputs.payment,
        first.balance,
    )
    tightest = min(road.resting.rows, key=lambda row: row.balance.fen // row.number)
    yield told(
        "撑得住的月供＝不还款时第 {} 个月底的 {} ÷ {}，去掉不足一分的（不够除的按 0）＝ {}",
        Count(tightest.number),
        tightest.balance,
        Count(tightest.number),
        road.bearable or ZERO,
    )


def _rules(road: Road) -> Iterator[str]:
    if road.bearable is None:
        yield "sj_rescue"
    yield from ("cc_678", "cc_543_544", "sx_14", "sx_19")


SURVIVES = "照这样变，{}里每个月都够，手里最少的时候还有 {}；每月最多还到 {}也撑得住。"
SHORT_FROM = (
    "照这样变，第 {} 个月开始不够，最多的时候差 {}。"
    "月供不超过 {}就撑得住：可以请放款机构把月供降到这个数以内"
)
EVEN_WITHOUT = (
    "照这样变，一分不还，第 {} 个月也不够，最多的时候差 {}。先不答应月供："
    "可以请放款机构延期，由对方决定。怎样才够生活：一开始多 {}，或者每月多 {}。"
)
JUST_WITHOUT = (
    "照这样变，第 {} 个月开始不够，最多的时候差 {}；先不还款，生活刚好够。"
    "可以请放款机构延期，由对方决定。"
)
ASK_FIRST = "可以请对方写明延期到哪个月、这段时间怎么算利息。生活缺的这部分，先问救助和身边的人。"
MONTHS_COLUMNS = (
    ("number", "第几个月"),
    ("balance", "月底手里"),
    ("income", "收入"),
    ("one_off", "马上要花的"),
    ("essentials", "必须花的"),
    ("payment", "还款"),
)
NEXT = (
    Next("每月最多能还多少", "tools/budget/"),
    Next("比一比对方给的方案", "tools/offers/"),
    Next("把数写成方案", "how/propose/"),
)
NEXT_WHEN_SHORT = (
    Next("吃饭钱不够，先做这些", "start/food/"),
    Next("写一份延期申请", "tools/letter/"),
    Next("到期以前怎么提", "how/propose/"),
)
LIMITS: tuple[Words, ...] = (
    "收入会不会变、变多少，是你自己估的；换几个数多试几次。",
    "没有算存款的利息，也没有算延期以后多出来的利息和罚息。",
    "能不能延期、降月供，由放款机构决定；能不能领救助，由当地民政部门认定。",
)

CALCULATOR = Calculator(
    title="收入变了还撑得住吗",
    lead="收入少一截、断几个月，或者突然要花一笔，看哪个月开始不够，多少月供撑得住。",
    inputs=Inputs,
    calculate=calculate,
    figures=(
        "first_month_short",
        "lowest_balance",
        "payment_that_survives",
        "deferral_that_survives",
        "missing_monthly",
    ),
    tables=("months",),
    stepper=("payment", "months_without_income"),
    sources=(Reference("现金流逐月推算", "每个月：存款加收入，减马上要花的、必须花的和还款"),),
)
