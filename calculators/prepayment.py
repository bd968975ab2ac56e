"""提前还款: what repaying part of a loan early saves: an earlier end, or less to pay a month.

Longer than a sibling for its inputs: a whole loan, how far it is repaid, and the prepayment;
the mathematics is in `finance.prepayment`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Annotated

from calculators import law
from calculators.declare import (
    PERCENT,
    Calculator,
    Chart,
    Check,
    Count,
    Field,
    Figure,
    InvalidInputError,
    Mark,
    Mistake,
    Next,
    Percent,
    Reference,
    Reminder,
    Result,
    Table,
    Words,
    loan_terms,
    months,
    table_of,
)
from calculators.declare.write import said
from calculators.finance.fixed_payment import NeverClearsError, fixed_payment, payment_to_clear
from calculators.finance.money import ZERO, Money, Rounding, yuan
from calculators.finance.prepayment import Keep, Repaid, prepay
from calculators.finance.rate import Per, percent
from calculators.finance.schedule import Instalment, Schedule
from calculators.law.lines import Lender

METHODS = {each: loan_terms.METHODS[loan_terms.Method(each)] for each in Repaid}
KEEPS = {
    Keep.PAYMENT: "月供不变，早点还完",
    Keep.TERM: "期数不变，每月少还",
}
HORIZON = 12  # months in which a payment that never clears the debt would have to
KEEP_RECEIPT = "还款日以合同和 APP 显示为准；还了以后留好凭证。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """A loan as its contract states it, how far it is repaid, and what is repaid early."""

    principal: loan_terms.PrincipalInput = yuan(30_000)
    method: Annotated[Repaid, replace(loan_terms.METHOD, choices=METHODS)] = Repaid.EQUAL_INSTALMENT
    rate: loan_terms.RateInput = percent(18)
    months: loan_terms.MonthsInput = 24
    grace_months: Annotated[
        int,
        Field(
            "其中只还利息的月数",
            help="已经包含在还款月数里；没有就填 0。",
            where="合同「还款方式」一节",
            unit="个月",
            at_least=0,
            at_most=359,
            more=True,
        ),
    ] = 0
    fixed_payment: Annotated[
        Money | None,
        Field(
            "每月固定还多少",
            help="每月按固定金额还到还清为止的才填；填了就不看还款月数。",
            where="APP 还款计划",
            at_least=yuan(1),
            when={"method": ("equal_instalment",)},
            more=True,
        ),
    ] = None
    first_due: loan_terms.FirstDueInput = date(2026, 6, 23)
    paid_instalments: Annotated[
        int,
        Field(
            "已经还了几期",
            help="提前还的钱算在最后还的那一期的还款日。",
            where="APP 还款记录",
            unit="期",
            at_least=1,
            at_most=359,
        ),
    ] = 6
    prepaid: Annotated[
        Money,
        Field(
            "提前还多少本金",
            help="不含当期的月供，也不含提前还款的费用。",
            where="你打算提前还的数",
            at_least=yuan("0.01"),
        ),
    ] = yuan(5_000)
    keep: Annotated[
        Keep,
        Field("还了以后怎么变", where="APP 提前还款页，或者问放款机构", choices=KEEPS),
    ] = Keep.PAYMENT
    fee_percent: Annotated[
        Decimal,
        Field(
            "提前还款的费用比例",
            help="按提前还的本金收的比例；不收就填 0。",
            where="合同「提前还款」一节，综合融资成本明示表",
            kind=PERCENT,
            at_most=Decimal(1),
        ),
    ] = Decimal("0.01")
    issued: Annotated[
        date | None,
        Field(
            "放款的日期",
            help="用来看明示表管不管这笔。",
            where="APP 借款详情",
            shared="issued",
            more=True,
        ),
    ] = None
    lender: Annotated[Lender, replace(loan_terms.LENDER, where="合同的「贷款人」")] = Lender.UNKNOWN
    rounding: loan_terms.RoundingInput = Rounding.HALF_UP


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The whole schedule as it runs after one decision, and what is still to pay of it."""

    schedule: Schedule
    after: int

    @property
    def rest(self) -> tuple[Instalment, ...]:
        """The instalments still to pay."""
        return self.schedule.instalments[self.after :]

    @property
    def payment(self) -> Money:
        """The next payment that repays principal; nothing where the loan has ended."""
        return next((row.payment for row in self.rest if row.principal), ZERO)

    @property
    def interest(self) -> Money:
        """The interest still to pay."""
        return sum((row.interest for row in self.rest), ZERO)


def calculate(inputs: Inputs) -> Result:
    """What is saved, what a month then costs and how long it lasts, for both ways to keep on.

    Raises `InvalidInputError` where the loan is over before, or owes less than, the prepayment.
    """
    planned = Way(schedule=_planned(inputs), after=inputs.paid_instalments)
    owed = _owed(inputs, planned.schedule)
    ways = {keep: _way(inputs, planned.schedule, keep) for keep in Keep}
    chosen = ways[inputs.keep]
    saved = planned.interest - chosen.interest
    fee = Money.rounded(inputs.prepaid.yuan * inputs.fee_percent)
    return Result(
        sentence=_sentence(inputs, planned, chosen, saved - fee),
        figures=(
            Figure("interest_saved", "少付的利息", saved),
            Figure("new_payment", "之后每期还", chosen.payment),
            Figure("new_months", "之后还要还", months(len(chosen.rest))),
            Figure("fee", "提前还款的费用", fee),
            Figure("net_saving", "省下的利息减去费用", saved - fee),
            Figure("balance_before", "提前还之前还欠的本金", owed),
            Figure("balance_after", "提前还之后还欠的本金", owed - inputs.prepaid),
            Figure("total_interest", "从头到尾的利息", chosen.schedule.total_interest),
        ),
        next=NEXT,
        chart=_chart(chosen) if chosen.rest else None,
        tables=tuple(_tables(inputs, planned, ways)),
        notes=tuple(_notes(inputs, ways, saved - fee)),
        proof=tuple(_proof(inputs, planned, chosen, saved, fee)),
        rules=law.rules(*_rules(inputs)),
        limits=LIMITS,
        reminders=tuple(_reminder(row) for row in chosen.rest),
    )


def _reminder(row: Instalment) -> Reminder:
    return Reminder(
        f"instalment-{row.number}",
        row.due,
        (f"第 {row.number} 期还款 ", row.payment),
        ("按提前还款以后的计划。还了以后剩余本金 ", row.balance, "。", KEEP_RECEIPT),
    )


def _planned(inputs: Inputs) -> Schedule:
    """The schedule of the contract."""
    if inputs.fixed_payment is not None:
        return _fixed(inputs, inputs.fixed_payment)
    return loan_terms.scheduled(
        inputs,
        loan_terms.Method(inputs.method),
        inputs.rate,
        rounding=inputs.rounding,
        grace_months=inputs.grace_months,
    )


def _fixed(inputs: Inputs, payment: Money) -> Schedule:
    try:
        return fixed_payment(
            inputs.principal, inputs.rate, payment, inputs.first_due, rounding=inputs.rounding
        )
    except NeverClearsError as never:
        clearing = payment_to_clear(inputs.principal, inputs.rate, HORIZON)
        told = (
            f"每月还这么多还不完：一个月的利息就有 {said(never.standstill)}。"
            f"想在 {HORIZON} 个月里还清，每月要还 {said(clearing)}；"
            "还不起这么多，可以向放款机构提出降息、延期或重新分期，由对方决定。也请核对金额和利率。"
        )
        raise InvalidInputError(Mistake("fixed_payment", told)) from None


def _owed(inputs: Inputs, planned: Schedule) -> Money:
    """The principal owed on the day of the prepayment, before it."""
    last = len(planned.instalments)
    if inputs.paid_instalments >= last:
        told = f"这笔贷款一共 {last} 期，还到第 {last} 期就还清了，没有可以提前还的。"
        raise InvalidInputError(Mistake("paid_instalments", told))
    owed = planned.instalments[inputs.paid_instalments - 1].balance
    if inputs.prepaid > owed:
        told = f"还完这一期只欠本金 {said(owed)}，提前还的不能比它多。"
        raise InvalidInputError(Mistake("prepaid", told))
    return owed


def _way(inputs: Inputs, planned: Schedule, keep: Keep) -> Way:
    schedule = prepay(
        planned,
        inputs.rate,
        inputs.method,
        after=inputs.paid_instalments,
        amount=inputs.prepaid,
        keep=keep,
        rounding=inputs.rounding,
    )
    return Way(schedule=schedule, after=inputs.paid_instalments)


def _sentence(inputs: Inputs, planned: Way, chosen: Way, net: Money) -> Words:
    ending = _net_words(inputs, net)
    if not chosen.rest:
        return ("提前还 ", inputs.prepaid, "，本金就全部还清；", *ending)
    sooner = len(planned.rest) - len(chosen.rest)
    if inputs.keep is Keep.TERM:
        kept: Words = ("之后每期从 ", planned.payment, "变成 ", chosen.payment)
    elif sooner:
        kept = ("早 ", months(sooner), "还完")
    else:
        kept = ("期数没有变，最后一期少还",)
    return ("提前还 ", inputs.prepaid, "，", *kept, "；", *ending)


def _net_words(inputs: Inputs, net: Money) -> Words:
    less_fee = "扣掉费用以后，" if inputs.fee_percent else ""
    if net < ZERO:
        return (f"{less_fee}反而多花 ", -net, "。")
    return (f"{less_fee}省下利息 ", net, "。")


def _chart(chosen: Way) -> Chart:
    return Chart(
        "剩余本金怎么变",
        (
            "两条线从提前还的那一期开始：一条是原来的计划，一条是提前还了以后。最后一期是 ",
            chosen.schedule.last.due,
            "。",
        ),
        "balances",
        "number",
        ("planned", "balance"),
        mark=Mark.LINE,
    )


def _tables(inputs: Inputs, planned: Way, ways: dict[Keep, Way]) -> Iterator[Table]:
    named = (("不提前还", planned), *((KEEPS[keep], way) for keep, way in ways.items()))
    if not ways[inputs.keep].rest:
        named = (("不提前还", planned), ("一次还清", ways[inputs.keep]))
    yield table_of(
        "ways",
        "几种做法放在一起看",
        WAYS_COLUMNS,
        (
            (
                name,
                way.payment,
                months(len(way.rest)),
                way.interest,
                planned.interest - way.interest,
                way.schedule.last.due,
            )
            for name, way in named
        ),
        "「少付利息」没有减去提前还款的费用。",
    )
    chosen = ways[inputs.keep]
    if not chosen.rest:
        return
    yield table_of(
        "balances",
        "每一期还完以后的剩余本金",
        (("number", "期数"), ("planned", "原来的计划"), ("balance", "提前还以后")),
        (
            (Count(row.number), row.balance, _balance(chosen.schedule, row.number))
            for row in planned.schedule.instalments[inputs.paid_instalments - 1 :]
        ),
    )
    yield table_of(
        "schedule",
        "提前还以后，每一期还多少",
        SCHEDULE_COLUMNS,
        (
            (Count(row.number), row.due, row.payment, row.principal, row.interest, row.balance)
            for row in chosen.rest
        ),
        loan_terms.SAME_DAY,
    )


def _balance(schedule: Schedule, number: int) -> Money:
    """The principal owed after that instalment: nothing once the schedule has ended."""
    if number > len(schedule.instalments):
        return ZERO
    return schedule.instalments[number - 1].balance


def _notes(inputs: Inputs, ways: dict[Keep, Way], net: Money) -> Iterator[Words]:
    sooner, lighter = ways[Keep.PAYMENT], ways[Keep.TERM]
    if sooner.rest and sooner.interest < lighter.interest:
        yield (
            "月供不变、早点还完，比期数不变少付利息 ",
            lighter.interest - sooner.interest,
            "；期数不变，每月手头宽一些。选哪种由放款机构的规则和你的手头决定。",
        )
    if net < ZERO:
        yield "费用比省下的利息还多。可以先问能不能免掉这笔费用，由对方决定；也可以不提前还。"
    yield "先留够几个月的生活费，再想提前还款。借钱来提前还，省下的利息常常补不上新的费用。"
    if inputs.fee_percent:
        yield "提前还款要不要付费用，看合同怎么约定。"
    yield from _fee_rule(inputs)


def _fee_rule(inputs: Inputs) -> Iterator[Words]:
    """Whether the rule that only disclosed fees may be charged reaches this loan."""
    since = law.rule("cost2026_2hao").effective_from
    if not inputs.fee_percent or not isinstance(since, date):
        return
    if inputs.lender is Lender.PRIVATE:
        return
    if inputs.issued is None:
        yield (
            since,
            "起放的个人贷款，明示表没有列出的费用不得再收；填了放款日期，就知道管不管这笔。",
        )
    elif inputs.issued >= since:
        yield "这笔贷款有明示表：先看表里有没有提前还款的费用，没有列出的不得再收。"
    else:
        yield ("这笔贷款在 ", since, "以前放的，没有明示表，不能拿明示表的规定来说，只看合同。")


def _proof(inputs: Inputs, planned: Way, chosen: Way, saved: Money, fee: Money) -> Iterator[Words]:
    owed = planned.schedule.instalments[inputs.paid_instalments - 1].balance
    after = owed - inputs.prepaid
    monthly = inputs.rate.simple(Per.MONTH)
    yield ("提前还之后的本金＝", owed, " − ", inputs.prepaid, " ＝ ", after)
    if chosen.rest:
        first = chosen.rest[0]
        yield (
            "下一期利息＝",
            after,
            f" × 月利率 {loan_terms.exactly(monthly)} ＝ ",
            first.interest,
        )
    yield (
        "少付的利息＝原来还要付的 ",
        planned.interest,
        " − 之后还要付的 ",
        chosen.interest,
        " ＝ ",
        saved,
    )
    yield (
        "费用＝",
        inputs.prepaid,
        " × ",
        Percent(inputs.fee_percent),
        " ＝ ",
        fee,
        "；净省 ",
        saved,
        " − ",
        fee,
        " ＝ ",
        saved - fee,
    )


def _rules(inputs: Inputs) -> Iterator[str]:
    yield "cc_677"
    if inputs.lender in {Lender.PRIVATE, Lender.UNKNOWN}:
        yield "mjjd_prepay"
    if inputs.lender is not Lender.PRIVATE:
        yield "cost2026_2hao"


WAYS_COLUMNS = (
    ("way", "做法"),
    ("payment", "之后每期还"),
    ("months", "还要还几个月"),
    ("interest", "还要付的利息"),
    ("interest_saved", "少付利息"),
    ("last_due", "最后一期"),
)
SCHEDULE_COLUMNS = (
    ("number", "期数"),
    ("due", "还款日"),
    ("payment", "还款额"),
    ("principal", "本金"),
    ("interest", "利息"),
    ("balance", "剩余本金"),
)
NEXT = (
    Next("先看这笔钱动了，生活够不够", "tools/budget/"),
    Next("提前还款的费用要不要认", "rules/fees/"),
    Next("谈好的写进书面", "how/in-writing/"),
)
LIMITS: tuple[Words, ...] = (
    "这里按在还款日当天提前还算。不在还款日还的，当天以前的利息怎么算，以放款机构为准。",
    "已经逾期的，先看逾期的部分怎么还，再谈提前还款。",
    "能不能部分提前还、最低还多少、一年几次，各家不同，以合同为准。",
)

CALCULATOR = Calculator(
    title="提前还款",
    lead="手里有一笔余钱，看提前还能省多少利息，扣掉费用还划不划算。",
    inputs=Inputs,
    calculate=calculate,
    figures=(
        "interest_saved",
        "new_payment",
        "new_months",
        "fee",
        "net_saving",
        "balance_before",
        "balance_after",
        "total_interest",
    ),
    tables=("ways", "balances", "schedule"),
    stepper=("prepaid",),
    sources=(Reference("等额本息、等额本金的定义公式", "提前还以后，每期还款额和利息怎么分"),),
    checks=(
        Check(
            {
                "principal": "500000.32",
                "rate": "4.56%",
                "months": "32",
                "paid_instalments": "6",
                "prepaid": "50000",
                "keep": "payment",
                "fee_percent": "0",
            },
            {"new_payment": "16623.89", "new_months": "23", "total_interest": "27029.95"},
            Reference(
                "loan-amortization-calculator 的参考数据（提前还一次、缩短期限）",
                "逐期的还款表，只取数字",
                "https://github.com/ArtyomPanfutov/loan-amortization-calculator",
            ),
        ),
    ),
)
