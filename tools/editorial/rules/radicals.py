"""RAD01: characters that only look right, as pasted from PDF files.

A search for 「长」 does not find 「⻓」, and a screen reader may not know it.
Source: Unicode, EquivalentUnifiedIdeograph.txt and the block of CJK Compatibility Ideographs;
where that names a traditional form, the simplified one.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from tools.editorial.finding import Finding
from tools.editorial.law_file import LawFile
from tools.editorial.mending import misspelt, typed_lines
from tools.editorial.page import Page
from tools.editorial.rule import Rule, on_each_file

# Unicode's own normal form (NFKC) leaves these alone.
_LIKENESSES = {
    **dict(
        zip(
            "⺈⺊⺌⺍⺒⺓⺖⺗⺘⺙⺛⺜⺝⺟⺠⺡⺢⺣⺥⺦⺧⺨⺩⺫",
            "刀卜小小巳幺忄心扌攵旡日月母民氵氺灬爫丬牛犭王目",
            strict=True,
        )
    ),
    **dict(
        zip(
            "⺬⺭⺯⺰⺱⺶⺹⺻⺼⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎",
            "示礻糹纟罓羊耂聿肉艹艹艹虎衤覀西见角讠贝车辶辶辶",
            strict=True,
        )
    ),
    **dict(
        zip(
            "⻐⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮",
            "钅镸长门阝雨青韦页风飞食饣马骨鬼鱼鸟卤麦黄黾齐齿",
            strict=True,
        )
    ),
    **dict(zip("⻰⻳", "龙龟", strict=True)),
}
# The radical itself is the traditional form, the text it was pasted from simplified.
_SIMPLIFIED = dict(zip("⻑⼾⾒⾞⾧⾨⾭⾴⾵⾶⾺⿂⿃⿈", "长户见车长门青页风飞马鱼鸟黄", strict=True))
_LOOKALIKE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_UNKNOWN = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ue000-\uf8ff\ufffd]")


def proper(character: str) -> str:
    """The character that was meant; the same one where that is not known."""
    known = (_LIKENESSES | _SIMPLIFIED).get(character)
    return known or unicodedata.normalize("NFKC", character)


@cache
def mend(text: str) -> str:
    """The text with the characters that were meant."""
    return _LOOKALIKE.sub(lambda found: proper(found[0]), text)


def _check(file: Page | LawFile) -> Iterator[Finding]:
    lines = list(typed_lines(file))
    yield from misspelt(lines, mend, "有样子像、其实不是的字（常从 PDF 粘贴来）")
    for line in lines:
        found = _UNKNOWN.search(mend(line.text))
        if found:
            where = f"第 {found.start() + 1} 个字"
            yield Finding(
                path=line.path,
                line=line.line,
                says=f"{where}是坏字（U+{ord(found[0]):04X}），别处显示不出来。",
                remedy="对照原文，把这个字重新打一遍。",
            )


RULE = Rule(id="RAD01", name="没有只是样子像的字", find=on_each_file(_check))
