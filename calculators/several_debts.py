"""多笔债务：怎么分、先还谁: one sum a month for several lenders, by four strategies.

Longer than a screen because money that does not suffice gets an answer of its own: what to ask
each lender, and what would be enough. The mathematics is `finance.payoff`, `finance.proposal`
and `finance.standstill`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
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
    Reference,
    Result,
    Rows,
    Table,
    Term,
    Today,
    Value,
    Words,
    months,
    table_of,
    told,
)
from calculators.declare.naming import NAME, called
from calculators.declare.write import sentence
from calculators.finance.dates import add_months
from calculators.finance.debts import Debt, Strategy
from calculators.finance.due_month import due_month
from calculators.finance.money import ZERO, Money, total, yuan
from calculators.finance.payoff import Month, Payoff
from calculators.finance.proposal import Proposal, as_proposed, every_strategy, proposals
from calculators.finance.rate import Per, Rate, percent
from calculators.finance.standstill import (
    first_minimums,
    first_month_below,
    monthly_to_clear,
    standstill,
)

STRATEGIES = {
    Strategy.AVALANCHE: "利率高的先还（雪崩法）",
    Strategy.SNOWBALL: "欠得少的先还（雪球法）",
    Strategy.URGENT_FIRST: "急的先还",
    Strategy.PRO_RATA: "按欠款比例分",
}
HORIZONS = (12, 24, 36)
NO_INTEREST = percent(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One debt as the reader knows it."""

    name: Annotated[str | None, Field("哪一笔", kind=NAME, shared="debt.name")] = None
    balance: Annotated[
        Money,
        Field(
            "还欠多少",
            where="APP 还款页，或者欠款明细",
            at_least=yuan("0.01"),
            shared="debt.balance",
        ),
    ]
    rate: Annotated[
        Rate | None,
        Field(
            "利率",
            help="不知道就空着，先按 0 算。",
            where="合同「利率」一节，或综合融资成本明示表",
            shared="debt.rate",
        ),
    ] = None
    minimum: Annotated[
        Money | None,
        Field(
            "每月最低要还", where="APP 还款计划、信用卡账单；没有最低的空着", shared="debt.monthly"
        ),
    ] = None
    urgent: Annotated[
        bool, Field("要先还吗", help="例如马上要交房租贷款、对方已经起诉。", more=True)
    ] = False
    secured: Annotated[
        bool, Field("有抵押或担保吗", help="房、车抵押，或者有人替你担保。", more=True)
    ] = False
    included: Annotated[bool, Field("这次算进来吗", help="选「否」就先不算这一笔。", more=True)] = (
        True
    )
    starts: Annotated[
        date | None,
        Field(
            "从哪天开始还",
            help="谈好延期、到那天以前不用还也不计息的才填。",
            where="对方的书面答复",
            more=True,
        ),
    ] = None
    lender: Annotated[
        str | None,
        Field(
            "放款的是谁",
            kind=NAME,
            where="合同里的「贷款人」；几笔同一家的，写一样",
            shared="debt.lender",
            more=True,
        ),
    ] = None
    introductory_months: Annotated[
        int | None,
        Field(
            "前几个月另有利率",
            help="免息期、优惠期还剩几个月；没有就空着。",
            where="账单、活动说明",
            unit="个月",
            at_least=0,
            at_most=360,
            more=True,
        ),
    ] = None
    introductory_rate: Annotated[
        Rate | None, Field("这几个月的利率", help="免息的空着。", where="账单、活动说明", more=True)
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """Money beyond the monthly sum."""

    on: Annotated[date, Field("哪天有", where="自己估：年终奖、退税到账那天")]
    amount: Annotated[Money, Field("多少", where="自己估，少估一点", at_least=yuan("0.01"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The debts, what can be paid a month, and how to share it."""

    monthly: Annotated[
        Money,
        Field(
            "每月一共能还多少",
            where="先算「每月最多能还多少」",
            shared="monthly_offer monthly_limit",
        ),
    ] = yuan(3_000)
    debts: Annotated[
        tuple[Owed, ...],
        Rows(
            "欠的每一笔", row="一笔欠款", help="一笔一行；暂时不想算的，停用那一行。", shared="debt"
        ),
    ] = (
        Owed(
            name="甲平台",
            balance=yuan(12_000),
            rate=percent(24),
            minimum=yuan(800),
            lender="甲消费金融",
        ),
        Owed(
            name="乙平台",
            balance=yuan(8_000),
            rate=percent(18),
            minimum=yuan(500),
            lender="乙小贷",
        ),
        Owed(
            name="丙银行",
            balance=yuan(30_000),
            rate=percent(15),
            minimum=yuan(1_200),
            lender="丙银行",
        ),
    )
    strategy: Annotated[
        Strategy,
        Field(
            "逐月表按哪种还法", help="四种还法都会算，这里选看哪一种的逐月表。", choices=STRATEGIES
        ),
    ] = Strategy.AVALANCHE
    extras: Annotated[
        tuple[Extra, ...],
        Rows(
            "另外会有的钱",
            row="一笔钱",
            help="算进它到账以后最近的一个还款日；没有就空着。",
            at_least=0,
            at_most=24,
            more=True,
        ),
    ] = ()
    as_of: Annotated[
        date,
        Field(
            "从哪一天算起",
            help="第一次还款是一个月以后。",
            where="欠款明细上的日期",
            today=Today.TODAY,
            shared="as_of",
        ),
    ] = date(2026, 11, 23)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The debts that count, and what becomes of them by each strategy (None: never cleared)."""

    rows: tuple[Owed, ...]
    names: tuple[str, ...]
    debts: tuple[Debt, ...]
    minimums: Money
    standstill: Money
    payoffs: dict[Strategy, Payoff | None]
    chosen: Payoff | None

    @property
    def owed(self) -> Money:
        """All balances together."""
        return total(debt.balance for debt in self.debts)


def calculate(inputs: Inputs) -> Result:
    """The months and the interest by each strategy, or what to ask where money does not suffice.

    Raises `InvalidInputError` where no debt counts, an extra lies before the start, or a rate of
    an introductory time comes without its months.
    """
    mistakes = tuple(_mistakes(inputs))
    if mistakes:
        raise InvalidInputError(*mistakes)
    picture = _picture(inputs)
    asking = _must_ask(inputs, picture)
    return Result(
        sentence=_sentence(inputs, picture),
        figures=tuple(_figures(inputs, picture)),
        next=NEXT_WHEN_SHORT if asking else NEXT,
        chart=_chart(inputs, picture),
        tables=tuple(_tables(inputs, picture)),
        notes=tuple(_notes(inputs, picture)),
        proof=tuple(_proof(inputs, picture)),
        rules=law.rules(*_rules(inputs, picture)),
        limits=LIMITS,
    )


def _mistakes(inputs: Inputs) -> Iterator[Mistake]:
    if not any(row.included for row in inputs.debts):
        yield Mistake("debts", "每一笔都选了不算进来，没有可以算的。请至少留一笔。")
    for number, row in enumerate(inputs.debts, start=1):
        if row.introductory_rate is not None and not row.introductory_months:
            wrong = "填了优惠期的利率，还要填优惠期还剩几个月。"
            yield Mistake(f"debts.{number}.introductory_months", wrong)
    for number, extra in enumerate(inputs.extras, start=1):
        if extra.on < inputs.as_of:
            wrong = sentence(told("这一天要在 {}或以后，请检查日期。", inputs.as_of))
            yield Mistake(f"extras.{number}.on", wrong)


def _picture(inputs: Inputs) -> Picture:
    numbered = [
        (called(row.name, "欠款", number), row)
        for number, row in enumerate(inputs.debts, start=1)
        if row.included
    ]
    debts = tuple(_debt(inputs, row) for _, row in numbered)
    minimums = first_minimums(debts)
    # Below the minimums the strategies start from what is proposed, as if all had agreed.
    agreed = debts if minimums <= inputs.monthly else as_proposed(debts, inputs.monthly)
    payoffs = every_strategy(agreed, inputs.monthly, _extras(inputs))
    return Picture(
        rows=tuple(row for _, row in numbered),
        names=tuple(name for name, _ in numbered),
        debts=debts,
        minimums=minimums,
        standstill=standstill(debts),
        payoffs=payoffs,
        chosen=payoffs[inputs.strategy],
    )


def _debt(inputs: Inputs, row: Owed) -> Debt:
    return Debt(
        balance=row.balance,
        rate=row.rate or NO_INTEREST,
        minimum=row.minimum or ZERO,
        urgent=row.urgent,
        introductory_rate=row.introductory_rate or NO_INTEREST,
        introductory_months=row.introductory_months or 0,
        starts=1 if row.starts is None else due_month(inputs.as_of, row.starts),
    )


def _extras(inputs: Inputs) -> dict[int, Money]:
    """What comes beside the monthly sum, by the number of the month that uses it."""
    extras: dict[int, Money] = {}
    for extra in inputs.extras:
        month = due_month(inputs.as_of, extra.on)
        extras[month] = extras.get(month, ZERO) + extra.amount
    return extras


def _below(inputs: Inputs, picture: Picture) -> Money:
    """What is missing to the minimums of the first month."""
    return max(picture.minimums - inputs.monthly, ZERO)


def _must_ask(inputs: Inputs, picture: Picture) -> bool:
    return bool(_below(inputs, picture)) or picture.chosen is None


# ── the words ────────────────────────────────────────────────────────────────────────────


def _sentence(inputs: Inputs, picture: Picture) -> Words:
    missing = _below(inputs, picture)
    if not inputs.monthly and missing:
        return told(NOTHING_TO_PAY, picture.minimums)
    if missing:
        dearer = inputs.monthly < picture.standstill
        more: Words = told(BELOW_INTEREST, picture.standstill) if dearer else ()
        return (
            *told(BELOW_MINIMUMS, inputs.monthly, picture.minimums, missing),
            *_named_shares(inputs, picture),
            *told(IN_WRITING),
            *more,
        )
    if picture.chosen is None:
        payments = (monthly_to_clear(picture.debts, horizon) for horizon in HORIZONS)
        return told(NEVER, inputs.monthly, picture.standstill, *payments)
    return _cleared(inputs, picture, picture.chosen)


def _named_shares(inputs: Inputs, picture: Picture) -> Iterator[Value]:
    """What to propose to whom, where the lenders are few enough for a sentence."""
    shares = tuple(proposals(picture.debts, inputs.monthly))
    if len(shares) > MOST_NAMED:
        return
    for number, each in enumerate(shares):
        yield from told(
            "{}「{}」{}", "、" if number else "：", picture.names[each.place], each.share
        )


def _cleared(inputs: Inputs, picture: Picture, chosen: Payoff) -> Words:
    place = _first_cleared(chosen)
    told_so = told(
        "每月还 {}，{}，{}全部还清，利息一共 {}；最先还清的是「{}」，第 {} 个月。",
        inputs.monthly,
        STRATEGIES[inputs.strategy],
        months(chosen.months),
        chosen.total_interest,
        picture.names[place],
        Count(chosen.cleared[place]),
    )
    dearest = _dearest(picture)
    if dearest is None or len(picture.debts) == 1:
        return told_so
    strategy, payoff = dearest
    gap = payoff.total_interest - chosen.total_interest
    if gap <= ZERO:
        return told_so
    return (*told_so, *told("换成「{}」，利息多 {}。", STRATEGIES[strategy], gap))


def _dearest(picture: Picture) -> tuple[Strategy, Payoff] | None:
    known = [(strategy, payoff) for strategy, payoff in picture.payoffs.items() if payoff]
    return max(known, key=lambda pair: pair[1].total_interest, default=None)


def _first_cleared(payoff: Payoff) -> int:
    return min(range(len(payoff.cleared)), key=lambda place: payoff.cleared[place])


def _figures(inputs: Inputs, picture: Picture) -> Iterator[Figure]:
    yield Figure("total_balance", "一共欠", picture.owed)
    yield Figure("minimums", "各家每月最低合计", picture.minimums)
    missing = _below(inputs, picture)
    if missing:
        yield Figure("short_of_minimums", "离最低还差", missing)
    if picture.chosen is not None:
        note = "要各家都同意按「向每家提多少」收" if missing else ""
        finished = add_months(inputs.as_of, picture.chosen.months)
        yield Figure("months", "还清要", months(picture.chosen.months), note=note)
        yield Figure("finished_on", "还清那天", finished)
        yield Figure("total_interest", "利息一共", picture.chosen.total_interest)
    if _must_ask(inputs, picture):
        yield Figure("standstill", "一个月的利息", picture.standstill)
        for horizon in HORIZONS:
            payment = monthly_to_clear(picture.debts, horizon)
            yield Figure(f"payment_{horizon}", f"{horizon} 个月还清，每月", payment)


def _chart(inputs: Inputs, picture: Picture) -> Chart | None:
    if picture.chosen is None:
        return None
    return Chart(
        "一共还欠多少，一个月一个月减少",
        told(
            "{}，从 {}开始，{}以后是 0；表里是同样的数。",
            STRATEGIES[inputs.strategy],
            picture.owed,
            months(picture.chosen.months),
        ),
        "timeline",
        "number",
        ("balance",),
        mark=Mark.LINE,
    )


def _tables(inputs: Inputs, picture: Picture) -> Iterator[Table]:
    if _must_ask(inputs, picture):
        yield _proposals(inputs, picture)
    yield _strategies(inputs, picture)
    if picture.chosen is not None:
        yield _first_month(picture, picture.chosen)
        yield _cleared_table(picture)
        yield _timeline(inputs, picture, picture.chosen)


def _proposals(inputs: Inputs, picture: Picture) -> Table:
    return table_of(
        "proposals",
        "向每家提多少",
        PROPOSALS_COLUMNS,
        (_proposal_row(picture, each) for each in proposals(picture.debts, inputs.monthly)),
        "按欠款的比例分，加起来正好是每月能还的数：是常用的、说得清的分法，不是规定。由对方决定。",
    )


def _proposal_row(picture: Picture, each: Proposal) -> tuple[Value, ...]:
    return (
        picture.names[each.place],
        each.share,
        picture.debts[each.place].balance,
        each.minimum,
        each.less,
        each.interest,
        _request(each),
    )


def _request(each: Proposal) -> str:
    """What to ask one lender for, beside taking that much."""
    if not each.share:
        return "延期：写明到哪个月、这段时间还算不算利息"
    if each.share <= each.interest:
        return "降息或停收罚息，否则欠款不会变少"
    return "降低月供、延长期限" if each.less else "够这一家的最低，照常还"


def _strategies(inputs: Inputs, picture: Picture) -> Table:
    note = (
        "钱不够各家的最低：这张表假定各家都同意按「向每家提多少」收。"
        if _below(inputs, picture)
        else "最低照付，多出来的才按先后分；空着的，是这样还不完。"
    )
    return table_of(
        "strategies",
        "四种还法放在一起",
        STRATEGIES_COLUMNS,
        (_strategy_row(picture, *pair) for pair in picture.payoffs.items()),
        note,
    )


def _strategy_row(
    picture: Picture, strategy: Strategy, payoff: Payoff | None
) -> tuple[Value | None, ...]:
    word = Term(strategy.value, STRATEGIES[strategy])
    if payoff is None:
        return (word, None, None, None, None)
    place = _first_cleared(payoff)
    return (
        word,
        months(payoff.months),
        payoff.total_interest,
        months(payoff.cleared[place]),
        picture.names[place],
    )


def _first_month(picture: Picture, chosen: Payoff) -> Table:
    month = chosen.rows[0]
    return table_of(
        "first_month",
        "第一个月每家还多少",
        FIRST_MONTH_COLUMNS,
        (
            (
                name,
                month.payments[place],
                debt.balance,
                month.interest[place],
                debt.minimum,
                month.balances[place],
                picture.rows[place].secured,
            )
            for place, (name, debt) in enumerate(zip(picture.names, picture.debts, strict=True))
        ),
    )


def _cleared_table(picture: Picture) -> Table:
    columns = [(strategy.value, STRATEGIES[strategy]) for strategy in Strategy]
    return table_of(
        "cleared",
        "每一笔在第几个月还清",
        (("name", "哪一笔"), *columns),
        (
            (
                name,
                *(
                    None if payoff is None else months(payoff.cleared[place])
                    for payoff in picture.payoffs.values()
                ),
            )
            for place, name in enumerate(picture.names)
        ),
    )


def _timeline(inputs: Inputs, picture: Picture, chosen: Payoff) -> Table:
    return table_of(
        "timeline",
        f"逐月：{STRATEGIES[inputs.strategy]}",
        TIMELINE_COLUMNS,
        (
            (
                Count(month.number),
                add_months(inputs.as_of, month.number),
                total(month.balances),
                total(month.payments),
                total(month.interest),
                _names_cleared(picture, chosen, month),
            )
            for month in chosen.rows
        ),
        "还款日按每月同一天排，没有避开节假日；各家真正的还款日以 APP 为准。",
    )


def _names_cleared(picture: Picture, chosen: Payoff, month: Month) -> str:
    return "、".join(
        name
        for name, number in zip(picture.names, chosen.cleared, strict=True)
        if number == month.number
    )


def _notes(inputs: Inputs, picture: Picture) -> Iterator[Words]:
    if _must_ask(inputs, picture):
        yield from _asking_notes(inputs, picture)
    elif (later := _later_below(picture)) is not None:
        yield told("第 {} 个月起，钱不够那时各家的最低：在那以前就可以先去谈。", Count(later))
    yield from _kind_notes(inputs, picture)
    if picture.chosen is not None:
        yield from _end_notes(inputs, picture.chosen)


def _asking_notes(inputs: Inputs, picture: Picture) -> Iterator[Words]:
    if _below(inputs, picture):
        yield told(
            "怎样才够：每月 {}就够各家的最低。够不到，就请各家降低月供、延期或者减免罚息，"
            "一家一份申请，只提一样。",
            picture.minimums,
        )
    yield "先拿到书面再付款。谈成以前，原来的还款日和罚息照合同算。"
    yield "还一部分、答应或者签字，诉讼时效会重新计算；已经满了的，就不能再用时效抗辩。"
    yield "不要借新的来还旧的。"


def _later_below(picture: Picture) -> int | None:
    return None if picture.chosen is None else first_month_below(picture.chosen)


def _kind_notes(inputs: Inputs, picture: Picture) -> Iterator[Words]:
    left_out = [
        called(row.name, "欠款", number)
        for number, row in enumerate(inputs.debts, start=1)
        if not row.included
    ]
    if left_out:
        yield f"没有算进来的：{'、'.join(left_out)}。"
    rateless = [n for n, row in zip(picture.names, picture.rows, strict=True) if row.rate is None]
    if rateless:
        yield (
            f"「{'」「'.join(rateless)}」没有填利率，先按 0 算：真正的利息会多，还清会晚；"
            "「利率高的先还」把它排在最后。查到合同上的利率再算一次。"
        )
    if same := _same_lender(picture):
        yield (
            f"欠「{'」「'.join(same)}」不止一笔：付款的时候可以写明还的是哪一笔；"
            "没有写明的，有法定的先后。"
        )
    secured = [name for name, row in zip(picture.names, picture.rows, strict=True) if row.secured]
    if secured:
        yield (
            f"有抵押或担保的：{'、'.join(secured)}。断了可能牵连抵押物或者担保人，"
            "先看合同、先和这一家谈。"
        )
    rates = Counter(debt.rate.simple(Per.YEAR).fraction for debt in picture.debts)
    if max(rates.values()) > 1:
        yield "利率一样的，先还欠得少的，再按填的先后。"
    if any(debt.introductory_months for debt in picture.debts):
        yield "有优惠期的，排先后按优惠期以后的利率。"


def _same_lender(picture: Picture) -> list[str]:
    lenders = Counter(row.lender for row in picture.rows if row.lender)
    return [lender for lender, count in lenders.items() if count > 1]


def _end_notes(inputs: Inputs, chosen: Payoff) -> Iterator[Words]:
    if chosen.rows[-1].unspent:
        yield told(
            "最后一个月只用到 {}，多出 {}。还清一家，就要一份结清证明。",
            total(chosen.rows[-1].payments),
            chosen.rows[-1].unspent,
        )
    unused = [each for each in inputs.extras if due_month(inputs.as_of, each.on) > chosen.months]
    if unused:
        yield told("有 {} 笔另外的钱在还清以后才到，没有用上。", Count(len(unused)))


def _proof(inputs: Inputs, picture: Picture) -> Iterator[Words]:
    for name, debt in zip(picture.names, picture.debts, strict=True):
        yield told(
            f"「{name}」一个月的利息＝{{}} × {debt.rate.simple(Per.MONTH).percent:.6f}% ＝ {{}}",
            debt.balance,
            standstill([debt]),
        )
    if _must_ask(inputs, picture):
        yield told("每家提的数＝{} × 这一家的欠款 ÷ 各家合计欠款，零头给余数大的", inputs.monthly)
        return
    yield told(
        "第一个月先付最低合计 {}，剩下的 {}按先后给；还清一家，它的最低并到下一家",
        picture.minimums,
        inputs.monthly - picture.minimums,
    )


def _rules(inputs: Inputs, picture: Picture) -> Iterator[str]:
    if _same_lender(picture):
        yield "cc_560"
    if _must_ask(inputs, picture):
        yield from ("cc_543_544", "cc_678", "sx_14", "sx_19")


NOTHING_TO_PAY = (
    "现在每月拿不出钱，各家最低合计要 {}。可以先请每一家延期，写明到哪个月，由对方决定；"
    "吃饭、住和看病的钱先留够。"
)
BELOW_MINIMUMS = "每月能还 {}，各家最低合计要 {}，还差 {}。可以按欠款的比例向每家提一个数"
IN_WRITING = "，请对方书面同意降低月供或者延期，由对方决定。"
MOST_NAMED = 4
BELOW_INTEREST = "一个月的利息就有 {}，所以还要一起请对方降息或者停收罚息。"
NEVER = (
    "每月 {}还不完：一个月的利息就有 {}。想在 12 个月里还清每月要 {}，24 个月要 {}，"
    "36 个月要 {}；够不到，可以请对方降息、减免或者延长期限，由对方决定。"
)
PROPOSALS_COLUMNS = (
    ("name", "哪一笔"),
    ("proposed", "提每月"),
    ("balance", "还欠"),
    ("minimum", "最低要"),
    ("less", "请对方少收"),
    ("interest", "一个月的利息"),
    ("ask", "还要请对方"),
)
STRATEGIES_COLUMNS = (
    ("strategy", "还法"),
    ("months", "几个月还清"),
    ("total_interest", "利息一共"),
    ("first_cleared", "第几个月先清一家"),
    ("first_cleared_name", "先清的是"),
)
FIRST_MONTH_COLUMNS = (
    ("name", "哪一笔"),
    ("payment", "第一个月还"),
    ("balance", "还欠"),
    ("interest", "这个月的利息"),
    ("minimum", "最低要"),
    ("left", "还完还剩"),
    ("secured", "有抵押或担保"),
)
TIMELINE_COLUMNS = (
    ("number", "第几个月"),
    ("on", "哪天"),
    ("balance", "一共还欠"),
    ("payment", "一共还"),
    ("interest", "利息"),
    ("cleared", "还清了"),
)
NEXT = (
    Next("收入变了，还撑得住吗", "tools/stress_test/"),
    Next("同时欠好几家，怎么谈", "how/several-lenders/"),
    Next("这笔钱会冲掉哪几项", "tools/part_payment/"),
)
NEXT_WHEN_SHORT = (
    Next("同时欠好几家，怎么谈", "how/several-lenders/"),
    Next("先算清每月能拿出多少", "tools/budget/"),
    Next("给每一家写一份申请", "tools/letter/"),
)
LIMITS: tuple[Words, ...] = (
    "只按合同利率算，没有算罚息、违约金和以后新加的费用；已经逾期的，先用「逾期费用」算今天欠多少。",
    "最低按你填的数一直不变；信用卡的最低会随欠款变。",
    "对方收不收、同不同意少收，由对方决定；先还谁也可能影响别家的做法，没有算进来。",
)
UNBURY = Reference(
    "unbury.us 计算器的测试",
    "两笔免息欠款还清的月数，只取数字",
    "https://github.com/seanfreiburg/unbury.us",
)
SNOWBALL = Reference(
    "node-debt-snowball 的测试",
    "两笔欠款按雪崩法还清的月数，只取数字",
    "https://github.com/nielse63/node-debt-snowball",
)

CALCULATOR = Calculator(
    title="多笔债务：怎么分、先还谁",
    lead="同时欠好几家，每月就这么多钱，看怎么分、多久还清；不够的时候，看向每家提多少。",
    inputs=Inputs,
    calculate=calculate,
    figures=(
        "total_balance",
        "minimums",
        "short_of_minimums",
        "months",
        "finished_on",
        "total_interest",
        "standstill",
        *(f"payment_{horizon}" for horizon in HORIZONS),
    ),
    tables=("proposals", "strategies", "first_month", "cleared", "timeline"),
    stepper=("monthly",),
    shares={"proposals.proposed": "debt.proposal"},
    sources=(UNBURY, SNOWBALL),
    checks=(
        Check(
            {
                "monthly": "325",
                "debts.1.balance": "1000",
                "debts.1.rate": "14.99%",
                "debts.1.minimum": "75",
                "debts.2.balance": "7500",
                "debts.2.rate": "4.75%",
                "debts.2.minimum": "150",
            },
            {"months": "28"},
            SNOWBALL,
        ),
        Check(
            {
                "monthly": "200",
                "debts.1.balance": "1000",
                "debts.1.rate": "0",
                "debts.1.minimum": "100",
                "debts.2.balance": "1000",
                "debts.2.rate": "0",
                "debts.2.minimum": "100",
            },
            {"months": "10", "total_interest": "0.00"},
            UNBURY,
        ),
    ),
)
