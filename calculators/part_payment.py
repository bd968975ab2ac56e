"""这笔钱冲了什么: where a payment goes that does not cover everything owed.

Longer than a sibling because the order of a contract is a notation of its own, read and written
here; the mathematics is in `finance.allocation`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from calculators import law
from calculators.declare import (
    Calculator,
    Chart,
    Check,
    Field,
    Figure,
    InvalidInputError,
    Mistake,
    Next,
    Reference,
    Result,
    Table,
    Value,
    Words,
    table_of,
)
from calculators.declare.numerals import UnreadableError, tidy, trimmed
from calculators.declare.text import Kind
from calculators.finance.allocation import Allocation, allocate
from calculators.finance.money import ZERO, Money, total, yuan
from calculators.finance.rate import Per, Rate, percent


class Order(StrEnum):
    """In which order the parts of the debt are paid."""

    STATUTORY = "statutory"
    PRINCIPAL_FIRST = "principal_first"
    CONTRACT = "contract"


class Owed(StrEnum):
    """The parts of the debt, by the keys of their inputs."""

    COSTS = "costs"
    INTEREST = "interest"
    DEFAULT_INTEREST = "default_interest"
    PRINCIPAL = "principal"
    OTHER_FEES = "other_fees"
    LATE_FEE = "late_fee"


ORDERS = {
    Order.STATUTORY: "法定顺序：费用、利息和罚息、本金",
    Order.PRINCIPAL_FIRST: "双方说好先冲本金",
    Order.CONTRACT: "按合同写的顺序",
}
LABELS = {
    Owed.COSTS: "费用",
    Owed.INTEREST: "利息",
    Owed.DEFAULT_INTEREST: "罚息",
    Owed.PRINCIPAL: "本金",
    Owed.OTHER_FEES: "其他费用",
    Owed.LATE_FEE: "违约金",
}
# 561 places neither service fees nor the late fee: they come last, the late fee after all.
STATUTORY = tuple(Owed)
PRINCIPAL_FIRST = (Owed.PRINCIPAL, *(part for part in STATUTORY if part is not Owed.PRINCIPAL))
SIXTH = Decimal("0.000001")
_BETWEEN = re.compile(r"[>→,、;/]+")
_PARTS = {part.value: part for part in Owed} | {word: part for part, word in LABELS.items()}


def _read_order(text: str) -> tuple[Owed, ...]:
    words = [word for word in _BETWEEN.split(tidy(text)) if word]
    strange = next((word for word in words if word not in _PARTS), None)
    accepted = f"可以写的有：{'、'.join(LABELS.values())}，用 > 隔开，例如 罚息>利息>本金。"
    if strange is not None or not words:
        told = f"没有「{strange}」这一项。" if strange else ""
        raise UnreadableError(told + accepted)
    if len(set(words)) < len(words):
        raise UnreadableError(f"同一项写了两次。{accepted}")
    return tuple(_PARTS[word] for word in words)


def _write_order(parts: tuple[Owed, ...]) -> str:
    return ">".join(LABELS[part] for part in parts)


ORDER_WORDS = Kind("order", _read_order, _write_order)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What is owed by kind, what is paid, and in which order it counts."""

    paid: Annotated[
        Money,
        Field("这次还多少", where="你打算付的，或者转账记录上的金额", at_least=yuan("0.01")),
    ] = yuan(600)
    principal: Annotated[
        Money,
        Field(
            "还欠的本金",
            where="APP 还款页，或者向放款机构要一份欠款明细",
            shared="balance debt.balance",
        ),
    ] = yuan(8_000)
    interest: Annotated[
        Money,
        Field(
            "还欠的利息", help="合同里的正常利息，不含罚息。", where="欠款明细", shared="interest"
        ),
    ] = yuan(320)
    default_interest: Annotated[
        Money,
        Field(
            "还欠的罚息",
            help="逾期以后多收的利息，含复利。",
            where="欠款明细",
            shared="default_interest",
        ),
    ] = yuan(260)
    late_fee: Annotated[
        Money,
        Field(
            "还欠的违约金",
            help="没有就填 0。",
            where="欠款明细，合同「违约责任」一节",
            shared="late_fee",
        ),
    ] = yuan(150)
    costs: Annotated[
        Money,
        Field(
            "实现债权的费用",
            help="对方打官司花的诉讼费、律师费、保全费，合同约定或者判决由你负担的才填；"
            "服务费、担保费不填在这里。",
            where="判决书、调解书",
        ),
    ] = yuan(50)
    other_fees: Annotated[
        Money,
        Field(
            "服务费、担保费等其他费用",
            help="没有就填 0。",
            where="欠款明细，综合融资成本明示表",
            more=True,
        ),
    ] = ZERO
    order: Annotated[
        Order,
        Field("按什么顺序冲", where="合同「还款顺序」「清偿顺序」一节", choices=ORDERS),
    ] = Order.STATUTORY
    contract_order: Annotated[
        tuple[Owed, ...],
        Field(
            "合同写的顺序",
            help="从先到后，用 > 隔开；没有写到的排在后面。",
            where="合同「还款顺序」「清偿顺序」一节",
            kind=ORDER_WORDS,
            when={"order": ("contract",)},
        ),
    ] = (Owed.LATE_FEE, Owed.DEFAULT_INTEREST, Owed.INTEREST, Owed.PRINCIPAL)
    daily_rate: Annotated[
        Rate | None,
        Field(
            "逾期以后每天按多少算",
            help="按还欠的本金每天收的比例；不知道就空着。写的是年利率，就把周期改成年。",
            where="合同「逾期利率」「罚息」一节",
            per=Per.DAY,
            at_most=percent(1, Per.DAY),
        ),
    ] = percent("0.05", Per.DAY)
    after_judgment: Annotated[
        bool,
        Field("已经有判决或者调解书", where="法院寄来的文书", more=True),
    ] = False

    @property
    def owed(self) -> Mapping[Owed, Money]:
        """What is owed by kind, in the statutory order."""
        return {part: getattr(self, part.value) for part in STATUTORY}

    @property
    def sequence(self) -> tuple[Owed, ...]:
        """The order that counts; parts a contract does not name follow in the statutory one."""
        match self.order:
            case Order.STATUTORY:
                return STATUTORY
            case Order.PRINCIPAL_FIRST:
                return PRINCIPAL_FIRST
            case Order.CONTRACT:  # pragma: no branch - the types leave no other
                return tuple(dict.fromkeys((*self.contract_order, *STATUTORY)))


def calculate(inputs: Inputs) -> Result:
    """Where the payment goes, what remains, and what a day costs before and after.

    Raises `InvalidInputError` where nothing is owed at all.
    """
    if not total(inputs.owed.values()):
        raise InvalidInputError(Mistake("principal", "各项欠款都是 0。请至少填一项还欠的钱。"))
    went = allocate(inputs.paid, inputs.owed, inputs.sequence)
    return Result(
        sentence=_sentence(inputs, went),
        figures=tuple(_figures(inputs, went)),
        next=NEXT,
        chart=Chart(
            "还掉的和还剩的",
            ("每一根柱子是一项欠款，下面是这次还掉的，上面是还剩的。",),
            "allocation",
            "part",
            ("paid", "left"),
        ),
        tables=(_table(inputs, went),),
        notes=tuple(_notes(inputs, went)),
        proof=tuple(_proof(inputs, went)),
        rules=law.rules(*_rules(inputs)),
        limits=LIMITS,
    )


def _sentence(inputs: Inputs, went: Allocation[Owed]) -> Words:
    where = _listed(inputs, went)
    if went.unspent:
        return ("还 ", inputs.paid, "，全部还清还多出 ", went.unspent, "。付之前先核对应还多少。")
    if not went.total_left:
        return ("还 ", inputs.paid, "，正好全部还清。记得要一份结清证明。")
    rest: Words = ("；全部还剩 ", went.total_left, "。")
    if went.paid[Owed.PRINCIPAL] or not inputs.principal:
        return ("这 ", inputs.paid, "先后冲了", *where, *rest)
    kept: Words = ("；本金没有变少，还是 ", inputs.principal)
    return ("这 ", inputs.paid, "先后冲了", *where, *kept, *rest)


def _listed(inputs: Inputs, went: Allocation[Owed]) -> Words:
    """Each part that was paid, in the order it was: 「费用 50.00 元、利息 320.00 元」."""
    words: list[Value] = []
    for part in inputs.sequence:
        if went.paid[part]:
            words += ["、" if words else "", f"{LABELS[part]} ", went.paid[part]]
    return tuple(words)


def _figures(inputs: Inputs, went: Allocation[Owed]) -> Iterator[Figure]:
    for part in FIGURES:
        if part is not Owed.OTHER_FEES or inputs.other_fees:
            yield Figure(f"to_{part.value}", f"冲了{LABELS[part]}", went.paid[part])
    yield Figure("unspent", "没用完的", went.unspent)
    yield Figure("left", "全部还剩", went.total_left)
    if inputs.daily_rate is not None:
        for key, label, principal in (
            ("per_day_before", "还之前，每天增加", inputs.principal),
            ("per_day_after", "还之后，每天增加", went.left[Owed.PRINCIPAL]),
        ):
            yield Figure(key, label, _per_day(principal, inputs.daily_rate))


def _per_day(principal: Money, rate: Rate) -> Money:
    return Money.rounded(principal.yuan * rate.simple(Per.DAY).fraction)


def _table(inputs: Inputs, went: Allocation[Owed]) -> Table:
    return table_of(
        "allocation",
        "按先后冲了哪几项",
        (("part", "哪一项"), ("owed", "原来欠"), ("paid", "这次冲了"), ("left", "还剩")),
        (
            (LABELS[part], inputs.owed[part], went.paid[part], went.left[part])
            for part in inputs.sequence
            if inputs.owed[part]
        ),
    )


def _before_principal(inputs: Inputs, went: Allocation[Owed]) -> Money:
    """What is still owed of all that comes before the principal."""
    place = inputs.sequence.index(Owed.PRINCIPAL)
    return total(went.left[part] for part in inputs.sequence[:place])


def _notes(inputs: Inputs, went: Allocation[Owed]) -> Iterator[Words]:
    if went.left[Owed.PRINCIPAL] and not went.paid[Owed.PRINCIPAL]:
        yield (
            "怎样才够：再还 ",
            _before_principal(inputs, went),
            " 以后，多出来的才冲本金。付款以前，可以请对方先减免罚息和违约金，由对方决定。",
        )
    if inputs.order is Order.STATUTORY:
        yield "「另有约定」的按约定：先看合同里有没有写还款顺序，写了就选「按合同写的顺序」。"
        if inputs.interest and inputs.default_interest:
            yield "利息和罚息谁在前，这一条没有细分，这里先冲利息。"
        if inputs.late_fee or inputs.other_fees:
            yield (
                "民法典 561 没有写违约金排第几，也没有写服务费、担保费。"
                "这里把它们放在最后，以合同或者法院认定为准。"
            )
    if inputs.order is not Order.PRINCIPAL_FIRST and went.left[Owed.PRINCIPAL]:
        yield "想让这笔钱先冲本金，付款以前可以书面提出，由对方决定；对方同意的，留下书面。"
    if inputs.order is Order.PRINCIPAL_FIRST:
        yield "先冲本金要对方同意。没有书面的，对方可能仍按合同或者法定顺序记账。"
    if inputs.after_judgment:
        yield "判决以后另外加付的利息排在最后，这里没有算进去；数额以法院执行部门算的为准。"
    elif went.total_left:
        yield "在诉讼时效届满以前还一部分，时效从这天起重新计算；届满以后再还，就不能再用时效抗辩。"
    yield "付款时写明还的是哪一笔、哪一项，付完要一份更新后的欠款明细。"


def _proof(inputs: Inputs, went: Allocation[Owed]) -> Iterator[Words]:
    rest = inputs.paid
    for part in inputs.sequence:
        paid = went.paid[part]
        if paid:
            yield (
                f"冲{LABELS[part]}：取 ",
                rest,
                " 和欠的 ",
                inputs.owed[part],
                " 里较小的 ＝ ",
                paid,
                "；手里还有 ",
                rest - paid,
            )
            rest -= paid
    if inputs.daily_rate is not None:
        left = went.left[Owed.PRINCIPAL]
        daily = inputs.daily_rate.simple(Per.DAY)
        yield (
            "还之后每天增加＝剩余本金 ",
            left,
            f" × 日利率 {trimmed(daily.percent.quantize(SIXTH))}% ＝ ",
            _per_day(left, daily),
        )


def _rules(inputs: Inputs) -> Iterator[str]:
    yield from ("cc_561", "cc_560")
    if inputs.after_judgment:
        yield "exec_double_order"
    else:
        yield from ("sx_14", "sx_19")


FIGURES = (
    Owed.COSTS,
    Owed.INTEREST,
    Owed.DEFAULT_INTEREST,
    Owed.LATE_FEE,
    Owed.OTHER_FEES,
    Owed.PRINCIPAL,
)
NEXT = (
    Next("付款以前，把怎么冲写进书面", "how/in-writing/"),
    Next("不知道各欠多少：写信要一份欠款明细", "tools/letter/"),
    Next("核对对方说的数对不对", "tools/statement_check/"),
)
LIMITS: tuple[Words, ...] = (
    "合同怎么写、法院怎么认定，这里看不到：顺序以合同和判决为准。",
    "欠同一家好几笔的，付款时可以指明还哪一笔；这里一次只算一笔。",
    "每天增加多少只按本金算，没有算复利和按天收的违约金。",
)
UNBURY = Reference(
    "unbury.us 计算器的测试（第 4 个冲抵算例）",
    "先利息后本金，只取数字",
    "https://github.com/seanfreiburg/unbury.us",
)

CALCULATOR = Calculator(
    title="这笔钱冲了什么",
    lead="手里的钱不够还清时，看这笔钱先冲了哪几项，本金少了没有。",
    inputs=Inputs,
    calculate=calculate,
    figures=(
        *(f"to_{part.value}" for part in FIGURES),
        "unspent",
        "left",
        "per_day_before",
        "per_day_after",
    ),
    tables=("allocation",),
    stepper=("paid",),
    checks=(
        Check(
            {
                "paid": "35",
                "principal": "30",
                "interest": "30",
                "default_interest": "0",
                "late_fee": "0",
                "costs": "0",
            },
            {"left": "25.00", "unspent": "0.00"},
            UNBURY,
        ),
    ),
)
