"""协商申请与书面材料: one letter, one request, and a short message that says the same.

Longer than a sibling because seven kinds of letter bring their own words; which texts they may
cite, and whom those bind, stands in `law`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Annotated

from calculators import law
from calculators.declare import (
    TEXT,
    Calculator,
    Document,
    Field,
    InvalidInputError,
    Mistake,
    Next,
    Reference,
    Result,
    Today,
    Value,
    Words,
    days,
    months,
    told,
)
from calculators.declare.causes import CAUSES, Cause
from calculators.declare.loan_terms import LENDERS
from calculators.declare.write import sentence
from calculators.finance.money import ZERO, Money, yuan
from calculators.law import Rule, RuleKind, periods
from calculators.law.channels import complaint_lines, number
from calculators.law.conduct import on_contact
from calculators.law.lines import Lender


class Kind(StrEnum):
    """What the letter is for."""

    HARDSHIP = "hardship"
    HOLD = "hold"
    STATEMENT = "statement"
    CONTACT = "contact"
    DISPUTE = "dispute"
    OWN_STATEMENT = "own_statement"
    SETTLED = "settled"


class Request(StrEnum):
    """The one thing a hardship letter asks for."""

    EXTENSION = "extension"
    RESTRUCTURING = "restructuring"
    WAIVER = "waiver"
    SETTLEMENT = "settlement"
    DEFERRAL = "deferral"


class Ground(StrEnum):
    """What is wrong with a record; a record that is true cannot be disputed away."""

    ERROR = "error"
    OMISSION = "omission"
    ACCURATE = "accurate"


class Medium(StrEnum):
    """How a reader wishes to be reached."""

    PHONE = "phone"
    MESSAGE = "message"
    EMAIL = "email"
    POST = "post"


KINDS = {
    Kind.HARDSHIP: "困难说明与还款方案",
    Kind.HOLD: "请求暂缓催收",
    Kind.STATEMENT: "请求欠款明细",
    Kind.CONTACT: "沟通方式要求",
    Kind.DISPUTE: "征信异议",
    Kind.OWN_STATEMENT: "征信本人说明",
    Kind.SETTLED: "结清证明申请",
}
REQUESTS = {
    Request.EXTENSION: "展期",
    Request.RESTRUCTURING: "重新分期",
    Request.WAIVER: "减免息费",
    Request.SETTLEMENT: "一次性结清",
    Request.DEFERRAL: "延期",
}
GROUNDS = {
    Ground.ERROR: "有错误：金额、日期、状态写错了，或者不是我的",
    Ground.OMISSION: "有遗漏：还款、结清没有记上",
    Ground.ACCURATE: "内容属实，只是想让它不显示",
}
MEDIA = {
    Medium.PHONE: "电话",
    Medium.MESSAGE: "短信",
    Medium.EMAIL: "电子邮件",
    Medium.POST: "信件",
}
BLANK = "＿＿＿＿"
LONGEST_FACTS = 80
LONGEST_NAME = 30
# Letters that say the debt is there and will be paid: they bear on the limitation period.
ADMITTING = (Kind.HARDSHIP, Kind.HOLD, Kind.OWN_STATEMENT)
TOLD_WHY = tuple(each.value for each in ADMITTING)
# Telephone, identity and card numbers are written by hand, never typed here.
PRIVATE_NUMBER = re.compile(r"\d{11,}|\d{3}[ -]\d{4}[ -]\d{4}|\d{4}(?: \d{4}){2,}")


def _asked_for(*requests: Request) -> dict[str, tuple[str, ...]]:
    return {"kind": ("hardship",), "request": tuple(each.value for each in requests)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Which letter, its one request, and the facts and numbers that go into it."""

    kind: Annotated[Kind, Field("写哪一种", where="照现在要办的事选", choices=KINDS)] = (
        Kind.HARDSHIP
    )
    request: Annotated[
        Request,
        Field(
            "只提一个请求",
            help=(
                "展期：整笔往后推。重新分期：剩下的分成更多期。减免息费：少收罚息、违约金。"
                "一次性结清：一次付一笔就了结。延期：这一期晚一点还。"
            ),
            choices=REQUESTS,
            when={"kind": ("hardship",)},
        ),
    ] = Request.EXTENSION
    dispute_ground: Annotated[
        Ground,
        Field(
            "这条记录怎么了",
            help="异议只改错误和遗漏。",
            where="对照信用报告、还款记录和结清证明",
            choices=GROUNDS,
            when={"kind": ("dispute",)},
        ),
    ] = Ground.ERROR
    wrong: Annotated[
        str | None,
        Field(
            "错在哪里，应当是什么",
            help="一两句，不写证件号、卡号、手机号。",
            where="信用报告里的那一条",
            kind=TEXT,
            at_most=LONGEST_FACTS,
            when={"kind": ("dispute",)},
        ),
    ] = "报告写这笔 2026 年 5 月仍逾期，我在 2026 年 4 月 30 日已经全部还清。"
    cause: Annotated[
        Cause,
        Field(
            "遇到了什么",
            help="选最接近的一项。",
            choices=CAUSES,
            when={"kind": TOLD_WHY},
            shared="cause",
        ),
    ] = Cause.ILLNESS
    facts: Annotated[
        str | None,
        Field(
            "经过，一两句",
            help="只写有材料能说明的事；不写证件号、卡号、手机号。",
            where="病历、工资单、离职证明这类材料",
            kind=TEXT,
            at_most=LONGEST_FACTS,
            when={"kind": TOLD_WHY},
        ),
    ] = "2026 年 10 月住院，收入停了一个月，出院以后收入在恢复。"
    due: Annotated[
        date | None,
        Field(
            "要谈的这一期哪天到期",
            help="已经逾期的，填最早没还的那一期。",
            where="APP 还款计划",
            shared="due",
        ),
    ] = date(2026, 12, 5)
    last_due: Annotated[
        date | None,
        Field(
            "最后一期哪天到期",
            where="合同「借款期限」，或 APP 还款计划的最后一行",
            shared="last_due",
        ),
    ] = None
    months: Annotated[
        int,
        Field(
            "几个月（几期）",
            help="展期、延期填往后推几个月；重新分期填分成几期。",
            where="自己的收支，做得到的数",
            unit="个月",
            at_least=1,
            at_most=120,
            when=_asked_for(Request.EXTENSION, Request.RESTRUCTURING, Request.DEFERRAL),
        ),
    ] = 6
    monthly: Annotated[
        Money | None,
        Field(
            "每月最多能还",
            help="先用「每月最多能还多少」算一算；没有就留空，信里空着手写。",
            where="「每月最多能还多少」的结果",
            when={"kind": ("hardship",)},
            shared="proposal monthly_offer monthly_limit debt.proposal",
        ),
    ] = yuan(1_200)
    owed: Annotated[
        Money | None,
        Field(
            "现在一共欠多少",
            help="按自己的记录填；不清楚就留空，先写信要明细。",
            where="APP 还款页，或「逾期费用」的结果",
            when={"kind": ("hardship",)},
            shared="owed debt.balance",
        ),
    ] = yuan(28_600)
    monthly_income: Annotated[
        Money | None,
        Field(
            "每月收入",
            where="工资条、银行流水",
            when={"kind": ("hardship",)},
            shared="monthly_income",
        ),
    ] = yuan(5_600)
    monthly_essentials: Annotated[
        Money | None,
        Field(
            "每月必要的生活支出",
            where="房租、吃饭、交通、看病、赡养抚养",
            when={"kind": ("hardship",)},
            shared="monthly_essentials",
        ),
    ] = yuan(4_100)
    default_interest: Annotated[
        Money | None,
        Field(
            "罚息有多少",
            where="欠款明细、APP 账单",
            when=_asked_for(Request.WAIVER),
            shared="default_interest",
        ),
    ] = None
    late_fee: Annotated[
        Money | None,
        Field(
            "违约金有多少",
            where="欠款明细、APP 账单",
            when=_asked_for(Request.WAIVER),
            shared="late_fee",
        ),
    ] = None
    settlement: Annotated[
        Money | None,
        Field(
            "一次能付多少",
            help="没有通行的数，填自己确实拿得出的；不为它再借钱。",
            where="自己的积蓄",
            at_least=yuan("0.01"),
            when=_asked_for(Request.SETTLEMENT),
        ),
    ] = None
    pay_by: Annotated[
        date | None,
        Field(
            "最晚哪天付",
            help="空着就打印出来手写。",
            where="钱到手的日子",
            when=_asked_for(Request.SETTLEMENT),
        ),
    ] = None
    hold_days: Annotated[
        int,
        Field(
            "请对方暂缓几天",
            help="够你备好材料、写出方案就行。",
            unit="天",
            at_least=1,
            at_most=90,
            when={"kind": ("hold",)},
        ),
    ] = 15
    contact_from: Annotated[
        time, Field("每天从几点", help="你接得到的时间。", when={"kind": ("contact",)})
    ] = time(9, 0)
    contact_until: Annotated[
        time, Field("到几点", help="你接得到的时间。", when={"kind": ("contact",)})
    ] = time(20, 0)
    contact_by: Annotated[
        Medium, Field("用什么方式", choices=MEDIA, when={"kind": ("contact",)})
    ] = Medium.PHONE
    cleared_on: Annotated[
        date | None,
        Field(
            "哪天全部还清", where="最后一次转账记录", when={"kind": ("settled",)}, shared="cleared"
        ),
    ] = date(2026, 11, 10)
    lender: Annotated[
        Lender,
        Field(
            "放款的是哪一类",
            where="合同的「贷款人」",
            choices=LENDERS,
            shared="lender",
        ),
    ] = Lender.UNKNOWN
    lender_name: Annotated[
        str | None,
        Field(
            "写给谁",
            help="空着就打印出来手写。",
            where="合同的「贷款人」；征信的事，写报送这条记录的机构",
            kind=TEXT,
            at_most=LONGEST_NAME,
            shared="lender_name debt.lender debt.name",
        ),
    ] = None
    as_of: Annotated[
        date, Field("写信的日期", help="通常填今天。", today=Today.TODAY, shared="as_of")
    ] = date(2026, 11, 23)

    @property
    def admits(self) -> bool:
        """Whether the letter says that the debt is there and will be paid."""
        return self.kind in ADMITTING

    @property
    def before_term_ends(self) -> bool:
        """Whether an extension can still be asked for: the due day itself is in time."""
        ends = self.due or self.last_due
        return ends is not None and self.as_of <= ends

    @property
    def expired(self) -> bool:
        """Whether the limitation period, if nothing interrupted it, has run out."""
        last = self.last_due or self.due
        if last is None:
            return False
        return self.as_of > periods.limitation().after(last + timedelta(days=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """How one kind of letter is used: all of it is for the reader, none of it is sent."""

    saying: str
    use_when: str
    not_when: str
    check: tuple[str, ...]
    then: str
    rules: tuple[str, ...]
    next: tuple[Next, ...]


def calculate(inputs: Inputs) -> Result:
    """The letter and the short message; none for a record that is true.

    Raises `InvalidInputError` for dates out of order, a settlement above what is owed, contact
    hours that end before they begin, and private numbers in a text.
    """
    _check(inputs)
    purpose = PURPOSES[inputs.kind]
    refused = inputs.kind is Kind.DISPUTE and inputs.dispute_ground is Ground.ACCURATE
    return Result(
        sentence=_sentence(inputs, refused=refused),
        next=purpose.next,
        notes=tuple(_notes(inputs)),
        rules=tuple(_rules(inputs)),
        limits=LIMITS,
        documents=() if refused else tuple(_documents(inputs, purpose)),
    )


def _check(inputs: Inputs) -> None:
    mistakes = tuple(Mistake(*each) for each in _mistakes(inputs))
    if mistakes:
        raise InvalidInputError(*mistakes)


def _mistakes(inputs: Inputs) -> Iterator[tuple[str, str]]:
    if inputs.due and inputs.last_due and inputs.last_due < inputs.due:
        yield "last_due", f"最后一期不能早于要谈的这一期（{inputs.due}），请核对两个日期。"
    if inputs.kind is Kind.CONTACT and inputs.contact_until <= inputs.contact_from:
        yield "contact_until", "结束的时间要晚于开始的时间，例如 9:00 到 20:00。"
    if inputs.kind is Kind.SETTLED and inputs.cleared_on and inputs.cleared_on > inputs.as_of:
        yield "cleared_on", "还清的日期不能晚于写信的日期。还没有还清的，先写别的信。"
    if _asks(inputs, Request.SETTLEMENT):
        yield from _settlement_mistakes(inputs)
    for key, text in _typed(inputs):
        if text and PRIVATE_NUMBER.search(text):
            yield key, "这里不写手机号、证件号和卡号：删去号码，信里留的空打印出来手写。"


def _settlement_mistakes(inputs: Inputs) -> Iterator[tuple[str, str]]:
    if inputs.pay_by and inputs.pay_by < inputs.as_of:
        yield "pay_by", f"付款的日期不能早于写信的日期（{inputs.as_of}）。"
    if inputs.settlement and inputs.owed and inputs.settlement > inputs.owed:
        yield "settlement", "一次付的钱比现在欠的还多，请核对这两个数。"


def _typed(inputs: Inputs) -> Iterator[tuple[str, str | None]]:
    """What the reader wrote in words, where the kind of letter uses it."""
    if inputs.kind is Kind.DISPUTE:
        yield "wrong", inputs.wrong
    if inputs.admits:
        yield "facts", inputs.facts
    yield "lender_name", inputs.lender_name


def _asks(inputs: Inputs, *requests: Request) -> bool:
    return inputs.kind is Kind.HARDSHIP and inputs.request in requests


# ── the answer around the letter ─────────────────────────────────────────────────────────


def _sentence(inputs: Inputs, *, refused: bool) -> Words:
    if refused:
        return ACCURATE
    if inputs.admits and inputs.expired:
        return (
            f"先别发：从到期日算，{periods.limitation().number} 年已经过了，时效可能已经届满。"
            "发出去就可能不能再用时效抗辩，"
            f"先带着材料问律师或 {law.rule('hl_12348').value}。"
        )
    asked = REQUESTS[inputs.request] if inputs.kind is Kind.HARDSHIP else ASKED[inputs.kind]
    return f"这封信只提一个请求：{asked}。{DECIDES[inputs.kind]}信和短消息在下面。"


def _notes(inputs: Inputs) -> Iterator[Words]:
    if inputs.admits:
        yield LIMITATION
    if inputs.admits and inputs.expired:
        yield "中间有过还款、答应还或者被催的，时效从那一次重新算，不一定已经届满。"
    if inputs.kind is Kind.HARDSHIP:
        yield from _hardship_notes(inputs)
    yield from NOTES.get(inputs.kind, ())


def _hardship_notes(inputs: Inputs) -> Iterator[Words]:
    if inputs.request is Request.EXTENSION:
        yield _why_this_clause(inputs)
    if inputs.monthly == ZERO:
        yield (
            "现在每月拿不出钱的，先不提每月要还的方案：可以选「延期」，请对方等一等，"
            "写明哪天能再给出一个数。"
        )
    elif inputs.request is Request.RESTRUCTURING and inputs.monthly and inputs.owed:
        yield from _covers(inputs.monthly, inputs.months, inputs.owed)
    if inputs.request in (Request.EXTENSION, Request.RESTRUCTURING, Request.DEFERRAL):
        yield "往后推、分得长，一共付的常常更多：答复里要看清期间的利息和罚息怎么算。"
    if inputs.request in (Request.WAIVER, Request.SETTLEMENT):
        yield "没有官方的减免比例。先拿到写明减多少、付清以后结清的书面答复，再付款。"
    if inputs.monthly and inputs.monthly_income is not None:
        essentials = inputs.monthly_essentials
        if essentials is not None and inputs.monthly > inputs.monthly_income - essentials:
            yield told(
                "每月还 {}，比收入减去生活支出剩下的还多。先改成做得到的数，再发。",
                inputs.monthly,
            )


def _why_this_clause(inputs: Inputs) -> Words:
    if inputs.before_term_ends:
        return (
            "还没有到期，所以引用民法典第 678 条：到期以前可以申请展期，同意不同意由对方决定。"
            "信要在到期以前送到。"
        )
    if inputs.due is None and inputs.last_due is None:
        return "没有填到期日，所以引用民法典第 543 条：双方商量一致，可以变更合同。"
    return "已经过了到期日，不再引用展期的那一条；引用民法典第 543 条：双方商量一致，可以变更合同。"


def _covers(monthly: Money, count: int, owed: Money) -> Iterator[Words]:
    paid = monthly * count
    if paid < owed:
        yield told(
            "{} × {} 期 ＝ {}，比现在欠的少 {}。差的这部分怎么办要写明："
            "请对方减免，或者把期数加到 {} 期（还没有算分期的利息）。",
            monthly,
            str(count),
            paid,
            owed - paid,
            str(-(-owed.fen // monthly.fen)),
        )


def _rules(inputs: Inputs) -> Iterator[Rule]:
    wanted = dict.fromkeys(_rule_ids(inputs))
    yield from law.rules(*wanted)
    if inputs.kind is Kind.CONTACT:
        yield from on_contact(inputs.lender, inputs.as_of)


def _rule_ids(inputs: Inputs) -> Iterator[str]:
    if inputs.kind is Kind.HARDSHIP:
        yield _clause(inputs).id
    yield from PURPOSES[inputs.kind].rules
    if _asks(inputs, Request.WAIVER):
        yield "cc_585"
    if inputs.admits:
        yield from ("sx_14", "sx_19")


def _clause(inputs: Inputs) -> Rule:
    """展期 has a clause of its own, but only before the term ends; all else is agreement."""
    asks_in_time = inputs.request is Request.EXTENSION and inputs.before_term_ends
    return law.rule("cc_678" if asks_in_time else "cc_543_544")


# ── the documents ────────────────────────────────────────────────────────────────────────


def _documents(inputs: Inputs, purpose: Purpose) -> Iterator[Document]:
    check = (*purpose.check, LIMITATION) if inputs.admits else purpose.check
    then = _then(inputs, purpose)
    yield Document(
        "letter",
        KINDS[inputs.kind],
        "\n".join(_letter(inputs)),
        saying=purpose.saying,
        use_when=purpose.use_when,
        not_when=purpose.not_when,
        check=check,
        then=then,
        first=True,
    )
    yield Document(
        "short_message",
        "短消息（发给客服）",
        _message(inputs),
        saying=purpose.saying,
        use_when="先用短消息问清楚信交到哪里，或者对方只收消息的时候。",
        not_when=purpose.not_when,
        check=(
            "对方是合同上的放款机构，或者它公布的官方客服。",
            "发出以后截图，连同日期、客服工号一起留着。",
            *((LIMITATION,) if inputs.admits else ()),
        ),
        then=then,
        first=True,
    )


def _then(inputs: Inputs, purpose: Purpose) -> str:
    """What to do after sending; whom to ask where the lender stays silent."""
    if inputs.kind in (Kind.DISPUTE, Kind.OWN_STATEMENT):
        return purpose.then
    lines = complaint_lines(inputs.lender)
    asked = " 或 ".join(f"{number(line)}" for line in lines)
    return f"{purpose.then}一直没有答复的，可以带着单号问 {asked}。"


def _letter(inputs: Inputs) -> Iterator[str]:
    yield KINDS[inputs.kind]
    yield f"致：{_one_line(inputs.lender_name) or _addressee(inputs)}"
    yield from BODIES[inputs.kind](inputs)
    yield "请把处理结果书面告诉我。"
    yield f"申请人（签名）：{BLANK}　联系方式：{BLANK}"
    yield said("日期：{}", inputs.as_of)
    if inputs.admits:
        yield f"【给自己看，发出前删去这一行】{LIMITATION}"


def _addressee(inputs: Inputs) -> str:
    in_the_record = inputs.kind in (Kind.DISPUTE, Kind.OWN_STATEMENT)
    return f"{BLANK}（{'征信机构，或者报送这条记录的机构' if in_the_record else '放款机构'}）"


def said(template: str, *values: Value) -> str:
    """A line of a letter with its values in place, as a person writes them."""
    return sentence(told(template, *values))


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _or_blank(value: Money | date | None) -> Value:
    if value is not None:
        return value
    return BLANK


def _yuan(value: Money | None) -> Value:
    return f"{BLANK} 元" if value is None else value


def _who(_: Inputs) -> str:
    return f"借款人：{BLANK}　合同编号：{BLANK}"


def _why(inputs: Inputs) -> str:
    return f"情况：{SITUATIONS[inputs.cause]}{_facts(inputs)}"


def _facts(inputs: Inputs) -> str:
    facts = _one_line(inputs.facts)
    return facts if not facts or facts.endswith(("。", "！", "？", ".")) else f"{facts}。"


def _hardship(inputs: Inputs) -> Iterator[str]:
    yield _who(inputs)
    yield _why(inputs)
    yield said(
        "欠款：到 {}，按我的记录一共 {}，以你方的明细为准。", inputs.as_of, _yuan(inputs.owed)
    )
    yield from _means(inputs)
    yield f"请求：{_request(inputs)}"
    clause = _clause(inputs)
    yield f"依据：《{clause.source.title}》{clause.clause}。"
    yield "答复里请写明：期间的利息和罚息怎么算、征信怎么报送、款项付到哪个账户。"
    yield f"我愿意还这笔钱，会保持联系。附上材料 {BLANK} 份。"


def _means(inputs: Inputs) -> Iterator[str]:
    known = [
        said(f"{label} {{}}", amount)
        for label, amount in (
            ("每月收入", inputs.monthly_income),
            ("必要的生活支出", inputs.monthly_essentials),
            ("能用来还这笔的每月最多", inputs.monthly),
        )
        if amount is not None
    ]
    if known:
        yield f"收支：{'，'.join(known)}。"


def _request(inputs: Inputs) -> str:
    match inputs.request:
        case Request.EXTENSION if inputs.before_term_ends:
            return said(
                "把这笔借款展期 {}（原定 {}到期）。",
                months(inputs.months),
                _or_blank(inputs.last_due or inputs.due),
            )
        case Request.EXTENSION:
            return said("把这笔借款的还款期限延长 {}。", months(inputs.months))
        case Request.RESTRUCTURING:
            return said(
                "把还没有还清的部分重新分成 {} 期，每月还 {}。",
                str(inputs.months),
                _yuan(inputs.monthly),
            )
        case Request.WAIVER:
            return said(
                "减免这笔借款的罚息 {}、违约金 {}，剩下的照常还。",
                _yuan(inputs.default_interest),
                _yuan(inputs.late_fee),
            )
        case Request.SETTLEMENT:
            return said(
                "由我在 {}以前一次付 {}，付清后这笔借款全部结清。",
                _or_blank(inputs.pay_by),
                _yuan(inputs.settlement),
            )
        case Request.DEFERRAL:  # pragma: no branch - the types leave no other
            return said(
                "把 {}到期的这一期推迟 {}再还。", _or_blank(inputs.due), months(inputs.months)
            )


def _hold(inputs: Inputs) -> Iterator[str]:
    yield _who(inputs)
    yield _why(inputs)
    yield said("我愿意还这笔钱，正在备材料、写方案，{}里发给你方。", days(inputs.hold_days))
    yield said("请求：从收到这封信起，暂缓催收 {}。", days(inputs.hold_days))
    yield "这段时间我会保持联系，急事可以用书面方式找我本人。"


def _statement(inputs: Inputs) -> Iterator[str]:
    yield _who(inputs)
    yield "我要核对这笔借款，和你方的账对一对。"
    yield said("请求：给我一份截至 {}的逐笔欠款明细。", inputs.as_of)
    yield (
        "明细请写明：现在的债权人和受托催收的公司；每一笔放款、还款的日期和金额；"
        "本金、利息、罚息、违约金、其他费用各多少，按什么利率和天数算；收款账户的户名。"
    )
    yield "这封信只为核对，不是对数额的确认，也不是还款的承诺。"


def _contact(inputs: Inputs) -> Iterator[str]:
    yield _who(inputs)
    yield "我愿意沟通，会在下面的时间里接听、回复。"
    yield f"请求：{_hours(inputs)}"
    yield f"可以参考：{'；'.join(_grounds_of_contact(inputs))}。"
    yield "这封信只谈联系的方式，不涉及数额，也不是还款的承诺。"


def _hours(inputs: Inputs) -> str:
    return said(
        "以后只在每天 {} 到 {}、用{}联系我本人。",
        inputs.contact_from,
        inputs.contact_until,
        MEDIA[inputs.contact_by],
    )


def _grounds_of_contact(inputs: Inputs) -> Iterator[str]:
    """What a letter may cite: law for everyone, the rest only for a lender known to be bound."""
    cited: dict[str, None] = {}
    for each in on_contact(inputs.lender, inputs.as_of):
        is_law = each.kind is RuleKind.LAW
        if each.retold or each.id == "pipl" or (inputs.lender is Lender.UNKNOWN and not is_law):
            continue
        kind = "" if is_law else f"（{each.kind.label}）"
        cited[f"《{each.source.title}》{each.clause if is_law else ''}{kind}"] = None
    return iter(cited or {f"《{law.rule('cc_1032_1033').source.title}》": None})


def _dispute(inputs: Inputs) -> Iterator[str]:
    rule = law.rule("cred_25")
    yield WHICH_RECORD
    yield f"这条记录有{WRONGS[inputs.dispute_ground]}：{_one_line(inputs.wrong) or BLANK}"
    yield f"请求：{MENDED[inputs.dispute_ground]}这条记录。"
    yield (
        f"依据：《{rule.source.title}》{rule.clause}，"
        f"请从收到之日起 {rule.value} 日内核查处理、书面答复。"
    )
    yield f"附上凭证 {BLANK} 份。"


def _own_statement(inputs: Inputs) -> Iterator[str]:
    rule = law.rule("cred_16_2")
    yield WHICH_RECORD
    yield "请求：把下面这段本人说明加到我的信用报告里。"
    yield f"本人说明：这笔没有按时还，是因为{REASONS[inputs.cause]}。{_facts(inputs)}"
    yield f"依据：《{rule.source.title}》{rule.clause}。附上凭证 {BLANK} 份。"


def _settled(inputs: Inputs) -> Iterator[str]:
    yield _who(inputs)
    yield said("这笔借款已经在 {}全部还清。", _or_blank(inputs.cleared_on))
    yield "请求：给我出具这笔借款的结清证明。"
    yield "证明请写明：借款人、合同编号、放款机构、结清日期，本金和息费都已结清。"


def _message(inputs: Inputs) -> str:
    """At most 200 characters, without the facts: those stand in the letter."""
    return f"你好，我是{BLANK}。{_told_shortly(inputs)}请告诉我怎么办理、要什么材料，并书面答复。"


def _told_shortly(inputs: Inputs) -> str:
    match inputs.kind:
        case Kind.HARDSHIP:
            return f"{SITUATIONS[inputs.cause]}我愿意还，想申请：{_request(inputs)}"
        case Kind.HOLD:
            return said("我愿意还，正在写还款方案，想请你方暂缓催收 {}。", days(inputs.hold_days))
        case Kind.STATEMENT:
            return said("我想要一份截至 {}的逐笔欠款明细，用来对账。", inputs.as_of)
        case Kind.CONTACT:
            return f"我愿意沟通，请{_hours(inputs)}"
        case Kind.DISPUTE:
            wrong = WRONGS[inputs.dispute_ground]
            return f"我的信用报告里有一条记录有{wrong}，想提出异议。"
        case Kind.OWN_STATEMENT:
            return "我想给信用报告里的一条记录加一段本人说明。"
        case Kind.SETTLED:  # pragma: no branch - the types leave no other
            return said(
                "这笔借款在 {}已经全部还清，想要一份结清证明。", _or_blank(inputs.cleared_on)
            )


# ── words ────────────────────────────────────────────────────────────────────────────────

BODIES: dict[Kind, Callable[[Inputs], Iterator[str]]] = {
    Kind.HARDSHIP: _hardship,
    Kind.HOLD: _hold,
    Kind.STATEMENT: _statement,
    Kind.CONTACT: _contact,
    Kind.DISPUTE: _dispute,
    Kind.OWN_STATEMENT: _own_statement,
    Kind.SETTLED: _settled,
}
WHICH_RECORD = f"信息主体：{BLANK}　报告编号：{BLANK}　业务种类和发放日期：{BLANK}"
# A record that is true gets no letter, see `calculate`.
WRONGS = {Ground.ERROR: "错误", Ground.OMISSION: "遗漏"}
MENDED = {Ground.ERROR: "核查并更正", Ground.OMISSION: "核查并补上"}
SITUATIONS = {
    Cause.INCOME: "我的收入少了，按原来的计划还款有困难。",
    Cause.UNEMPLOYMENT: "我没有了工作，按原来的计划还款有困难。",
    Cause.ILLNESS: "我自己或家人生病，按原来的计划还款有困难。",
    Cause.FAMILY: "我家里出了事，按原来的计划还款有困难。",
    Cause.FORGOTTEN: "我忘了还款日，没有按时还上。",
    Cause.OTHER: "我遇到了困难，按原来的计划还款做不到。",
}
# In a record the reason lies in the past.
REASONS = {
    Cause.INCOME: "当时收入少了",
    Cause.UNEMPLOYMENT: "当时没有了工作",
    Cause.ILLNESS: "当时自己或家人生病",
    Cause.FAMILY: "当时家里出了事",
    Cause.FORGOTTEN: "当时忘了还款日",
    Cause.OTHER: "当时遇到了困难",
}
LIMITATION = (
    "承认这笔债、写了愿意还：时效没有届满的，从这时重新计算；已经届满的，就不能再用时效抗辩。"
    f"拿不准，先问 {law.rule('hl_12348').value} 再发。"
)
ACCURATE = (
    "内容属实的记录，异议改不了，所以没有写异议。"
    "可以改选「征信本人说明」，把原因加到报告里；记录仍然在。"
)
BY_THE_LENDER = "可以提出，由对方决定。"
BY_THE_RECORD = "核查的结果由征信机构和报送的机构答复。"
ASKED = {
    Kind.HOLD: "暂缓催收",
    Kind.STATEMENT: "一份逐笔的欠款明细",
    Kind.CONTACT: "按这个时间和方式联系",
    Kind.DISPUTE: "核查一条记录",
    Kind.OWN_STATEMENT: "加一段本人说明",
    Kind.SETTLED: "出具结清证明",
}
DECIDES = {
    Kind.HARDSHIP: BY_THE_LENDER,
    Kind.HOLD: BY_THE_LENDER,
    Kind.STATEMENT: BY_THE_LENDER,
    Kind.CONTACT: BY_THE_LENDER,
    Kind.DISPUTE: BY_THE_RECORD,
    Kind.OWN_STATEMENT: "有了说明，记录仍然在。",
    Kind.SETTLED: BY_THE_LENDER,
}
NOTES: dict[Kind, tuple[Words, ...]] = {
    Kind.HOLD: (
        "本站没有查到要求对方暂缓催收网贷的规则，同意不同意由对方决定。",
        "暂缓催收不影响诉讼和支付令：收到法院文书，先按文书上的期限办。",
    ),
    Kind.STATEMENT: (
        "本站没有查到对方必须在几天内给明细的规则；放款方是银行、消金的，不给可以投诉。",
        "信里只要明细。电话里答应还、约好哪天还，时效同样会重新计算。",
    ),
    Kind.CONTACT: ("时间和次数的规则多是国标或行业自律，信里只引用读到过原文或可靠报道的。",),
    Kind.DISPUTE: ("异议只改错误和遗漏；属实的逾期不会因为异议消失，收费代办的不要信。",),
    Kind.OWN_STATEMENT: ("说明能写多长、怎么交，以征信机构公布的为准。",),
    Kind.SETTLED: ("本站没有查到对方必须在几天内出具结清证明的规则；不给的，可以投诉。",),
}
BY_HAND = "空白处打印出来手写；证件号、卡号、手机号不写进聊天里。"
OFFICIAL = "交给合同上的放款机构官方渠道，留下单号或签收。"
PURPOSES = {
    Kind.HARDSHIP: Purpose(
        saying="我遇到了困难，愿意还；这是我做得到的方案，只提一个请求。",
        use_when="还得上一部分、方案自己做得到的时候。到期以前提出最好。",
        not_when="连生活费都不够的时候，先不写一个做不到的数；时效可能已经过了的，先问清楚再写。",
        check=("只有一个请求，数字和自己的收支对得上。", OFFICIAL, BY_HAND),
        then="谈好的写成书面再付款，没写清的当作没有改；没谈成的，可以补材料再提。",
        rules=("cc_543_544",),
        next=(
            Next("提出方案以前，再看一遍", "how/propose/"),
            Next("要附哪些材料", "tools/evidence/"),
            Next("谈好的落到书面", "how/in-writing/"),
        ),
    ),
    Kind.HOLD: Purpose(
        saying="我会在写明的日子以前拿出方案，请先停一停催收。",
        use_when="正在备材料、等答复，电话多得影响生活的时候。",
        not_when="已经收到法院文书的时候，先按文书上的期限办；也不要用它来断掉联系。",
        check=("写明的天数里，真的拿得出方案。", OFFICIAL, BY_HAND),
        then="到了那天，把方案发过去；对方不同意暂缓的，可以改写「沟通方式要求」。",
        rules=("cc_543_544", "card70_not_online_loan"),
        next=(
            Next("写出做得到的方案", "how/propose/"),
            Next("这样催，碰到哪条规则", "tools/collection_check/"),
        ),
    ),
    Kind.STATEMENT: Purpose(
        saying="请给我逐笔的明细，我要核对；这封信不确认数额。",
        use_when="说不清欠多少，对方几次说的数不一样，或者债权转让了的时候。",
        not_when="APP 里能下载完整明细的时候，直接下载保存就行。",
        check=("没有写愿意还、还多少、哪天还。", OFFICIAL, BY_HAND),
        then="拿到以后用「对账」逐项核对；对不上的那一项，请对方写明依据。",
        rules=("cc_561", "cc_545_546", "cost2026_2hao", "cc_195"),
        next=(
            Next("拿到明细，逐笔对一对", "tools/statement_check/"),
            Next("担保费、服务费要不要认", "rules/fees/"),
        ),
    ),
    Kind.CONTACT: Purpose(
        saying="我愿意沟通；请按这个时间、这个方式，只找我本人。",
        use_when="夜里来电、一天打很多次，或者找了家人、同事的时候。",
        not_when="正在被威胁、有人闯进住处的时候，先打 110。也不要用它来断掉联系。",
        check=("写明的时间里，你真的接得到。", OFFICIAL, BY_HAND),
        then="之后还有不当的催收，记下时间和内容，截图、录音都留着。",
        rules=(),
        next=(
            Next("这样催，碰到哪条规则", "tools/collection_check/"),
            Next("不当催收怎么办", "difficulties/improper-collection/"),
        ),
    ),
    Kind.DISPUTE: Purpose(
        saying="信用报告里有一条和事实对不上，请核查。",
        use_when="金额、日期、状态写错了，或者漏了还款、结清的时候。",
        not_when="逾期确实发生过的时候：属实的记录，异议改不了，可以写「征信本人说明」。",
        check=(
            "只写一条记录、一处错漏，附上对得上的凭证。",
            "交给征信机构，或者报送这条记录的机构，留下回执。",
            BY_HAND,
        ),
        then="记下对方收到的日期，用「关键日期」看最晚哪天答复；不认可答复的，可以投诉或起诉。",
        rules=("cred_25", "cred_26", "cred_16"),
        next=(
            Next("查征信、提异议、去投诉", "rules/credit-report/"),
            Next("最晚哪天要答复", "tools/key_dates/"),
        ),
    ),
    Kind.OWN_STATEMENT: Purpose(
        saying="这条记录是真的，我想让看报告的人知道原因。",
        use_when="逾期属实、原因说得清，又有凭证的时候。",
        not_when="记录有错有漏的时候，用异议；想让记录不显示的，这段说明做不到。",
        check=("只写事实，不写评价和情绪。", "交给征信机构的官方渠道，留下回执。", BY_HAND),
        then="过些时候再查一次信用报告，看说明加上了没有。",
        rules=("cred_16_2", "cred_16"),
        next=(
            Next("查征信、提异议、去投诉", "rules/credit-report/"),
            Next("协商能不能保住征信", "why/credit-record/"),
        ),
    ),
    Kind.SETTLED: Purpose(
        saying="这笔已经还清，请出一份结清证明。",
        use_when="全部还清以后；一次性结清的，款到账以后。",
        not_when="还有没还的，或者对结清的数有争议的时候，先要一份欠款明细。",
        check=("手里有最后一次付款的凭证。", OFFICIAL, BY_HAND),
        then="证明收好；过些时候查信用报告，还显示没有结清的，可以提异议。",
        rules=("cred_16", "cred_25"),
        next=(
            Next("结清以后查一次征信", "rules/credit-report/"),
            Next("不良记录哪天删除", "tools/key_dates/"),
        ),
    ),
}
LIMITS: tuple[Words, ...] = (
    "对方同意不同意、多久答复，这里算不出来。",
    "信是草稿：照自己的情况改，没有的事不写，没有的材料不附。",
    "这里不问证件号、卡号、手机号，也不替你发送。",
)

CALCULATOR = Calculator(
    title="协商申请与书面材料",
    lead="选一种信、一个请求，填上自己的数，得到一页信和一条短消息。",
    inputs=Inputs,
    calculate=calculate,
    figures=(),
    documents=("letter", "short_message"),
    sources=(
        Reference("中华人民共和国民法典", "展期、变更合同和诉讼时效"),
        Reference("征信业管理条例", "异议、投诉和本人说明"),
    ),
)
