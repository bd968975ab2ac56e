"""沟通记录: who said what when, which reply is due, and what a written agreement still lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Annotated

from calculators import law
from calculators.declare import (
    TEXT,
    Calculator,
    Count,
    Document,
    Field,
    Figure,
    InvalidInputError,
    Mistake,
    Next,
    Reference,
    Reminder,
    Result,
    Rows,
    Table,
    Term,
    Today,
    Value,
    Words,
    table_of,
    told,
)
from calculators.declare.naming import NAME
from calculators.declare.write import bare


class Channel(StrEnum):
    """How they talked."""

    PHONE = "phone"
    CHAT = "chat"
    MESSAGE = "message"
    EMAIL = "email"
    POST = "post"
    COUNTER = "counter"


class Point(StrEnum):
    """What a written agreement has to say: the eight points of 第六步."""

    CONTRACT = "contract"
    TOTAL = "total"
    REDUCED = "reduced"
    PLAN = "plan"
    ORDER = "order"
    PAYEE = "payee"
    REPORTING = "reporting"
    BROKEN = "broken"


class Standing(StrEnum):
    """Where a promised reply stands on the day asked about."""

    AWAITED = "awaited"
    LATE = "late"


CHANNELS = {
    Channel.PHONE: "电话",
    Channel.CHAT: "官方 APP 或在线客服",
    Channel.MESSAGE: "短信",
    Channel.EMAIL: "电子邮件",
    Channel.POST: "信件",
    Channel.COUNTER: "柜台",
}
POINTS = {
    Point.CONTRACT: "写明是哪份合同、和哪家机构",
    Point.TOTAL: "写明欠款总数、算到哪天、由哪几项组成",
    Point.REDUCED: "写明减哪一项、减多少、要什么条件",
    Point.PLAN: "写明每期的日期和金额",
    Point.ORDER: "写明还的钱先冲哪一项、期间算不算利息",
    Point.PAYEE: "写明付到哪个户名、怎么付",
    Point.REPORTING: "写明催收停不停、征信怎样报送",
    Point.BROKEN: "写明晚一期会怎样、还完给什么证明",
}
STANDINGS = {Standing.AWAITED: "还在等", Standing.LATE: "过了日子，可以再问"}
LONGEST_SAID = 200
LONGEST_TICKET = 40
NOT_NOTED = "没有写"
BLANK = "＿＿＿＿"


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One time that they talked."""

    on: Annotated[date, Field("哪天", where="通话记录、聊天记录")]
    at: Annotated[time | None, Field("几点", where="通话记录、聊天记录")] = None
    lender: Annotated[str | None, Field("和哪一家", kind=NAME, where="合同里的「贷款人」")] = None
    channel: Annotated[Channel, Field("用什么方式", choices=CHANNELS)] = Channel.PHONE
    person: Annotated[
        str | None,
        Field("对方是谁", kind=NAME, help="记工号或姓氏，不用记电话号码。", where="开头就问"),
    ] = None
    said: Annotated[
        str | None,
        Field("说了什么", kind=TEXT, help="照原话写一两句。", at_most=LONGEST_SAID),
    ] = None
    ticket: Annotated[
        str | None,
        Field("单号", kind=TEXT, where="请对方报一个受理单号", at_most=LONGEST_TICKET),
    ] = None
    promised_by: Annotated[
        date | None,
        Field("答应哪天答复", help="没有答应就空着。", where="问清楚「哪天以前」"),
    ] = None
    replied: Annotated[bool, Field("已经答复了吗")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The talks so far, and what the paper in hand says already."""

    talks: Annotated[
        tuple[Talk, ...],
        Rows("每一次沟通", row="一次沟通", help="说完就记，一次一行。", at_most=60),
    ] = (
        Talk(
            on=date(2026, 11, 17),
            at=time(10, 20),
            lender="甲消费金融",
            person="工号 0000（示例）",
            said="申请延期，请登记。客服说已登记，会有专人答复。",
            ticket="0000（示例）",
            promised_by=date(2026, 11, 24),
        ),
    )
    agreement: Annotated[
        tuple[Point, ...] | None,
        Field(
            "对方给的书面里，已经写明的",
            help="写清楚的才勾；还没有书面就一项也不勾。",
            choices=POINTS,
        ),
    ] = None
    as_of: Annotated[
        date, Field("看哪一天的情形", help="通常填今天。", today=Today.TODAY, shared="as_of")
    ] = date(2026, 11, 23)

    @property
    def in_order(self) -> tuple[Talk, ...]:
        """The talks by day and hour; of one day, those without an hour first."""
        return tuple(sorted(self.talks, key=lambda talk: (talk.on, talk.at or time.min)))

    @property
    def awaited(self) -> tuple[Talk, ...]:
        """The talks whose promised reply has not come, the earliest promise first."""
        waiting = (talk for talk in self.in_order if talk.promised_by and not talk.replied)
        return tuple(sorted(waiting, key=lambda talk: talk.promised_by or date.max))

    @property
    def lacking(self) -> tuple[Point, ...]:
        """The points that the paper in hand does not settle."""
        return tuple(point for point in Point if point not in (self.agreement or ()))


def calculate(inputs: Inputs) -> Result:
    """The record in order, the replies still due, and what to have written down.

    Raises `InvalidInputError` where a reply is promised for a day before the talk.
    """
    mistakes = tuple(
        Mistake(f"talks.{number}.promised_by", "答应答复的日子要在沟通那天或以后，请检查日期。")
        for number, talk in enumerate(inputs.talks, start=1)
        if talk.promised_by is not None and talk.promised_by < talk.on
    )
    if mistakes:
        raise InvalidInputError(*mistakes)
    return Result(
        sentence=_sentence(inputs),
        figures=tuple(_figures(inputs)),
        next=NEXT,
        tables=tuple(_tables(inputs)),
        notes=NOTES,
        rules=law.rules("cc_543_544"),
        limits=LIMITS,
        documents=(_record(inputs),),
        reminders=tuple(_reminders(inputs)),
    )


def _late(inputs: Inputs) -> tuple[Talk, ...]:
    return tuple(
        talk for talk in inputs.awaited if talk.promised_by and talk.promised_by < inputs.as_of
    )


def _sentence(inputs: Inputs) -> Words:
    start = told("记了 {} 次沟通。", Count(len(inputs.talks)))
    late = len(_late(inputs))
    if late:
        return (
            *start,
            *told("有 {} 次过了答应的日子还没有答复，可以带着单号再问一次。", Count(late)),
        )
    if inputs.awaited:
        first = inputs.awaited[0]
        return (
            *start,
            *told("最近要等的答复是 {}以前，", first.promised_by or inputs.as_of),
            "到了没有来，带着单号再问。",
        )
    return (*start, "没有在等的答复。对方答应过什么，问清楚哪天以前，记下来。")


def _figures(inputs: Inputs) -> Iterator[Figure]:
    yield Figure("talks", "沟通了几次", Count(len(inputs.talks)))
    yield Figure("awaited", "还在等的答复", Count(len(inputs.awaited)))
    yield Figure("late", "其中过了日子的", Count(len(_late(inputs))))
    if inputs.awaited and inputs.awaited[0].promised_by:
        yield Figure("next_reply", "最早一个答复的日子", inputs.awaited[0].promised_by)
    yield Figure("points_lacking", "书面里还没写明的", Count(len(inputs.lacking)))


def _tables(inputs: Inputs) -> Iterator[Table]:
    if inputs.awaited:
        yield table_of(
            "awaited",
            "在等的答复",
            (
                ("due", "答应哪天以前"),
                ("lender", "哪一家"),
                ("said", "说了什么"),
                ("ticket", "单号"),
                ("standing", "现在"),
            ),
            (_awaited_row(inputs, talk) for talk in inputs.awaited),
        )
    yield table_of(
        "talks",
        "记下的每次沟通",
        (
            ("on", "哪天"),
            ("at", "几点"),
            ("lender", "哪一家"),
            ("channel", "方式"),
            ("person", "对方"),
            ("said", "说了什么"),
            ("ticket", "单号"),
        ),
        (_talk_row(talk) for talk in inputs.in_order),
    )
    if inputs.lacking:
        yield table_of(
            "points",
            "书面里还没写明的，签之前问",
            (("point", "要写明什么"),),
            ((Term(point.value, POINTS[point]),) for point in inputs.lacking),
        )


def _awaited_row(inputs: Inputs, talk: Talk) -> tuple[Value | None, ...]:
    late = talk.promised_by is not None and talk.promised_by < inputs.as_of
    standing = Standing.LATE if late else Standing.AWAITED
    return (
        talk.promised_by,
        _lender(talk),
        talk.said,
        talk.ticket,
        Term(standing.value, STANDINGS[standing]),
    )


def _talk_row(talk: Talk) -> tuple[Value | None, ...]:
    channel = Term(talk.channel.value, CHANNELS[talk.channel])
    said = talk.said
    return (talk.on, talk.at, _lender(talk), channel, talk.person, said, talk.ticket)


def _lender(talk: Talk) -> str:
    return talk.lender or NOT_NOTED


def _reminders(inputs: Inputs) -> Iterator[Reminder]:
    """The day of each awaited reply, for a calendar."""
    for talk in inputs.awaited:
        if talk.promised_by is not None:  # pragma: no branch - whoever is awaited has promised
            number = inputs.in_order.index(talk) + 1
            title = f"{_lender(talk)}：答应这一天以前答复"
            yield Reminder(
                f"reply-{number}", talk.promised_by, title, f"单号 {talk.ticket or BLANK}"
            )


def _record(inputs: Inputs) -> Document:
    """The record as a sheet to lay beside a complaint or a letter."""
    return Document(
        "record",
        "沟通记录（自己留底）",
        "\n".join(_record_lines(inputs)),
        saying="什么时候、用什么方式、和谁、说了什么、单号是多少。",
        use_when="再次打电话、写投诉、申请调解的时候，照着说。",
        not_when="对方口头催你签字、付款的时候，先不要凭这张纸答应。",
        check=(
            "日期和通话记录、聊天记录对得上。",
            "只写听到的话，不写猜的。",
            "没有别人的电话、证件号。",
        ),
        then="过了答应的日子没有答复，带着单号再问；还是没有，看投诉怎么走。",
    )


def _record_lines(inputs: Inputs) -> Iterator[str]:
    yield f"沟通记录　记到 {bare(inputs.as_of)}"
    for number, talk in enumerate(inputs.in_order, start=1):
        at = f" {bare(talk.at)}" if talk.at else ""
        whom = "，".join(filter(None, (talk.lender, talk.person))) or BLANK
        yield f"{number}. {bare(talk.on)}{at}　{CHANNELS[talk.channel]}　{whom}"
        yield f"　　说了什么：{talk.said or BLANK}"
        yield f"　　单号：{talk.ticket or BLANK}"
        if talk.promised_by:
            answered = "已经答复" if talk.replied else "还没有答复"
            yield f"　　答应 {bare(talk.promised_by)} 以前答复，{answered}"
    if inputs.lacking:
        yield "书面里还没写明的：" + "；".join(POINTS[point] for point in inputs.lacking)


NOTES: tuple[Words, ...] = (
    "录音、截图按日期放在一起；这里只记要点。",
    "不用记对方的私人电话，也不要写进别人的名字和证件号。",
)
NEXT = (
    Next("书面要核对的八项，逐项怎么问", "how/in-writing/"),
    Next("没有答复，投诉怎么走", "difficulties/complaints/"),
    Next("把材料放在一起打印", "tools/package/"),
)
LIMITS: tuple[Words, ...] = (
    "记录能不能当证据、证明力有多大，由法院认定。",
    "对方答应过什么，以书面为准；没写清的，按没有变更处理。",
)

CALCULATOR = Calculator(
    title="沟通记录",
    lead="每说一次记一行：哪天、和谁、说了什么、单号、答应哪天答复。",
    inputs=Inputs,
    calculate=calculate,
    figures=("talks", "awaited", "late", "next_reply", "points_lacking"),
    tables=("awaited", "talks", "points"),
    documents=("record",),
    sources=(Reference("中华人民共和国民法典", "商量一致才能改合同，没写清的当作没改"),),
)
