"""每月最多能还多少: what is left after life itself, and a one-page statement of it.

Longer than a screen because it words the answer for three states and writes a document; the
mathematics is `finance.household`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from calculators import law
from calculators.declare import (
    Calculator,
    Chart,
    Document,
    Field,
    Figure,
    InvalidInputError,
    Mistake,
    Next,
    Percent,
    Reference,
    Result,
    Rows,
    Table,
    Term,
    Value,
    Words,
    table_of,
    told,
)
from calculators.declare.naming import NAME, called
from calculators.declare.write import sentence
from calculators.finance.household import Every, Household, a_month, part_in_steps
from calculators.finance.money import ZERO, Money, total, yuan


class State(StrEnum):
    """How a month ends."""

    COMFORTABLE = "comfortable"
    TIGHT = "tight"
    SHORT = "short"


EVERY = {
    Every.MONTH: "每月",
    Every.DAY: "每天",
    Every.WEEK: "每周",
    Every.QUARTER: "每季度",
    Every.YEAR: "每年",
}
STATES = {
    State.COMFORTABLE: "有余地",
    State.TIGHT: "很紧",
    State.SHORT: "不够生活",
}
OFFERED_PERCENT = 80
OFFERED_STEP = yuan(10)
LEAST_TO_OFFER = yuan("12.50")  # of which 80 % are one step
COMFORTABLE_PERCENT = 5

EveryInput = Annotated[Every, Field("多久一次", choices=EVERY)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Income:
    """One source of income, as it comes in."""

    name: Annotated[str | None, Field("哪一项收入", kind=NAME)] = None
    amount: Annotated[
        Money,
        Field("金额", help="填到手的数，没有就填 0。", where="工资条、银行流水，看最近三个月"),
    ]
    period: EveryInput = Every.MONTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Essential:
    """One thing that cannot be gone without, as it is paid."""

    name: Annotated[str | None, Field("哪一项支出", kind=NAME)] = None
    amount: Annotated[
        Money,
        Field("金额", help="没有就填 0，或者删掉这一行。", where="账单、付款记录，看最近三个月"),
    ]
    period: EveryInput = Every.MONTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A debt, for the statement."""

    name: Annotated[
        str | None, Field("欠谁的", kind=NAME, where="合同里的「贷款人」", shared="debt.name")
    ] = None
    balance: Annotated[
        Money, Field("还欠多少", where="APP 还款页，或者欠款明细", shared="debt.balance")
    ]
    payment: Annotated[
        Money | None,
        Field("现在每月要还", where="APP 还款计划；已经全部到期的空着", shared="debt.monthly"),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """A household's month, and what is owed."""

    incomes: Annotated[
        tuple[Income, ...],
        Rows("到手的收入", row="一项收入", at_least=0, at_most=10),
    ] = (
        Income(name="工资（到手）", amount=yuan(5_200)),
        Income(name="零工、兼职", amount=yuan(150), period=Every.WEEK),
        Income(name="补助、家人贴补", amount=ZERO),
    )
    essentials: Annotated[
        tuple[Essential, ...],
        Rows(
            "必须花的",
            row="一项支出",
            help="吃饭、住、看病都要留足。网贷的月供不填在这里。",
            at_most=20,
        ),
    ] = (
        Essential(name="房租或房贷", amount=yuan(1_500)),
        Essential(name="吃饭", amount=yuan(40), period=Every.DAY),
        Essential(name="水电燃气", amount=yuan(180)),
        Essential(name="交通", amount=yuan(150)),
        Essential(name="电话和网络", amount=yuan(60)),
        Essential(name="看病吃药", amount=yuan(100)),
        Essential(name="孩子", amount=ZERO),
        Essential(name="老人", amount=yuan(400)),
        Essential(name="社保、医保、保险", amount=yuan(400), period=Every.YEAR),
        Essential(name="其他少不了的", amount=yuan(100)),
    )
    buffer: Annotated[
        Money,
        Field(
            "每月留多少应急",
            help="生病、修东西时用的；可以填 0。",
            where="自己定，留一点，方案才不容易断",
        ),
    ] = yuan(300)
    debts: Annotated[
        tuple[Owed, ...],
        Rows(
            "欠的每一笔",
            row="一笔欠款",
            help="填了会写进说明里，也看现在的月供够不够；不填就留空白，手写。",
            at_least=0,
            at_most=12,
            shared="debt",
            more=True,
        ),
    ] = ()  # folded away: an example's debts would end up in a reader's statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the month, typed and as a month's amount."""

    name: str
    amount: Money
    period: Every
    monthly: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The month worked out."""

    incomes: tuple[Line, ...]
    essentials: tuple[Line, ...]
    household: Household
    due: Money | None

    @property
    def state(self) -> State:
        """Whether there is room, hardly any, or not enough to live on."""
        house = self.household
        if house.income < house.essentials:
            return State.SHORT
        roomy = house.disposable.fen * 100 > house.income.fen * COMFORTABLE_PERCENT
        return State.COMFORTABLE if roomy else State.TIGHT

    @property
    def offer(self) -> Money:
        """What to offer first: 80 % of what is left, down to 10 yuan."""
        return part_in_steps(self.household.disposable, OFFERED_PERCENT, OFFERED_STEP)

    @property
    def gap(self) -> Money:
        """What the lenders ask for a month beyond the first offer; below zero: covered."""
        return (self.due or ZERO) - self.offer


def calculate(inputs: Inputs) -> Result:
    """What is left a month, what to offer first, and a statement to hand over.

    Raises `InvalidInputError` where neither income nor essentials are above zero.
    """
    month = _month(inputs)
    if not month.household.income and not month.household.essentials:
        wrong = "收入和必须花的都是 0，没有可以算的。请至少填上吃饭和住的花费。"
        raise InvalidInputError(Mistake("essentials.1.amount", wrong))
    return Result(
        sentence=tuple(_sentence(month)),
        figures=tuple(_figures(inputs, month)),
        next=NEXT if month.offer else NEXT_WHEN_SHORT,
        chart=_chart(),
        tables=(_split(month), _items(month)),
        notes=tuple(_notes(inputs, month)),
        proof=tuple(_proof(month)),
        rules=law.rules(*_rules(month)),
        limits=LIMITS,
        documents=(_statement(inputs, month),),
    )


def _month(inputs: Inputs) -> Month:
    incomes = _lines(inputs.incomes, "收入")
    essentials = _lines(inputs.essentials, "支出")
    household = Household(
        income=total(line.monthly for line in incomes),
        essentials=total(line.monthly for line in essentials),
        buffer=inputs.buffer,
    )
    payments = [debt.payment for debt in inputs.debts if debt.payment is not None]
    due = total(payments) if payments else None
    return Month(incomes=incomes, essentials=essentials, household=household, due=due)


def _lines(rows: Sequence[Income | Essential], word: str) -> tuple[Line, ...]:
    return tuple(
        Line(
            name=called(row.name, word, number),
            amount=row.amount,
            period=row.period,
            monthly=a_month(row.amount, row.period),
        )
        for number, row in enumerate(rows, start=1)
    )


# ── the words ────────────────────────────────────────────────────────────────────────────


def _sentence(month: Month) -> Iterator[Value]:
    house = month.household
    if month.state is State.SHORT:
        missing = house.essentials - house.income
        yield from told(SHORT, house.income, house.essentials, missing)
    elif not month.offer:
        yield from told(NOTHING_LEFT, house.income, house.essentials, house.buffer)
    else:
        yield from told(OFFER, house.disposable, month.offer)
        yield from _against_dues(month)


def _against_dues(month: Month) -> Words:
    if month.due is None:
        return ()
    if month.gap > ZERO:
        return told(DUES_ABOVE, month.due, month.gap)
    return told("各家现在合计每月要 {}，先提的数够。", month.due)


def _figures(inputs: Inputs, month: Month) -> Iterator[Figure]:
    house = month.household
    yield Figure("monthly_income", "每月到手", house.income)
    yield Figure("monthly_essentials", "每月必须花", house.essentials)
    yield Figure("disposable", "留够以后还剩", house.disposable)
    yield Figure("shortfall", "生活和应急还缺", house.shortfall)
    yield Figure(
        "offer_suggested", "可以先提的数", month.offer, note=NO_OFFER_NOTE[not month.offer]
    )
    yield Figure("offer_ceiling", "最多能提的数", house.disposable)
    yield Figure("state", "这个月的情形", Term(month.state.value, STATES[month.state]))
    if inputs.debts:
        yield Figure("debts_total", "一共欠", total(debt.balance for debt in inputs.debts))
    if month.due is not None:
        yield Figure("debts_monthly", "各家现在每月合计要", month.due)


def _chart() -> Chart:
    return Chart(
        "一个月的钱去了哪里",
        "每一根柱子是一个去处；最后一根是能拿出来还的。表里是同样的数。",
        "split",
        "part",
        ("amount",),
    )


def _split(month: Month) -> Table:
    house = month.household
    parts = (
        ("必须花的", house.essentials),
        ("应急", house.buffer),
        ("还能拿出的", house.disposable),
    )
    return table_of(
        "split",
        "一个月的钱去了哪里",
        (("part", "去处"), ("amount", "每月"), ("share", "占收入")),
        ((word, amount, _share(amount, house.income)) for word, amount in parts),
    )


def _share(amount: Money, income: Money) -> Percent | None:
    return Percent(amount.yuan / income.yuan) if income else None


def _items(month: Month) -> Table:
    sides = ((INCOME, month.incomes), (ESSENTIAL, month.essentials))
    return table_of(
        "items",
        "每一项折成一个月",
        ITEMS_COLUMNS,
        (
            (
                line.name,
                side,
                line.amount,
                Term(line.period.value, EVERY[line.period]),
                line.monthly,
            )
            for side, lines in sides
            for line in lines
        ),
    )


def _notes(inputs: Inputs, month: Month) -> Iterator[Words]:
    house = month.household
    if month.offer:
        yield CONVENTION
    else:
        yield ASK_INSTEAD
        yield from _enough(month)
        yield TOKEN
    if month.state is State.TIGHT and month.offer:
        yield "剩下的很少，一点意外就会断。也可以先提延期，等收入稳一点再谈每月的数。"
    if not inputs.buffer and not house.shortfall:
        yield "没有留应急的钱。能留一点，方案就不容易断。"
    if not house.essentials:
        yield "必须花的是 0，请再想一遍：吃饭、住、看病有没有漏。"
    if month.offer and len(inputs.debts) > 1:
        yield "欠好几家的，这是给各家加在一起的数，不是每一家都给这么多。"
    yield "答应、签字或者还一部分，诉讼时效会重新计算；已经满了的，就不能再用时效抗辩。"


def _enough(month: Month) -> Iterator[Words]:
    """What it would take, said as a number: help first, then a payment."""
    if month.household.shortfall:
        yield told(ENOUGH_TO_LIVE, month.household.shortfall)
    else:
        yield told(ENOUGH_TO_OFFER, month.household.disposable, LEAST_TO_OFFER)
    if month.due and month.due > month.household.left:
        yield told(ENOUGH_FOR_DUES, month.due - month.household.left, month.due)


def _proof(month: Month) -> Iterator[Words]:
    house = month.household
    for line in (*month.incomes, *month.essentials):
        if line.period is not Every.MONTH:
            yield told(
                f"{line.name}＝{{}} {FORMULAS[line.period]} ＝ {{}}", line.amount, line.monthly
            )
    yield told(
        "还剩＝收入 {} − 必须花的 {} − 应急 {} ＝ {}（不够减的按 0）",
        house.income,
        house.essentials,
        house.buffer,
        house.disposable,
    )
    yield told("可以先提的＝{} × 80%，去掉不满 10 元的零头 ＝ {}", house.disposable, month.offer)


def _rules(month: Month) -> Iterator[str]:
    if month.state is State.SHORT:
        yield "sj_rescue"
    if not month.offer:
        yield "cc_678"
    yield from ("cc_543_544", "sx_14", "sx_19")


# ── the statement ────────────────────────────────────────────────────────────────────────


def _statement(inputs: Inputs, month: Month) -> Document:
    return Document(
        "statement",
        "收支与债务说明（一页纸）",
        "\n".join(_statement_lines(inputs, month)),
        saying="把每月的收入、必须花的和欠款写在一页纸上，让对方看得懂你能拿出多少。",
        use_when="向放款机构的官方渠道提方案时，和申请一起交；认不认由对方决定。",
        not_when="对方不是合同上的放款机构、要先交钱，或者时效可能已经满了还没有问清楚，先不要签。",
        check=(
            "每个数都有单据对得上，没有编的。",
            "没有写身份证号、银行卡号和别人的名字。",
            "签字以前知道：签字确认欠款，诉讼时效会重新计算；已经满了的，就不能再用时效抗辩。",
            "自己留一份一样的，记下交给谁、哪天交的。",
        ),
        then="交上去以后要一个单号，约好哪天答复；有了方案，先要书面再付款。",
    )


def _statement_lines(inputs: Inputs, month: Month) -> Iterator[str]:
    house = month.household
    yield "收支与债务说明"
    yield "姓名：＿＿＿　　日期：＿＿＿年＿＿月＿＿日"
    yield "交给：＿＿＿（放款机构）"
    yield sentence(told("一、每月到手的收入，合计 {}。", house.income))
    yield _listed(month.incomes)
    yield sentence(told("二、每月必须花的，合计 {}。", house.essentials))
    yield _listed(month.essentials)
    yield sentence(told("三、每月留作应急的，{}。", house.buffer))
    yield _able(month)
    yield "五、现在的欠款："
    yield from _debts(inputs)
    yield "六、遇到的困难：＿＿＿"
    yield "七、随附的材料：＿＿＿"
    yield "以上是我目前的真实情况。欠款的数以双方核对的明细为准，这份说明用于协商。"
    yield "签名：＿＿＿"


def _listed(lines: Sequence[Line]) -> str:
    said = [sentence((f"{line.name}：", line.monthly)) for line in lines if line.amount]
    return "；".join(said) + "。" if said else "没有。"


def _able(month: Month) -> str:
    house = month.household
    if month.state is State.SHORT:
        missing = house.essentials - house.income
        return sentence(told("四、收入比必须花的少 {}，目前没有能用来还款的钱。", missing))
    if not month.offer:
        return "四、收入用在生活和应急上，目前没有能用来还款的钱。"
    return sentence(told(ABLE, house.disposable, month.offer))


def _debts(inputs: Inputs) -> Iterator[str]:
    for number, debt in enumerate(inputs.debts, start=1):
        due: Words = () if debt.payment is None else told("，现在每月要还 {}", debt.payment)
        name = called(debt.name, "欠款", number)
        yield sentence((*told(f"（{number}）{name}，还欠 {{}}", debt.balance), *due, "。"))
    if not inputs.debts:
        yield "（1）＿＿＿，还欠＿＿＿元，现在每月要还＿＿＿元。"
        yield "（2）＿＿＿，还欠＿＿＿元，现在每月要还＿＿＿元。"


SHORT = (
    "每月到手 {}，必须花 {}，还差 {}。现在先不答应每月还多少："
    "可以请放款机构延期，或者只收很少的一点，由对方决定；生活缺的这部分，先问救助。"
)
NOTHING_LEFT = (
    "每月到手 {}，必须花 {}，再留 {}应急，几乎没有剩下的。"
    "现在先不答应每月还多少：可以请放款机构延期，由对方决定。"
)
OFFER = "留够生活和应急，每月最多能拿出 {}；可以先提 {}，给意外留一点余地。同不同意由对方决定。"
ABLE = "四、收入减去上面两项，还剩 {}；能连续拿来还款的，各家合计 {}，其余应付意外。"
DUES_ABOVE = "各家现在合计每月要 {}，比先提的多 {}：可以请对方降低月供或者延期。"
NO_OFFER_NOTE = {False: "能拿出的八成，本站的约定", True: "先不提每月的数"}
CONVENTION = (
    "「可以先提的数」是能拿出的八成、去掉零头，「很紧」是剩下不到收入的百分之五："
    "都是本站的约定，不是规定。你可以自己定。"
)
ASK_INSTEAD = (
    "可以提出的有：延期几个月再还；这几个月只还很少的一点；减免罚息。"
    "选一样，写清楚到哪个月，请对方书面答复。"
)
ENOUGH_TO_LIVE = (
    "怎样才够：每月再多 {}进账，生活和应急就够了，工资、补助、家人帮忙都算。"
    "再往上多出来的，才是能拿来还的。"
)
ENOUGH_TO_OFFER = "怎样才够：每月现在多出 {}；至少多出 {}，才有一个数可以先提。"
ENOUGH_FOR_DUES = "每月再多 {}进账，才够各家现在的月供 {}；够不到，就请对方把月供降下来。"
TOKEN = "只还很少的一点以前，先请对方写明：这几个月还加不加罚息，钱先冲哪一项。"
INCOME, ESSENTIAL = Term("income", "收入"), Term("essential", "必须花的")
ITEMS_COLUMNS = (
    ("name", "哪一项"),
    ("side", "收还是支"),
    ("amount", "金额"),
    ("period", "多久一次"),
    ("monthly", "折成每月"),
)
FORMULAS = {
    Every.DAY: "× 365 ÷ 12",
    Every.WEEK: "× 52 ÷ 12",
    Every.QUARTER: "÷ 3",
    Every.YEAR: "÷ 12",
}
NEXT = (
    Next("欠好几家：这笔钱怎么分", "tools/several_debts/"),
    Next("收入变了，还撑得住吗", "tools/stress_test/"),
    Next("把数写成方案", "how/propose/"),
)
NEXT_WHEN_SHORT = (
    Next("吃饭钱不够，先做这些", "start/food/"),
    Next("看看有没有更急的事", "start/triage/"),
    Next("写一份延期申请", "tools/letter/"),
)
LIMITS: tuple[Words, ...] = (
    "这里只按你填的数算，不知道下个月会不会变；变了就再算一次。",
    "放款机构看不看收支、认不认这些数，由对方决定。",
    "能不能领救助、领多少，由当地民政部门认定。",
)

CALCULATOR = Calculator(
    title="每月最多能还多少",
    lead="先留够吃饭、住、看病和应急，再看每月真能拿出多少去谈。",
    inputs=Inputs,
    calculate=calculate,
    figures=(
        "monthly_income",
        "monthly_essentials",
        "disposable",
        "shortfall",
        "offer_suggested",
        "offer_ceiling",
        "state",
        "debts_total",
        "debts_monthly",
    ),
    tables=("split", "items"),
    documents=("statement",),
    stepper=("buffer",),
    shares={
        "monthly_income": "monthly_income",
        "monthly_essentials": "monthly_essentials",
        "offer_suggested": "monthly_offer",
        "offer_ceiling": "monthly_limit",
    },
    sources=(
        Reference("收支相抵的算法", "每天按 365÷12、每周按 52÷12 折成一个月，收入减支出减应急"),
    ),
)
