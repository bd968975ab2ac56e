"""LAW01: prose carries no legal number of its own; numbers live where their clause and dates are.

What may stand all the same is listed in `allowed_numbers.yml`.
"""

import re
from collections.abc import Iterator

from tools.editorial.finding import Finding
from tools.editorial.page import Page, passages
from tools.editorial.rule import Rule, on_each_page
from tools.editorial.terms import without_allowed

_N = r"\d[\d,]*(?:\.\d+)?"
_HAN_N = "[一二两三四五六七八九十百千]"
_DIGIT = "[一二三四五六七八九]"
# 两三天, 最近三个月, 一年: small ones are words of every day, and no clause counts in them.
_YEARS = rf"(?!一年){_HAN_N}+年"
_WEEK_OR_MORE = rf"(?:[七八九]|{_DIGIT}?十{_DIGIT}?|[一二两]百(?:{_DIGIT}十)?)(?:天|日|小时)"
_SIX_OR_MORE = rf"(?:[六七八九]|{_DIGIT}?十{_DIGIT}?)个月"
_NUMBER = re.compile(
    rf"{_N} ?(?:%|％|‰|个?百分点|倍|个?工作日|个?自然日|天|日|周|年|个月|月|号)"
    rf"|{_N} ?(?:小时|分钟|点|次|岁)"
    rf"|第 ?{_N} ?[条款项]|第(?:{_HAN_N}{{2,}}|[四五六七八九十])[条款]"
    rf"|[百千万]分之{_HAN_N}+|{_HAN_N}+分之{_HAN_N}+"
    rf"|{_HAN_N}+(?:个?工作日|个?自然日|倍)"
    rf"|{_YEARS}|{_WEEK_OR_MORE}|{_SIX_OR_MORE}"
    r"|每[天日周月年][^，。；]{0,3}?[两二三四五六七八九十]+次"
    r"|(?<![\d,])(?:19|20)\d\d(?:-\d\d){1,2}|(?<![\d,])(?:19|20)\d\d(?= ?年)"
    r"|\d{1,2}[:：]\d\d(?!\d)"
    rf"|(?:不超过|超过|不低于|低于|不高于|高于|上限|满) ?{_N} ?万?元"
    rf"|{_N} ?万?元(?:以上|以下|以内|封顶)"
)


def legal_numbers(text: str, source: str) -> list[str]:
    """The numbers in a line of the page `source` that ought to come from the rules."""
    return [found[0] for found in _NUMBER.finditer(without_allowed(text, source))]


def _check(page: Page) -> Iterator[Finding]:
    for passage in passages(page):
        for number in legal_numbers(passage.words, page.source):
            yield Finding(
                path=page.path,
                line=passage.line,
                says=f"句子里写了「{number}」：法律上的数字要带出处和复核日期。",
                remedy="改成不带数字的话，下面放一个 law 块；"
                "确实可以写的，连同理由加进 tools/editorial/allowed_numbers.yml。",
            )


RULE = Rule(id="LAW01", name="法律数字不写在句子里", find=on_each_page(_check))
