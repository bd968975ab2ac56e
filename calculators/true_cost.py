"""真实年化: the yearly rate that the money really received and really paid imply."""

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
    Result,
    Rows,
    Table,
    Words,
    days,
    loan_terms,
    table_of,
    told,
)
from calculators.declare.lines import against, cited, lines_table
from calculators.declare.write import sentence
from calculators.finance.cashflow import CashFlow, dated_rate, internal_rate, nominal_yearly
from calculators.finance.dated_running import run_dated
from calculators.finance.money import ZERO, Money, total, yuan
from calculators.finance.rate import Per, Rate
from calculators.finance.running import run
from calculators.law.lines import Lender, ReferenceLine


class UpfrontKind(StrEnum):
    """What the money kept back at the start was called."""

    UNKNOWN = "unknown"
    INTEREST = "interest"
    FEE = "fee"


class Basis(StrEnum):
    """How the lender turned its cost into a yearly rate."""

    UNKNOWN = "unknown"
    COMPOUND = "compound"
    SIMPLE = "simple"


class Payee(StrEnum):
    """Who collects the fees."""

    UNKNOWN = "unknown"
    LENDER = "lender"
    GUARANTOR = "guarantor"
    PLATFORM = "platform"


UPFRONT_KINDS = {
    UpfrontKind.UNKNOWN: "不清楚",
    UpfrontKind.INTEREST: "先扣的利息（砍头息）",
    UpfrontKind.FEE: "服务费、担保费等费用",
}
BASES = {
    Basis.UNKNOWN: "没写，或者不清楚",
    Basis.COMPOUND: "复利（内部收益率）",
    Basis.SIMPLE: "单利",
}
PAYEES = {
    Payee.UNKNOWN: "不清楚，或者没有费用",
    Payee.LENDER: "放款机构",
    Payee.GUARANTOR: "担保、增信机构",
    Payee.PLATFORM: "借款的平台或 APP",
}
CLOSE = Decimal("0.0001")  # one unit of the last decimal that lenders print
# Beyond these a yearly rate says nothing any more, nor can its proof be followed to the cent.
HIGHEST = Decimal("1e15")
LOWEST_DATED = Decimal("-0.999999999999999")
SHORT_AND_DEAR = 10  # ten times the loan in a year: read with care


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Money received or paid on a day."""

    on: Annotated[date, Field("日期", where="银行流水或 APP 还款记录")]
    amount: Annotated[
        Money,
        Field(
            "金额",
            help="收到的写正数，还出去的写负数（前面加 -）。",
            where="银行流水或 APP 还款记录",
            at_least=yuan(-100_000_000),
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What was lent, what was kept back, what is paid, and what the lender says it costs."""

    principal: Annotated[Money, replace(loan_terms.PRINCIPAL, label="借款金额")] = yuan(10_000)
    upfront_fee: Annotated[
        Money,
        Field(
            "放款时先扣的钱",
            help="没有就填 0。",
            where="合同金额减去实际到账金额，看银行流水",
        ),
    ] = ZERO
    upfront_kind: Annotated[
        UpfrontKind,
        Field("先扣的这笔叫什么", where="合同，或综合融资成本明示表", choices=UPFRONT_KINDS),
    ] = UpfrontKind.UNKNOWN
    payment: Annotated[Money, Field("每月还多少", where="APP 还款计划", at_least=yuan("0.01"))] = (
        yuan("908.33")
    )
    months: loan_terms.MonthsInput = 12
    monthly_fee: Annotated[
        Money,
        Field(
            "每月另外收的费用",
            help="不在每月还款额里、单独扣的担保费、会员费、服务费。没有就填 0。",
            where="银行流水，或 APP 里的扣款记录",
        ),
    ] = ZERO
    fee_payee: Annotated[
        Payee, Field("费用是谁收的", where="扣款记录里的收款方", choices=PAYEES, more=True)
    ] = Payee.UNKNOWN
    flows: Annotated[
        tuple[Flow, ...],
        Rows(
            "实际收付",
            row="一笔收付",
            help="知道每一笔的日期和金额就填这里；填了就不看上面的金额、月数和费用。",
            where="银行流水",
            at_least=0,
            at_most=120,
            more=True,
        ),
    ] = ()
    disclosed: Annotated[
        Rate | None,
        Field("对方写的年化利率", where="综合融资成本明示表、合同首页，或 APP 借款页"),
    ] = None
    disclosed_basis: Annotated[
        Basis,
        Field("对方是怎么算的", where="年化利率旁边的说明", choices=BASES),
    ] = Basis.UNKNOWN
    lender: loan_terms.LenderInput = Lender.UNKNOWN
    issued: Annotated[
        date | None, replace(loan_terms.ISSUED, where="银行流水里到账的那天，或征信报告")
    ] = None
    formed: loan_terms.FormedInput = None
    filed: loan_terms.FiledInput = None


def calculate(inputs: Inputs) -> Result:
    """The rate the flows imply, monthly and yearly, and how it stands to what was disclosed.

    Raises `NoSolutionError` where no rate, or more than one, balances the flows, and
    `InvalidInputError` where nothing is left of the loan after what was kept back.
    """
    solved = _solved_dated(inputs) if inputs.flows else _solved_monthly(inputs)
    return Result(
        sentence=(*_sentence(solved), *_compared(inputs, solved)),
        figures=tuple(_figures(inputs, solved)),
        next=NEXT,
        chart=_chart(solved),
        tables=(_lines(inputs, solved), solved.table),
        notes=tuple(_notes(inputs, solved)),
        proof=tuple(_proof(inputs, solved)),
        rules=law.rules(*_rules(inputs)),
        limits=LIMITS,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """The flows and their rate; `monthly` and `effective` are the same rate twice."""

    received: Money
    paid: Money
    monthly: Rate
    nominal: Rate
    effective: Rate
    table: Table

    @property
    def cost(self) -> Money:
        """What is paid beyond what was received."""
        return self.paid - self.received


def _solved_monthly(inputs: Inputs) -> Solved:
    received = inputs.principal - inputs.upfront_fee
    if received <= ZERO:
        wrong = told("先扣的钱要小于借款金额 {}，否则到手是零，算不出年化。", inputs.principal)
        raise InvalidInputError(Mistake("upfront_fee", sentence(wrong)))
    each = inputs.payment + inputs.monthly_fee
    flows = (received, *(-each,) * inputs.months)
    monthly = internal_rate(flows)
    effective = _sayable(monthly.compounded(Per.YEAR), "payment")
    rows = ((Count(row.number), row.flow, row.interest, row.balance) for row in run(flows, monthly))
    return Solved(
        received=received,
        paid=each * inputs.months,
        monthly=monthly,
        nominal=monthly.simple(Per.YEAR),
        effective=effective,
        table=table_of("proof", PROOF_CAPTION, MONTHLY_COLUMNS, rows, PROOF_NOTE),
    )


def _solved_dated(inputs: Inputs) -> Solved:
    flows = [CashFlow(on=row.on, amount=row.amount) for row in inputs.flows]
    effective = _sayable(dated_rate(flows), "flows", LOWEST_DATED)
    rows = (
        (row.on, days(row.days), row.flow, row.interest, row.balance)
        for row in run_dated(flows, effective)
    )
    return Solved(
        received=total(flow.amount for flow in flows if flow.amount > ZERO),
        paid=-total(flow.amount for flow in flows if flow.amount < ZERO),
        monthly=effective.compounded(Per.MONTH),
        nominal=nominal_yearly(effective),
        effective=effective,
        table=table_of("proof", PROOF_CAPTION, DATED_COLUMNS, rows, PROOF_NOTE),
    )


def _sayable(effective: Rate, name: str, lowest: Decimal = Decimal(-1)) -> Rate:
    """The yearly rate, unless it is so far out that a date or an amount must be wrong."""
    if lowest <= effective.fraction < HIGHEST:
        return effective
    wrong = "按这些数，折成一年的利率大得或小得没有意义。请检查金额和日期是不是填错了。"
    raise InvalidInputError(Mistake(name, wrong))


def _sentence(solved: Solved) -> Words:
    if solved.cost == ZERO:
        more = told("和到手的一样多")
    elif solved.cost > ZERO:
        more = told("多付 {}", solved.cost)
    else:
        more = told("比到手的少 {}，相当于减免了一部分", -solved.cost)
    return (
        *told("到手 {}，一共要付 {}，", solved.received, solved.paid),
        *more,
        *told(RATES_SAID, solved.nominal, solved.effective),
    )


def _compared(inputs: Inputs, solved: Solved) -> Words:
    """What the lender wrote, beside the same basis; both where the lender named none."""
    if inputs.disclosed is None:
        return ()
    readings = {
        Basis.SIMPLE: ("单利口径", _points(solved.nominal, inputs.disclosed)),
        Basis.COMPOUND: ("复利口径", _points(solved.effective, inputs.disclosed)),
    }
    if inputs.disclosed_basis is not Basis.UNKNOWN:
        readings = {inputs.disclosed_basis: readings[inputs.disclosed_basis]}
    said = [part for basis, points in readings.values() for part in _difference(basis, points)]
    return (*told("对方写的是 {}", inputs.disclosed.simple(Per.YEAR)), *said, "。")


def _points(real: Rate, disclosed: Rate) -> Decimal:
    return real.fraction - disclosed.simple(Per.YEAR).fraction


def _difference(basis: str, points: Decimal) -> Words:
    if abs(points) <= CLOSE:
        return (f"，和{basis}对得上",)
    shown = abs(points * 100).quantize(Decimal("0.01"))
    higher = "高" if points > 0 else "低"
    return told(f"，按{basis}算，真实的{higher} {{}} 个百分点", shown)


def _figures(inputs: Inputs, solved: Solved) -> Iterator[Figure]:
    yield Figure("received", "到手的钱", solved.received)
    yield Figure("monthly_irr", "每月利率（内部收益率）", solved.monthly)
    yield Figure("apr_nominal", "年化（单利口径）", solved.nominal)
    yield Figure("apr_effective", "年化（复利口径）", solved.effective)
    yield Figure("total_cost", "一共多付的钱", solved.cost)
    if inputs.disclosed is not None:
        for key, basis, real in (
            ("difference_nominal", "单利", solved.nominal),
            ("difference_effective", "复利", solved.effective),
        ):
            label = f"比对方写的高多少（{basis}口径，百分点）"
            yield Figure(key, label, Percent(_points(real, inputs.disclosed)), note="负数是低")


def _chart(solved: Solved) -> Chart:
    along = solved.table.columns[0].key
    return Chart(
        title="手里实际还占用多少钱",
        description=told(
            "从到手的 {}开始，每还一次就少一些；同样的费用，占用的钱越少，年化越高。"
            "同样的数在算式的表里。",
            solved.received,
        ),
        table="proof",
        along=along,
        values=("balance",),
        mark=Mark.LINE,
    )


def _lines(inputs: Inputs, solved: Solved) -> Table:
    def compared(line: ReferenceLine, rate: Rate) -> str:
        if line.covers is law.Covers.NORMAL:
            return against(rate, solved.nominal, solved.effective)
        cost = against(rate, solved.nominal, solved.effective)
        return f"{cost}；但这里没有算逾期以后的罚息和违约金，要加上才完整"

    return lines_table(loan_terms.lines_of(inputs), compared)


def _rules(inputs: Inputs) -> tuple[str, ...]:
    found = ["pb3_formula", "cost2026_2hao"]
    if _interest_kept_back(inputs):
        found.append("cc_670")
        if inputs.lender is Lender.PRIVATE:
            found.append("mjjd_upfront")
    if inputs.fee_payee is Payee.PLATFORM:
        found.append("zhudai_9hao")
    found.extend(cited(loan_terms.lines_of(inputs), inputs.lender))
    return tuple(dict.fromkeys(found))


def _interest_kept_back(inputs: Inputs) -> bool:
    kept = inputs.upfront_fee > ZERO and not inputs.flows
    return kept and inputs.upfront_kind is UpfrontKind.INTEREST


def _notes(inputs: Inputs, solved: Solved) -> Iterator[Words]:
    if inputs.flows:
        yield "填了「实际收付」，所以没有看借款金额、每月还款和月数那几项。"
        yield "按实际天数、一年 365 天折算，是本站的约定；对方可能用别的算法。"
    else:
        yield from _flat_note(inputs, solved)
        yield from _upfront_notes(inputs)
    if inputs.fee_payee is Payee.PLATFORM:
        yield (
            "费用是平台收的：和银行合作放款的平台，能不能向你收息费，看下面的规则；"
            "规则施行以前的合同适不适用，本站没有核实。可以先请平台写明收费的依据。"
        )
    if inputs.disclosed is not None:
        yield from _disclosed_notes(inputs.disclosed)
    if solved.effective.fraction > SHORT_AND_DEAR:
        yield "借的时间很短，复利口径折成一年会变得很大。先看一共多付的钱，再看单利口径。"
    yield from _table_notes(inputs)


def _flat_note(inputs: Inputs, solved: Solved) -> Iterator[Words]:
    if solved.cost <= ZERO or inputs.months == 1:
        return
    flat = solved.cost.yuan / inputs.principal.yuan * 12 / inputs.months
    yield told(
        "只用「多付的钱 ÷ 借款金额」折成一年，看上去是 {}。"
        "可是本金一边在还，手里的钱没有那么多，所以真实年化更高。",
        Percent(flat),
    )


def _upfront_notes(inputs: Inputs) -> Iterator[Words]:
    if inputs.upfront_fee == ZERO:
        return
    yield told("放款时先扣了 {}，年化按实际到手的钱算。", inputs.upfront_fee)
    if _interest_kept_back(inputs):
        yield (
            "先扣的是利息的，法律规定按实际到手的数还款、算利息。"
            "可以带着流水提出，由放款机构答复；有争议的，由法院认定。"
        )
    else:
        yield "先扣的是费用、或者说不清的，能否按砍头息处理由法院认定。先请对方写明名目。"


def _disclosed_notes(disclosed: Rate) -> Iterator[Words]:
    yield (
        "单利、复利两种写法规则都允许，用单利的要注明。"
        "差得多，先请对方写明包含哪些费用、按哪种算；有差不等于违规，由监管或法院认定。"
    )
    if disclosed.per is not Per.YEAR:
        yearly = disclosed.simple(Per.YEAR)
        yield told("对方写的不是年利率，这里按简单相乘折成一年：{}。", yearly)


def _table_notes(inputs: Inputs) -> Iterator[Words]:
    start = law.rule("cost2026_2hao").effective_from
    assert isinstance(start, date)
    if inputs.issued is None:
        yield told("综合融资成本明示表从 {}起的贷款才有；更早的贷款没有，不算违规。", start)
    elif inputs.issued < start:
        yield told("这笔放款早于 {}，那时还没有综合融资成本明示表，没有给不算违规。", start)
    else:
        yield "这笔贷款应该有一张综合融资成本明示表，可以向放款机构要来，和上面的数逐项对。"


def _proof(inputs: Inputs, solved: Solved) -> Iterator[Words]:
    monthly = loan_terms.exactly(solved.monthly)
    if inputs.flows:
        effective = loan_terms.exactly(solved.effective)
        yield told("收到合计 {}，付出合计 {}", solved.received, solved.paid)
        yield "求一个年利率，让每笔钱按（1＋年利率）的「天数÷365」次方滚到最后，正好是 0.00"
        yield told("年化（复利口径）＝ {}", effective)
        yield told("每月利率＝（1＋{}）的 12 分之 1 次方 − 1 ＝ {}", effective, monthly)
    else:
        payments = (inputs.payment, inputs.monthly_fee, Count(inputs.months), solved.paid)
        yield told("到手＝{} − {} ＝ {}", inputs.principal, inputs.upfront_fee, solved.received)
        yield told("一共付＝（{} ＋ {}）× {} ＝ {}", *payments)
        yield told("求一个月利率，让到手的钱每月滚利、每月还，最后正好还清：{}", monthly)
        yield told("年化（复利口径）＝（1＋{}）的 12 次方 − 1 ＝ {}", monthly, solved.effective)
    yield told("年化（单利口径）＝{} × 12 ＝ {}", monthly, solved.nominal)
    yield told("一共多付＝{} − {} ＝ {}", solved.paid, solved.received, solved.cost)


RATES_SAID = "。真实年化是 {}（单利口径）、{}（复利口径）。"
PROOF_CAPTION = "按算出的利率走一遍，最后正好是 0.00"
PROOF_NOTE = "到手的钱记为正，付出的钱记为负。"
MONTHLY_COLUMNS = (
    ("number", "第几个月"),
    ("flow", "收付"),
    ("interest", "利息和费用"),
    ("balance", "还占用"),
)
DATED_COLUMNS = (
    ("on", "日期"),
    ("days", "隔了几天"),
    ("flow", "收付"),
    ("interest", "利息和费用"),
    ("balance", "还占用"),
)
NEXT = (
    Next("利率太高，能主张什么", "rules/rate-lines/"),
    Next("请对方写明费用，先找对渠道", "how/channels/"),
    Next("逾期以后又多了多少", "tools/overdue/"),
)
LIMITS: tuple[Words, ...] = (
    "没有算逾期以后的罚息和违约金，所以不是「全部加在一起」的数。",
    "没有写进来的费用不在里面；填得越全，越接近真实。",
    "对方明示的数可能用别的算法加总，和这里有差，不能只凭这一点说对方违规。",
    "年化高不高、能不能减，可以提出，由放款机构答复，最终由法院或监管认定。",
)
OFFICIAL = Reference(
    "中国人民银行公告〔2021〕第3号附件",
    "借 10 万元、期初付 1,000 元、12 期每期 8,833.3 元的官方算例",
    "https://xining.pbc.gov.cn/goutongjiaoliu/113456/113469/2025092212551432728/index.html",
)

CALCULATOR = Calculator(
    title="真实年化与明示表核对",
    lead="把到手的钱、每月付的钱和另收的费用填进来，看真实年化是多少，和对方写的差多少。",
    inputs=Inputs,
    calculate=calculate,
    figures=(
        "received",
        "monthly_irr",
        "apr_nominal",
        "apr_effective",
        "total_cost",
        "difference_nominal",
        "difference_effective",
    ),
    tables=("lines", "proof"),
    stepper=("upfront_fee", "monthly_fee"),
    shares={"received": "received"},
    sources=(
        OFFICIAL,
        Reference("内部收益率的定义", "由实际收付反推每月利率，再折成年化"),
    ),
    checks=(
        Check(
            {"principal": "10万", "upfront_fee": "1000", "payment": "8833.3", "months": "12"},
            {"apr_nominal": "12.80", "apr_effective": "13.58"},
            OFFICIAL,
        ),
        Check(
            {"principal": "300", "payment": "34.80", "months": "9"},
            {"monthly_irr": "0.87"},
            Reference(
                "kaixinit.com，用 RATE 函数算分期的月利率",
                "300 元分 9 期、每期 34.80 元的算例，只取数字",
                "http://www.kaixinit.com/info/office/10988.html",
            ),
        ),
        Check(
            {"principal": "200000", "upfront_fee": "4000", "payment": "1432.86", "months": "240"},
            {"apr_effective": "6.4344"},
            Reference(
                "欧盟委员会抵押贷款年化利率算例 1",
                "20 万、期初费用 4,000、240 期的复利年化，只取数字",
            ),
        ),
        Check(
            {
                "flows.1.on": "2026-04-27",
                "flows.1.amount": "99000",
                "flows.2.on": "2027-04-30",
                "flows.2.amount": "-40215",
                "flows.3.on": "2028-04-30",
                "flows.3.amount": "-40215",
                "flows.4.on": "2029-04-30",
                "flows.4.amount": "-40215",
            },
            {"apr_effective": "10.5209"},
            Reference("curo 计算库的测试用例", "按日期收付、期初扣费的复利年化，只取数字"),
        ),
    ),
)
