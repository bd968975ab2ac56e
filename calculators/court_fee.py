"""诉讼费粗估: what a suit over money costs, its half, and a payment order's third."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from calculators import law
from calculators.declare import (
    Calculator,
    Field,
    Figure,
    Next,
    Percent,
    Reference,
    Result,
    Table,
    Words,
    table_of,
    told,
)
from calculators.finance.money import ZERO, Money, total, yuan
from calculators.law.fees import CourtFees, court_fees


class Procedure(StrEnum):
    """How the case runs or ends: three of the four ways halve the fee."""

    ORDINARY = "ordinary"
    SIMPLIFIED = "simplified"
    MEDIATED = "mediated"
    WITHDRAWN = "withdrawn"


PROCEDURES = {
    Procedure.ORDINARY: "普通程序，判决结案",
    Procedure.SIMPLIFIED: "简易程序（小额诉讼也是）",
    Procedure.MEDIATED: "法院调解结案",
    Procedure.WITHDRAWN: "原告撤诉",
}
FEES = court_fees()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What is sued for, and how the case runs."""

    claim: Annotated[
        Money,
        Field(
            "起诉要多少钱",
            help="本金、利息、罚息、违约金加在一起。超过这个数的分段本站没有收录，请问立案的法院。",
            where="起诉状「诉讼请求」",
            at_least=yuan("0.01"),
            at_most=FEES.highest,
            shared="claim owed debt.balance",
        ),
    ] = yuan(50_000)
    procedure: Annotated[
        Procedure,
        Field("案件怎么走", where="传票、应诉通知书，或者问法院", choices=PROCEDURES),
    ] = Procedure.ORDINARY


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one tier adds to the fee; a flat part has no share."""

    above: Money
    amount: Money
    share: Decimal | None
    fee: Money


def calculate(inputs: Inputs) -> Result:
    """The full fee, its half and its third; which of them this case costs, and who bears it."""
    parts = tuple(_parts(inputs.claim, FEES))
    fee = total(part.fee for part in parts)
    halved = Money.rounded(fee.yuan * FEES.halved)
    third = Money.rounded(fee.yuan / FEES.payment_order_parts)
    payable = fee if inputs.procedure is Procedure.ORDINARY else halved
    return Result(
        sentence=_sentence(inputs, payable),
        figures=(
            Figure("fee", "案件受理费（全额）", fee),
            Figure("fee_halved", "减半以后", halved),
            Figure("payment_order_fee", "申请支付令的费用", third),
            Figure("fee_payable", "这种走法要交", payable),
        ),
        next=NEXT,
        tables=(_table(parts),),
        notes=tuple(_notes(inputs)),
        proof=tuple(_proof(parts, fee, halved, third)),
        rules=law.rules(*_rules(inputs)),
        limits=LIMITS,
    )


def _parts(claim: Money, fees: CourtFees) -> Iterator[Part]:
    """What each tier that the claim reaches adds, rounded to 分."""
    flat = min(claim, fees.flat_up_to)
    yield Part(above=ZERO, amount=flat, share=None, fee=fees.flat_fee)
    for tier in fees.tiers:
        amount = min(claim, tier.up_to) - tier.above
        if amount > ZERO:
            fee = Money.rounded(amount.yuan * tier.fraction)
            yield Part(above=tier.above, amount=amount, share=tier.fraction, fee=fee)


def _sentence(inputs: Inputs, payable: Money) -> Words:
    return (
        "起诉 ",
        inputs.claim,
        "，",
        HOW[inputs.procedure],
        "受理费约 ",
        payable,
        "。",
        WHO[inputs.procedure],
    )


def _table(parts: tuple[Part, ...]) -> Table:
    return table_of(
        "tiers",
        "分段怎么加出来的",
        (("above", "超过"), ("amount", "这一段的金额"), ("share", "比例"), ("fee", "这一段的费用")),
        (
            (
                part.above,
                part.amount,
                "按件收" if part.share is None else Percent(part.share),
                part.fee,
            )
            for part in parts
        ),
    )


def _notes(inputs: Inputs) -> Iterator[Words]:
    yield "费用由起诉的一方先交；最后由谁负担，看案件怎么结束。"
    if inputs.procedure is Procedure.SIMPLIFIED:
        yield "简易程序又调解结案的，条文没有写两次减半可以叠加，这里只减一次。"
    yield "对方申请支付令、你没有在期限里书面异议的，那笔费用由你负担。不认可就要按时书面异议。"
    yield "经济困难的，交费的一方可以向法院申请缓交、减交、免交，由法院决定。"
    most = Money.rounded(law.rule("court_fee_preservation").number())
    yield told(
        "对方申请财产保全的，申请费最多 {}，没有算在里面；判决以后的执行费用由被执行人负担。", most
    )


def _proof(parts: tuple[Part, ...], fee: Money, halved: Money, third: Money) -> Iterator[Words]:
    for part in parts:
        if part.share is None:
            yield ("不超过 ", FEES.flat_up_to, "的部分，每件收 ", part.fee)
        else:
            yield (part.amount, " × ", Percent(part.share), " ＝ ", part.fee)
    yield ("加在一起 ＝ ", fee)
    yield ("减半 ＝ ", fee, " × ", Percent(FEES.halved), " ＝ ", halved)
    yield ("支付令 ＝ ", fee, f" ÷ {FEES.payment_order_parts} ＝ ", third)


def _rules(inputs: Inputs) -> Iterator[str]:
    yield from ("court_fee", "court_fee_half", "court_fee_29_31_34", "payment_order_fee")
    yield from ("court_fee_preservation", "court_fee_38")
    if inputs.procedure is Procedure.SIMPLIFIED:
        yield "small_claim_165"


HOW = {
    Procedure.ORDINARY: "走普通程序，",
    Procedure.SIMPLIFIED: "走简易程序减半，",
    Procedure.MEDIATED: "法院调解结案减半，",
    Procedure.WITHDRAWN: "原告撤诉减半，",
}
LOSER = "由败诉的一方负担；部分胜诉、部分败诉的，由法院决定各负担多少。"
WHO = {
    Procedure.ORDINARY: LOSER,
    Procedure.SIMPLIFIED: LOSER,
    Procedure.MEDIATED: "由谁负担双方商量，商量不成由法院决定。",
    Procedure.WITHDRAWN: "由撤诉的原告负担。",
}
NEXT = (
    Next("收到了律师函或者传票", "difficulties/letters-and-summons/"),
    Next("收到了支付令", "difficulties/payment-order/"),
    Next("判决以后会怎样", "difficulties/enforcement/"),
)
LIMITS: tuple[Words, ...] = (
    "这是案件受理费的粗估，实际收多少以法院的交费通知为准。",
    "保全费、执行费用、公告费、鉴定费和律师费没有算在里面。",
    "算得出费用，算不出官司的结果。",
)

CALCULATOR = Calculator(
    title="诉讼费粗估",
    lead="对方说要起诉，先看打官司的费用大概多少、由谁负担。",
    inputs=Inputs,
    calculate=calculate,
    figures=("fee", "fee_halved", "payment_order_fee", "fee_payable"),
    tables=("tiers",),
    stepper=("claim",),
    sources=(Reference("诉讼费用交纳办法", "分段、减半、支付令和由谁负担"),),
)
