"""A calculator's page before and after the reader means to calculate, on a slow line.

    python -m tests.bench.page [rounds=3]

Chromium, a new profile each time, 1.6 Mbit/s and 150 ms: bytes before any intent, when the page
can be read, and when the button, pressed as soon as it is there, has its answer. Stock's answer
over the same line is what `tests.bench.boot line` measures.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from tests.bench.boot import BITS, DELAY
from tests.bench.cage import cage
from tests.bench.engines import Session, all_engines
from tests.bench.ground import served
from tests.bench.shaped import shaped
from tests.site.server import Server
from tools.project import CACHE

ADDRESS = "tools/repayment_schedule/"
PAINTS = """async () => {
  const of = (type) => new Promise((told) => new PerformanceObserver((list) =>
    told(list.getEntries().at(-1).startTime)).observe({ type, buffered: true }));
  const [load] = performance.getEntriesByType("navigation");
  const first = performance.getEntriesByName("first-contentful-paint")[0].startTime;
  return [first, await of("largest-contentful-paint"), load.loadEventEnd];
}"""
PRESS = """async () => {
  const element = document.querySelector("talk-calculator");
  element.querySelector("button[type=submit]").click();
  const sentence = element.querySelector("[data-state=answered]");
  while (!sentence.checkVisibility()) await new Promise(requestAnimationFrame);
  return performance.now();
}"""
WHAT = (
    *("first paint, ms", "largest paint, ms", "loaded, ms"),
    "first computed answer since the page was asked for, ms",
)


def measured(rounds: int) -> tuple[list[list[float]], dict[str, int]]:
    """The times of each round, and the bytes by file before any intent."""
    times: list[list[float]] = []
    with served() as server, all_engines() as known:
        port = urlsplit(server.url).port or 0
        for _ in range(rounds):
            with (
                shaped(port, BITS, DELAY) as url,
                TemporaryDirectory(ignore_cleanup_errors=True) as profile,
                cage(None) as kept,
                known["Chromium"](kept, Path(profile)) as session,
            ):
                server.requests.clear()
                session.open(url + ADDRESS)
                before = _bytes(server)
                times.append(_times(session))
    return times, before


def _times(session: Session) -> list[float]:
    return [*session.call(PAINTS), session.call(PRESS)]


def _bytes(server: Server) -> dict[str, int]:
    return {asked.path: asked.sent for asked in server.requests}


def table(times: list[list[float]], before: dict[str, int]) -> Iterator[str]:
    """The Markdown tables."""
    yield "| on the slow line | median |"
    yield "|---|--:|"
    for place, what in enumerate(WHAT):
        yield f"| {what} | {median(each[place] for each in times):.0f} |"
    yield ""
    yield "| bytes before intent | brotli |"
    yield "|---|--:|"
    for path, size in sorted(before.items(), key=lambda pair: -pair[1]):
        yield f"| `{path}` | {size} |"
    yield f"| all | {sum(before.values())} |"


def main() -> int:
    """Measure, print and keep."""
    given = dict(word.partition("=")[::2] for word in sys.argv[1:])
    times, before = measured(int(given.get("rounds", 3)))
    text = "\n".join(table(times, before)) + "\n"
    kept = CACHE / "bench" / "page.md"
    kept.write_text(text, encoding="utf-8")
    kept.with_suffix(".json").write_text(json.dumps([times, before]), encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
