"""LAW02: every row of `calculators/law` can be read, and the LPR table is in order."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any

from calculators.law import SourceMissingError, store
from calculators.law.reading import read_rule
from tools.editorial.finding import Finding
from tools.editorial.law_file import LawFile, tables, unreadable_at
from tools.editorial.rule import Rule, on_each_law_file

STEP = Decimal("0.05")
LPR_REMEDY = '写成 ["公布日", "1 年期", "5 年期以上"], 例如 ["2026-09-20", "3.00", "3.50"],。'
_FIRST_YEAR = 2019


def rows(read: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rules of a file by id, each completed by its source."""
    for name in read:
        if name not in store.RESERVED:
            yield name, store.completed(read, name)


def _check(file: LawFile) -> Iterator[Finding]:
    stopped = unreadable_at(file)
    if stopped is not None:
        yield Finding(
            path=file.path,
            line=stopped,
            says="从这里开始读不懂了。",
            remedy="看看引号、方括号、逗号有没有成对，是不是英文的。",
        )
    yield from _rows(file)
    yield from _lpr(file)


def _rows(file: LawFile) -> Iterator[Finding]:
    for rule_id, row in rows(tables(file)):
        try:
            read_rule(rule_id, row)
        except SourceMissingError:
            continue  # SRC01 says so
        except (ValueError, KeyError, TypeError) as error:
            yield Finding(
                path=file.path,
                line=file.line(rule_id),
                says=f"条目 {rule_id} 没有读懂：{str(error).removeprefix(f'{rule_id}：')}。",
                remedy="照着同一个文件里别的条目写，日期写成 2026-11-23 的样子。",
            )


def _lpr(file: LawFile) -> Iterator[Finding]:
    table: list[list[str]] = tables(file).get("series", {}).get("lpr", {}).get("rows", [])
    for row in table:
        problem = _row_problem(row)
        if problem:
            yield _at_row(file, row, problem)
    for before, after in pairwise(table):
        if not _row_problem(before) and not _row_problem(after) and before[0] >= after[0]:
            yield _at_row(file, after, f"{after[0]} 这一期排在 {before[0]} 后面")


def _at_row(file: LawFile, row: list[str], problem: str) -> Finding:
    starts = re.compile(rf'\s*\["?{re.escape(str(row[0] if row else ""))}\b')
    lines = [n for n, line in enumerate(file.lines, 1) if starts.match(line)]
    # A day that stands twice is wrong where it comes back.
    line = lines[-1] if lines else file.line("series.lpr")
    return Finding(path=file.path, line=line, says=f"LPR 表：{problem}。", remedy=LPR_REMEDY)


def _row_problem(row: list[str]) -> str:
    try:
        day, one_year, five_years, *url = row
        rates = Decimal(one_year), Decimal(five_years)
        year = date.fromisoformat(day).year
    except (ValueError, TypeError, InvalidOperation):
        return "这一行没有读懂"
    if len(url) > 1 or not all(isinstance(each, str) for each in row):
        return "这一行没有读懂"
    if year < _FIRST_YEAR or any(rate % STEP or not 0 < rate < 10 for rate in rates):
        return f"{day} 这一期的数不像公布的数（每次变动以 {STEP} 为一步）"
    return ""


RULE = Rule(id="LAW02", name="规则条目写对", find=on_each_law_file(_check))
