"""How long the pages take to build, beside plain Material on the same Markdown.

    python -m tests.bench.building [pages=30,300] [rounds=9]

The pages are this site's own words without their blocks, over and over; one in five has a
calculator, each with numbers of its own. Plain is the theme as it comes, which shows the block as
code. Both are MkDocs alone: nothing is packed or compressed. Seconds are of the processor.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from calculators.embed.reports.figures import Listing, Section
from tests import DOCS, ROOT
from tests.bench.outcome import failed, figure, figures, keep, options, section
from tests.bench.rounds import NothingMeasuredError, Taken, alternate
from tools.project import PYTHON, environment

SIZES = (30, 100, 300, 1000)
MOST = 3000
"""Pages one side builds over all rounds of a size, so that the largest end in a few minutes."""
LEAST = 3
PATIENCE = 300
ONE_IN = 5
FENCE = re.compile(r"^(`{3,}).*?^\1$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[([^]]*)\]\([^)]*\)")
FRONT = """---
title: 第 {number} 页
answer: 第 {number} 页。
reviewed: "2026-11-23"
next_review: "2027-05-22"
sources: []
owner: engineers
status: checked
---

"""
BLOCK = "\n\n```calculator repayment_schedule\nprincipal: {principal}\n```\n"
OURS = """\
INHERIT: {root}/mkdocs.yml
docs_dir: docs
site_dir: site
nav: null
watch: []
exclude_docs: ""
theme:
  custom_dir: {root}/overrides
"""
PLAIN = """\
site_name: plain
docs_dir: docs
site_dir: site
theme:
  name: material
  language: zh
  font: false
plugins: [search]
markdown_extensions: [abbr, admonition, attr_list, tables, def_list, md_in_html, sane_lists, toc,
  pymdownx.details, pymdownx.superfences]
"""


def pages(folder: Path, many: int) -> None:
    """Write so many pages into `docs/` of the folder."""
    sources = sorted(file for file in DOCS.glob("*/*.md") if file.parent.name != "tools")
    for number, source in enumerate(islice(cycle(sources), many)):
        words = source.read_text(encoding="utf-8").split("---\n", 2)[2]
        text = FRONT.format(number=number) + LINK.sub(r"\1", FENCE.sub("", words))
        if number % ONE_IN == 0:
            text += BLOCK.format(principal=10_000 + number)
        (folder / "docs").mkdir(exist_ok=True)
        (folder / "docs" / f"page-{number}.md").write_text(text, encoding="utf-8")


def seconds(configuration: str, many: int) -> float:
    """Processor seconds of one build of so many pages."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        pages(folder, many)
        file = folder / "mkdocs.yml"
        file.write_text(configuration.format(root=ROOT), encoding="utf-8")
        before = os.times()
        command = [PYTHON, "-m", "mkdocs", "build", "--quiet", "--config-file", str(file)]
        subprocess.run(
            command, cwd=ROOT, env=environment(), check=True, capture_output=True, timeout=PATIENCE
        )
        after = os.times()
    return (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )


def taken_at(many: int, rounds: int) -> Taken:
    """Both sides' builds of so many pages, in turn."""
    sides = {
        "ours": lambda: {str(many): seconds(OURS, many)},
        "plain": lambda: {str(many): seconds(PLAIN, many)},
    }
    return alternate(sides, rounds, f"{many} pages")


def rounds_of(many: int, rounds: int) -> int:
    """Nine rounds of small sites, three of the largest; never more than was asked for."""
    return min(rounds, max(LEAST, MOST // many))


def measured(sizes: Sequence[int], rounds: int) -> Section:
    """All sizes as a section."""
    taken = {many: taken_at(many, rounds_of(many, rounds)) for many in sizes}
    made, missing = figures(
        lambda: figure("300 页，和不带计算器的比", _ratio(taken, 300), "×", 1.5),
        lambda: figure("1,000 页时每页的时间，和 100 页时比", _growth(taken), "×", 1.3),
    )
    few = "、".join(f"{many} 页 {rounds_of(many, rounds)} 轮" for many in sizes)
    notes = (
        *missing,
        *(note for each in taken.values() for note in failed(each)),
        f"轮数：{few}。",
    )
    return section(
        "建站，和同样的 Markdown、不带计算器的 Material 比", rounds, made, [_listing(taken)], notes
    )


def _ratio(taken: Mapping[int, Taken], many: int) -> float:
    if many not in taken:
        raise NothingMeasuredError(f"{many} 页")
    return taken[many].ratio(str(many), "ours", "plain")


def _growth(taken: Mapping[int, Taken]) -> float:
    if not {100, 1000} <= taken.keys():
        raise NothingMeasuredError("100 页和 1,000 页")
    most, least = (taken[many].middle(str(many), "ours") / many for many in (1000, 100))
    return most / least


def _listing(taken: Mapping[int, Taken]) -> Listing:
    rows = []
    for many, each in taken.items():
        ours, plain = (each.middle(str(many), side) for side in ("ours", "plain"))
        a_page = f"{1000 * ours / many:.0f}"
        rows.append((f"{many:,}", f"{ours:.1f}", f"{plain:.1f}", f"{ours / plain:.2f}", a_page))
    columns = ("页数", "我们，秒", "不带计算器，秒", "倍数", "我们每页，毫秒")
    return Listing(title="处理器用的时间", columns=columns, rows=tuple(rows))


def main() -> int:
    """Measure, print and keep."""
    told = options()
    sizes = [int(each) for each in told.values.get("pages", "").split(",") if each]
    return keep("building", measured(sizes or SIZES, told.rounds))


if __name__ == "__main__":
    sys.exit(main())
