"""What other people's tables and pages call what a column of ours asks for, by column key."""

from __future__ import annotations

from types import MappingProxyType

HEADINGS = MappingProxyType(
    {
        "name": ("名称", "平台", "机构", "产品", "项目", "借款平台", "贷款名称"),
        "amount": (
            *("金额", "还款金额", "实还金额", "实还", "已还", "还了", "还款", "支付", "转账"),
            *("扣款", "交易金额", "付款", "支出", "收入", "还"),
        ),
        "on": ("日期", "时间", "还款日期", "实还日期", "交易日期", "还款时间", "交易时间"),
        "due": ("到期日", "应还日期", "还款日", "应还日", "还款日期", "日期", "到期日期"),
        "principal": ("本金", "应还本金", "当期本金"),
        "interest": ("利息", "应还利息", "当期利息"),
        "balance": (
            *("余额", "欠款", "剩余本金", "剩余待还", "待还", "还欠", "未还", "欠", "剩余应还"),
            *("待还金额", "欠款金额", "欠款余额", "总欠款", "剩余未还"),
        ),
        "payment": ("每期", "月供", "每月还", "每月", "每期还款", "每期应还", "每月应还"),
        "rate": ("利率", "年利率", "年化", "年化利率", "费率"),
        "minimum": ("最低", "最低还款", "最低还款额", "最低应还", "月供", "每月还", "每月应还"),
        "months": ("期数", "分期"),
        "down_payment": ("首付", "先付", "首期", "先还"),
        "first_due": ("首期还款日", "第一期还款日", "还款日", "首个还款日"),
        "fee": ("手续费",),
        "balloon": ("尾款",),
        "period": ("周期", "多久一次", "频率"),
    }
)
# What they call amounts that no column of ours asks for.
OTHERS = (
    *("剩余本金", "剩余待还", "剩余", "余额", "合计", "总计", "共", "应还", "应还总额", "应还金额"),
    *("总额", "罚息", "违约金", "滞纳金", "手续费", "服务费", "担保费", "利率", "本金", "利息"),
)
# Words around the numbers that name nothing.
AROUND = (
    *("状态", "序号", "期数", "期次", "备注", "已还", "未还", "待还", "已结清", "结清", "元"),
    *("逾期", "已逾期", "正常", "成功", "查看", "详情", "账单"),
)
SUMS = ("合计", "总计", "小计", "共计")

# The characters of all these names, of the columns' labels and of units, written traditionally.
_SIMPLIFIED = str.maketrans(
    "萬箇個書產億從餘藉幾齣務單颱枱臺檯號閤後週備復覆複實對應開當態總釦牴擔數時機來構註滯點"
    "狀現稱筆籤簽約經結給續罰計詳說説誰賬帳貸費轉還進違間項頻額嗎麼納麵這",
    "万个个书产亿从余借几出务单台台台台号合后周备复复复实对应开当态总扣抵担数时机来构注滞点"
    "状现称笔签签约经结给续罚计详说说谁账账贷费转还进违间项频额吗么纳面这",
)


def simplified(text: str) -> str:
    """The text in the characters that the names above are written in, one for one."""
    return text.translate(_SIMPLIFIED)
