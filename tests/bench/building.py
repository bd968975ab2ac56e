"""How long the pages take to build, beside plain Material on the same Markdown.

    python -m tests.bench.building [pages=30 …] [rounds=1]

The pages are this site's own words without their blocks, over and over; one in five has a
calculator, each with numbers of its own. Plain is the theme as it comes, which shows the block as
code. Both are MkDocs alone: nothing is packed or compressed. Seconds are of the processor.
"""

from __future__ import annotations

import os
import re
import sys
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests import DOCS, ROOT
from tools.console import run_quietly
from tools.project import PYTHON

SIZES = (30, 300, 1000)
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
        run_quietly([PYTHON, "-m", "mkdocs", "build", "--quiet", "--config-file", str(file)])
        after = os.times()
    return (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )


def main() -> int:
    """Measure and print."""
    given = [word.partition("=")[::2] for word in sys.argv[1:]]
    rounds = int(dict(given).get("rounds", 1))
    sizes = [int(value) for name, value in given if name == "pages"] or SIZES
    print("| pages | ours, s | plain, s | ours ÷ plain | ours a page, ms |\n|--:|--:|--:|--:|--:|")
    for many in sizes:
        ours, plain = (
            median(seconds(configuration, many) for _ in range(rounds))
            for configuration in (OURS, PLAIN)
        )
        row = f"| {many} | {ours:.1f} | {plain:.1f} | {ours / plain:.2f} |"
        print(f"{row} {1000 * ours / many:.0f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
