"""关键日期: the last day of each period that a letter, a payment or an event begins.

Longer than a sibling because each of fifteen dates brings its own words; how long the periods
are stands in `law.periods`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from calculators import law
from calculators.declare import (
    Calculator,
    Field,
    Figure,
    InvalidInputError,
    Mistake,
    Next,
    Reference,
    Reminder,
    Result,
    Table,
    Today,
    Words,
    table_of,
)
from calculators.declare.loan_terms import LENDERS
from calculators.finance.money import Money
from calculators.law import periods
from calculators.law.credit_repair import repair_window
from calculators.law.lines import Lender
from calculators.law.periods import Period, PeriodUnit


class Event(StrEnum):
    """What interrupted, or would interrupt, the limitation period."""

    REPAYMENT = "repayment"
    PROMISE = "promise"
    AGREEMENT = "agreement"
    DEMAND = "demand"
    SUIT = "suit"
    PAYMENT_ORDER = "payment_order"
    MEDIATION = "mediation"
    TRANSFER_NOTICE = "transfer_notice"


EVENTS = {
    Event.REPAYMENT: "还了一部分",
    Event.PROMISE: "答应还，或者请求延期",
    Event.AGREEMENT: "签了还款协议或者新协议",
    Event.DEMAND: "对方催收",
    Event.SUIT: "对方起诉或者申请仲裁",
    Event.PAYMENT_ORDER: "对方申请支付令",
    Event.MEDIATION: "申请调解",
    Event.TRANSFER_NOTICE: "收到债权转让通知",
}
# These interrupt from the day they begin; the new period begins when they end (195).
PROCEEDINGS = (Event.SUIT, Event.PAYMENT_ORDER, Event.MEDIATION)
CONSENTS = (Event.REPAYMENT, Event.PROMISE, Event.AGREEMENT)
# 15/30/60 days bind banks and insurers; they do not simply reach these.
NOT_BOUND = (Lender.MICROLENDER, Lender.PRIVATE)
WEEKDAYS = "一二三四五六日"
UNITS = {PeriodUnit.DAYS: "日", PeriodUnit.YEARS: "年"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The dates on the papers; each may be left empty, and then nothing hangs on it."""

    payment_order_received: Annotated[
        date | None,
        Field("收到支付令的日期", where="法院送达回证，或者签收快递的那天"),
    ] = date(2026, 11, 16)
    suit_received: Annotated[
        date | None,
        Field("收到起诉状副本的日期", where="法院送达回证，或者签收快递的那天"),
    ] = None
    due: Annotated[
        date | None,
        Field(
            "最后一期的到期日",
            where="合同「借款期限」，或 APP 还款计划的最后一行",
            shared="last_due",
        ),
    ] = None
    last_event: Annotated[
        date | None,
        Field(
            "最近一件事的日期",
            help="最近一次还款、答应还、被催收、被起诉，或者收到债权转让通知的那天。",
            where="转账记录、短信、通话记录、快递签收",
        ),
    ] = date(2026, 3, 10)
    event_kind: Annotated[
        Event | None,
        Field("那是一件什么事", where="照当时的记录选", choices=EVENTS),
    ] = Event.REPAYMENT
    event_ended: Annotated[
        date | None,
        Field(
            "程序结束的日期",
            help="起诉、仲裁、支付令、调解还没有结束的，空着。",
            where="判决书、裁定书、调解书",
            when={"event_kind": tuple(each.value for each in PROCEEDINGS)},
        ),
    ] = None
    overdue_from: Annotated[
        date | None,
        Field("这笔从哪天开始逾期", where="信用报告里这笔的「逾期」记录，APP 账单", more=True),
    ] = None
    overdue_amount: Annotated[
        Money | None,
        Field("当时逾期的金额", where="信用报告里这笔的「逾期金额」", more=True),
    ] = None
    cleared: Annotated[
        date | None,
        Field(
            "全部还清的日期",
            help="还没有还清的，空着。",
            where="结清证明，最后一次转账记录",
            shared="cleared",
        ),
    ] = None
    complaint_received: Annotated[
        date | None,
        Field("机构收到投诉的日期", where="投诉回执、受理短信"),
    ] = date(2026, 11, 10)
    lender: Annotated[
        Lender | None,
        Field(
            "投诉的是哪一类机构",
            where="合同的「贷款人」",
            choices=LENDERS,
            shared="lender",
        ),
    ] = Lender.UNKNOWN
    dispute_filed: Annotated[
        date | None,
        Field("征信异议被收到的日期", where="异议申请的回执"),
    ] = None
    credit_complaint_accepted: Annotated[
        date | None,
        Field("人民银行受理征信投诉的日期", where="受理通知", more=True),
    ] = None
    judgment_due: Annotated[
        date | None,
        Field(
            "判决要求付清的最后一天",
            help="判决书、调解书写明的履行期限的最后一日。",
            where="判决书、调解书",
        ),
    ] = None
    mediated: Annotated[
        date | None,
        Field("人民调解协议生效的日期", where="调解协议书"),
    ] = None
    as_of: Annotated[
        date | None,
        Field("今天", help="用来看期限过了没有。", today=Today.TODAY, more=True, shared="as_of"),
    ] = date(2026, 11, 23)

    @property
    def event_counts_from(self) -> date | None:
        """The day from which an event lets the period run again; None while it has not ended."""
        return self.event_ended if self.event_kind in PROCEEDINGS else self.last_event

    @property
    def after_expiry(self) -> bool:
        """Whether the event came when the period had run out, on the later of both readings."""
        if self.due is None or self.last_event is None:
            return False
        return self.last_event > periods.limitation().after(_next_day(self.due))

    @property
    def before_due(self) -> bool:
        """Whether the event came before the period had begun."""
        return self.due is not None and self.last_event is not None and self.last_event <= self.due


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The last day of a period: what it is for, since when it runs, and the rule behind it."""

    key: str
    label: str
    since: date
    period: Period
    note: str = ""

    @property
    def day(self) -> date:
        """The last day of the period."""
        return self.period.after(self.since)


def calculate(inputs: Inputs) -> Result:
    """Every date whose input is given; the objection to a payment order comes first.

    Raises `InvalidInputError` for a due date under the 2017 transition and for events that end
    before they begin.
    """
    _check(inputs)
    found = tuple(_deadlines(inputs))
    return Result(
        sentence=_sentence(inputs, found),
        figures=tuple(Figure(each.key, each.label, each.day, note=each.note) for each in found),
        next=_next(inputs),
        tables=(_table(found),) if found else (),
        notes=tuple(_notes(inputs)),
        proof=tuple(_proof(each) for each in found),
        rules=law.rules(*dict.fromkeys(_rules(inputs, found))),
        limits=LIMITS,
        reminders=tuple(_reminder(each) for each in found if each.key not in NOT_REMINDED),
    )


def _reminder(deadline: Deadline) -> Reminder:
    return Reminder(
        deadline.key,
        deadline.day,
        deadline.label,
        ("从 ", deadline.since, " 算起，", _length(deadline.period), "。", HOLIDAYS),
    )


def _check(inputs: Inputs) -> None:
    mistakes = tuple(Mistake(*each) for each in _mistakes(inputs))
    if mistakes:
        raise InvalidInputError(*mistakes)


def _mistakes(inputs: Inputs) -> Iterator[tuple[str, str]]:
    first = periods.limitation_transition_from()
    if inputs.due is not None and inputs.due < first:
        transition = law.rule("limit_transition_2017").says
        yield (
            "due",
            (
                f"最后一期在 {first} 以前到期的，本站不算时效。{transition}"
                "这一笔要看当时有没有中断，请带着合同和还款记录问律师。"
                "把这一项清空，别的日期照样能算。"
            ),
        )
    if inputs.last_event is not None and inputs.event_kind is None:
        yield "event_kind", "请选一下最近的那件事是什么：不同的事，重新起算的日子不同。"
    began, ended = inputs.last_event, inputs.event_ended
    if inputs.event_kind in PROCEEDINGS and began and ended and ended < began:
        yield "event_ended", f"程序结束不能早于开始（{began}），请核对两个日期。"
    if inputs.overdue_from and inputs.cleared and inputs.cleared < inputs.overdue_from:
        yield "cleared", f"还清的日期不能早于开始逾期的日期（{inputs.overdue_from}），请核对。"


def _deadlines(inputs: Inputs) -> Iterator[Deadline]:
    """The dates in the order of the answer, each only where its input is given."""
    yield from _in_court(inputs)
    yield from _limitation(inputs)
    yield from _in_the_record(inputs)
    yield from _complaints(inputs)
    yield from _afterwards(inputs)


def _in_court(inputs: Inputs) -> Iterator[Deadline]:
    if inputs.payment_order_received:
        yield Deadline(
            key="payment_order_objection",
            label="对支付令书面异议，最晚",
            since=inputs.payment_order_received,
            period=periods.payment_order_objection(),
            note="错过就可能直接被执行",
        )
    if inputs.suit_received:
        yield Deadline(
            key="court_answer",
            label="提交答辩状，最晚",
            since=inputs.suit_received,
            period=periods.court_answer(),
        )


def _limitation(inputs: Inputs) -> Iterator[Deadline]:
    three_years = periods.limitation()
    if inputs.due:
        for key, label, since in (
            ("limitation_from_due", "诉讼时效，从最后一期到期日起算", inputs.due),
            (
                "limitation_from_due_alternative",
                "诉讼时效，从到期第二天起算",
                _next_day(inputs.due),
            ),
        ):
            yield Deadline(key=key, label=label, since=since, period=three_years, note=INFERRED)
    counts_from = inputs.event_counts_from
    if counts_from and not inputs.after_expiry and not inputs.before_due:
        yield Deadline(
            key="limitation_from_event",
            label="诉讼时效，从最近那件事重新起算",
            since=counts_from,
            period=three_years,
        )
    if inputs.due:
        yield Deadline(
            key="limitation_ceiling",
            label="最长保护到",
            since=inputs.due,
            period=periods.limitation_ceiling(),
        )


def _in_the_record(inputs: Inputs) -> Iterator[Deadline]:
    if inputs.cleared:
        yield Deadline(
            key="record_removed",
            label="不良记录删除，预计不早于",
            since=inputs.cleared,
            period=periods.credit_record(),
            note="删除日是按条文推算的，以信用报告为准",
        )


def _complaints(inputs: Inputs) -> Iterator[Deadline]:
    if inputs.complaint_received and inputs.lender not in NOT_BOUND:
        for key, label, period in (
            ("complaint_reply", "投诉答复，一般最晚", periods.complaint_reply()),
            ("complaint_reply_complex", "情况复杂的", periods.complaint_reply_complex()),
            ("complaint_reply_special", "特别复杂并经批准的", periods.complaint_reply_special()),
        ):
            yield Deadline(key=key, label=label, since=inputs.complaint_received, period=period)
    for key, label, since, period in (
        ("dispute_reply", "征信异议答复，最晚", inputs.dispute_filed, periods.dispute_reply()),
        (
            "credit_complaint_reply",
            "征信投诉答复，最晚",
            inputs.credit_complaint_accepted,
            periods.credit_complaint_reply(),
        ),
    ):
        if since:
            yield Deadline(key=key, label=label, since=since, period=period)


def _afterwards(inputs: Inputs) -> Iterator[Deadline]:
    for key, label, since, period in (
        (
            "enforcement_deadline",
            "对方申请执行，最晚",
            inputs.judgment_due,
            periods.enforcement(),
        ),
        (
            "mediation_confirmation",
            "共同申请司法确认，最晚",
            inputs.mediated,
            periods.mediation_confirmation(),
        ),
    ):
        if since:
            yield Deadline(key=key, label=label, since=since, period=period)


def _next_day(day: date) -> date:
    return day + timedelta(days=1)


def _sentence(inputs: Inputs, found: tuple[Deadline, ...]) -> Words:
    if not found and inputs.last_event is None:
        return "还没有填日期。手里有哪一样就填哪一样，填一项算一项。"
    urgent = next((each for each in found if each.key in URGENT), None)
    if urgent:
        return _urgent(inputs, urgent)
    if inputs.after_expiry:
        return AFTER_EXPIRY
    by_key = {each.key: each for each in found}
    last = by_key.get("limitation_from_event") or by_key.get("limitation_from_due_alternative")
    if last:
        return (
            f"{last.label}：到 ",
            last.day,
            "。这一天以前有过还款、答应还或者被催的，从那一次重新算。",
        )
    if found:
        return (f"{found[0].label}：", found[0].day, "。")
    return "按填的这件事，时效没有重新起算；原因写在下面的说明里。"


def _urgent(inputs: Inputs, urgent: Deadline) -> Words:
    if inputs.as_of and inputs.as_of > urgent.day:
        return (
            f"{urgent.label}是 ",
            urgent.day,
            "，按收到的那天算已经过了。请马上联系发文书的法院，问现在能做什么。",
        )
    return (f"最先要办的：{urgent.label}在 ", urgent.day, "。", URGENT[urgent.key])


def _table(found: tuple[Deadline, ...]) -> Table:
    return table_of(
        "dates",
        "每个日期从哪天算起",
        (
            ("what", "什么事"),
            ("since", "从哪天算起"),
            ("period", "多长"),
            ("date", "到哪一天"),
            ("weekday", "星期"),
        ),
        (
            (
                each.label,
                each.since,
                _length(each.period),
                each.day,
                f"星期{WEEKDAYS[each.day.weekday()]}",
            )
            for each in found
        ),
        HOLIDAYS,
    )


def _length(period: Period) -> str:
    return f"{period.number} {UNITS[period.unit]}"


def _proof(deadline: Deadline) -> Words:
    by_day = deadline.period.unit is PeriodUnit.DAYS
    rule = "开始当天不算，按自然日数" if by_day else "开始当天不算，到对应的那一天"
    return (
        deadline.since,
        f" 起 {_length(deadline.period)}（{rule}） ＝ ",
        deadline.day,
    )


def _notes(inputs: Inputs) -> Iterator[Words]:
    if inputs.due:
        yield INFERRED_NOTE
    yield from _event_notes(inputs)
    yield from _record_notes(inputs)
    if inputs.complaint_received and inputs.lender in NOT_BOUND:
        yield (
            "投诉答复的天数管的是银行和保险机构，这一类机构不当然适用，所以没有给日期。"
            "小额贷款公司归地方金融管理机构，可以向它反映。"
        )
    elif inputs.complaint_received and inputs.lender is not Lender.BANK:
        yield "投诉答复的天数管银行和保险机构，是自然日；小额贷款公司不当然适用。"
    if inputs.judgment_due:
        yield "申请执行的期限是对方的期限，过了判决的日子还没有付的，另外加付利息。"


def _event_notes(inputs: Inputs) -> Iterator[Words]:
    if inputs.last_event is None:
        return
    if inputs.after_expiry:
        yield "到期以后如果还有过更早的还款、答应还或者被催，时效从那一次重新起算，届满会更晚。"
        if inputs.event_kind in CONSENTS:
            yield "届满以后已经还的，不能要求退回；签过字、答应过的，先带着材料问律师再说下一步。"
        else:
            yield (
                "届满以后对方只是催收、起诉或者通知，这些本身不会让时效重新起算；"
                "法院不会主动看时效，要自己在一审提出来。没看懂的纸不要签。"
            )
    elif inputs.before_due:
        yield "这件事发生在最后一期到期以前，时效还没有开始算，仍从到期那天看。"
    elif inputs.event_counts_from is None:
        yield "起诉、仲裁、支付令、调解，要等程序结束，时效才重新起算；结束以后把日期填进来。"
    elif inputs.due is None:
        yield "没有填到期日，不知道这件事发生时时效满了没有；已经满了的，不会重新起算。"


def _record_notes(inputs: Inputs) -> Iterator[Words]:
    if inputs.overdue_from and not inputs.cleared:
        yield (
            "还没有还清的，",
            _length(periods.credit_record()),
            "还没有开始算：从还清那天起算，不是从逾期那天。",
        )
    if inputs.overdue_from is None or inputs.overdue_amount is None:
        return
    window = repair_window()
    arose = window.arose_from <= inputs.overdue_from <= window.arose_until
    if not arose or inputs.overdue_amount > window.at_most:
        return
    if inputs.cleared and window.reached(
        inputs.overdue_from, inputs.overdue_amount, inputs.cleared
    ):
        yield "这笔符合一次性信用修复的条件，应当已经不展示。查一下信用报告，还在展示的可以提异议。"
    else:
        yield (
            "一次性信用修复的还款截止日为 ",
            window.cleared_until,
            "；本站至核实日未查到延期。收费帮人修复征信的，不要相信。",
        )


def _rules(inputs: Inputs, found: tuple[Deadline, ...]) -> Iterator[str]:
    keys = {each.key for each in found}
    yield from (each.period.rule for each in found if each.key in URGENT)
    if inputs.due:
        yield from ("cc_188", "cc_189")
        came_in = law.rule("limit_transition_2017").text("general_from")
        yield from ("limit_transition_2017",) if str(inputs.due) < came_in else ()
    if inputs.last_event:
        yield "cc_195"
        yield from ("sx_14",) if inputs.event_kind in CONSENTS else ()
        yield from ("sx_8",) if inputs.event_kind is Event.DEMAND else ()
        yield from ("sx_17",) if inputs.event_kind is Event.TRANSFER_NOTICE else ()
        yield from ("cc_192", "sx_19")
    if inputs.after_expiry:
        yield "cc_193"
    yield from (each.period.rule for each in found if each.key not in RUNNING)
    if inputs.overdue_from and not inputs.cleared:
        yield "cred_16"
    if inputs.overdue_from and inputs.overdue_amount:
        yield from ("repair_scope", "repair_show")
    if keys:
        yield "cc_200_203"


def _next(inputs: Inputs) -> tuple[Next, ...]:
    steps = (
        (
            inputs.payment_order_received,
            Next("收到支付令，现在要做什么", "difficulties/payment-order/"),
        ),
        (inputs.suit_received, Next("收到传票，先核对再答辩", "difficulties/letters-and-summons/")),
        (inputs.due or inputs.last_event, Next("时效到底怎么回事", "rules/limitation/")),
        (inputs.complaint_received, Next("投诉与调解怎么走", "difficulties/complaints/")),
        (
            inputs.cleared or inputs.overdue_from or inputs.dispute_filed,
            Next("查征信、提异议", "rules/credit-report/"),
        ),
        (inputs.judgment_due, Next("判决以后会怎样", "difficulties/enforcement/")),
        (inputs.mediated, Next("谈好的落到书面", "how/in-writing/")),
        (True, Next("时效到底怎么回事", "rules/limitation/")),
    )
    wanted = dict.fromkeys(step for given, step in steps if given)
    return tuple(wanted)[:3]


URGENT = {
    "payment_order_objection": "异议要书面提出，打电话不算；不异议又不付，对方可以申请执行。",
    "court_answer": "不答辩也会开庭；传了不到庭，法院可以缺席判决。",
}
RUNNING = (
    "limitation_from_due",
    "limitation_from_due_alternative",
    "limitation_from_event",
    "limitation_ceiling",
)
# No calendar waits for a limitation, or for the other side's own time limit, to run out.
NOT_REMINDED = (*RUNNING, "enforcement_deadline")
INFERRED = "本站对条文的推论"
INFERRED_NOTE = (
    "从到期日还是从第二天起算，差一天：这是本站对第 188、189、201、202 条的推论，"
    "两个日期都列出来，以法院认定为准；拿不准时按晚的那天看。"
)
AFTER_EXPIRY = (
    "最近那件事发生在时效届满以后，不会重新起算；"
    "届满以后付款、答应还或者签新协议，就不能再用时效抗辩。"
)
HOLIDAYS = "最后一天遇法定休假日顺延，请自查：本站没有法定休假日表。"
LIMITS: tuple[Words, ...] = (
    HOLIDAYS,
    "时效只看你填的这一件事；中间还有过别的中断、中止，日期会变，以法院认定为准。",
    "对方宣布提前到期的，把宣布的那天也当作到期日再算一次，两个日期都记下，以法院认定为准。",
    "时效届满不等于债没有了，征信记录也不会因此消失；不要为了等日期而不接电话、不看信。",
)

CALCULATOR = Calculator(
    title="关键日期",
    lead="把文书、还款记录上的日期填进来，看每件事最晚到哪一天。填一项算一项。",
    inputs=Inputs,
    calculate=calculate,
    figures=(
        "payment_order_objection",
        "court_answer",
        *RUNNING,
        "record_removed",
        "complaint_reply",
        "complaint_reply_complex",
        "complaint_reply_special",
        "dispute_reply",
        "credit_complaint_reply",
        "enforcement_deadline",
        "mediation_confirmation",
    ),
    tables=("dates",),
    sources=(Reference("民法典第二百条至第二百零三条", "按日、按年怎么数，最后一天是哪天"),),
)
