"""What was run in which engine, and the table of it that stands on the page about browsers.

python -m tools.audit.engines

The audit runs the policy, the journey, the comparison with Python and every trouble in each
engine, and leaves the table in .cache/engines.md. The page has to carry the same one; this
command puts the table of the last audit there.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser.troubles import TROUBLES
from tools.audit import browsers, webkit
from tools.audit.outcome import Outcome
from tools.audit.played import HELD, NOT_HERE
from tools.console import enter, run_quietly
from tools.project import CACHE, PYTHON, ROOT

ENGINES = ("Chromium", "Firefox", "WebKitGTK")
PAGE = ROOT / "docs" / "about" / "browsers.md"
TABLE = CACHE / "engines.md"
HEADING = "## 哪一种里试过什么\n"
INTRODUCTION = """这张表由 `make audit` 跑完写出来，没有人手改过；和跑出来的不一样，审查就不通过。
"""
CORES = 2
BOUND = ("timeout", "--kill-after=10", "2400")
"""Seconds after which an engine that no longer answers is ended with all it started."""
DISPLAY = ("xvfb-run", "--auto-servernum", "--server-args=-screen 0 1280x1024x24 -noreset")
"""Between two browsers the display has no client: without `-noreset` it would start anew."""
POLICY = "每一页的安全规则，每个计算器答一次"
PARTS = {"journey": "从记下欠款走到材料包", "parity": "随机的题，和建站时的答案一字不差"}
type Told = Mapping[str, Any]


def audited(url: str, site: Path) -> Iterator[Outcome]:
    """Every engine's outcomes, then that of the table."""
    policies = tuple(_policies(url, site))
    yield from policies
    with ThreadPoolExecutor(CORES) as pool:
        played = pool.map(lambda engine: _played(engine, url, site), ENGINES)
        told = dict(zip(ENGINES, played, strict=True))
    for engine in ENGINES:
        yield from _outcomes(engine, told[engine])
    table = rendered(told, {each.where: each.passed for each in policies})
    TABLE.write_text(table, "utf-8")
    yield compared(PAGE.read_text("utf-8"), table)


def _policies(url: str, site: Path) -> Iterator[Outcome]:
    yield webkit.audited(url, browsers.with_calculators(site))
    with sync_playwright() as api:
        for engine in ("Firefox", "Chromium"):
            browser = browsers.launched(api, engine)
            yield browsers.policy(engine, browser, url, site)
            browser.close()


def _played(engine: str, url: str, site: Path) -> Told:
    display = DISPLAY if engine == "WebKitGTK" else ()
    command = (*BOUND, *display, PYTHON, "-m", "tools.audit.played", engine, url, str(site))
    told: Told = json.loads(run_quietly(command).splitlines()[-1])
    return told


def _outcomes(engine: str, told: Told) -> Iterator[Outcome]:
    for part, name in (("journey", "从头走一遍 / journey"), ("parity", "和 Python 比 / parity")):
        figure, wrong = told[part]
        yield Outcome(part=name, where=engine, figure=figure, findings=tuple(wrong))
    ended = told["troubles"]
    away = [name for name, end in ended.items() if end.startswith(NOT_HERE)]
    wrong = [f"{name}: {end}" for name, end in ended.items() if end and name not in away]
    figure = f"{len(ended) - len(away)} played, {len(away)} not here"
    yield Outcome(part="出故障 / troubles", where=engine, figure=figure, findings=tuple(wrong))


def rendered(told: Mapping[str, Told], policies: Mapping[str, bool]) -> str:
    """The table in Markdown, and below it why something was not run somewhere."""
    engines = tuple(told)
    rows = [(POLICY, [_sign(policies[engine]) for engine in engines])]
    rows += [(says, [_sign(not told[e][part][1]) for e in engines]) for part, says in PARTS.items()]
    ends = [(each, [told[e]["troubles"][each.name] for e in engines]) for each in TROUBLES]
    rows += [(each.chinese, [_cell(end) for end in found]) for each, found in ends]
    heading = [f"| 试什么 | {' | '.join(engines)} |", "|---|:-:|:-:|:-:|"]
    lines = [f"| {says} | {' | '.join(cells)} |" for says, cells in rows]
    reasons = [
        f"- {engine}，「{each.chinese}」：{end.removeprefix(NOT_HERE)}。"
        for each, found in ends
        for engine, end in zip(engines, found, strict=True)
        if end.startswith(NOT_HERE)
    ]
    why = ["", f"「{NOT_HERE}」是没有试：", "", *reasons] if reasons else []
    return "\n".join((*heading, *lines, *why)) + "\n"


def _cell(end: str) -> str:
    return NOT_HERE if end.startswith(NOT_HERE) else _sign(end == HELD)


def _sign(held: bool) -> str:
    return "✓" if held else "✗"


def compared(page: str, table: str) -> Outcome:
    """Whether the page carries this table, as its last part."""
    carried = page.partition(HEADING)[2]
    differs = (
        () if table in carried else ("the page has another table: python -m tools.audit.engines",)
    )
    rows = table.count("\n|") - 1
    figure = f"{rows} rows"
    return Outcome(part="浏览器的表 / engines", where=PAGE.name, figure=figure, findings=differs)


def written(page: str, table: str) -> str:
    """The page with this table as its last part, in place of the one it carries, if any."""
    before = page.partition(HEADING)[0].rstrip("\n")
    return f"{before}\n\n{HEADING}\n{INTRODUCTION}\n{table}"


def main(_: Sequence[str]) -> int:
    """Puts the last audit's table on the page."""
    PAGE.write_text(written(PAGE.read_text("utf-8"), TABLE.read_text("utf-8")), "utf-8")
    return 0


if __name__ == "__main__":
    enter(main)
