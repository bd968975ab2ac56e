"""方案评估与比较: what each offer costs in all and at once, and what to mend before signing.

Longer than a screen because every flag is worded with what to do about it; the mathematics is
`finance.offer`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from calculators import law
from calculators.declare import (
    Calculator,
    Chart,
    Count,
    Field,
    Figure,
    InvalidInputError,
    Mistake,
    Next,
    Reference,
    Result,
    Rows,
    Table,
    Term,
    Today,
    Value,
    Words,
    days,
    table_of,
    told,
)
from calculators.declare.naming import NAME, called
from calculators.declare.write import sentence
from calculators.finance.dated_running import run_dated
from calculators.finance.dates import add_months
from calculators.finance.money import ZERO, Money, total, yuan
from calculators.finance.offer import Due, Offer, dues_at_rate, equal_dues
from calculators.finance.rate import Rate, percent


class Flag(StrEnum):
    """What to look at before signing."""

    NOT_WRITTEN = "not_written"
    PAYEE_NOT_LENDER = "payee_not_lender"
    DEARER_THAN_NOW = "dearer_than_now"
    ABOVE_LIMIT = "above_limit"
    PAY_FIRST = "pay_first"
    RESTARTS_LIMITATION = "restarts_limitation"


FLAGS = {
    Flag.NOT_WRITTEN: "没有书面",
    Flag.PAYEE_NOT_LENDER: "收款人没确认",
    Flag.DEARER_THAN_NOW: "比现在欠的多",
    Flag.ABOVE_LIMIT: "超过每月上限",
    Flag.PAY_FIRST: "先付款后签",
    Flag.RESTARTS_LIMITATION: "时效重新计算",
}
WHAT_TO_DO = {
    Flag.NOT_WRITTEN: "没有书面的：没写明的减免，推定为没有减。先请对方写明减哪项、减多少。",
    Flag.PAYEE_NOT_LENDER: "收款人没有确认的：付款以前，向合同上的放款机构官方渠道核对户名和账号；"
    "说债权转让了的，请对方给转让通知。",
    Flag.DEARER_THAN_NOW: "总额比现在欠的多的：多的是以后的利息和费用，可以请对方少收或缩短期数。",
    Flag.ABOVE_LIMIT: "超过每月上限的：签了又断，往往更难谈。可以请对方把期数拉长，或者去掉尾款。",
    Flag.PAY_FIRST: "先付款后签的：先要书面，再付首付和费用；先交钱才能「进方案」的，先停一停。",
    Flag.RESTARTS_LIMITATION: "签字或者付款，诉讼时效会重新计算；已经满了的，就不能再用时效抗辩。",
}
LONGEST_MONTHS = 120
# Beyond these a yearly rate says nothing any more: a few days' plan, or nearly all let off.
HIGHEST, LOWEST = Decimal(100), Decimal("-0.9999")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """One offer as the other side made it."""

    name: Annotated[str | None, Field("给方案起个名字", kind=NAME, shared="offer.name")] = None
    down_payment: Annotated[
        Money | None,
        Field(
            "签的时候先付多少",
            help="一次付清的，填要付的总数；没有就空着。",
            where="方案里的「首付」「首期」「结清金额」",
        ),
    ] = None
    months: Annotated[
        int | None,
        Field(
            "以后分几期",
            help="一次付清的空着；答应过几天再一次付的，填 1。",
            unit="期",
            where="方案里的期数",
            at_least=0,
            at_most=LONGEST_MONTHS,
            shared="offer.months",
        ),
    ] = None
    payment: Annotated[
        Money | None,
        Field(
            "每期还多少", help="和利率只填一个。", where="方案里的每期金额", shared="offer.payment"
        ),
    ] = None
    rate: Annotated[
        Rate | None,
        Field(
            "或者：按什么利率分期",
            help="没有写每期金额、只写了利率的填这里；免息就填 0。",
            where="方案里的「利率」「费率」",
            shared="offer.rate",
        ),
    ] = None
    first_due: Annotated[
        date | None,
        Field(
            "第一期哪天还",
            help="空着就当一个月以后。",
            where="方案里的第一个还款日",
            shared="offer.first_due",
            more=True,
        ),
    ] = None
    fee: Annotated[
        Money | None,
        Field("要先交的手续费", help="没有就空着。", where="方案里的「手续费」「服务费」"),
    ] = None
    balloon: Annotated[
        Money | None,
        Field(
            "最后一期另加的尾款",
            help="没有就空着。",
            where="方案里的「尾款」「一次性付清余额」",
            more=True,
        ),
    ] = None
    written: Annotated[bool, Field("有书面吗", help="盖章的协议，或官方 APP、邮箱里的文字。")] = (
        False
    )
    payee_is_lender: Annotated[
        bool, Field("收款人是合同上的放款机构吗", help="没有核对过就选「否」。")
    ] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What is owed today, what can be paid a month, and the offers."""

    principal: Annotated[
        Money,
        Field("现在欠的本金", where="APP 还款页，或者欠款明细", shared="balance debt.balance"),
    ] = yuan(10_000)
    interest: Annotated[
        Money, Field("现在欠的利息", help="没有就填 0。", where="欠款明细", shared="interest")
    ] = yuan(600)
    default_interest: Annotated[
        Money,
        Field("现在欠的罚息", help="没有就填 0。", where="欠款明细", shared="default_interest"),
    ] = yuan(300)
    late_fee: Annotated[
        Money, Field("现在欠的违约金", help="没有就填 0。", where="欠款明细", shared="late_fee")
    ] = yuan(100)
    as_of: Annotated[
        date,
        Field("欠款算到哪一天", where="欠款明细上的日期", today=Today.TODAY, shared="as_of"),
    ] = date(2026, 11, 23)
    monthly_limit: Annotated[
        Money | None,
        Field(
            "每月最多能还多少",
            help="空着就不比上限。",
            where="先算「每月最多能还多少」",
            shared="monthly_limit monthly_offer",
        ),
    ] = yuan(900)
    offers: Annotated[
        tuple[Proposed, ...],
        Rows(
            "对方给的方案", row="一份方案", help="最多四份，放在一起比。", at_most=4, shared="offer"
        ),
    ] = (
        Proposed(
            name="分 24 期",
            months=24,
            rate=percent(12),
            first_due=date(2026, 12, 23),
            written=True,
            payee_is_lender=True,
        ),
        Proposed(
            name="减罚息分 12 期",
            down_payment=yuan(600),
            months=12,
            payment=yuan(860),
            first_due=date(2026, 12, 23),
            written=False,
            payee_is_lender=True,
        ),
    )

    @property
    def owed(self) -> Money:
        """All that is owed today."""
        return total((self.principal, self.interest, self.default_interest, self.late_fee))


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One offer, what it comes to, and what to look at."""

    name: str
    offer: Offer
    rate: Rate | None
    flags: tuple[Flag, ...]


def calculate(inputs: Inputs) -> Result:
    """Each offer's total, rate and flags; the cheapest, the lightest and the soonest done.

    Raises `InvalidInputError` for offers that contradict themselves or name no payment.
    """
    if not inputs.owed:
        raise InvalidInputError(Mistake("principal", "现在欠的都是 0。请至少填一项还欠的钱。"))
    mistakes = [
        Mistake(f"offers.{number}.{key}", wrong)
        for number, row in enumerate(inputs.offers, start=1)
        for key, wrong in _mistakes(inputs, row)
    ]
    if mistakes:
        raise InvalidInputError(*mistakes)
    judged = tuple(
        _judged(inputs, row, called(row.name, "方案", number))
        for number, row in enumerate(inputs.offers, start=1)
    )
    return Result(
        sentence=tuple(_sentence(inputs, judged)),
        figures=tuple(_figures(inputs, judged)),
        next=NEXT,
        chart=_chart(inputs),
        tables=tuple(_tables(inputs, judged)),
        notes=tuple(_notes(inputs, judged)),
        proof=tuple(_proof(inputs, judged)),
        rules=law.rules(*_rules(judged)),
        limits=LIMITS,
    )


def _mistakes(inputs: Inputs, row: Proposed) -> Iterator[tuple[str, str]]:
    """What contradicts itself in one offer, by column."""
    if row.payment is not None and row.rate is not None:
        yield "rate", "「每期还多少」和利率只填一个：写了每期金额的，把利率空着。"
    if row.months:
        yield from _instalment_mistakes(inputs, row)
    elif row.payment or row.rate is not None or row.balloon:
        yield "months", "填了每期金额、利率或者尾款，还要填「以后分几期」；过几天一次付的填 1。"
    elif not row.down_payment:
        yield "down_payment", "这份方案没有要付的钱。一次付清的，把金额填在「签的时候先付多少」。"


def _instalment_mistakes(inputs: Inputs, row: Proposed) -> Iterator[tuple[str, str]]:
    if row.payment is None and row.rate is None:
        yield "payment", "请填「每期还多少」；没有写金额、只写了利率的，就填利率。"
    if row.payment is not None and not (row.payment or row.balloon):
        yield "payment", "每期还 0、又没有尾款，没有可以算的。请填每期金额。"
    if row.first_due is not None and row.first_due < inputs.as_of:
        wrong = told("第一期要在欠款算到的 {}或以后，请检查日期。", inputs.as_of)
        yield "first_due", sentence(wrong)
    if row.rate is None or row.payment is not None:
        return
    financed = inputs.owed - (row.down_payment or ZERO)
    if financed <= ZERO:
        yield "down_payment", "先付的已经不少于现在欠的，没有余额可以按利率分期。"
    elif (row.balloon or ZERO) > financed:
        yield "balloon", "尾款比分期的余额还多，请检查金额。"


def _judged(inputs: Inputs, row: Proposed, name: str) -> Judged:
    offer = _offer(inputs, row)
    rate = offer.rate()
    named = rate is not None and LOWEST <= rate.fraction <= HIGHEST
    return Judged(
        name=name,
        offer=offer,
        rate=rate if named else None,
        flags=tuple(_flags(inputs, row, offer)),
    )


def _offer(inputs: Inputs, row: Proposed) -> Offer:
    down = row.down_payment or ZERO
    return Offer(
        on=inputs.as_of,
        owed=inputs.owed,
        down_payment=down,
        fee=row.fee or ZERO,
        dues=_dues(inputs, row, inputs.owed - down),
    )


def _dues(inputs: Inputs, row: Proposed, financed: Money) -> tuple[Due, ...]:
    if not row.months:
        return ()
    first, balloon = row.first_due or add_months(inputs.as_of, 1), row.balloon or ZERO
    if row.rate is not None:
        return dues_at_rate(financed, row.rate, row.months, first, balloon)
    return equal_dues(row.payment or ZERO, row.months, first, balloon)


def _flags(inputs: Inputs, row: Proposed, offer: Offer) -> Iterator[Flag]:
    if not row.written:
        yield Flag.NOT_WRITTEN
    if not row.payee_is_lender:
        yield Flag.PAYEE_NOT_LENDER
    if offer.difference > ZERO:
        yield Flag.DEARER_THAN_NOW
    if _within(inputs, offer) is False:
        yield Flag.ABOVE_LIMIT
    if offer.paid_now and not row.written:
        yield Flag.PAY_FIRST
    yield Flag.RESTARTS_LIMITATION


def _within(inputs: Inputs, offer: Offer) -> bool | None:
    return None if inputs.monthly_limit is None else offer.highest_payment <= inputs.monthly_limit


def _cheapest(judged: tuple[Judged, ...]) -> Judged:
    return min(judged, key=lambda each: each.offer.total_paid)


def _lightest(judged: tuple[Judged, ...]) -> Judged:
    return min(judged, key=lambda each: each.offer.highest_payment)


def _soonest(judged: tuple[Judged, ...]) -> Judged:
    return min(judged, key=lambda each: each.offer.last_due)


# ── the words ────────────────────────────────────────────────────────────────────────────


def _sentence(inputs: Inputs, judged: tuple[Judged, ...]) -> Iterator[Value]:
    cheapest, lightest, soonest = _cheapest(judged), _lightest(judged), _soonest(judged)
    yield from told("现在欠 {}。", inputs.owed)
    if len(judged) == 1:
        yield from told("「{}」一共付 {}，", cheapest.name, cheapest.offer.total_paid)
        yield from _compared(cheapest.offer)
        highest, last = lightest.offer.highest_payment, soonest.offer.last_due
        yield from told("；一次最多付 {}，{}付完。", highest, last)
    else:
        yield from told("一共付得最少的是「{}」，{}，", cheapest.name, cheapest.offer.total_paid)
        yield from _compared(cheapest.offer)
        light, soon = lightest.offer.highest_payment, soonest.offer.last_due
        yield from told("；一次付得最少的是「{}」，最多一次 {}", lightest.name, light)
        yield from told("；最早付完的是「{}」，{}。", soonest.name, soon)
    yield from _against_limit(inputs, judged)


def _compared(offer: Offer) -> Words:
    if offer.difference > ZERO:
        return told("比现在欠的多 {}", offer.difference)
    if offer.waived:
        return told("比现在欠的少 {}", offer.waived)
    return ("和现在欠的一样多",)


def _against_limit(inputs: Inputs, judged: tuple[Judged, ...]) -> Words:
    """Where no offer can be kept: what to ask for, and what would be enough."""
    limit = inputs.monthly_limit
    if limit is None or any(_within(inputs, each.offer) for each in judged):
        return ()
    if not limit:
        return ("你现在每月拿不出钱，可以先请对方延期，由对方决定。",)
    which, needed = "这几份都" if len(judged) > 1 else "这份", _months_needed(inputs, limit)
    if needed > LONGEST_MONTHS:
        least = Money(-(-inputs.owed.fen // LONGEST_MONTHS))
        return told(TOO_LONG, which, limit, Count(LONGEST_MONTHS), least)
    return told(ABOVE_LIMIT, which, limit, limit, Count(needed))


def _months_needed(inputs: Inputs, limit: Money) -> int:
    return -(-inputs.owed.fen // limit.fen)


def _figures(inputs: Inputs, judged: tuple[Judged, ...]) -> Iterator[Figure]:
    yield Figure("owed_now", "现在一共欠", inputs.owed)
    yield Figure("cheapest", "一共付得最少", _cheapest(judged).name)
    yield Figure("lightest", "一次付得最少", _lightest(judged).name)
    yield Figure("soonest", "最早付完", _soonest(judged).name)
    if inputs.monthly_limit:
        needed = Count(_months_needed(inputs, inputs.monthly_limit))
        yield Figure("months_needed", "按你的上限、不再加利息，要几期", needed)


def _chart(inputs: Inputs) -> Chart:
    return Chart(
        "每份方案一共付多少",
        told(
            "每一根柱子是一份方案，下面是签的时候付的，上面是以后付的。现在欠的是 {}；"
            "表里是同样的数。",
            inputs.owed,
        ),
        "offers",
        "name",
        ("paid_now", "paid_later"),
    )


def _tables(inputs: Inputs, judged: tuple[Judged, ...]) -> Iterator[Table]:
    yield table_of(
        "offers",
        "几份方案放在一起",
        OFFERS_COLUMNS,
        (_row(inputs, each) for each in judged),
        "年化是负的，等于在减免；空着的，是马上付清、或者时间太短，说不出年化。",
    )
    walked = [row for each in judged if each.rate for row in _proof_rows(each, each.rate)]
    if walked:
        yield table_of(
            "proof",
            "按各自的年化走一遍，最后正好是 0.00",
            PROOF_COLUMNS,
            walked,
            "现在欠的减去先付的记为正，以后付的记为负；按实际天数、一年 365 天，是本站的约定。",
        )


def _row(inputs: Inputs, each: Judged) -> tuple[Value | None, ...]:
    offer = each.offer
    return (
        each.name,
        offer.total_paid,
        offer.difference,
        offer.waived,
        each.rate,
        offer.highest_payment,
        _within(inputs, offer),
        offer.last_due,
        Term(",".join(each.flags), "、".join(FLAGS[flag] for flag in each.flags)),
        offer.paid_now,
        offer.paid_later,
    )


def _proof_rows(each: Judged, rate: Rate) -> Iterator[tuple[Value, ...]]:
    for row in run_dated(each.offer.flows, rate):
        yield (each.name, row.on, days(row.days), row.flow, row.interest, row.balance)


def _notes(inputs: Inputs, judged: tuple[Judged, ...]) -> Iterator[Words]:
    for flag, words in WHAT_TO_DO.items():
        concerned = "、".join(f"「{each.name}」" for each in judged if flag in each.flags)
        if concerned:
            everyone = all(flag in each.flags for each in judged)
            yield words if everyone else f"{words}（{concerned}）"
    if any(row.rate is not None for row in inputs.offers):
        yield "按利率分期的，第一期按一个月算利息；对方按天算的，会差一点。"
    if not all(each.offer.dues for each in judged):
        yield "一次付清的，先看手里有没有这笔钱，不要借来付；付完要一份结清证明。"
    if any(each.offer.paid_now and each.offer.dues for each in judged):
        yield "首付和手续费是马上要拿出的钱，没有和每月上限比；先看手里够不够。"
    if any(each.offer.waived for each in judged):
        yield "减免多少没有官方的比例，由放款机构决定；写进书面的才算数。"


def _proof(inputs: Inputs, judged: tuple[Judged, ...]) -> Iterator[Words]:
    yield told(
        "现在一共欠＝本金 {} ＋ 利息 {} ＋ 罚息 {} ＋ 违约金 {} ＝ {}",
        inputs.principal,
        inputs.interest,
        inputs.default_interest,
        inputs.late_fee,
        inputs.owed,
    )
    for each in judged:
        offer = each.offer
        yield told(
            "「{}」一共付＝先付 {} ＋ 手续费 {} ＋ 以后 {} 期合计 {} ＝ {}；"
            "和现在欠的差 {} − {} ＝ {}",
            each.name,
            offer.down_payment,
            offer.fee,
            Count(len(offer.dues)),
            offer.paid_later,
            offer.total_paid,
            offer.total_paid,
            offer.owed,
            offer.difference,
        )


def _rules(judged: tuple[Judged, ...]) -> Iterator[str]:
    found = {flag for each in judged for flag in each.flags}
    yield from ("cc_543_544", "sx_14", "sx_19")
    if Flag.PAYEE_NOT_LENDER in found:
        yield "cc_545_546"
    if Flag.PAY_FIRST in found:
        yield "scam_five_2026"


ABOVE_LIMIT = (
    "{}超过你每月能拿出的 {}。可以请对方拉长期数：照现在欠的数、以后不再加利息，"
    "每月 {}，要 {} 期；由对方决定。"
)
TOO_LONG = (
    "{}超过你每月能拿出的 {}。可以请对方减免息费，或者先延期，由对方决定；"
    "照现在欠的数，{} 期还清每月也要 {}。"
)
OFFERS_COLUMNS = (
    ("name", "方案"),
    ("total_paid", "一共付"),
    ("difference_from_now", "比现在欠的多"),
    ("waived", "等于减免"),
    ("apr_effective", "年化（复利口径）"),
    ("highest_payment", "最多一次付"),
    ("within_limit", "在每月上限内"),
    ("last_due", "付完那天"),
    ("flags", "签以前看清"),
    ("paid_now", "签的时候付"),
    ("paid_later", "以后付"),
)
PROOF_COLUMNS = (
    ("name", "方案"),
    ("on", "日期"),
    ("days", "隔了几天"),
    ("flow", "收付"),
    ("interest", "利息和费用"),
    ("balance", "还差"),
)
NEXT = (
    Next("签以前，落到书面", "how/in-writing/"),
    Next("收入变了，还撑得住吗", "tools/stress_test/"),
    Next("不合适，再提一次", "difficulties/poor-result/"),
)
LIMITS: tuple[Words, ...] = (
    "只比你填的数；协议里另写的罚则、加速到期，要自己看清。",
    "没有算不签、继续拖着会多出来多少，那个用「逾期费用」算。",
    "征信怎么报送、减免能不能拿到，由放款机构决定，以书面为准。",
)

CALCULATOR = Calculator(
    title="方案评估与比较",
    lead="把对方给的几份方案放在一起，看哪份总额低、哪份每月轻、签以前要补什么。",
    inputs=Inputs,
    calculate=calculate,
    figures=("owed_now", "cheapest", "lightest", "soonest", "months_needed"),
    tables=("offers", "proof"),
    stepper=("monthly_limit",),
    shares={"owed_now": "owed"},
    sources=(Reference("内部收益率的定义", "由现在欠的和以后要付的反推年化，负数等于减免"),),
)
