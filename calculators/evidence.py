"""材料清单: which papers to gather for this cause, where to get them, and a list to hand in.

Longer than a sibling because each paper brings why it helps, where it is got and what to check.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from calculators import law
from calculators.declare import (
    Calculator,
    Count,
    Document,
    Field,
    Next,
    Reference,
    Result,
    Table,
    Term,
    Words,
    table_of,
    told,
)
from calculators.declare.causes import CAUSES, Cause
from calculators.law.channels import number


class Paper(StrEnum):
    """One paper, those that everyone can get first."""

    CONTRACT = "contract"
    REPAYMENTS = "repayments"
    OWED_STATEMENT = "owed_statement"
    BUDGET = "budget"
    BANK_FLOW = "bank_flow"
    CREDIT_REPORT = "credit_report"
    DISCLOSURE_TABLE = "disclosure_table"
    PAY_SLIPS = "pay_slips"
    PAY_CUT = "pay_cut"
    LEAVING = "leaving"
    UNEMPLOYMENT_RECORD = "unemployment_record"
    DIAGNOSIS = "diagnosis"
    MEDICAL_BILLS = "medical_bills"
    FAMILY_PROOF = "family_proof"
    EVENT_PROOF = "event_proof"
    FAILED_DEBIT = "failed_debit"
    TALKS = "talks"


PAPERS = {
    Paper.CONTRACT: "借款合同",
    Paper.REPAYMENTS: "还款记录",
    Paper.OWED_STATEMENT: "欠款明细",
    Paper.BUDGET: "收支表",
    Paper.BANK_FLOW: "近几个月的银行流水",
    Paper.CREDIT_REPORT: "信用报告",
    Paper.DISCLOSURE_TABLE: "综合融资成本明示表",
    Paper.PAY_SLIPS: "工资条",
    Paper.PAY_CUT: "降薪或停工的通知",
    Paper.LEAVING: "离职证明或解除合同的通知",
    Paper.UNEMPLOYMENT_RECORD: "失业登记或失业金记录",
    Paper.DIAGNOSIS: "诊断书或出院小结",
    Paper.MEDICAL_BILLS: "缴费单或医保结算单",
    Paper.FAMILY_PROOF: "赡养或抚养的凭证",
    Paper.EVENT_PROOF: "事故或灾情的证明",
    Paper.FAILED_DEBIT: "扣款失败的截图",
    Paper.TALKS: "沟通记录和单号",
}
# The debt itself is told by the same papers whatever happened.
ALWAYS = (
    Paper.CONTRACT,
    Paper.REPAYMENTS,
    Paper.OWED_STATEMENT,
    Paper.BUDGET,
    Paper.CREDIT_REPORT,
    Paper.DISCLOSURE_TABLE,
    Paper.TALKS,
)
BY_CAUSE = {
    Cause.INCOME: (Paper.PAY_SLIPS, Paper.PAY_CUT, Paper.BANK_FLOW),
    Cause.UNEMPLOYMENT: (Paper.LEAVING, Paper.UNEMPLOYMENT_RECORD, Paper.BANK_FLOW),
    Cause.ILLNESS: (Paper.DIAGNOSIS, Paper.MEDICAL_BILLS, Paper.BANK_FLOW),
    Cause.FAMILY: (Paper.EVENT_PROOF, Paper.FAMILY_PROOF, Paper.BANK_FLOW),
    Cause.FORGOTTEN: (Paper.FAILED_DEBIT,),
    Cause.OTHER: (Paper.EVENT_PROOF, Paper.BANK_FLOW),
}
BLANK = "＿＿＿＿"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What happened, and which papers are there already."""

    cause: Annotated[
        Cause, Field("遇到了什么", help="选最接近的一项。", choices=CAUSES, shared="cause")
    ] = Cause.INCOME
    have: Annotated[
        tuple[Paper, ...] | None,
        Field("手里已经有的", help="有的勾上，一样都没有就不勾。", choices=PAPERS),
    ] = (Paper.CONTRACT, Paper.REPAYMENTS)

    @property
    def held(self) -> tuple[Paper, ...]:
        """The papers ticked; none where nothing was."""
        return self.have or ()

    @property
    def wanted(self) -> tuple[Paper, ...]:
        """The papers that help with this cause, what is easiest to get first."""
        helpful = (*ALWAYS, *BY_CAUSE[self.cause])
        return tuple(paper for paper in Paper if paper in helpful)

    @property
    def missing(self) -> tuple[Paper, ...]:
        """The papers that help and are not there yet."""
        return tuple(paper for paper in self.wanted if paper not in self.held)


def calculate(inputs: Inputs) -> Result:
    """What is there, what could still be gathered and where, and a list to hand in."""
    return Result(
        sentence=_sentence(inputs),
        next=NEXT,
        tables=tuple(_tables(inputs)),
        notes=tuple(_notes(inputs)),
        rules=law.rules(*_rules(inputs)),
        limits=LIMITS,
        documents=(_list(inputs),),
    )


def _sentence(inputs: Inputs) -> Words:
    if not inputs.missing:
        return "常用的材料都有了。交之前对一遍日期和页数，认不认由放款机构决定。"
    first = PAPERS[inputs.missing[0]]
    start = told("手里有 {} 样，", Count(len(inputs.held))) if inputs.held else ()
    return (
        *start,
        *told("还可以补 {} 样，先拿「{}」。", Count(len(inputs.missing)), first),
        "缺一两样也可以先开口，认不认由放款机构决定。",
    )


def _tables(inputs: Inputs) -> Iterator[Table]:
    if inputs.missing:
        yield table_of(
            "missing",
            "还可以补的，和去哪里拿",
            (("document", "材料"), ("why", "说明什么"), ("where", "去哪里拿")),
            ((_named(paper), WHY[paper], _where(paper)) for paper in inputs.missing),
            "从上到下，容易拿到的在前面。不必样样都有。",
        )
    if inputs.held:
        yield table_of(
            "have",
            "已经有的，交之前看一眼",
            (("document", "材料"), ("why", "说明什么"), ("check", "交之前看什么")),
            ((_named(paper), WHY[paper], CHECK[paper]) for paper in inputs.held),
        )


def _named(paper: Paper) -> Term:
    return Term(paper.value, PAPERS[paper])


def _where(paper: Paper) -> str:
    if paper is Paper.CREDIT_REPORT:
        free = law.rule("cred_17")
        return f"征信机构的官方渠道，每年有 {free.value} 次免费"
    if paper is Paper.DISCLOSURE_TABLE:
        first = law.rule("cost2026_2hao").effective_from
        return f"APP 的合同页或放款机构；{first} 以前放的款没有这张表，用合同代替"
    return WHERE[paper]


def _notes(inputs: Inputs) -> Iterator[Words]:
    yield "只交真实的材料：不买证明、不改病历、不借别人的。假材料可能要承担法律责任。"
    yield "只交复印件或照片，原件自己留着；和这件事无关的号码、别人的名字，先遮住。"
    if inputs.cause is Cause.FORGOTTEN:
        yield "只是忘了的，多半不用证明困难：先把这一期还上，再问费用怎么算、记录报没报。"
    if inputs.cause in (Cause.INCOME, Cause.UNEMPLOYMENT):
        yield "没有工资条、没有离职证明的，银行流水和自己写的收支表也能说明。"
    if Paper.CREDIT_REPORT in inputs.missing:
        yield "信用报告里不只有这一笔，先自己看一遍；交不交给对方，由你决定。"
    line = number(law.rule("hl_12348"))
    yield f"困难证明开不出来、不知道找谁的，可以问居委会、村委会，或者打 {line}。"


def _rules(inputs: Inputs) -> Iterator[str]:
    yield "cred_17"
    yield "cost2026_2hao"
    yield "scam_hen_2025"
    if inputs.cause is not Cause.FORGOTTEN:
        yield "consume2025_notice"


def _list(inputs: Inputs) -> Document:
    """The list to lay on top of the papers: what is enclosed, what follows."""
    return Document(
        "list",
        "材料清单（随信附上）",
        "\n".join(_list_lines(inputs)),
        saying="我交了哪些材料，还有哪些在准备。",
        use_when="和协商申请一起交，或者对方要材料的时候。",
        not_when="还没有问清楚交到哪里的时候；不认识的人、代办的中介来要，不交。",
        check=(
            "每一样都真有，日期、页数写对。",
            "只交复印件，遮住无关的号码和别人的名字。",
            "身份证复印件写上用途和日期；交给放款机构的官方渠道，留下单号。",
        ),
        first=True,
        then="对方说某一样不认的，问清楚缺什么、要哪种格式、交到哪里，记下日期和工号。",
    )


def _list_lines(inputs: Inputs) -> Iterator[str]:
    yield "材料清单"
    yield f"借款人：{BLANK}　合同编号：{BLANK}"
    yield f"原因：{CAUSES[inputs.cause]}"
    yield "随附材料（复印件）："
    if not inputs.held:
        yield f"1. {BLANK}"
    for place, paper in enumerate(inputs.held, start=1):
        yield f"{place}. {PAPERS[paper]}（日期 {BLANK}，共 ＿＿ 页）"
    if inputs.missing:
        yield "还在准备、拿到再补的：" + "、".join(PAPERS[paper] for paper in inputs.missing)
        yield f"预计补齐的日期：{BLANK}"
    yield "以上材料只用于这笔借款的协商，请不要用于别处。"
    yield f"签名：{BLANK}　日期：{BLANK}"


WHY = {
    Paper.CONTRACT: "欠谁的钱，利率、罚息和费用怎么定",
    Paper.REPAYMENTS: "已经还了多少、还到哪一期",
    Paper.OWED_STATEMENT: "现在欠多少，本金、利息、罚息各多少",
    Paper.BUDGET: "每月能拿出多少，方案从这个数来",
    Paper.BANK_FLOW: "收入和支出真的变了",
    Paper.CREDIT_REPORT: "有哪几笔、由谁报送",
    Paper.DISCLOSURE_TABLE: "全部息费和它们的年化",
    Paper.PAY_SLIPS: "收入从哪个月开始少了",
    Paper.PAY_CUT: "收入为什么少了",
    Paper.LEAVING: "从哪天起没有了工作",
    Paper.UNEMPLOYMENT_RECORD: "正在找工作，有没有失业金",
    Paper.DIAGNOSIS: "什么时候生病，多久不能工作",
    Paper.MEDICAL_BILLS: "自己付了多少医药费",
    Paper.FAMILY_PROOF: "要养谁，每月要多少钱",
    Paper.EVENT_PROOF: "出了什么事、在哪天",
    Paper.FAILED_DEBIT: "那天为什么没有扣成",
    Paper.TALKS: "什么时候提过、对方怎么答复",
}
WHERE = {
    Paper.CONTRACT: "APP 的合同页、邮箱，或者向放款机构要",
    Paper.REPAYMENTS: "APP 还款页、银行流水",
    Paper.OWED_STATEMENT: "向放款机构写信要，本站有现成的信",
    Paper.BUDGET: "自己写一张纸，本站可以算好",
    Paper.BANK_FLOW: "银行 APP 或柜台，选近几个月",
    Paper.PAY_SLIPS: "单位的财务、人事，或者工资短信、流水",
    Paper.PAY_CUT: "单位的通知、群公告、聊天记录的截图",
    Paper.LEAVING: "原来的单位；要不到的，用解除合同的短信、邮件",
    Paper.UNEMPLOYMENT_RECORD: "当地人力资源和社会保障部门的窗口或网站",
    Paper.DIAGNOSIS: "医院的病案室、医生",
    Paper.MEDICAL_BILLS: "医院收费处，医保 APP",
    Paper.FAMILY_PROOF: "户口本、学费单、养老院的收据",
    Paper.EVENT_PROOF: "交警、消防、街道或社区，保险公司的理赔单",
    Paper.FAILED_DEBIT: "银行 APP、还款 APP 的提示",
    Paper.TALKS: "通话记录、聊天截图、投诉回执",
}
CHECK = {
    Paper.CONTRACT: "每一页都在，包括收费协议",
    Paper.REPAYMENTS: "日期、金额看得清，和流水对得上",
    Paper.OWED_STATEMENT: "写明截至哪天，各项分开",
    Paper.BUDGET: "数字和流水对得上，最下面写了每月能拿出多少",
    Paper.BANK_FLOW: "遮住无关的对方名字和账号",
    Paper.CREDIT_REPORT: "最近查的；有错有漏的，另外提异议",
    Paper.DISCLOSURE_TABLE: "是这一笔的，不是别的产品的",
    Paper.PAY_SLIPS: "变少以前和以后都有",
    Paper.PAY_CUT: "有单位的名字和日期",
    Paper.LEAVING: "写了离职的日期",
    Paper.UNEMPLOYMENT_RECORD: "有登记的日期",
    Paper.DIAGNOSIS: "只留和这件事有关的部分，病情细节可以遮住",
    Paper.MEDICAL_BILLS: "分清自己付的和报销的",
    Paper.FAMILY_PROOF: "遮住家人的证件号",
    Paper.EVENT_PROOF: "有日期和出具的单位",
    Paper.FAILED_DEBIT: "看得到日期和原因",
    Paper.TALKS: "有日期、工号或单号",
}
NEXT = (
    Next("材料怎么交、怎么遮", "how/documents/"),
    Next("把收支算成一页纸", "tools/budget/"),
    Next("写一封只提一个请求的信", "tools/letter/"),
)
LIMITS: tuple[Words, ...] = (
    "没有查到哪条规则列出对方必须收下的材料，认不认由放款机构决定。",
    "材料多少和谈不谈得成，这里看不出来；它只帮你说得清楚。",
)

CALCULATOR = Calculator(
    title="材料清单",
    lead="选一个原因，勾上已经有的，看还可以补什么、去哪里拿。",
    inputs=Inputs,
    calculate=calculate,
    figures=(),
    tables=("missing", "have"),
    documents=("list",),
    sources=(
        Reference("征信业管理条例", "免费查信用报告"),
        Reference("个人贷款业务明示综合融资成本规定", "明示表从哪天起才有"),
    ),
)
