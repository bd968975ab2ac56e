"""REV01, REV02 (advice): what is past its review, and what the LPR table lacks.

Advice, because a day that passes must not stop somebody else's change.
"""

from collections.abc import Iterator

from tools.editorial.finding import Finding
from tools.editorial.freshness import due
from tools.editorial.lpr import FILE, concerned, last_line, missing_months, where_to_look
from tools.editorial.rule import Rule
from tools.editorial.site import Site


def _overdue(site: Site) -> Iterator[Finding]:
    for item in due(site, days=0):
        yield Finding(
            path=item.path,
            line=item.line,
            says=f"「{item.title}」最晚该在 {item.day} 复核，已经过了。",
            remedy="从头核对一遍，再改复核日期。",
        )


def _lpr(site: Site) -> Iterator[Finding]:
    missing = missing_months(site)
    if missing:
        pages = "、".join(dict.fromkeys(concerned(site)))
        yield Finding(
            path=FILE,
            line=last_line(site),
            says=f"LPR 缺 {'、'.join(missing)} 公布的数；那以后的日子，答案会写「没有核实到」。",
            remedy=f"到 {where_to_look(site)} 查到以后，照这一行的样子在下面加一行。"
            f"会变的是这些页上私人借款的参考线：{pages}；运行 make freshness 看怎么变。",
        )


RULE = Rule(id="REV01", name="没有过期的复核", find=_overdue, advice=True)
LPR = Rule(id="REV02", name="LPR 补到最近一期", find=_lpr, advice=True)
