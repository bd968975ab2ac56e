"""What is due for review, by owner, and what the LPR table lacks. It never fails anything.

python -m tools.freshness
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from tools.console import enter
from tools.editorial.command import site
from tools.editorial.freshness import Due, due
from tools.editorial.lpr import FILE, last_line, missing_months, published, where_to_look
from tools.editorial.site import Site
from tools.lpr_preview import preview, stand_in

AHEAD = 14
"""Days within which a review counts as due."""
OWNERS = {"editors": "编辑", "engineers": "开发", "rules": "规则编辑"}


def main(_: Sequence[str]) -> int:
    """Prints both lists; always 0: a day that passes stops nobody's work."""
    looked_at = site()
    for line in (*reviews(looked_at), "", *lpr(looked_at)):
        print(line)
    return 0


def reviews(looked_at: Site) -> Iterator[str]:
    """What is overdue and what is due soon, as lines grouped by owner."""
    items = due(looked_at, days=AHEAD)
    late = sum(item.day < looked_at.today for item in items)
    soon = len(items) - late
    yield f"今天 {looked_at.today}：{late} 项已经过了复核日，{soon} 项 {AHEAD} 天内到期。"
    for owner, group in groupby(items, key=lambda item: item.owner):
        yield f"\n{owner}（{OWNERS.get(owner, owner)}）"
        yield from (f"  {_line(item, looked_at)}" for item in group)


def lpr(looked_at: Site) -> Iterator[str]:
    """What to fill in, where to look it up, and which answers change then."""
    rows = published(looked_at)
    missing = missing_months(looked_at)
    yield f"LPR：最后一期是 {rows[-1][0]}（1 年期 {rows[-1][1]}%，5 年期以上 {rows[-1][2]}%）。"
    if not missing:
        yield "  没有缺的月份。"
        return
    yield f"  还缺：{'、'.join(missing)} 公布的数"
    yield f"  查：{where_to_look(looked_at)}"
    yield f"  填：{FILE}:{last_line(looked_at)} 下面加一行，写成"
    yield '      ["公布日", "1 年期", "5 年期以上", "这一期公告的地址"],'
    yield f"  会变的答案（先用上一期的数试算 {missing[0]}）："
    yield from (f"    {line}" for line in preview(looked_at, stand_in(looked_at)))
    yield "  查到以后先试：.venv/bin/python -m tools.lpr_preview 公布日 1年期 5年期以上"


def _line(item: Due, looked_at: Site) -> str:
    late = "已过" if item.day < looked_at.today else "到期"
    return f"{item.day} {late}  {item.title}  {item.path}:{item.line}"


if __name__ == "__main__":
    enter(main)
