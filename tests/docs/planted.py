"""Mistakes to plant in a copy of the site, each with where it is found and how it is mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests import ROOT
from tools.editorial.site import ADDRESSES, LAW, SETTINGS

PROPOSE = "docs/how/propose.md"
LPR = f"{LAW}/lpr.toml"
CIVIL = f"{LAW}/civil_code.toml"
HELP_PAGE = "docs/help.md"
US = "docs/about/us.md"
TWICE = "同一段话在这一页里又写了一遍，一个字也没有改过，读的人会以为看错了。"
FIRST_PARAGRAPH = (ROOT / PROPOSE).read_text("utf-8").split("\n---\n")[1].strip().split("\n\n")[0]
NEXT = 'next_review: "{}"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A mistake: `text` goes to `path`, instead of the words `was` or of the front matter's `key`.

    It is found where `text` begins, so many lines `below`, or where the words `at` stand in the
    file `found`; its remedy holds `remedy`. What mends itself becomes `right`.
    """

    rule: str
    path: str
    text: str
    remedy: str
    was: str = ""
    key: str = ""
    below: int = 0
    at: str = ""
    found: str = ""
    right: str | None = None


def end(rule: str, path: str, text: str, remedy: str, **more: Any) -> Mistake:
    """A mistake at the end of a page."""
    return Mistake(rule=rule, path=path, text=text, remedy=remedy, **more)


def head(rule: str, path: str, text: str, remedy: str, **more: Any) -> Mistake:
    """A mistake in a line of front matter; the key alone takes the line away."""
    key = more.pop("key", text.partition(":")[0])
    return Mistake(rule=rule, path=path, text=text, remedy=remedy, key=key, **more)


def swap(rule: str, path: str, was: str, text: str, remedy: str, **more: Any) -> Mistake:
    """A mistake in place of words that stand in a file."""
    return Mistake(rule=rule, path=path, text=text, remedy=remedy, was=was, **more)


MISTAKES = (
    swap("FM01", PROPOSE, "---\ntitle", "title", "加一页"),
    head("FM01", PROPOSE, "anwser: '写清每月多少、几期。'", "是不是「answer」", key="answer"),
    head("FM01", PROPOSE, "owner:", "谁负责复核", at="---"),
    head("FM01", PROPOSE, f"answer: '{'写清每月还多少、' * 9}'", "不超过 60 个字"),
    head("FM01", PROPOSE, 'covers: ["4.9"]', "文章里的哪几点"),
    head("FM01", PROPOSE, "status: done", "draft 是草稿"),
    head("FM01", PROPOSE, 'next_review: "2027-02-30"', "下次复核"),
    head("FM01", PROPOSE, "synonyms: [还款方案]", "三个以上"),
    head("FM01", PROPOSE, "title: 还款方案: 怎样写", "加一页"),
    head(
        "FM02", PROPOSE, 'next_review: "2027-03-31"', "2027-02-23", right=NEXT.format("2027-02-23")
    ),
    head(
        "FM02",
        HELP_PAGE,
        'next_review: "2027-02-21"',
        "2026-12-31",
        right=NEXT.format("2026-12-31"),
    ),
    head("FM02", US, 'next_review: "2027-06-01"', "2027-05-23", right=NEXT.format("2027-05-23")),
    head("FM03", US, "sources_note:", "sources_note", at="sources: []"),
    head("FM03", "docs/tools/index.md", "sources_note:", "补上来源", at="sources: []"),
    swap("SRC01", PROPOSE, "date: '2026-07-17'", "date: ''", "日期待核"),
    swap("SRC01", PROPOSE, "；公布日期待核", "", "日期待核", at="date: ''"),
    swap("SRC01", CIVIL, 'checked = "2026-11-23"', 'checked = ""', "checked", at="[cc_496_497]"),
    swap("SRC02", PROPOSE, "https://www.court.gov.cn", "https://www.court.example", "发布机关"),
    swap(
        "SRC02", CIVIL, "https://www.court.gov.cn/zixun", "https://court.example/zixun", "read_at"
    ),
    end("HD01", PROPOSE, "# 又一个大标题", "改成「## 」"),
    end("HD01", PROPOSE, "<h1>又一个大标题</h1>", "删去这一行"),
    end("HD01", PROPOSE, "#### 跳了一级", "改成「### 」"),
    swap("NAV01", SETTINGS, "how/propose.md\n", "how/propsoe.md\n", "改成它现在的文件名"),
    swap(
        "NAV01",
        SETTINGS,
        "how/propose.md\n",
        "how/state-needs.md\n",
        "加一行",
        found=PROPOSE,
        at="---",
    ),
    swap("NAV01", SETTINGS, "      - 4 提出方案:", "     - 4 提出方案:", "对齐"),
    end("TY01", PROPOSE, "打开APP看一眼。", "打开 APP 看一眼", right="打开 APP 看一眼。"),
    end("TY01", PROPOSE, "先问清,再答应。", "先问清，再答应", right="先问清，再答应。"),
    head(
        "TY01",
        PROPOSE,
        "answer: '写清每月还多少,几期,从哪天起。'",
        "多少，几期",
        right="answer: '写清每月还多少，几期，从哪天起。'",
    ),
    swap(
        "TY01",
        CIVIL,
        "谈好的减免、分期要写清楚。",
        "谈好的减免,分期要写清楚。",
        "减免，",
        right="谈好的减免，分期要写清楚。",
    ),
    end("TY02", PROPOSE, "他说“可以商量”。", "「可以商量」", right="他说「可以商量」。"),
    end(
        "TY02",
        PROPOSE,
        "先问清(记下时间)再答应。",
        "（记下时间）",
        right="先问清（记下时间）再答应。",
    ),
    end("TY02", PROPOSE, "再等一等...", "……", right="再等一等……"),
    end("TY03", PROPOSE, "这一句后面有空格。  ", "改成", right="这一句后面有空格。"),
    end("TY03", PROPOSE, "零宽\u200b字符藏在这里。", "零宽字符", right="零宽字符藏在这里。"),
    end("RAD01", PROPOSE, "还款期限可以延⻓。", "延长", right="还款期限可以延长。"),
    end("RAD01", PROPOSE, "⽤手机打开。", "用手机", right="用手机打开。"),
    swap(
        "RAD01",
        CIVIL,
        "商量一致才能改合同",
        "商量⼀致才能改合同",
        "商量一致",
        right="商量一致才能改合同",
    ),
    end("RAD01", PROPOSE, "这个字坏了\ufffd。", "重新打一遍"),
    end("WD01", PROPOSE, "不还就是老赖。", "被执行人"),
    end("WD01", PROPOSE, "本站保证谈成。", "由对方决定"),
    end("WD01", PROPOSE, "可以试试停息挂账。", "rules/myths.md"),
    end("WD01", PROPOSE, "找专业团队，早日上岸。", "自己能做的那一步"),
    head("WD01", PROPOSE, "title: '怎样提高协商成功率'", "写做法本身"),
    end("WD02", PROPOSE, "请您再看一遍。", "请你再看", right="请你再看一遍。"),
    end(
        "WD02",
        PROPOSE,
        "打开 App，登陆以后看账单。",
        "APP，登录",
        right="打开 APP，登录以后看账单。",
    ),
    end("LAW01", PROPOSE, "综合成本不能超过 24%。", "law 块"),
    end("LAW01", PROPOSE, "十五日内要答复。", "law 块"),
    end("LAW01", PROPOSE, "依据是民法典第六百七十八条。", "law 块"),
    end("LAW01", PROPOSE, "记录保存五年。", "law 块"),
    end("LAW01", PROPOSE, "从 2026-08-01 起执行。", "allowed_numbers.yml"),
    end("LAW01", PROPOSE, "晚上 22:00 以后不能打。", "law 块"),
    swap("LAW02", CIVIL, "[cc_678]\nsource =", "[cc_678]\nsuorce =", "别的条目"),
    swap("LAW02", CIVIL, 'title = "情势变更：门槛很高"', "title = “情势变更：门槛很高”", "引号"),
    swap("LAW02", LPR, '["2026-09-20", "3.00", "3.50"', '["2026-09-20", "3.01", "3.50"', "公布日"),
    swap("LAW02", LPR, '["2026-09-20", "3.00"', '["2026-07-20", "3.00"', "公布日"),
    end("HL01", PROPOSE, "拨 12378 投诉。", "hl_12378"),
    end("HL01", PROPOSE, "客服电话 400-123-4567。", "删去"),
    end("HL01", PROPOSE, "打我手机 13800138000。", "删去"),
    swap("HL01", SETTINGS, 'number: "12356"', 'number: "12378"', "110、120"),
    end("BLK01", PROPOSE, "```calculator repayment_schedul\n```", "是不是「repayment_schedule」"),
    end("BLK01", PROPOSE, "```law\ncc_6788\n```", "改好保存", below=1),
    end("BLK01", PROPOSE, "```calclator repayment_schedule\n```", "是不是「calculator」"),
    end("BLK01", PROPOSE, "```law\ncc_678", "补一行"),
    end("BLK01", PROPOSE, "```calculator repayment_schedule\nrate: 很高\n```", "改好保存", below=1),
    end("BLK02", "docs/tools/repayment_schedule.md", "每月还 1,234.56 元。", "现在的答案"),
    end("BLK02", "docs/tools/overdue.md", "一共多出 ¥99,999。", "请读者看下面的结果"),
    end("LNK01", PROPOSE, "看[求助](../helps.md)。", "docs/help.md"),
    end("LNK01", PROPOSE, "看[材料](/how/documents/)。", "不以斜杠开头"),
    end("LNK01", PROPOSE, "看[材料](documents)。", "带上「.md」"),
    end("LNK01", PROPOSE, "看[以前的一页](old.md)。", "先去掉链接"),
    end("LNK02", PROPOSE, "看[安全](../start/triage.md#safe)。", "safety"),
    end("LNK02", PROPOSE, "看[上面](#没有这一节)。", "#"),
    end("LNK03", PROPOSE, '<a href="../../nowhere/">去看</a>', "[文字](文件.md)"),
    end("LNK03", PROPOSE, '<img src="nowhere.png" alt="三方的关系图">', "overrides/"),
    end("IMG01", PROPOSE, "![](picture.png)", "看不见图的人"),
    end("IMG01", PROPOSE, '<img src="picture.png" alt="截图 1">', "看不见图的人"),
    end("IMG01", PROPOSE, '<svg viewBox="0 0 1 1"></svg>', "aria-label"),
    swap("ADR01", ADDRESSES, "\nhelp/\n", "\nhelp/\nhelps/\n", "helps/ -> help/", below=2),
    swap("ADR01", ADDRESSES, "\nhelp/\n", "\nhelp/\nold/ -> helpp/\n", "箭头后面", below=2),
    swap("ADR01", ADDRESSES, "\nhelp/\n", "\nhelp/ -> summary/\n", "去掉「->」", below=1),
    swap(
        "ADR02",
        ADDRESSES,
        "\nhow/propose/\n",
        "\n",
        "make fix",
        found=PROPOSE,
        at="---",
        right="\nhow/propose/\n",
    ),
    swap(
        "ADR02",
        ADDRESSES,
        "\nhelp/\n",
        "\n",
        "make fix",
        found=HELP_PAGE,
        at="---",
        right="\nhelp/\n",
    ),
    end(
        "DUP01",
        "docs/why/workable-plan.md",
        FIRST_PARAGRAPH,
        "链接过去",
    ),
    end(
        "DUP01",
        PROPOSE,
        f"{TWICE}\n\n{TWICE}",
        "留一处",
        below=2,
    ),
    end("LEN01", PROPOSE, f"先打电话{'再把每一项费用都问清楚' * 6}。", "拆成两三句"),
    head("LEN01", US, f"sources_note: '先打电话{'再把每一项费用都问清楚' * 6}。'", "拆成两三句"),
    head("REV01", PROPOSE, 'next_review: "2026-11-22"', "从头核对"),
    swap(
        "REV01",
        CIVIL,
        'review_by = "2027-05-23"',
        'review_by = "2026-11-01"',
        "从头核对",
        at="[cc_496_497]",
    ),
    swap(
        "REV02",
        LPR,
        '  ["2026-09-20", "3.00", "3.50"',
        '#  ["2026-09-20", "3.00", "3.50"',
        "加一行",
        at='["2026-08-20"',
    ),
    swap("REV02", LPR, '  ["2026-09-20"', '  ["2026-08-21"', "加一行"),
)
