"""Which answers a new LPR row would change, tried on a copy: nothing here is written.

python -m tools.lpr_preview [DAY ONE_YEAR FIVE_YEARS]

Without arguments for the first missing month, with the last known rates standing in.
"""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.answers import Answers, differences
from tools.compare import answers_of
from tools.console import ToolError, enter
from tools.editorial.command import site
from tools.editorial.lpr import FILE, last_line, missing_months, published, table
from tools.editorial.site import ADDRESSES, DOCS, SETTINGS, Site
from tools.project import ROOT

NEEDED = ("calculators", "tools", DOCS, SETTINGS, ADDRESSES, "deploy")
USAGE = "Give the day and both rates, or nothing: 2026-09-20 3.00 3.50"


def main(arguments: Sequence[str]) -> int:
    """Prints the row that was tried and every answer that it changes."""
    looked_at = site()
    match arguments:
        case []:
            row = stand_in(looked_at)
            print("（真正的数还没有查到，先用上一期的数试算。）")
        case [day, one_year, five_years]:
            row = (day, one_year, five_years)
        case _:
            raise ToolError("请写成：公布日 1年期 5年期以上，例如 2026-09-20 3.00 3.50", USAGE)
    print(f"试着加上 {row[0]} 这一期：1 年期 {row[1]}%，5 年期以上 {row[2]}%。")
    print(*(preview(looked_at, row) or ["没有答案会变。"]), sep="\n")
    return 0


def stand_in(looked_at: Site) -> tuple[str, str, str]:
    """A row for the first missing month, with the rates of the last one."""
    missing = missing_months(looked_at)
    if not missing:
        raise ToolError("LPR 没有缺的月份。", "No month is missing.")
    _, one_year, five_years, *_ = published(looked_at)[-1]
    return f"{missing[0]}-20", one_year, five_years


def preview(looked_at: Site, row: tuple[str, ...]) -> list[str]:
    """How the answers change once the row stands in the site's table."""
    if row[0] in (known[0] for known in published(looked_at)):
        raise ToolError(f"{row[0]} 这一期已经在表里了。", f"{row[0]} is in the table.")
    lines = table(looked_at).lines
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in NEEDED:
            _copy(ROOT / name, copy / name)
        before = _answers(copy, lines, row[0])
        lines.insert(last_line(looked_at), f"  {json.dumps(row)},")
        return list(differences(before, _answers(copy, lines, row[0])))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(
            source, target, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True
        )
    else:
        shutil.copyfile(source, target)


def _answers(root: Path, lpr: list[str], day: str) -> Answers:
    (root / FILE).write_text("\n".join(lpr), encoding="utf-8")
    return answers_of(root, [day])


if __name__ == "__main__":
    enter(main)
