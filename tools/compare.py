"""What a change does to readers, as a Markdown table: pages, and answers before and after.

    python -m tools.compare BEFORE AFTER

Two checkouts of the project, each with the code of its own state. The answers are those of every
block on a page and, where the LPR table differs, of a private loan on each day that differs.
"""

import json
import subprocess
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from tools.answers import NONE, Answers
from tools.console import ToolError, enter
from tools.editorial.command import today
from tools.editorial.lpr import FILE as LPR
from tools.editorial.page import Page, front
from tools.editorial.site import read_site
from tools.project import PYTHON, environment

MOST = 6
"""Rows a comment shows of one answer, sentence and figures first; the others are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One text of one answer, as it was and as it is; empty where there was or is none."""

    where: str
    what: str
    before: str
    after: str


def main(arguments: Sequence[str]) -> int:
    """Prints the report; 0 whatever it says: a person judges."""
    if len(arguments) != len(("before", "after")):
        raise ToolError("请写明改之前和改之后的两个文件夹。", "Name two folders: before, after.")
    before, after = map(Path, arguments)
    print(report(before, after), end="")
    return 0


def report(before: Path, after: Path) -> str:
    """The pages that differ, then the answers that differ, in Chinese, as Markdown."""
    days = _days_that_differ(before, after)
    found = list(changes(answers_of(before, days), answers_of(after, days)))
    return "\n".join((*_pages_told(before, after), "", *answers_told(found))) + "\n"


def answers_of(root: Path, days: Sequence[str] = ()) -> Answers:
    """Every answer of that checkout, worked out by its own code; `ToolError` where it fails."""
    # In a process of its own: this one has read its rules already.
    done = subprocess.run(
        [PYTHON, "-m", "tools.answers", *days],
        cwd=root,
        env=environment() | {"PYTHONPATH": str(root.resolve())},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise ToolError("算不出来：", "Nothing is computed:", done.stderr)
    read: Answers = json.loads(done.stdout)
    return read


def changes(before: Answers, after: Answers) -> Iterator[Change]:
    """What differs, by where it stands and in the order of the answer.

    A line of the page that moved is no change: an answer is known by its page's address, and
    several on one page by their order.
    """
    old, new = _by_place(before), _by_place(after)
    for where in sorted(old.keys() | new.keys()):
        texts, others = old.get(where, {}), new.get(where, {})
        for what in others | texts:
            was, now = texts.get(what, ""), others.get(what, "")
            if was != now:
                yield Change(where=where, what=what, before=was, after=now)


def _by_place(answers: Answers) -> Answers:
    found: Answers = {}
    for where, texts in answers.items():
        place = where.rsplit(":", 1)[0] + "）" if where.endswith("）") else where
        number = sum(each.split(" #")[0] == place for each in found)
        found[f"{place} #{number + 1}" if number else place] = texts
    return found


def _days_that_differ(before: Path, after: Path) -> list[str]:
    rows, others = _lpr(before), _lpr(after)
    return sorted(day for day in rows.keys() | others.keys() if rows.get(day) != others.get(day))


def _lpr(root: Path) -> dict[str, list[str]]:
    """Day → rates; only the table of rows is looked at."""
    read = tomllib.loads((root / LPR).read_text(encoding="utf-8"))
    return {row[0]: row[1:3] for series in read["series"].values() for row in series["rows"]}


def _pages_told(before: Path, after: Path) -> Iterator[str]:
    old, new = _pages(before), _pages(after)
    yield "### 改了哪些页"
    yield ""
    paths = [path for path in sorted(old | new) if _text(old, path) != _text(new, path)]
    if not paths:
        yield "没有一页的文字变了。"
    for path in paths:
        how = "删去" if path not in new else "新增" if path not in old else "改动"
        title = front((new | old)[path]).meta.get("title", path)
        yield f"- {how}：{_cell(str(title))}（`{path}`）"


def _pages(root: Path) -> dict[str, Page]:
    return {page.path: page for page in read_site(root, today()).pages}


def _text(pages: dict[str, Page], path: str) -> str | None:
    return pages[path].text if path in pages else None


def answers_told(found: list[Change]) -> Iterator[str]:
    """The answers that differ as lines of Markdown: a table, or that there are none."""
    yield "### 哪些答案变了"
    yield ""
    if not found:
        yield "没有一个答案会变。"
        return
    yield "| 在哪里 | 哪一项 | 改之前 | 改之后 |"
    yield "|---|---|---|---|"
    for _, group in groupby(found, key=lambda each: each.where):
        several = list(group)
        for each in several[:MOST]:
            yield _row(each.where, each.what, each.before or NONE, each.after or NONE)
        if len(several) > MOST:
            yield _row(several[0].where, f"另有 {len(several) - MOST} 处", "", "")


def _row(*cells: str) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    """Text that stays text within a table: no row, tag, mention or link comes out of it."""
    for mark in "\\|<>[]`*_@":
        text = text.replace(mark, f"&#{ord(mark)};")
    return " ".join(text.split())


if __name__ == "__main__":
    enter(main)
