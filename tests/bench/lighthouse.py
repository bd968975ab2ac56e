"""How Lighthouse judges a page on its mobile phone: Debian's Chromium, the built site, locally.

    python -m tests.bench.lighthouse [rounds=9]

Lighthouse itself is pinned in `tests/bench/lighthouse/` and installed by `make bench` alone.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from calculators.embed.reports.figures import Figure, Section
from tests import ROOT
from tests.bench.engines import CHROMIUM
from tests.bench.ground import served
from tests.bench.outcome import failed, figure, figures, keep, options, section
from tests.bench.rounds import Taken, alternate
from tools.project import environment

CLI = ROOT / "tests" / "bench" / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"
PAGES = {
    "计算页": "tools/repayment_schedule/",
    "最重的计算页": "tools/overdue/",
    "首页": "",
    "文章页": "how/propose/",
    "规则页": "odds/law/",
}
REQUIRED = {"计算页": 97, "最重的计算页": 97}
OTHERS = 95
PATIENCE = 150
SCORE = "Lighthouse 手机性能分"
TIMES = {
    "first-contentful-paint": "先看到字",
    "largest-contentful-paint": "看到正文",
    "total-blocking-time": "主线程忙得不能应答",
}


def judged(address: str) -> Mapping[str, float]:
    """The score, and the milliseconds it is made of, of one run."""
    flags = "--headless=new --no-sandbox"
    with TemporaryDirectory() as folder:
        # Through a pipe a long report has come cut.
        report = Path(folder, "report.json")
        subprocess.run(
            [
                *("node", CLI, address, "--quiet", "--output=json", f"--output-path={report}"),
                *("--only-categories=performance", f"--chrome-flags={flags}"),
            ],
            env=environment()
            | {"CHROME_PATH": CHROMIUM, "CI": "1", "HOME": os.environ.get("HOME", "")},
            capture_output=True,
            check=True,
            timeout=PATIENCE,
        )
        return read(report.read_text("utf-8"))


def read(report: str) -> Mapping[str, float]:
    """What Lighthouse's JSON says; raises where a page could not be judged."""
    told = json.loads(report)
    times = {name: float(told["audits"][name]["numericValue"]) for name in TIMES}
    return {SCORE: 100 * told["categories"]["performance"]["score"], **times}


def measured(rounds: int) -> Section:
    """The pages in turn as a section."""
    with served() as server:
        sides = {page: partial(judged, server.url + address) for page, address in PAGES.items()}
        # The first page that Chromium shows after a while waits for the disk, whichever it is.
        alternate({"about/us/": partial(judged, f"{server.url}about/us/")}, 1, "lighthouse warm-up")
        taken = alternate(sides, rounds, "lighthouse")
    made, missing = figures(
        *(partial(_score, taken, page) for page in PAGES),
        *(partial(_time, taken, page, name) for page in PAGES for name in TIMES),
    )
    notes = (*missing, *failed(taken), "Lighthouse 自己假定的手机：处理器慢四倍，慢 4G。")
    return section("Lighthouse", rounds, made, (), notes)


def _score(taken: Taken, page: str) -> Figure:
    return figure(
        f"{page}，{SCORE}", taken.middle(SCORE, page), "分", REQUIRED.get(page, OTHERS), floor=True
    )


def _time(taken: Taken, page: str, name: str) -> Figure:
    return figure(f"{page}，{TIMES[name]}", taken.middle(name, page), "ms")


def main() -> int:
    """Measure, print and keep."""
    return keep("lighthouse", measured(options().rounds))


if __name__ == "__main__":
    sys.exit(main())
