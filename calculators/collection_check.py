"""催收行为核对: each thing a collector did, beside the texts that speak of it.

Longer than a sibling because each of fifteen conducts brings its own words; which texts speak
of which conduct, whom they bind and from when, stands in `law.conduct`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated

from calculators import law
from calculators.declare import (
    Calculator,
    Count,
    Field,
    Figure,
    Next,
    Reference,
    Result,
    Table,
    Term,
    Value,
    Words,
    table_of,
    told,
)
from calculators.declare.loan_terms import LENDERS
from calculators.law import Rule, RuleKind, collection
from calculators.law.channels import complaint_lines, number
from calculators.law.conduct import (
    SAFETY_FIRST,
    Conduct,
    Texts,
    texts,
    too_many_connected,
    too_many_unanswered,
)
from calculators.law.lines import Lender

NO_RULE = "没有查到规则"
RETOLD = "（转述，待核原件）"
# Kinds that an authority may act on by themselves; a standard or a guide is quoted in complaints.
BINDING = frozenset({RuleKind.LAW, RuleKind.DEPARTMENTAL_RULE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What was done on one day, as far as the reader noted it."""

    on: Annotated[
        date,
        Field(
            "哪一天的事",
            help="一天一天地对；规则只管它施行以后的事。",
            where="通话记录、聊天截图上的日期",
        ),
    ] = date(2026, 11, 20)
    time: Annotated[
        time | None,
        Field("几点联系的", help="一天几次的，填最晚或最早的一次。", where="通话记录"),
    ] = time(22, 40)
    agreed_hours: Annotated[
        bool,
        Field("约定过可以在这个时间联系", where="合同、和对方的聊天记录"),
    ] = False
    consented: Annotated[
        bool,
        Field(
            "同意过在这个时间联系",
            help="例如自己说过「晚上十点以后打给我」。",
            where="聊天记录、录音",
            more=True,
        ),
    ] = False
    calls_connected: Annotated[
        int,
        Field(
            "当天接通了几次",
            help="放款机构和它委托的催收，合在一起数。",
            where="通话详单",
            unit="次",
            at_most=500,
        ),
    ] = 5
    calls_unanswered: Annotated[
        int,
        Field(
            "同一个号码，当天没接通几次",
            help="打到你的每个号码、每个账号分开数，填最多的那个。",
            where="通话详单、未接来电",
            unit="次",
            at_most=500,
        ),
    ] = 4
    third_party: Annotated[
        bool,
        Field("联系了家人、朋友或者同事", where="请他们写下时间、号码和原话"),
    ] = True
    lost_contact: Annotated[
        bool,
        Field(
            "那时你的手机打不通、找不到人",
            help="换了号码、连着几天没有接，都算。",
            where="自己的通话记录",
            when={"third_party": ("yes",)},
        ),
    ] = False
    third_party_refused: Annotated[
        bool,
        Field(
            "对方说了不要再打，还在打",
            where="请家人、同事写下说过的话和之后的来电",
            when={"third_party": ("yes",)},
        ),
    ] = False
    debt_disclosed: Annotated[
        bool,
        Field("把你欠款的事告诉了别人", where="请听到的人写下原话"),
    ] = True
    threat: Annotated[
        bool,
        Field("威胁、恐吓、辱骂、跟踪，或者动手", where="录音、短信、在场的人"),
    ] = False
    entered_without_consent: Annotated[
        bool,
        Field("没有同意就进了家门，或者不让人走", where="门口的视频、邻居"),
    ] = False
    home_visit: Annotated[
        bool, Field("上门来了（在门外，或者你请进来的）", where="门口的视频、来访的时间")
    ] = False
    pretended_authority: Annotated[
        bool, Field("冒充公安、法院或别的机关", where="对方自称的单位、姓名、证件照片")
    ] = False
    published: Annotated[bool, Field("群发、张贴、发到网上", where="截图，要有网址和时间")] = False
    from_private_account: Annotated[
        bool, Field("用私人手机号、私人微信联系", where="来电号码、账号主页的截图")
    ] = False
    pay_to_personal_account: Annotated[
        bool, Field("叫你付到个人账户", where="对方发来的账号和户名")
    ] = False
    extra_charge: Annotated[
        bool, Field("另外收催收费、上门费、手续费", where="对方的说法、收据、转账记录")
    ] = False
    new_loan_urged: Annotated[bool, Field("劝你再借一笔来还", where="聊天记录、录音")] = False
    lender: Annotated[
        Lender,
        Field(
            "放款的是哪一类",
            where="合同的「贷款人」",
            choices=LENDERS,
            shared="lender",
        ),
    ] = Lender.UNKNOWN

    @property
    def at_night(self) -> bool:
        """Whether the hour lies in the night that the texts speak of."""
        at = self.time
        return at is not None and any(each.holds(at) for each in collection.quiet_hours())

    @property
    def asked_only_to_pass_on(self) -> bool:
        """Whether someone else was asked as the association's guide allows.

        The debtor could not be found, nothing was said of the debt, nobody had refused.
        """
        return self.lost_contact and not self.debt_disclosed and not self.third_party_refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One conduct and the texts that speak of it."""

    conduct: Conduct
    texts: Texts


def calculate(inputs: Inputs) -> Result:
    """Each conduct with every text that reaches it; danger first, then the order of gravity."""
    found = tuple(_findings(inputs))
    return Result(
        sentence=_sentence(found),
        figures=tuple(_figures(found)),
        next=_next(found),
        tables=(_table(found, inputs.lender),) if found else (),
        notes=tuple(_notes(inputs, found)),
        rules=tuple(dict.fromkeys(_rules(inputs, found))),
        limits=LIMITS,
    )


def _findings(inputs: Inputs) -> Iterator[Finding]:
    for conduct in Conduct:
        if _done(inputs, conduct):
            yield Finding(conduct=conduct, texts=_texts(inputs, conduct))


def _done(inputs: Inputs, conduct: Conduct) -> bool:
    match conduct:
        case Conduct.NIGHT:
            return inputs.at_night and not inputs.agreed_hours
        case Conduct.CONNECTED:
            return too_many_connected(inputs.calls_connected)
        case Conduct.UNANSWERED:
            return too_many_unanswered(inputs.calls_unanswered)
        case Conduct.THIRD_PARTY_REFUSED:
            return inputs.third_party and inputs.third_party_refused
        case _:
            return bool(getattr(inputs, conduct.value))


def _texts(inputs: Inputs, conduct: Conduct) -> Texts:
    """The texts, without one whose own condition lifts it; each text has its own."""
    spoken = texts(conduct, inputs.lender, inputs.on)
    lifted = _lifted(inputs, conduct)
    return Texts(
        reaching=tuple(each for each in spoken.reaching if each.id != lifted),
        later=tuple(each for each in spoken.later if each.id != lifted),
    )


def _lifted(inputs: Inputs, conduct: Conduct) -> str:
    if conduct is Conduct.NIGHT and inputs.consented:
        return "cba_hours"
    if conduct is Conduct.THIRD_PARTY and inputs.asked_only_to_pass_on:
        return "cba_third"
    return ""


def _sentence(found: tuple[Finding, ...]) -> Words:
    if not found:
        return (
            "按填的情况，没有碰到本站收录的规则。觉得被打扰，仍可以写信要求换个时间、换个方式联系。"
        )
    danger = [each for each in found if each.conduct in SAFETY_FIRST]
    met, binding = _counted(found)
    counted = told("填的情况里，{} 样碰到了规则，其中 {} 样有法律或部门规章。", met, binding)
    if not met.number:
        counted = ("填的情况里，没有查到管得到它的规则；仍可以留证，写信要求换一种做法。",)
    if danger:
        return (f"人身安全第一，先打 {_line('hl_110')}。", *counted)
    return (*counted, WHO_DECIDES)


def _counted(found: tuple[Finding, ...]) -> tuple[Count, Count]:
    """How many conducts meet any text, and how many meet one that binds by itself."""
    met = [each for each in found if each.texts.reaching]
    binding = [each for each in met if any(text.kind in BINDING for text in each.texts.reaching)]
    return Count(len(met)), Count(len(binding))


def _figures(found: tuple[Finding, ...]) -> Iterator[Figure]:
    met, binding = _counted(found)
    yield Figure("conducts_met", "碰到规则的有几样", met)
    yield Figure("conducts_binding", "其中有法律或部门规章的", binding)


def _table(found: tuple[Finding, ...], lender: Lender) -> Table:
    return table_of(
        "findings",
        "碰到的规则：哪一种，从哪天起，留什么，找谁",
        (
            ("behaviour", "对方做的事"),
            ("meets", "哪一种规则"),
            ("rule", "写了什么"),
            ("from", "从哪天起"),
            ("evidence", "留什么证据"),
            ("channel", "找谁"),
            ("binds", "管谁"),
        ),
        (row for each in found for row in _rows(each, lender)),
        "碰到不等于违反：条文看的是具体做法，由有权的机关认定。"
        "推荐性国标、行业自律不是法律，投诉时可以引用。",
    )


def _rows(found: Finding, lender: Lender) -> Iterator[tuple[Value | None, ...]]:
    conduct = found.conduct
    behaviour = Term(conduct.value, BEHAVIOURS[conduct])
    kept, channel = EVIDENCE[conduct], _channel(conduct, lender)
    for text in found.texts.reaching:
        told_from = text.effective_from
        first: Value | None = told_from if isinstance(told_from, date) else None
        title = f"{text.title}{RETOLD}" if text.retold else text.title
        yield (behaviour, text.kind.label, title, first, kept, channel, text.binds)
    if not found.texts.reaching:
        yield (behaviour, NO_RULE, _why_none(found), None, kept, channel, None)


def _why_none(found: Finding) -> str:
    """Why there is no text: all came later, or none was found."""
    if found.conduct in SAID_OF_NONE:
        return SAID_OF_NONE[found.conduct]
    if not found.texts.later:
        return "没有查到管这一类放款人的规则"
    first = min(str(each.effective_from) for each in found.texts.later)
    return f"收录的规则从 {first} 起，管不到这一天"


def _channel(conduct: Conduct, lender: Lender) -> str:
    if conduct in SAFETY_FIRST:
        return f"先打 {_line('hl_110')}，人安全了再投诉"
    if conduct is Conduct.PRETENDED:
        return f"打 {_line('hl_110')} 核实；法院的短信打 {_line('hl_12368')} 核对"
    if conduct is Conduct.PERSONAL_PAYEE:
        return f"先不付，向合同上的放款机构核对账户；怀疑被骗，问 {_line('hl_96110')}"
    if conduct is Conduct.PUBLISHED:
        return f"打 {_line('hl_110')}；再{_complaint(lender)}"
    return _complaint(lender)


def _complaint(lender: Lender) -> str:
    asked = " 或 ".join(number(each) for each in complaint_lines(lender))
    if lender is Lender.PRIVATE:
        return f"问 {asked}，谈不拢由法院认定"
    return f"向放款机构投诉，留单号；再问 {asked}"


def _line(rule_id: str) -> str:
    return number(law.rule(rule_id))


def _notes(inputs: Inputs, found: tuple[Finding, ...]) -> Iterator[Words]:
    done = {each.conduct for each in found}
    yield from (NOTES[conduct] for conduct in Conduct if conduct in done and conduct in NOTES)
    if inputs.at_night and inputs.agreed_hours:
        yield "约定过可以在这个时间联系，所以时间没有列进来；约定以外的时间，可以请对方按约定来。"
    if Conduct.NIGHT in done and inputs.consented and not inputs.agreed_hours:
        yield (
            "国标看有没有约定，银行业协会看有没有同意，两份不一样，所以分开看。"
            "不想再这样，写下来告诉对方。"
        )
    if inputs.third_party and inputs.asked_only_to_pass_on:
        yield PASSED_ON
    if done & {Conduct.NIGHT, Conduct.CONNECTED, Conduct.UNANSWERED}:
        yield ("法律没有写时段和次数；反复打扰、影响生活安宁的，看民法典那一条，算不算由法院认定。")
    yield from _lender_notes(inputs, found)


def _lender_notes(inputs: Inputs, found: tuple[Finding, ...]) -> Iterator[Words]:
    if any(text.id == "crim_293_1" for each in found for text in each.texts.reaching):
        yield "催收非法债务罪只管高利放贷这类非法的债；借款本身合法的，不适用这一条。"
    if inputs.lender is Lender.PRIVATE:
        yield "没有放贷牌照的人，国标和行业自律管不到，这里只对照法律。"
    if inputs.lender is Lender.UNKNOWN and found:
        yield "放款的是谁还不清楚，几类都列了出来，看「管谁」那一列；查到以后选上再看一次。"
    if inputs.lender is Lender.BANK and found and collection.reaches(_partners(), inputs.on):
        yield "和平台合作放的款，银行要管住合作方的催收，可以直接向放款的银行反映。"
    if inputs.lender is not Lender.PRIVATE and any(each.texts.reaching for each in found):
        yield f"也可以在互联网金融举报平台实名举报：{_line('nifa_report')}。"
    yield from _later_notes(found)


def _later_notes(found: tuple[Finding, ...]) -> Iterator[Words]:
    """Texts that were not out yet that day: named once each, with their first day."""
    later = {
        (text.source.title, str(text.effective_from)) for each in found for text in each.texts.later
    }
    for title, first in sorted(later, key=lambda each: each[1]):
        yield f"《{title}》从 {first} 起施行，管不到这一天的事，没有算进来。"
    if any(text.kind is RuleKind.LAW for each in found for text in each.texts.later):
        yield f"那天的旧法律本站没有收录，不等于没有；可以问 {_line('hl_12348')}。"


def _partners() -> Rule:
    return law.rule("zhudai_collect")


def _rules(inputs: Inputs, found: tuple[Finding, ...]) -> Iterator[Rule]:
    yield from (text for each in found for text in each.texts.reaching)
    done = {each.conduct for each in found}
    if done & {Conduct.NIGHT, Conduct.CONNECTED, Conduct.UNANSWERED}:
        peace = law.rule("cc_1032_1033")
        yield from (peace,) if collection.reaches(peace, inputs.on) else ()
    if inputs.lender is Lender.BANK and found and collection.reaches(_partners(), inputs.on):
        yield _partners()
    third = law.rule("cba_third_3day")
    if Conduct.THIRD_PARTY in done and "cba_third" in {each.id for each in _third(found)}:
        yield from (third,) if collection.reaches(third, inputs.on) else ()


def _third(found: tuple[Finding, ...]) -> Iterator[Rule]:
    for each in found:
        if each.conduct is Conduct.THIRD_PARTY:
            yield from each.texts.reaching


def _next(found: tuple[Finding, ...]) -> tuple[Next, ...]:
    done = {each.conduct for each in found}
    steps = (
        (bool(done & SAFETY_FIRST), Next("人身安全排在最前面", "start/triage/")),
        (bool(done), Next("怎样留证、向谁反映", "difficulties/improper-collection/")),
        (Conduct.PERSONAL_PAYEE in done, Next("先核对是不是骗局", "safety/agents/")),
        (True, Next("写信要求换个时间、方式联系", "tools/letter/")),
        (True, Next("投诉与调解怎么走", "difficulties/complaints/")),
    )
    return tuple(step for wanted, step in steps if wanted)[:3]


BEHAVIOURS = {
    Conduct.THREAT: "威胁、恐吓、辱骂、跟踪或者动手",
    Conduct.ENTERED: "没有同意就进家门，或者不让人走",
    Conduct.PRETENDED: "冒充公安、法院或别的机关",
    Conduct.PUBLISHED: "群发、张贴、发到网上",
    Conduct.PERSONAL_PAYEE: "叫你付到个人账户",
    Conduct.DISCLOSED: "把欠款的事告诉别人",
    Conduct.THIRD_PARTY: "联系家人、朋友或者同事",
    Conduct.THIRD_PARTY_REFUSED: "别人说了不要再打，还在打",
    Conduct.NIGHT: "深夜、清早联系",
    Conduct.CONNECTED: "一天接通的次数多",
    Conduct.UNANSWERED: "一天没接通的次数多",
    Conduct.PRIVATE_ACCOUNT: "用私人手机号、私人微信联系",
    Conduct.EXTRA_CHARGE: "另外收催收费、上门费、手续费",
    Conduct.NEW_LOAN: "劝你再借一笔来还",
    Conduct.HOME_VISIT: "上门（在门外，或者请进来的）",
}
EVIDENCE = {
    Conduct.THREAT: "录音、截图，要有号码和日期；报警回执",
    Conduct.ENTERED: "门口的视频、邻居的见证；报警回执",
    Conduct.PRETENDED: "对方自称的单位、姓名、电话，证件照片",
    Conduct.PUBLISHED: "截图，要有网址、群名和时间",
    Conduct.PERSONAL_PAYEE: "对方发来的账号、户名和说法；已经付的，留转账记录",
    Conduct.DISCLOSED: "请听到的人写下时间、号码和原话",
    Conduct.THIRD_PARTY: "请家人、同事截图来电，写下原话",
    Conduct.THIRD_PARTY_REFUSED: "说过「不要再打」的记录，和之后的来电",
    Conduct.NIGHT: "通话记录，看得到钟点",
    Conduct.CONNECTED: "通话详单，标出接通的",
    Conduct.UNANSWERED: "未接来电，按号码分开数",
    Conduct.PRIVATE_ACCOUNT: "来电号码、账号主页的截图",
    Conduct.EXTRA_CHARGE: "收费的说法、收据、转账记录",
    Conduct.NEW_LOAN: "聊天截图、录音",
    Conduct.HOME_VISIT: "来访的时间、人数，证件和委托书的照片",
}
SAID_OF_NONE = {
    Conduct.HOME_VISIT: "没有一概禁止上门，规则只管怎么做；可以请对方出示证件和委托，不开门也可以",
    Conduct.PERSONAL_PAYEE: "没有查到专门的规则；付给谁才算还，看合同和放款机构的书面答复",
}
NOTES: dict[Conduct, Words] = {
    Conduct.HOME_VISIT: "上门、委托催收，规则只管怎么做，没有一概禁止。",
    Conduct.PRETENDED: "真的法院文书会有案号，可以打法院诉讼服务热线核对。",
    Conduct.PERSONAL_PAYEE: "钱只付到合同上、或者放款机构书面确认的账户。",
    Conduct.EXTRA_CHARGE: "合同和明示表里没有的收费，先请对方写明依据，再决定付不付。",
}
WHO_DECIDES = "算不算违规，由机构、监管部门或公安机关认定。"
PASSED_ON = (
    "那时找不到你、没有说出欠款、也没有人拒绝：银行业协会的指引允许请人转告，"
    "所以那一条没有列进来。其他几份没有写这个例外。"
)
LIMITS: tuple[Words, ...] = (
    "只对照本站收录的规则；算不算违规，由机构、监管部门、公安机关或法院认定。",
    "看不出对方是不是协会会员、有没有采用国标；投诉时可以请它说明。",
    "催收的做法不当，不改变欠款本身；该核对的数照样核对。",
)

CALCULATOR = Calculator(
    title="催收行为核对",
    lead="把那一天对方做的事勾上，看碰到哪一种规则，留什么证据，找谁。",
    inputs=Inputs,
    calculate=calculate,
    figures=("conducts_met", "conducts_binding"),
    tables=("findings",),
    sources=(
        Reference("中华人民共和国治安管理处罚法（2025修订）", "恐吓、侵入住宅、冒充机关、散布隐私"),
        Reference("GB/T 45251-2025", "催收的时间、次数和对象（推荐性国标，转述）"),
        Reference("金融机构个人消费类贷款催收工作指引（试行）", "行业自律的时间、次数和禁止行为"),
    ),
)
