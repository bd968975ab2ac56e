"""还款计划表: every instalment of a loan, for the five ways loans are repaid here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Annotated

from calculators.declare import (
    Calculator,
    Chart,
    Check,
    Count,
    Field,
    Figure,
    Next,
    Reference,
    Reminder,
    Result,
    Table,
    Today,
    Words,
    loan_terms,
    months,
    table_of,
)
from calculators.declare.loan_terms import Method
from calculators.declare.text import PER_WORDS
from calculators.finance.fixed_payment import NeverClearsError, fixed_payment, payment_to_clear
from calculators.finance.money import Money, Rounding, yuan
from calculators.finance.rate import Per, Rate, percent
from calculators.finance.running import run
from calculators.finance.schedule import Instalment, Schedule

CHARGES_INTEREST = {"method": tuple(each for each in Method if each is not Method.FLAT_FEE)}
HORIZONS = (12, 24, 36)
ODD_LAST_PAYMENT_PERCENT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """A loan as its contract states it."""

    principal: Annotated[Money, replace(loan_terms.PRINCIPAL, shared="principal debt.balance")] = (
        yuan(30_000)
    )
    method: loan_terms.MethodInput = Method.EQUAL_INSTALMENT
    rate: Annotated[
        Rate, replace(loan_terms.RATE, when=CHARGES_INTEREST, shared="rate debt.rate offer.rate")
    ] = percent(18)
    fee_rate: loan_terms.FeeRateInput = percent("0.75", Per.MONTH)
    months: Annotated[int, replace(loan_terms.MONTHS, shared="months offer.months")] = 12
    grace_months: Annotated[
        int,
        Field(
            "其中只还利息的月数",
            help="已经包含在还款月数里；没有就填 0。",
            unit="个月",
            at_least=0,
            at_most=359,
            when={"method": ("equal_instalment", "equal_principal")},
            more=True,
        ),
    ] = 0
    fixed_payment: Annotated[
        Money | None,
        Field(
            "每月固定还多少",
            help="想看「每月还这么多，要还多久」时填；填了就不看还款月数。",
            at_least=yuan(1),
            when={"method": ("equal_instalment",)},
            more=True,
        ),
    ] = None
    first_due: Annotated[
        date,
        replace(loan_terms.FIRST_DUE, today=Today.NEXT_MONTH, shared="first_due offer.first_due"),
    ] = date(2026, 12, 23)
    rounding: loan_terms.RoundingInput = Rounding.HALF_UP


def calculate(inputs: Inputs) -> Result:
    """The schedule, what it costs, and the yearly rate its payments imply.

    A fixed payment that never clears the debt is answered with what would clear it. Raises
    `InvalidInputError` where months of interest alone leave no month to repay in.
    """
    try:
        return _answer(inputs, _schedule(inputs))
    except NeverClearsError as never:
        return _never_clears(inputs, never.standstill)


def _schedule(inputs: Inputs) -> Schedule:
    monthly = inputs.method in {Method.EQUAL_INSTALMENT, Method.EQUAL_PRINCIPAL}
    if monthly and inputs.fixed_payment is not None:
        return fixed_payment(
            inputs.principal,
            inputs.rate,
            inputs.fixed_payment,
            inputs.first_due,
            rounding=inputs.rounding,
        )
    return loan_terms.scheduled(
        inputs,
        inputs.method,
        inputs.fee_rate,
        rounding=inputs.rounding,
        grace_months=inputs.grace_months,
    )


def _answer(inputs: Inputs, schedule: Schedule) -> Result:
    monthly = schedule.monthly_rate()
    return Result(
        sentence=_sentence(schedule),
        figures=(
            Figure("payment", "第一期要还", schedule.first.payment),
            Figure("payment_highest", "最多的一期", schedule.highest_payment),
            Figure("payment_last", "最后一期", schedule.last.payment),
            Figure("months_actual", "实际还多久", months(schedule.months)),
            Figure("total_paid", "一共要还", schedule.total_paid),
            Figure("total_interest", "利息和费用", schedule.total_cost),
            Figure("apr_nominal", "年化（单利口径）", monthly.simple(Per.YEAR)),
            Figure("apr_effective", "年化（复利口径）", monthly.compounded(Per.YEAR)),
        ),
        next=NEXT,
        chart=Chart(
            title="每期还的是什么",
            description=_description(schedule),
            table="schedule",
            along="number",
            values=("principal", "interest", "fee")
            if schedule.total_fee
            else ("principal", "interest"),
        ),
        tables=(_table(schedule), _proof_table(schedule, monthly)),
        notes=tuple(_notes(inputs, schedule)),
        proof=tuple(_proof(inputs, schedule, monthly)),
        limits=LIMITS,
        reminders=tuple(_reminder(row) for row in schedule.instalments),
    )


def _sentence(schedule: Schedule) -> Words:
    cost: Words = ("其中利息和费用 ", schedule.total_cost, "。")
    whole: Words = ("，还 ", months(schedule.months), "；一共还 ", schedule.total_paid, "，")
    first, last = schedule.first.payment, schedule.last.payment
    if len(schedule.instalments) == 1:
        return ("到 ", schedule.last.due, "一次还 ", last, "，", *cost)
    if _level(schedule) and not _differs(last, first):
        ending: Words = () if last == first else ("（最后一期 ", last, "）")
        return ("每月还 ", first, *ending, *whole, *cost)
    return ("第一期还 ", first, "，最多的一期还 ", schedule.highest_payment, *whole, *cost)


def _level(schedule: Schedule) -> bool:
    return len(set(schedule.payments[:-1])) == 1


def _description(schedule: Schedule) -> Words:
    return (
        "每一根柱子是一期。本金合计 ",
        schedule.principal,
        "，利息和费用合计 ",
        schedule.total_cost,
        "。下面的表里是同样的数。",
    )


def _table(schedule: Schedule) -> Table:
    return table_of(
        "schedule",
        "每一期还多少",
        SCHEDULE_COLUMNS,
        (
            (
                Count(row.number),
                row.due,
                row.payment,
                row.principal,
                row.interest,
                row.fee,
                row.balance,
            )
            for row in schedule.instalments
        ),
        loan_terms.SAME_DAY,
    )


def _reminder(row: Instalment) -> Reminder:
    return Reminder(
        f"instalment-{row.number}",
        row.due,
        (f"第 {row.number} 期还款 ", row.payment),
        ("还了以后剩余本金 ", row.balance, "。", KEEP_RECEIPT),
    )


def _proof_table(schedule: Schedule, monthly: Rate) -> Table:
    return table_of(
        "proof",
        "按算出的月利率走一遍，最后正好是 0.00",
        PROOF_COLUMNS,
        (
            (Count(row.number), row.flow, row.interest, row.balance)
            for row in run(schedule.flows, monthly)
        ),
        "到手的钱记为正，还出去的钱记为负。",
    )


def _notes(inputs: Inputs, schedule: Schedule) -> Iterator[Words]:
    if schedule.months < inputs.months and inputs.fixed_payment is None:
        yield ("每期金额进到分以后，第 ", months(schedule.months), "就还清了，比约定的早。")
    others = schedule.payments[:-1]
    if others and _differs(schedule.last.payment, others[-1]) and _level(schedule):
        yield (
            "最后一期是 ",
            schedule.last.payment,
            "，和前面不一样：前面各期进位的差都算在这一期。",
        )
    if inputs.method is Method.FLAT_FEE:
        yield "等本等息每期都按最初的本金收费。手里的钱越还越少，费用却不减，所以年化比看上去高。"


def _differs(last: Money, other: Money) -> bool:
    return abs((last - other).fen) * 100 > other.fen * ODD_LAST_PAYMENT_PERCENT


def _proof(inputs: Inputs, schedule: Schedule, monthly: Rate) -> Iterator[Words]:
    first = schedule.first
    if inputs.method is Method.FLAT_FEE:
        yield (
            "每期费用＝本金 ",
            inputs.principal,
            " × 每期费率 ",
            inputs.fee_rate,
            " ＝ ",
            first.fee,
        )
    else:
        charged = inputs.rate.simple(Per.MONTH)
        yield (
            "月利率＝",
            inputs.rate,
            "（每",
            PER_WORDS[inputs.rate.per],
            "）折成每月 ＝ ",
            loan_terms.exactly(charged),
        )
        yield (
            "第 1 期利息＝",
            schedule.principal,
            " × ",
            loan_terms.exactly(charged),
            _times(inputs),
            " ＝ ",
            first.interest,
        )
    yield (
        "第 1 期本金＝还款额 ",
        first.payment,
        " − 利息 ",
        first.interest,
        " − 费用 ",
        first.fee,
        " ＝ ",
        first.principal,
    )
    yield (
        "年化（单利口径）＝月利率 ",
        loan_terms.exactly(monthly),
        " × 12 ＝ ",
        monthly.simple(Per.YEAR),
    )
    yield (
        "年化（复利口径）＝（1＋",
        loan_terms.exactly(monthly),
        "）的 12 次方 − 1 ＝ ",
        monthly.compounded(Per.YEAR),
    )


def _times(inputs: Inputs) -> str:
    return f" × {inputs.months} 个月" if inputs.method is Method.BULLET else ""


def _never_clears(inputs: Inputs, least: Money) -> Result:
    """A payment that the interest eats up: what stands still, and what would clear the debt."""
    clearing = [payment_to_clear(inputs.principal, inputs.rate, horizon) for horizon in HORIZONS]
    return Result(
        sentence=(
            "每月还 ",
            inputs.fixed_payment or least,
            "，这笔债还不完：一个月的利息就有 ",
            least,
            "。想在 12 个月里还清，每月要还 ",
            clearing[0],
            "；还不起这么多，可以向放款机构提出降息、延期或重新分期，由对方决定。",
        ),
        figures=(
            Figure("standstill", "只够付利息的金额", least),
            *(
                Figure(f"payment_{horizon}", f"{horizon} 个月还清，每月", payment)
                for horizon, payment in zip(HORIZONS, clearing, strict=True)
            ),
        ),
        next=NEXT,
        proof=(
            (
                "一个月的利息＝",
                inputs.principal,
                " × ",
                loan_terms.exactly(inputs.rate.simple(Per.MONTH)),
                " ＝ ",
                least,
            ),
        ),
        limits=LIMITS,
    )


SCHEDULE_COLUMNS = (
    ("number", "期数"),
    ("due", "还款日"),
    ("payment", "还款额"),
    ("principal", "本金"),
    ("interest", "利息"),
    ("fee", "费用"),
    ("balance", "剩余本金"),
)
PROOF_COLUMNS = (
    ("number", "第几个月"),
    ("flow", "收付"),
    ("interest", "利息"),
    ("balance", "还差"),
)
NEXT = (
    Next("算算逾期以后每天多多少", "tools/overdue/"),
    Next("核对真实年化", "tools/true_cost/"),
    Next("准备一份还得起的方案", "how/propose/"),
)
LIMITS: tuple[Words, ...] = (
    "放款机构的进位、计息天数和还款日可能不同，差几分钱很常见，以合同和 APP 显示为准。",
    "这里没有算逾期以后的罚息和违约金。",
    "没有写进来的担保费、会员费、服务费会让真实成本更高。",
)
KEEP_RECEIPT = "还款日以合同和 APP 显示为准；还了以后留好凭证。"
BANK_FIGURES = "房贷等额本息与等额本金的公开算例，只取数字"

CALCULATOR = Calculator(
    title="还款计划表",
    lead="把合同上的本金、利率和期数填进来，看每一期还多少、其中多少是利息。",
    inputs=Inputs,
    calculate=calculate,
    figures=(
        "payment",
        "payment_highest",
        "payment_last",
        "months_actual",
        "total_paid",
        "total_interest",
        "apr_nominal",
        "apr_effective",
        "standstill",
        "payment_12",
        "payment_24",
        "payment_36",
    ),
    tables=("schedule", "proof"),
    stepper=("months", "fixed_payment"),
    sources=(
        Reference("等额本息、等额本金的定义公式", "每期还款额、利息和本金怎么分"),
        Reference("内部收益率的定义", "由实际收付反推月利率，再折成年化"),
    ),
    checks=(
        Check(
            {"principal": "700000", "rate": "4.9%", "months": "360"},
            {"payment": "3715.09"},
            Reference(
                "372181.com，房贷 30 年等额本息算例",
                BANK_FIGURES,
                "http://372181.com/baike/61038.html",
            ),
        ),
        Check(
            {"principal": "1700000", "rate": "4.9%", "months": "360", "method": "equal_principal"},
            {"payment": "11663.89", "total_interest": "1252970.83"},
            Reference(
                "372181.com，房贷 30 年等额本金算例",
                BANK_FIGURES,
                "http://372181.com/baike/58593.html",
            ),
            off_by=Decimal(360),
        ),
        Check(
            {"principal": "300000", "rate": "4.9%", "months": "360"},
            {"payment": "1592.18"},
            Reference(
                "13l.net，30 万 30 年等额本息算例",
                BANK_FIGURES,
                "https://13l.net/index.php/l/1771868819402209700.html",
            ),
        ),
        Check(
            {"principal": "10000", "months": "12", "method": "flat_fee", "fee_rate": "0.6%"},
            {"total_interest": "720.00"},
            Reference(
                "cidian.kuaisou.com，每期费率 0.6% 的算例",
                "等本等息的总费用",
                "https://cidian.kuaisou.com/年化费率和年化利率计算器",
            ),
        ),
    ),
)
