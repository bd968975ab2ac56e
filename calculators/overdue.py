"""逾期费用: what an overdue debt comes to, and what agreeing on something would change.

Longer than a sibling because the terms of default alone are twenty inputs; the mathematics is
in `finance` (overdue_debt, default_interest, relief), the rules in `law`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
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
    InvalidInputError,
    Mistake,
    Next,
    Percent,
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
    months,
    table_of,
    told,
)
from calculators.declare.default_terms import (
    BaseChoice,
    DayCountChoice,
    LateFeeKind,
    Method,
    default_rate,
)
from calculators.declare.lines import against, cited, lines_table
from calculators.declare.write import sentence
from calculators.finance.cashflow import CashFlow
from calculators.finance.dated_running import run_dated
from calculators.finance.dates import DayCount
from calculators.finance.default_interest import Base, DefaultTerms, Overdue
from calculators.finance.money import ZERO, Money, yuan
from calculators.finance.overdue_debt import (
    OverdueDebt,
    Standing,
    growth,
    per_day,
    settled,
    standing,
)
from calculators.finance.rate import Per, Rate, percent
from calculators.finance.relief import (
    Relief,
    Way,
    extend,
    freeze,
    restructure,
    settle,
    wait,
    waive,
)
from calculators.finance.whole_loan import WholeLoan, whole_loan
from calculators.law.lines import Lender, ReferenceLine
from calculators.law.penalty import default_multiples
from calculators.law.private_cap import CAP, TRANSITION, default_rate_none_agreed

LATER = (7, 30, 90, 180)
WAITED = LATER[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """One instalment that was not paid."""

    due: Annotated[date, Field("到期日", where="APP 还款计划，或催收短信")]
    principal: Annotated[Money, Field("这一期的本金", where="APP 还款计划")]
    interest: Annotated[
        Money | None, Field("这一期的利息", help="没有就不填。", where="APP 还款计划")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What was missed, the terms of default, and what could be proposed."""

    instalments: Annotated[
        tuple[Missed, ...],
        Rows(
            "逾期的每一期",
            row="逾期的一期",
            help="每一期从它自己的到期日开始算。",
            where="APP 还款计划；金额以对方给的欠款明细为准",
            at_most=36,
            short={
                "overdue_principal": "principal",
                "overdue_interest": "interest",
                "due": "due",
            },
        ),
    ] = (
        Missed(due=date(2026, 8, 23), principal=yuan("2478.18"), interest=yuan("272.22")),
        Missed(due=date(2026, 9, 23), principal=yuan("2515.36"), interest=yuan("235.04")),
        Missed(due=date(2026, 10, 23), principal=yuan("2553.09"), interest=yuan("197.31")),
    )
    as_of: Annotated[
        date, Field("算到哪一天", help="通常填今天。", today=Today.TODAY, shared="as_of")
    ] = date(2026, 11, 23)
    rate: Annotated[Rate, replace(loan_terms.RATE, label="合同利率")] = percent(18)
    default_rate_method: default_terms.MethodInput = Method.MULTIPLE
    default_multiple: default_terms.MultipleInput = Decimal("1.5")
    default_markup: default_terms.MarkupInput = Decimal("0.5")
    default_rate: default_terms.DefaultRateInput = percent("0.05", Per.DAY)
    base: default_terms.BaseInput = BaseChoice.PRINCIPAL
    day_count: default_terms.DayCountInput = DayCountChoice.ACTUAL_365
    late_fee_kind: default_terms.LateFeeKindInput = LateFeeKind.NONE
    late_fee: default_terms.LateFeeInput = yuan(50)
    late_fee_percent: default_terms.LateFeePercentInput = Decimal("0.001")
    paid_so_far: Annotated[
        Money,
        Field("逾期以后已经还了多少", help="没有就填 0。", where="银行流水，或 APP 还款记录"),
    ] = ZERO
    compounding: default_terms.CompoundingInput = False
    grace_days: default_terms.GraceDaysInput = 0
    other_fees: Annotated[
        Money,
        Field(
            "另外收的费用",
            help="担保费、服务费这些对方要求一起还的，没有就填 0。",
            where="对方给的欠款明细",
            more=True,
        ),
    ] = ZERO
    accelerated_on: default_terms.AcceleratedInput = None
    remaining_principal: Annotated[
        Money | None,
        Field(
            "还没到期的剩余本金",
            help="不含上面逾期的几期。",
            where="APP 还款计划，或征信报告的余额",
            more=True,
        ),
    ] = None
    waiver_percent: Annotated[
        Decimal,
        Field(
            "想提出减免百分之几",
            help="减的是罚息、复利和违约金。这是示例，不是通常的比例。",
            where="你想提出的方案",
            kind=PERCENT,
            at_most=Decimal(1),
            more=True,
        ),
    ] = Decimal("0.5")
    extension_months: Annotated[
        int,
        Field(
            "想延期几个月",
            unit="个月",
            where="你想提出的方案",
            at_least=1,
            at_most=60,
            more=True,
        ),
    ] = 3
    restructuring_months: Annotated[
        int,
        Field(
            "想重新分几期",
            unit="个月",
            where="你想提出的方案",
            at_least=1,
            at_most=120,
            more=True,
        ),
    ] = 12
    restructuring_rate: Annotated[
        Rate | None,
        Field(
            "重新分期的利率",
            help="不填就按合同利率。",
            where="对方给的方案",
            more=True,
        ),
    ] = None
    settlement: Annotated[
        Money | None,
        Field(
            "对方同意的一次性结清金额",
            help="没有官方的比例，有了书面的数再填。",
            where="对方的书面方案",
            more=True,
        ),
    ] = None
    lender: loan_terms.LenderInput = Lender.UNKNOWN
    received: Annotated[
        Money | None,
        Field(
            "当初到手的钱",
            help="想看整笔贷款的总成本时填。",
            where="放款那天的银行流水",
            at_least=yuan(1),
            more=True,
            shared="received",
        ),
    ] = None
    issued: loan_terms.IssuedInput = None
    payments: Annotated[
        tuple[loan_terms.Paid, ...],
        Rows(
            "逾期以前还过的每一笔",
            row="还过的一笔",
            help="想看整笔贷款的总成本时填；不要和「逾期以后已经还了多少」重复。",
            where="银行流水，或 APP 还款记录",
            at_least=0,
            at_most=120,
            more=True,
        ),
    ] = ()
    formed: loan_terms.FormedInput = None
    filed: loan_terms.FiledInput = None


# ── the calculation ──────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to read the contract, and the debt on the day by it."""

    base: Base
    day_count: DayCount
    debt: OverdueDebt
    standing: Standing
    due: Money


def calculate(inputs: Inputs) -> Result:
    """What is owed on the day, how it grows, and what each kind of agreement would change.

    Where the base or the day count is unknown, all readings are computed; the figures show the
    lowest. Raises `InvalidInputError` for dates and amounts that contradict each other.
    """
    mistakes = tuple(_mistakes(inputs))
    if mistakes:
        raise InvalidInputError(*mistakes)
    readings = tuple(_readings(inputs))
    chosen = min(readings, key=lambda reading: reading.due)
    grown = growth(chosen.debt, inputs.as_of, LATER)
    reliefs = tuple(_reliefs(inputs, chosen))
    whole = _whole(inputs, chosen)
    return Result(
        sentence=(*_sentence(inputs, chosen), *_spread(readings), *_gain(reliefs)),
        figures=tuple(_figures(inputs, chosen, whole)),
        next=NEXT,
        chart=_chart(inputs, grown),
        tables=tuple(_tables(inputs, readings, grown, reliefs, whole)),
        notes=tuple(_notes(inputs, chosen, whole)),
        proof=tuple(_proof(inputs, chosen)),
        rules=law.rules(*_rules(inputs)),
        limits=LIMITS,
    )


def _mistakes(inputs: Inputs) -> Iterator[Mistake]:
    if not any(row.principal or row.interest for row in inputs.instalments):
        yield Mistake("instalments.1.principal", "本金和利息都是 0，没有可以算的。请填逾期的金额。")
    oldest = min(row.due for row in inputs.instalments)
    yield from default_terms.too_long(inputs, oldest, "到期日")
    if inputs.accelerated_on is not None:
        yield from _acceleration_mistakes(inputs, inputs.accelerated_on)
    if inputs.issued is not None and inputs.issued > min(oldest, inputs.as_of):
        yield Mistake("issued", "放款日要早于第一个逾期的到期日，请检查日期。")
    if any(payment.on > inputs.as_of for payment in inputs.payments):
        yield Mistake(
            "payments", sentence(told("还过的钱要在 {}或以前，请检查日期。", inputs.as_of))
        )


def _acceleration_mistakes(inputs: Inputs, accelerated_on: date) -> Iterator[Mistake]:
    if not inputs.remaining_principal:
        yield Mistake("remaining_principal", "填了宣布全部到期的日子，还要填剩余本金。")
    if any(row.due > accelerated_on for row in inputs.instalments):
        wrong = "宣布全部到期以后才到期的期数，请算进「还没到期的剩余本金」，不要再单独填一行。"
        yield Mistake("accelerated_on", wrong)


def _readings(inputs: Inputs) -> Iterator[Reading]:
    """Every reading of what the contract leaves open, the usual one first."""
    for terms in default_terms.readings(inputs):
        agreed = _debt(inputs, replace(terms, rate=_default_rate(inputs)[0]))
        debt = settled(agreed, inputs.as_of)
        today = standing(debt, inputs.as_of)
        yield Reading(
            base=terms.base,
            day_count=terms.day_count,
            debt=debt,
            standing=today,
            due=_due(inputs, today),
        )


def _debt(inputs: Inputs, terms: DefaultTerms) -> OverdueDebt:
    called_in = None
    if inputs.accelerated_on is not None and inputs.remaining_principal is not None:
        called_in = Overdue(due=inputs.accelerated_on, principal=inputs.remaining_principal)
    return OverdueDebt(
        instalments=tuple(
            Overdue(due=row.due, principal=row.principal, interest=row.interest or ZERO)
            for row in inputs.instalments
        ),
        terms=terms,
        called_in=called_in,
    )


def _default_rate(inputs: Inputs) -> tuple[Rate, Words]:
    """The rate after the due date, and what has to be said about it."""
    if inputs.default_rate_method is Method.NONE_AGREED:
        return _none_agreed(inputs)
    return default_rate(inputs), ()


def _none_agreed(inputs: Inputs) -> tuple[Rate, Words]:
    if inputs.lender is not Lender.PRIVATE:
        return inputs.rate, NONE_AGREED
    if inputs.rate.fraction:
        return inputs.rate, "私人借款只约定了借期内利率的，逾期以后按借期内利率算。"
    oldest = min(row.due for row in inputs.instalments)
    found = default_rate_none_agreed(oldest + timedelta(days=1))
    if isinstance(found, law.Unknown):
        return percent(0), told(NOT_COUNTED, found.sentence)
    return found, told("两种利率都没有约定，参照当时的 1 年期 LPR：{}。", found)


def _due(inputs: Inputs, day: Standing) -> Money:
    return max(day.owed + inputs.other_fees - inputs.paid_so_far, ZERO)


def _per_day(inputs: Inputs, chosen: Reading) -> Money:
    """What tomorrow adds; nothing where all was paid already."""
    paid_off = chosen.standing.rows and not chosen.due
    return ZERO if paid_off else per_day(chosen.debt, inputs.as_of)


def _reliefs(inputs: Inputs, chosen: Reading) -> Iterator[Relief]:
    """What could be agreed about the part that is due today; nothing where nothing is."""
    owed, today = chosen.due, chosen.standing
    if not owed:
        return
    fallen = tuple(row for row in chosen.debt.instalments if row.due <= inputs.as_of)
    debt = replace(chosen.debt, instalments=fallen)
    yield wait(_due(inputs, growth(debt, inputs.as_of, (WAITED,))[-1]))
    yield freeze(owed)
    yield waive(owed, min(today.charges, owed), inputs.waiver_percent)
    yield extend(owed, min(today.principal, owed), inputs.rate, inputs.extension_months)
    new_rate = inputs.restructuring_rate or inputs.rate
    yield restructure(owed, new_rate, inputs.restructuring_months, inputs.as_of)
    if inputs.settlement is not None:
        yield settle(inputs.settlement)


def _whole(inputs: Inputs, chosen: Reading) -> WholeLoan | None:
    """The whole loan as if it were paid off today; None where too little is known."""
    if inputs.received is None or inputs.issued is None or inputs.remaining_principal is None:
        return None
    called_in = chosen.debt.called_in
    later = ZERO if called_in and called_in.due <= inputs.as_of else inputs.remaining_principal
    return whole_loan(
        CashFlow(on=inputs.issued, amount=inputs.received),
        (CashFlow(on=each.on, amount=-each.amount) for each in inputs.payments),
        chosen.standing.owed + inputs.other_fees + later,
        inputs.as_of,
    )


# ── the words ────────────────────────────────────────────────────────────────────────────


def _sentence(inputs: Inputs, chosen: Reading) -> Words:
    today = chosen.standing
    if not today.days:
        oldest = min(row.due for row in inputs.instalments)
        return told(NOT_YET_DUE, inputs.as_of, oldest)
    if today.days <= inputs.grace_days and not today.charges:
        last = today.rows[0].due + timedelta(days=inputs.grace_days)
        return told(INSIDE_GRACE, days(today.days), last)
    if not chosen.due:
        return told(PAID_OFF, inputs.as_of)
    if inputs.default_rate_method is Method.NONE_AGREED and not _default_rate(inputs)[0].fraction:
        return told(UNCOUNTED, days(today.days), inputs.as_of, chosen.due)
    return told(
        "最早的一期逾期了 {}。到 {}，因为逾期多出来 {}，连本带息一共要还 {}；每多一天，再加 {}。",
        days(today.days),
        inputs.as_of,
        today.charges,
        chosen.due,
        _per_day(inputs, chosen),
    )


def _spread(readings: tuple[Reading, ...]) -> Words:
    if len(readings) == 1:
        return ()
    highest = max(reading.due for reading in readings)
    if highest == min(reading.due for reading in readings):
        return told("合同没看清的地方有几种读法，算出来的合计一样。")
    return told("合同没看清的地方有几种读法，上面是最低的一种，最高是 {}。", highest)


def _gain(reliefs: tuple[Relief, ...]) -> Words:
    by_way = {relief.way: relief.total for relief in reliefs}
    if not by_way or by_way[Way.WAIT] <= by_way[Way.FREEZE]:
        return ()
    return told(
        "再拖 {}是 {}；要是谈成今天起不再加罚息，能少 {}。可以提出，由对方决定。",
        days(WAITED),
        by_way[Way.WAIT],
        by_way[Way.WAIT] - by_way[Way.FREEZE],
    )


def _figures(inputs: Inputs, chosen: Reading, whole: WholeLoan | None) -> Iterator[Figure]:
    today = chosen.standing
    yield Figure("days_overdue", "最早一期逾期了", days(today.days))
    yield Figure("default_interest", "罚息", today.default_interest)
    yield Figure("compound_interest", "复利", today.compound_interest)
    yield Figure("late_fee", "违约金", today.late_fee)
    yield Figure("total_due", "今天一共要还", chosen.due)
    yield Figure("per_day", "每多一天再加", _per_day(inputs, chosen))
    annualised = chosen.standing.annualised(inputs.other_fees, chosen.day_count)
    if annualised is not None:
        note = "只说逾期的这一段，不能和任何参考线比"
        yield Figure("annualised_cost", "逾期这段的费用折成一年", annualised, note=note)
    if whole is not None:
        yield Figure("total_rate_simple", "整笔贷款的总成本（单利口径）", whole.nominal)
        yield Figure("total_rate_compound", "整笔贷款的总成本（复利口径）", whole.effective)


def _chart(inputs: Inputs, grown: tuple[Standing, ...]) -> Chart | None:
    """Only what being late adds: beside the principal it could not be seen."""
    if not grown[-1].charges:
        return None
    shown = ["default_interest"]
    shown += ["compound_interest"] * inputs.compounding
    shown += ["late_fee"] * (inputs.late_fee_kind is not LateFeeKind.NONE)
    return Chart(
        title="拖得越久，多出来多少",
        description=told(
            "一直没有还、也没有谈成，{}以后因为逾期一共多出来 {}。"
            "图里不含本金和利息，表里是同样的数。",
            days(WAITED),
            grown[-1].charges,
        ),
        table="growth",
        along="after",
        values=tuple(shown),
    )


def _tables(
    inputs: Inputs,
    readings: tuple[Reading, ...],
    grown: tuple[Standing, ...],
    reliefs: tuple[Relief, ...],
    whole: WholeLoan | None,
) -> Iterator[Table]:
    chosen = min(readings, key=lambda reading: reading.due)
    yield _growth_table(inputs, grown)
    if reliefs:
        yield _comparison(inputs, reliefs)
    if len(readings) > 1:
        yield _readings_table(readings)
    if chosen.standing.rows:
        yield _accrual_table(inputs, chosen)
    yield _lines(inputs, whole)
    if whole is not None:
        yield _proof_table(whole)


def _growth_table(inputs: Inputs, grown: tuple[Standing, ...]) -> Table:
    cells: list[dict[str, Value]] = [
        {
            "after": days((day.on - inputs.as_of).days),
            "on": day.on,
            "total": _due(inputs, day),
            "principal": day.principal,
            "interest": day.interest,
            "default_interest": day.default_interest,
            "compound_interest": day.compound_interest,
            "late_fee": day.late_fee,
            "other_fees": inputs.other_fees,
            "paid": inputs.paid_so_far,
        }
        for day in grown
    ]
    shown = {
        "compound_interest": inputs.compounding,
        "other_fees": bool(inputs.other_fees),
        "paid": bool(inputs.paid_so_far),
    }
    columns = [pair for pair in GROWTH_COLUMNS if shown.get(pair[0], True)]
    return table_of(
        "growth",
        "一直没有还，会变成多少",
        columns,
        (tuple(row[key] for key, _ in columns) for row in cells),
        "按你填的条款推算。合计是各项相加，减去已经还的。还没到期的期数，到期以后才算进来。",
    )


def _comparison(inputs: Inputs, reliefs: tuple[Relief, ...]) -> Table:
    waiting = reliefs[0].total
    return table_of(
        "comparison",
        "拖着，和谈成的几种结果",
        COMPARISON_COLUMNS,
        (
            (
                sentence(_way(inputs, relief.way)),
                relief.total,
                relief.total - waiting,
                relief.paid_now,
                relief.monthly,
                "按现在的条款" if relief.way is Way.WAIT else "由对方决定",
            )
            for relief in reliefs
        ),
        "只比今天已经到期的部分。负数是比拖着少付。减免的比例是示例，官方没有公布过通常的比例。",
    )


def _way(inputs: Inputs, way: Way) -> Words:
    match way:
        case Way.WAIT:
            return told("拖 {}再还", days(WAITED))
        case Way.FREEZE:
            return told("今天起不再加罚息，{}后还", days(WAITED))
        case Way.WAIVE:
            return told("罚息、复利和违约金减免 {}，今天还", Percent(inputs.waiver_percent))
        case Way.EXTEND:
            return told("延期 {}再还，其间只算合同利息", months(inputs.extension_months))
        case Way.RESTRUCTURE:
            rate = (inputs.restructuring_rate or inputs.rate).simple(Per.YEAR)
            return told("按年利率 {} 重新分 {}", rate, months(inputs.restructuring_months))
        case Way.SETTLE:  # pragma: no branch - the types leave no other
            return "一次性结清"


def _readings_table(readings: tuple[Reading, ...]) -> Table:
    return table_of(
        "readings",
        "合同没看清，几种读法各是多少",
        READINGS_COLUMNS,
        (
            (
                default_terms.BASES[BaseChoice(reading.base)],
                default_terms.DAY_COUNTS[DayCountChoice(reading.day_count)],
                reading.standing.default_interest,
                reading.standing.compound_interest,
                reading.standing.late_fee,
                reading.due,
            )
            for reading in readings
        ),
        "上面的数用的是合计最低的一种。以合同写的为准；没有写的，请对方说明依据。",
    )


def _accrual_table(inputs: Inputs, chosen: Reading) -> Table:
    return table_of(
        "accrual",
        "每一期从自己的到期日算起",
        ACCRUAL_COLUMNS,
        (
            (
                row.due,
                days((inputs.as_of - row.due).days),
                row.owed,
                row.default_interest,
                row.compound_interest,
                row.late_fee,
                row.principal,
                row.interest,
            )
            for row in chosen.standing.rows
        ),
        "算头不算尾：到期那天算，算到的那天不算。",
    )


def _lines(inputs: Inputs, whole: WholeLoan | None) -> Table:
    default_rate = _default_rate(inputs)[0].simple(Per.YEAR)

    def compared(line: ReferenceLine, rate: Rate) -> str:
        if line.covers is law.Covers.NORMAL:
            return "说的是按时还款时的成本，不能拿逾期以后的费用去比"
        cost = against(rate, whole.nominal, whole.effective) if whole else TOO_LITTLE_KNOWN
        if line.id in {CAP, TRANSITION}:
            above = default_rate.fraction > rate.simple(Per.YEAR).fraction
            return f"逾期利率{'高于' if above else '不高于'}这条线；整笔的总成本：{cost}"
        return cost

    return lines_table(loan_terms.lines_of(inputs), compared)


def _proof_table(whole: WholeLoan) -> Table:
    return table_of(
        "proof",
        "整笔贷款按算出的利率走一遍，最后正好是 0.00",
        PROOF_COLUMNS,
        (
            (row.on, days(row.days), row.flow, row.interest, row.balance)
            for row in run_dated(whole.flows, whole.effective)
        ),
        "到手的钱记为正，付出的钱记为负；最后一笔是今天全部还清要付的钱。",
    )


def _rules(inputs: Inputs) -> tuple[str, ...]:
    found = ["cc_676"]
    if inputs.lender in {Lender.UNKNOWN, Lender.BANK, Lender.CONSUMER_FINANCE}:
        found.append("penalty_251")
    if inputs.lender is Lender.PRIVATE:
        found += ["mjjd_overdue", "mjjd_total_cap"]
        if inputs.default_rate_method is Method.NONE_AGREED:
            found.append(
                "mjjd_overdue_term_rate" if inputs.rate.fraction else "mjjd_overdue_default"
            )
    else:
        found.append("penalty_contract")
    if inputs.day_count is not DayCountChoice.ACTUAL_365:
        found.append("daycount_360")
    if inputs.late_fee_kind is not LateFeeKind.NONE:
        found += ["cc_585", "hetong_65"]
    found += ["cc_543_544", "cc_678"]
    found.extend(cited(loan_terms.lines_of(inputs), inputs.lender))
    return tuple(dict.fromkeys(found))


def _notes(inputs: Inputs, chosen: Reading, whole: WholeLoan | None) -> Iterator[Words]:
    if said := _default_rate(inputs)[1]:
        yield said
    yield from _rate_notes(inputs)
    yield from _grace_note(inputs, chosen)
    yield from _later_note(inputs, chosen)
    if inputs.paid_so_far:
        yield _paid_note(inputs, chosen)
    if inputs.accelerated_on is not None:
        yield "对方能不能宣布全部到期，看合同有没有写、条件到没到；有争议的由法院认定。"
    if inputs.compounding:
        yield COMPOUNDED
    if chosen.standing.late_fee:
        yield "违约金过分高于损失的，可以请求减少，减多少由法院或仲裁机构决定。"
    yield "延期要在借款期限到期以前提出；到期以后，按协商变更合同来谈。谈成以前，照原来的条款算。"
    yield from _whole_notes(inputs, whole)


def _rate_notes(inputs: Inputs) -> Iterator[Words]:
    rate = _default_rate(inputs)[0].simple(Per.YEAR)
    if inputs.default_rate_method is Method.DAILY:
        yield told("罚息利率折成一年约 {}。如果合同写的其实是年利率，请把周期改选「年」。", rate)
    contract = inputs.rate.simple(Per.YEAR)
    if inputs.lender not in {Lender.BANK, Lender.CONSUMER_FINANCE} or not contract.fraction:
        return
    lowest, highest = default_multiples()
    multiple = rate.fraction / contract.fraction
    if not lowest <= multiple <= highest:
        yield told(
            "金融机构的罚息，规定写的是在合同利率上加收 {} 到 {}；你填的相当于合同利率的 {} 倍。"
            "这只是提醒，请再看一遍合同，有疑问先问放款机构。",
            Percent(lowest - 1),
            Percent(highest - 1),
            multiple.quantize(Decimal("0.01")),
        )


def _grace_note(inputs: Inputs, chosen: Reading) -> Iterator[Words]:
    ages = [(inputs.as_of - row.due).days for row in chosen.standing.rows]
    inside = [age for age in ages if 0 < age <= inputs.grace_days]
    if inside and chosen.standing.charges:
        count = Count(len(inside))
        yield told("有 {} 期还在宽限期里，没有算罚息；超过以后，从到期日算起。", count)


def _later_note(inputs: Inputs, chosen: Reading) -> Iterator[Words]:
    later = [row for row in inputs.instalments if row.due > inputs.as_of]
    if later and chosen.standing.rows:
        yield told("有 {} 期还没到期，今天的数里没有它们。", Count(len(later)))


def _paid_note(inputs: Inputs, chosen: Reading) -> Words:
    more = inputs.paid_so_far - chosen.standing.owed - inputs.other_fees
    if more > ZERO:
        return told("你填的已还金额比算出来要还的多 {}，请向对方要一份明细对账。", more)
    return "已经还的钱直接从合计里减，没有分冲的是本金还是利息；冲掉本金的，以后每天会少加一些。"


def _whole_notes(inputs: Inputs, whole: WholeLoan | None) -> Iterator[Words]:
    if whole is not None:
        yield WHOLE
        if not inputs.payments:
            yield "没有填以前还过的钱，是按一笔都没有还过算的。"
    elif inputs.received is not None:
        needed = {
            "放款日": inputs.issued,
            "还没到期的剩余本金（没有就填 0）": inputs.remaining_principal,
        }
        missing = "、".join(label for label, value in needed.items() if value is None)
        yield f"要算整笔贷款的总成本，还差：{missing}。" if missing else UNSOLVED


def _proof(inputs: Inputs, chosen: Reading) -> Iterator[Words]:
    rate, in_year = chosen.debt.terms.rate, chosen.day_count.days_in_year
    daily = rate.simple(Per.DAY, in_year)
    yield from _rate_proof(inputs, rate)
    if rate.per is not Per.DAY:
        yearly = rate.simple(Per.YEAR, in_year)
        yield told(
            "每天的罚息利率＝{} ÷ {} ＝ {}", yearly, Count(in_year), loan_terms.exactly(daily)
        )
    if not inputs.compounding:
        yield from _row_proofs(inputs, chosen, daily)
    yield told(
        "一共要还＝本金 {} ＋ 利息 {} ＋ 罚息 {} ＋ 复利 {} ＋ 违约金 {} ＋ 其他费用 {}"
        " − 已还 {} ＝ {}",
        chosen.standing.principal,
        chosen.standing.interest,
        chosen.standing.default_interest,
        chosen.standing.compound_interest,
        chosen.standing.late_fee,
        inputs.other_fees,
        inputs.paid_so_far,
        chosen.due,
    )


def _rate_proof(inputs: Inputs, rate: Rate) -> Iterator[Words]:
    factors = {
        Method.MULTIPLE: inputs.default_multiple,
        Method.MARKUP: 1 + inputs.default_markup,
    }
    if inputs.default_rate_method in factors:
        factor = factors[inputs.default_rate_method]
        yield told("罚息利率＝合同利率 {} × {} ＝ {}", inputs.rate, factor, rate)


def _row_proofs(inputs: Inputs, chosen: Reading, daily: Rate) -> Iterator[Words]:
    whole = chosen.base is Base.PRINCIPAL_AND_INTEREST
    for number, row in enumerate(chosen.standing.rows[:MOST_PROVED], start=1):
        if row.default_interest:
            yield told(
                "第 {} 行的罚息＝{} × {} × {} ＝ {}",
                Count(number),
                row.principal + row.interest if whole else row.principal,
                loan_terms.exactly(daily),
                days((inputs.as_of - row.due).days),
                row.default_interest,
            )


MOST_PROVED = 6
NOT_YET_DUE = "到 {}还没有逾期：最早的一期 {}到期。到期还不上，今天就可以先联系放款机构说明情况。"
INSIDE_GRACE = (
    "最早的一期过了 {}，还在宽限期里，按你填的条款还没有罚息。最晚 {}还上才在宽限期内；以合同为准。"
)
NOT_COUNTED = "两种利率都没有约定，要参照当时的 1 年期 LPR；{}所以上面没有算逾期利息，不等于没有。"
UNCOUNTED = (
    "最早的一期逾期了 {}。逾期利息要参照的数没有，所以没有算进来；不算它，到 {}一共要还 {}。"
)
PAID_OFF = "按你填的数，已经还的钱够付到 {}的全部欠款。请向对方要结清证明，或者一份明细核对。"
NONE_AGREED = "合同没有约定罚息的，这里按合同利率算；怎么定，以国家有关规定和法院认定为准。"
COMPOUNDED = (
    "复利按没付的利息和罚息、用罚息利率算，每满一个月并进去一次；"
    "合同没有写复利的，可以请对方说明依据。"
)
WHOLE = (
    "整笔贷款的总成本，按今天全部还清、把逾期的费用都算进去；"
    "法院那条线没有写按单利还是复利，所以两个都列出来，不下结论。"
)
UNSOLVED = "按填的收付算不出整笔贷款的利率，请检查到手的钱、放款日和还过的每一笔。"
TOO_LITTLE_KNOWN = "要填当初到手的钱、放款日、剩余本金和还过的每一笔，才能比"
GROWTH_COLUMNS = (
    ("after", "几天以后"),
    ("on", "日期"),
    ("total", "合计要还"),
    ("principal", "本金"),
    ("interest", "利息"),
    ("default_interest", "罚息"),
    ("compound_interest", "复利"),
    ("late_fee", "违约金"),
    ("other_fees", "其他费用"),
    ("paid", "已还"),
)
COMPARISON_COLUMNS = (
    ("plan", "怎么办"),
    ("total", "一共付"),
    ("difference", "和拖着比"),
    ("paid_now", "今天付"),
    ("monthly", "每月付"),
    ("decided", "谁决定"),
)
READINGS_COLUMNS = (
    ("base", "罚息按什么算"),
    ("day_count", "一年几天"),
    ("default_interest", "罚息"),
    ("compound_interest", "复利"),
    ("late_fee", "违约金"),
    ("total_due", "今天一共要还"),
)
ACCRUAL_COLUMNS = (
    ("due", "到期日"),
    ("days", "逾期天数"),
    ("owed", "这一期合计"),
    ("default_interest", "罚息"),
    ("compound_interest", "复利"),
    ("late_fee", "违约金"),
    ("principal", "本金"),
    ("interest", "利息"),
)
PROOF_COLUMNS = (
    ("on", "日期"),
    ("days", "隔了几天"),
    ("flow", "收付"),
    ("interest", "利息和费用"),
    ("balance", "还差"),
)
NEXT = (
    Next("罚息能不能少付", "why/default-interest/"),
    Next("把还得起的数写成方案", "how/propose/"),
    Next("利率太高，能主张什么", "rules/rate-lines/"),
)
LIMITS: tuple[Words, ...] = (
    "这是按你填的条款推算的，不是对方最后会收的数；以合同和对方的欠款明细为准。",
    "没有算诉讼费、律师费，也没有算征信和其他后果。",
    "协商不会让罚息自动停下来；停不停、减不减，可以提出，由对方决定。",
    "不同机构的进位和起算日可能不同，差几分钱很常见。",
)

CALCULATOR = Calculator(
    title="逾期费用：拖着和协商差多少",
    lead="把没还的每一期和合同里的罚息条款填进来，看今天一共要还多少、再拖会多多少、谈成能少多少。",
    inputs=Inputs,
    calculate=calculate,
    figures=(
        "days_overdue",
        "default_interest",
        "compound_interest",
        "late_fee",
        "total_due",
        "per_day",
        "annualised_cost",
        "total_rate_simple",
        "total_rate_compound",
    ),
    tables=("growth", "comparison", "readings", "accrual", "lines", "proof"),
    stepper=("waiver_percent", "restructuring_months"),
    shares={"default_interest": "default_interest", "late_fee": "late_fee", "total_due": "owed"},
    sources=(
        Reference("罚息、复利的算法", "逾期本金 × 罚息利率 × 实际天数，按合同约定的基数和天数"),
    ),
)
