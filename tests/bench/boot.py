"""Python in the reader's browser, ours beside stock Pyodide, in real browsers in one run.

    python -m tests.bench.boot [rounds=9] [core=0.25] [engine …]

Each round takes both sides in turn through a new profile: a first boot to the first answer, one
after going to the page again, and one after the browser was closed and opened. `core=` keeps the
whole browser to a share of one core from when it is up; the engines then run beside each other.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from calculators.embed.reports.figures import Figure, Listing, Section
from tests.bench.cage import Cage, cage
from tests.bench.engines import Session, all_engines, displayed
from tests.bench.ground import request, served, weights
from tests.bench.outcome import failed, figure, figures, keep, options, section
from tests.bench.rounds import Taken, alternate, say
from tests.site.server import Server

SIDES = ("ours", "stock")
ENGINES = ("Chromium", "Firefox", "WebKitGTK")
NAME = "repayment_schedule"
PATIENCE = 120
"""Seconds for one round of one side with the whole machine; a share of a core takes longer."""
READING = 8
"""Seconds at most that the first answer is looked at, while what the next visit needs is kept."""
BOOT = f"""async () => {{
  while (!globalThis.boot) await new Promise(requestAnimationFrame);
  return boot("{NAME}", JSON.stringify({request(NAME)}));
}}"""
KEPT = """async (milliseconds) => {
  const until = performance.now() + milliseconds;
  while (self.caches && performance.now() < until) {
    for (const name of await caches.keys()) {
      const kept = await (await caches.open(name)).keys();
      if (kept.some(({ url }) => url.includes("/memory"))) return true;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}"""
FIRST, AGAIN, SECOND, MEMORY = "第一次启动", "换一页以后", "第二次启动", "算出答案多用的内存"
REQUIRED = {
    ("Chromium", FIRST): (0.38, 0.25),
    ("Firefox", FIRST): (0.42, 0.30),
    ("WebKitGTK", FIRST): (0.38, 0.25),
    **{(engine, SECOND): (0.22, 0.15) for engine in ENGINES},
}
MEGABYTES = (3.1, 2.8)


@dataclass(slots=True, kw_only=True)
class Ground:
    """Where it is measured, with how much of a core, and the bytes each side was sent."""

    server: Server
    core: float | None
    bytes: dict[str, dict[str, int]] = field(default_factory=dict)

    @property
    def patience(self) -> float:
        """Seconds after which a round is given up."""
        return PATIENCE / (self.core or 1)


def taken_in(engine: str, rounds: int, ground: Ground) -> Taken:
    """The rounds of one engine."""
    sides = {side: partial(_round, engine, ground, side) for side in SIDES}
    return alternate(sides, rounds, engine)


def _round(engine: str, ground: Ground, side: str) -> Mapping[str, float]:
    page = f"{ground.server.url}bench/{side}.html"
    # Playwright belongs to one thread: each round starts its own, which also ends what hung.
    with (
        all_engines() as known,
        cage() as kept,
        TemporaryDirectory(ignore_cleanup_errors=True) as profile,
        kept.watched(ground.patience),
    ):
        start = partial(known[engine], kept, Path(profile))
        with start() as session:
            taken = _first_visit(session, kept, ground, page)
        if engine == "WebKitGTK":
            # Driven, it keeps nothing on disk: its second boot is in the same session.
            return {**taken, SECOND: taken[AGAIN]}
        with start() as session:
            _limited(kept, ground)
            session.open(page)
            return {**taken, SECOND: _boot(session)}


def _first_visit(session: Session, kept: Cage, ground: Ground, page: str) -> dict[str, float]:
    _limited(kept, ground)
    session.open(page)
    before = kept.megabytes()
    ground.server.requests.clear()
    taken = {FIRST: _boot(session)}
    if ground.core is None:
        # The first engine takes brotli; WebKitGTK, without TLS, does not.
        ground.bytes.setdefault(Path(page).stem, weights(ground.server))
        if before is not None and (after := kept.megabytes()) is not None:
            taken[MEMORY] = after - before
    # A reader looks at the answer; meanwhile the engine's memory may be kept for the next visit.
    if Path(page).stem == "ours":
        session.call(KEPT, 1000 * READING / (ground.core or 1))
    session.open(page)
    return {**taken, AGAIN: _boot(session)}


def _limited(kept: Cage, ground: Ground) -> None:
    if ground.core is not None:
        kept.limit(ground.core)


def _boot(session: Session) -> float:
    milliseconds, answer = session.call(BOOT)
    if json.loads(answer)["state"] != "answered":
        raise RuntimeError(answer)
    return float(milliseconds)


def measured(engines: tuple[str, ...], rounds: int, core: float | None) -> Section:
    """Every engine's rounds as a section; with a share of a core the engines run at once."""
    with served() as server, ThreadPoolExecutor(len(engines) if core else 1) as pool:
        ground = Ground(server=server, core=core)
        taken = dict(
            zip(
                engines, pool.map(lambda each: taken_in(each, rounds, ground), engines), strict=True
            )
        )
    made, missing = figures(*_figures(taken, ground))
    notes = (*missing, *(note for each in taken.values() for note in failed(each)), WEBKIT)
    title = f"启动到第一个答案，{core:g} 个核" if core else "启动到第一个答案"
    listings = [_times(taken), *([] if core else [_bytes(ground)])]
    return section(title, rounds, made, listings, notes)


WEBKIT = "WebKitGTK 由程序驱动时不在磁盘上留东西，它的第二次启动是同一次打开里的下一页。"


def _figures(taken: Mapping[str, Taken], ground: Ground) -> list[Callable[[], Figure]]:
    made: list[Callable[[], Figure]] = [
        partial(_ratio, engine, what, each)
        for engine, each in taken.items()
        for what in (FIRST, AGAIN, SECOND)
    ]
    if ground.core is None and "ours" in ground.bytes:
        megabytes = sum(ground.bytes["ours"].values()) / 1e6
        made.append(partial(figure, "到第一个答案要下载的", megabytes, "MB", *MEGABYTES))
    return made


def _ratio(engine: str, what: str, taken: Taken) -> Figure:
    value = taken.ratio(what, *SIDES)
    return figure(f"{engine} {what}，和现成的比", value, "×", *REQUIRED.get((engine, what), ()))


def _times(taken: Mapping[str, Taken]) -> Listing:
    rows = (
        (f"{engine} {what}，{'MB' if what == MEMORY else '毫秒'}", *_middles(sides))
        for engine, each in taken.items()
        for what, sides in each.numbers.items()
    )
    title = "中位数、最小、最大"
    return Listing(title=title, columns=("测什么", "我们", "现成的"), rows=tuple(rows))


def _middles(sides: Mapping[str, list[float]]) -> tuple[str, ...]:
    told = ((sorted(sides[side])) if side in sides else [] for side in SIDES)
    return tuple(
        f"{each[len(each) // 2]:.0f}（{each[0]:.0f}～{each[-1]:.0f}）" if each else "没有测成"
        for each in told
    )


def _bytes(ground: Ground) -> Listing:
    ours, stock = (ground.bytes.get(side, {}) for side in SIDES)
    rows = [(name, ours.get(name, 0), stock.get(name, 0)) for name in sorted({*ours, *stock})]
    rows.append(("一共", sum(ours.values()), sum(stock.values())))
    shown = tuple((name, *(f"{number:,}" for number in numbers)) for name, *numbers in rows)
    return Listing(title="到第一个答案的字节", columns=("文件", "我们", "现成的"), rows=shown)


def main() -> int:
    """Measure, print and keep."""
    displayed()
    told = options()
    core = told.number("core", 0) or None
    say("laying out both sides")
    made = measured((*told.words,) or ENGINES, told.rounds, core)
    return keep("core" if core else "boot", made)


if __name__ == "__main__":
    sys.exit(main())
