"""A page on a slow line: when it can be read, and when its first answer has been computed.

    python -m tests.bench.page [rounds=9]

Chromium, a new profile each time, 1.6 Mbit/s and 150 ms. Ours is the real page, its button pressed
as soon as it is there; stock is the bench's own page, which is nothing but the boot. Both times run
from when the page was asked for. Counted too: the bytes before any intent.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from calculators.embed.reports.figures import Listing, Section
from tests.bench.boot import BOOT
from tests.bench.cage import cage
from tests.bench.engines import Session, all_engines
from tests.bench.ground import served
from tests.bench.outcome import failed, figure, figures, keep, options, section
from tests.bench.rounds import Taken, alternate
from tests.bench.shaped import shaped
from tests.site.server import Server

BITS, DELAY = 1_600_000, 0.15
PATIENCE = 180
ARTICLE, CALCULATOR = "how/propose/", "tools/repayment_schedule/"
PAINTS = """async () => {
  const of = (type) => new Promise((told) => new PerformanceObserver((list) =>
    told(list.getEntries().at(-1).startTime)).observe({ type, buffered: true }));
  return [performance.getEntriesByName("first-contentful-paint")[0].startTime,
    await of("largest-contentful-paint")];
}"""
PRESS = """async () => {
  const element = document.querySelector("talk-calculator");
  element.querySelector("button[type=submit]").click();
  const sentence = element.querySelector("[data-state=answered]");
  while (!sentence.checkVisibility()) await new Promise(requestAnimationFrame);
  return performance.now();
}"""
STOCK = f"async () => {{ await ({BOOT})(); return performance.now(); }}"
FIRST, LARGEST, ANSWER = "先看到字", "看到正文", "第一个算出来的答案"
NO_COUNT = (".svg", ".png", ".webp", ".ico", "search_index.json")
"""Images and the search index have no part in the bound on a page's weight."""


@dataclass(slots=True, kw_only=True)
class Line:
    """The slow line's server, and the bytes of each page before any intent."""

    server: Server
    bytes: dict[str, dict[str, int]] = field(default_factory=dict)

    @contextmanager
    def reader(self) -> Iterator[tuple[Session, str]]:
        """A new browser at the end of the line, and the site's address there."""
        with (
            shaped(urlsplit(self.server.url).port or 0, BITS, DELAY) as url,
            all_engines() as known,
            cage() as kept,
            TemporaryDirectory(ignore_cleanup_errors=True) as profile,
            kept.watched(PATIENCE),
            known["Chromium"](kept, Path(profile)) as session,
        ):
            self.server.requests.clear()
            yield session, url


def article(line: Line) -> Mapping[str, float]:
    """One opening of a page of words."""
    with line.reader() as (session, url):
        return _opened(line, session, url, ARTICLE)


def ours(line: Line) -> Mapping[str, float]:
    """One opening of a calculator's page, and its first computed answer."""
    with line.reader() as (session, url):
        return {**_opened(line, session, url, CALCULATOR), ANSWER: session.call(PRESS) / 1000}


def stock(line: Line) -> Mapping[str, float]:
    """The first answer of stock Pyodide on a page with nothing else on it."""
    with line.reader() as (session, url):
        session.open(f"{url}bench/stock.html")
        return {ANSWER: session.call(STOCK) / 1000}


def _opened(line: Line, session: Session, url: str, address: str) -> dict[str, float]:
    session.open(url + address)
    line.bytes[address] = {asked.path: asked.sent for asked in line.server.requests}
    first, largest = session.call(PAINTS)
    return {FIRST: first / 1000, LARGEST: largest / 1000}


def measured(rounds: int) -> Section:
    """All rounds as a section."""
    with served() as server:
        line = Line(server=server)
        sides = {each.__name__: partial(each, line) for each in (article, ours, stock)}
        taken = alternate(sides, rounds, "slow line")
    made, missing = figures(
        lambda: figure("文章页能读", taken.middle(LARGEST, "article"), "s", 3),
        lambda: figure("计算页能读", taken.middle(LARGEST, "ours"), "s", 3),
        lambda: figure(f"{ANSWER}，和现成的比", taken.ratio(ANSWER, "ours", "stock"), "×", 0.70),
    )
    weights = [
        made
        for address, what in ((ARTICLE, "文章页"), (CALCULATOR, "计算页"))
        if (sent := line.bytes.get(address))
        for made in (
            figure(f"{what}，还没有要算时", _weight(sent) / 1000, "KB", 100),
            figure(f"{what}，网页本身", sent[f"/{address}"] / 1000, "KB"),
            figure(f"{what}，还没有要算时的 Python", _python(sent), "字节", 0),
        )
    ]
    notes = (*missing, *failed(taken), "线路：每秒 1.6 Mbit，来回 150 毫秒。图片和搜索的词不计。")
    return section("慢网络上打开一页", rounds, (*made, *weights), _listings(taken, line), notes)


def _weight(sent: Mapping[str, int]) -> int:
    return sum(size for path, size in sent.items() if not path.endswith(NO_COUNT))


def _python(sent: Mapping[str, int]) -> int:
    return sum(size for path, size in sent.items() if "/assets/runtime/" in path)


def _listings(taken: Taken, line: Line) -> Iterator[Listing]:
    names = {"article": "文章页", "ours": "计算页", "stock": "现成的"}
    rows = (
        (f"{names[side]}：{what}", f"{taken.middle(what, side):.1f} s")
        for what, sides in taken.numbers.items()
        for side in sides
    )
    yield Listing(title="从打开那一刻起的中位数", columns=("测什么", "时间"), rows=tuple(rows))
    sent = sorted(line.bytes.get(CALCULATOR, {}).items(), key=lambda pair: -pair[1])
    files = tuple((Path(path).name or "网页本身", f"{size:,}") for path, size in sent)
    yield Listing(title="计算页的字节", columns=("文件", "字节"), rows=files)


def main() -> int:
    """Measure, print and keep."""
    return keep("page", measured(options().rounds))


if __name__ == "__main__":
    sys.exit(main())
