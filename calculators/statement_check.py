"""对账: what should be owed by the contract and the payments made, beside what the lender says.

Longer than a sibling because it asks for a loan and for the terms of its default; those are
declared in `declare.default_terms`, and the account itself is `finance.ledger`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
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
    Next,
    Reference,
    Result,
    Rows,
    Table,
    Today,
    Value,
    Words,
    days,
    default_terms,
    loan_terms,
    table_of,
    told,
)
from calculators.declare.default_terms import (
    BaseChoice,
    DayCountChoice,
    LateFeeKind,
    Method,
    default_rate,
    readings,
)
from calculators.finance.allocation import PRINCIPAL_FIRST, STATUTORY, Part
from calculators.finance.default_interest import DefaultTerms
from calculators.finance.ledger import Account, Entry, Payment, account
from calculators.finance.money import ZERO, Money, total, yuan
from calculators.finance.rate import Per, Rate, percent


class Order(StrEnum):
    """What a payment counts against first."""

    STATUTORY = "statutory"
    CHARGES_FIRST = "charges_first"
    PRINCIPAL_FIRST = "principal_first"


class Scope(StrEnum):
    """What the lender's sum is said to cover."""

    EVERYTHING = "everything"
    DUE = "due"


ORDERS = {
    Order.STATUTORY: "法定顺序：利息和罚息、本金，违约金最后",
    Order.CHARGES_FIRST: "合同写先冲违约金和罚息",
    Order.PRINCIPAL_FIRST: "双方说好先冲本金",
}
SCOPES = {
    Scope.EVERYTHING: "全部：连没到期的本金一起",
    Scope.DUE: "只算到这一天已经到期的",
}
SEQUENCES = {
    Order.STATUTORY: STATUTORY,
    Order.CHARGES_FIRST: (Part.LATE_FEE, Part.DEFAULT_INTEREST, Part.INTEREST, Part.PRINCIPAL),
    Order.PRINCIPAL_FIRST: PRINCIPAL_FIRST,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The loan as its contract states it, what was paid, and what the lender says is owed."""

    principal: loan_terms.PrincipalInput = yuan(12_000)
    method: loan_terms.MethodInput = loan_terms.Method.EQUAL_INSTALMENT
    rate: Annotated[Rate, replace(loan_terms.RATE, label="合同利率")] = percent(18)
    fee_rate: loan_terms.FeeRateInput = percent("0.75", Per.MONTH)
    months: Annotated[int, replace(loan_terms.MONTHS, at_most=120)] = 12
    first_due: loan_terms.FirstDueInput = date(2026, 3, 23)
    payments: Annotated[
        tuple[loan_terms.Paid, ...],
        Rows(
            "还过的每一笔",
            row="还过的一笔",
            help="一笔一行；可以从银行流水里复制日期和金额，一起贴进来。一笔都没有还过就清空。",
            where="银行流水，或 APP 还款记录",
            at_least=0,
            at_most=120,
        ),
    ] = (
        loan_terms.Paid(on=date(2026, 3, 23), amount=yuan("1100.16")),
        loan_terms.Paid(on=date(2026, 4, 23), amount=yuan("1100.16")),
        loan_terms.Paid(on=date(2026, 5, 22), amount=yuan("1100.16")),
        loan_terms.Paid(on=date(2026, 6, 23), amount=yuan("1100.16")),
        loan_terms.Paid(on=date(2026, 8, 15), amount=yuan(600)),
    )
    as_of: Annotated[
        date,
        Field(
            "算到哪一天",
            help="对方说的数是哪一天的，就填哪一天。",
            where="对方的账单、短信",
            today=Today.TODAY,
            shared="as_of",
        ),
    ] = date(2026, 11, 23)
    claimed: Annotated[
        Money | None,
        Field(
            "对方说要还多少",
            help="还没有说过数的，空着。",
            where="APP 待还金额，催收短信，欠款明细",
        ),
    ] = yuan(9_600)
    claimed_covers: Annotated[
        Scope,
        Field("对方说的数包括什么", where="问对方：这个数里有没有还没到期的本金", choices=SCOPES),
    ] = Scope.EVERYTHING
    order: Annotated[
        Order,
        Field("还的钱先冲什么", where="合同「还款顺序」「清偿顺序」一节", choices=ORDERS),
    ] = Order.STATUTORY
    default_rate_method: default_terms.MethodInput = Method.MULTIPLE
    default_multiple: default_terms.MultipleInput = Decimal("1.5")
    default_markup: default_terms.MarkupInput = Decimal("0.5")
    default_rate: default_terms.DefaultRateInput = percent("0.05", Per.DAY)
    base: default_terms.BaseInput = BaseChoice.PRINCIPAL
    day_count: default_terms.DayCountInput = DayCountChoice.ACTUAL_365
    late_fee_kind: default_terms.LateFeeKindInput = LateFeeKind.NONE
    late_fee: default_terms.LateFeeInput = yuan(50)
    late_fee_percent: default_terms.LateFeePercentInput = Decimal("0.001")
    compounding: default_terms.CompoundingInput = False
    grace_days: default_terms.GraceDaysInput = 0
    other_fees: Annotated[
        Money,
        Field(
            "合同写明、还没付的其他费用",
            help="担保费、服务费这些；没有就填 0。",
            where="合同，综合融资成本明示表",
            more=True,
        ),
    ] = ZERO
    accelerated_on: default_terms.AcceleratedInput = None

    @property
    def counted(self) -> tuple[Payment, ...]:
        """The payments up to the day of the account."""
        return tuple(
            Payment(on=each.on, amount=each.amount)
            for each in self.payments
            if each.on <= self.as_of
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to read the contract, and the account by it."""

    terms: DefaultTerms
    account: Account
    owed: Money


def calculate(inputs: Inputs) -> Result:
    """What should be owed on the day, by kind, and how far the lender's sum is from it.

    Where the base or the day count is unknown all readings are computed; figures show the lowest.
    Raises `InvalidInputError` for a day too far from the loan.
    """
    mistakes = tuple(default_terms.too_long(inputs, inputs.first_due, "第一次还款日"))
    if mistakes:
        raise InvalidInputError(*mistakes)
    read = tuple(_readings(inputs))
    chosen = min(read, key=lambda reading: reading.owed)
    return Result(
        sentence=tuple(_sentence(inputs, read, chosen)),
        figures=tuple(_figures(inputs, chosen)),
        next=NEXT,
        chart=_chart() if chosen.account.entries else None,
        tables=tuple(_tables(inputs, read, chosen)),
        notes=tuple(_notes(inputs, chosen)),
        proof=tuple(_proof(inputs, chosen)),
        rules=law.rules(*_rules(inputs)),
        limits=LIMITS,
    )


def _readings(inputs: Inputs) -> Iterator[Reading]:
    schedule = loan_terms.scheduled(inputs, inputs.method, inputs.fee_rate)
    for terms in readings(inputs):
        stood = account(
            schedule,
            inputs.counted,
            terms,
            inputs.as_of,
            SEQUENCES[inputs.order],
            inputs.accelerated_on,
        )
        later = stood.not_due if inputs.claimed_covers is Scope.EVERYTHING else ZERO
        owed = total(stood.owed().values()) + later + inputs.other_fees - stood.excess
        yield Reading(terms=terms, account=stood, owed=max(owed, ZERO))


# ── the words ────────────────────────────────────────────────────────────────────────────


def _sentence(inputs: Inputs, read: tuple[Reading, ...], chosen: Reading) -> Iterator[Value]:
    scope = "全部" if inputs.claimed_covers is Scope.EVERYTHING else "已经到期的"
    if chosen.owed:
        yield from told(
            "按你填的合同和还款记录，到 {}，{}该欠 {}。", inputs.as_of, scope, chosen.owed
        )
    else:
        yield from told("按你填的合同和还款记录，到 {}，{}都还清了。", inputs.as_of, scope)
    yield from _spread(read)
    yield from _against(inputs, read, chosen)


def _spread(read: tuple[Reading, ...]) -> tuple[Value, ...]:
    highest = max(reading.owed for reading in read)
    if len(read) == 1:
        return ()
    return told("合同没看清的地方有几种读法，这是最低的一种，最高是 {}。", highest)


def _against(inputs: Inputs, read: tuple[Reading, ...], chosen: Reading) -> tuple[Value, ...]:
    """How the lender's sum stands to what was computed, without a word of blame."""
    if inputs.claimed is None:
        return ()
    highest = max(reading.owed for reading in read)
    beyond = max(inputs.claimed - highest, chosen.owed - inputs.claimed)
    if beyond <= ZERO:
        return told("对方说 {}，对得上。", inputs.claimed)
    if beyond <= CLOSE:
        return told("对方说 {}，只差 {}，多半是进位不同。", inputs.claimed, beyond)
    if inputs.claimed > highest:
        compared = "算出来的" if len(read) == 1 else "最高的读法还"
        return told(
            "对方说 {}，比{}多 {}。可以请对方给一份逐笔的欠款明细，一项一项对。",
            inputs.claimed,
            compared,
            beyond,
        )
    return told(
        "对方说 {}，比算出来的少 {}。先要一份写明的明细，看是减免了还是漏了什么，再付款。",
        inputs.claimed,
        beyond,
    )


def _figures(inputs: Inputs, chosen: Reading) -> Iterator[Figure]:
    stood = chosen.account
    owed = stood.owed()
    yield Figure("should_owe", "该欠多少", chosen.owed)
    if inputs.claimed is not None:
        yield Figure("difference", "对方说的减去该欠的", inputs.claimed - chosen.owed)
    yield Figure("principal", "其中：到期没还的本金", owed[Part.PRINCIPAL])
    yield Figure("interest", "到期没还的利息", owed[Part.INTEREST])
    yield Figure("default_interest", "罚息（含复利）", owed[Part.DEFAULT_INTEREST])
    yield Figure("late_fee", "违约金", owed[Part.LATE_FEE])
    yield Figure("other_fees", "其他费用", inputs.other_fees)
    yield Figure("not_due", "没到期的本金", stood.not_due, note=NOT_COUNTED[inputs.claimed_covers])
    yield Figure("excess", "多付、还没用上的", stood.excess)
    yield Figure("total_paid", "一共还过", total(each.amount for each in inputs.counted))


def _chart() -> Chart:
    return Chart(
        "每次还的钱冲了什么",
        ("每一根柱子是一次还款，从下往上是冲掉的本金、利息、罚息和违约金。",),
        "payments",
        "on",
        ("to_principal", "to_interest", "to_default_interest", "to_late_fee"),
    )


def _tables(inputs: Inputs, read: tuple[Reading, ...], chosen: Reading) -> Iterator[Table]:
    if chosen.account.entries:
        yield _payments_table(inputs, chosen.account)
    if chosen.account.due:
        yield _instalments_table(inputs, chosen.account)
    if len(read) > 1:
        yield _readings_table(inputs, read)


def _payments_table(inputs: Inputs, stood: Account) -> Table:
    return table_of(
        "payments",
        "每一笔钱冲了什么",
        PAYMENTS_COLUMNS,
        (_payment_row(inputs, entry) for entry in stood.entries),
        "同一天的几笔合在一起算。到期以前付的，等到还款日再冲，单独列一行。",
    )


def _payment_row(inputs: Inputs, entry: Entry) -> tuple[Value, ...]:
    fresh = total(each.amount for each in inputs.counted if each.on == entry.on)
    return (
        entry.on,
        fresh,
        entry.amount - fresh,
        *(entry.parts.get(part, ZERO) for part in SHOWN),
        entry.excess,
    )


def _instalments_table(inputs: Inputs, stood: Account) -> Table:
    return table_of(
        "instalments",
        "到期的每一期还剩多少",
        INSTALMENTS_COLUMNS,
        (
            (
                one.due,
                days((inputs.as_of - one.due).days if one.owed else 0),
                one.principal,
                one.interest,
                one.default_interest + one.compound_interest,
                one.late_fee,
                one.owed,
            )
            for one in stood.due
        ),
        "已经还清的一期，逾期天数记 0。",
    )


def _readings_table(inputs: Inputs, read: tuple[Reading, ...]) -> Table:
    return table_of(
        "readings",
        "合同没看清，几种读法各是多少",
        READINGS_COLUMNS,
        (
            (
                default_terms.BASES[BaseChoice(reading.terms.base)],
                default_terms.DAY_COUNTS[DayCountChoice(reading.terms.day_count)],
                reading.account.owed()[Part.DEFAULT_INTEREST],
                reading.owed,
                None if inputs.claimed is None else inputs.claimed - reading.owed,
            )
            for reading in read
        ),
        "上面的数用的是最低的一种。以合同写的为准；没有写的，请对方说明依据。",
    )


def _notes(inputs: Inputs, chosen: Reading) -> Iterator[Words]:
    stood = chosen.account
    if inputs.claimed is not None and inputs.claimed != chosen.owed:
        yield WHY_DIFFERENT
    if inputs.claimed_covers is Scope.EVERYTHING and stood.not_due:
        yield (
            "没到期的本金只算本金：这个月还没到期的利息没有算进去，"
            "今天就全部结清的，对方可能另算这几天的利息。"
        )
    if inputs.claimed_covers is Scope.DUE and stood.not_due:
        yield told("还有没到期的本金 {}，没有算在里面。", stood.not_due)
    later = len(inputs.payments) - len(inputs.counted)
    if later:
        yield told("有 {} 笔还款在 {}以后，没有算进去。", Count(later), inputs.as_of)
    if inputs.default_rate_method is Method.NONE_AGREED:
        yield "合同没有约定罚息的，这里按合同利率继续算；怎么定，以国家有关规定和法院认定为准。"
    if inputs.order is Order.PRINCIPAL_FIRST:
        yield "先冲本金要对方同意。没有书面的，对方可能按合同或者法定顺序记账。"
    if inputs.order is Order.STATUTORY and inputs.late_fee_kind is not LateFeeKind.NONE:
        yield "民法典 561 没有写违约金排第几，这里放在最后，以合同或者法院认定为准。"
    if inputs.accelerated_on is not None:
        yield "对方能不能宣布全部到期，看合同有没有写、条件到没到；有争议的由法院认定。"
    yield "对账的时候只问、只要明细。签字确认一个数或者付款，时效会重新算，签之前先看清楚。"


def _proof(inputs: Inputs, chosen: Reading) -> Iterator[Words]:
    stood, owed = chosen.account, chosen.account.owed()
    rate, in_year = default_rate(inputs), chosen.terms.day_count.days_in_year
    if inputs.default_rate_method in {Method.MULTIPLE, Method.MARKUP}:
        multiple = inputs.default_rate_method is Method.MULTIPLE
        factor = inputs.default_multiple if multiple else 1 + inputs.default_markup
        yield told("罚息利率＝合同利率 {} × {} ＝ {}", inputs.rate, factor, rate)
    if rate.per is not Per.DAY:
        yield told(
            "每天的罚息利率＝{} ÷ {} ＝ {}",
            rate.simple(Per.YEAR, in_year),
            Count(in_year),
            loan_terms.exactly(rate.simple(Per.DAY, in_year)),
        )
    later = stood.not_due if inputs.claimed_covers is Scope.EVERYTHING else ZERO
    yield told(
        "该欠＝本金 {} ＋ 利息 {} ＋ 罚息 {} ＋ 违约金 {} ＋ 其他费用 {} ＋ 没到期的本金 {}"
        " − 多付的 {} ＝ {}（不够减的按 0）",
        owed[Part.PRINCIPAL],
        owed[Part.INTEREST],
        owed[Part.DEFAULT_INTEREST],
        owed[Part.LATE_FEE],
        inputs.other_fees,
        later,
        stood.excess,
        chosen.owed,
    )
    if inputs.claimed is not None:
        yield told(
            "相差＝对方说的 {} − 该欠的 {} ＝ {}",
            inputs.claimed,
            chosen.owed,
            inputs.claimed - chosen.owed,
        )


def _rules(inputs: Inputs) -> Iterator[str]:
    yield from ("cc_561", "cc_676", "penalty_contract")
    if inputs.day_count is not DayCountChoice.ACTUAL_365:
        yield "daycount_360"
    if inputs.late_fee_kind is not LateFeeKind.NONE:
        yield "cc_585"
    yield from ("sx_14", "sx_19")


WHY_DIFFERENT = (
    "数不一样，常见的原因有：有费用没有填进来，计息天数、进位不同，还的钱冲的先后不同，"
    "对方把还没到期的也算了，或者有一笔还款没有记上。先问清楚是哪一项。"
)
CLOSE = yuan("0.10")  # what roundings of a year come to
NOT_COUNTED = {Scope.EVERYTHING: "", Scope.DUE: "没有算在该欠的数里"}
SHOWN = (Part.INTEREST, Part.DEFAULT_INTEREST, Part.PRINCIPAL, Part.LATE_FEE)
PAYMENTS_COLUMNS = (
    ("on", "日期"),
    ("amount", "这天还的"),
    ("carried", "用前面多付的"),
    ("to_interest", "冲利息"),
    ("to_default_interest", "冲罚息"),
    ("to_principal", "冲本金"),
    ("to_late_fee", "冲违约金"),
    ("unspent", "还没用上"),
)
INSTALMENTS_COLUMNS = (
    ("due", "到期日"),
    ("days", "逾期天数"),
    ("principal", "没还的本金"),
    ("interest", "没还的利息"),
    ("default_interest", "罚息"),
    ("late_fee", "违约金"),
    ("owed", "这一期还剩"),
)
READINGS_COLUMNS = (
    ("base", "罚息按什么算"),
    ("day_count", "一年几天"),
    ("default_interest", "罚息"),
    ("should_owe", "该欠多少"),
    ("difference", "对方说的减去该欠的"),
)
NEXT = (
    Next("写信要一份逐笔的欠款明细", "tools/letter/"),
    Next("看这笔钱冲了什么", "tools/part_payment/"),
    Next("说不通，可以投诉和调解", "difficulties/complaints/"),
)
LIMITS: tuple[Words, ...] = (
    "这是按你填的条款推算的，不是账单；以合同和对方的逐笔明细为准，有争议的由法院认定。",
    "诉讼费、律师费和判决以后另外加付的利息，没有算在里面。",
    "对方减免过、改过还款计划的，这里不知道；改过以后，请按新的约定重新填一次。",
    "差几分钱常见，多半是进位不同。",
)

CALCULATOR = Calculator(
    title="对账：该欠多少，对方说多少",
    lead="把合同、还过的每一笔和对方说的数填进来，看该欠多少、差在哪里。",
    inputs=Inputs,
    calculate=calculate,
    figures=(
        "should_owe",
        "difference",
        "principal",
        "interest",
        "default_interest",
        "late_fee",
        "other_fees",
        "not_due",
        "excess",
        "total_paid",
    ),
    tables=("payments", "instalments", "readings"),
    shares={
        "should_owe": "owed",
        "interest": "interest",
        "default_interest": "default_interest",
        "late_fee": "late_fee",
    },
    sources=(
        Reference(
            "还款计划与罚息的算法", "每期应还按还款计划，罚息按逾期本金 × 罚息利率 × 实际天数"
        ),
    ),
)
