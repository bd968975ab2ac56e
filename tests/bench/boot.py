"""Python in the reader's browser, ours beside stock Pyodide, in real browsers in one run.

    python -m tests.bench.boot [rounds=9] [engine …] [core=0.25] [line]

Each round takes both sides in turn through a new profile: a first boot to the first answer, one
after going to the page again, and one after the browser was closed and opened. `core=` keeps the
whole browser to a share of one core, `line` puts 1.6 Mbit/s and 150 ms between it and the server.
The tables are printed, and left as `.cache/bench/boot….md` and `.json`.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from tests.bench.cage import Cage, cage
from tests.bench.engines import Opened, Session, all_engines, webkit
from tests.bench.ground import request, served, weights
from tests.bench.shaped import shaped
from tests.site.server import Server
from tools.project import CACHE

SIDES = ("ours", "stock")
NAME = "repayment_schedule"
ROUNDS = 9
BITS, DELAY = 1_600_000, 0.15
BOOT = f"""async () => {{
  while (!globalThis.boot) await new Promise(requestAnimationFrame);
  return boot("{NAME}", JSON.stringify({request(NAME)}));
}}"""
FIRST, AGAIN, SECOND = "first boot", "after navigation", "second boot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What a run is told: how often, where, with how much of a core, over which line."""

    rounds: int = ROUNDS
    engines: tuple[str, ...] = ()
    core: float | None = None
    line: bool = False

    @property
    def label(self) -> str:
        """The conditions as the end of a file's name."""
        core = f"-core{self.core}" if self.core else ""
        return f"boot{core}{'-line' if self.line else ''}{'-'.join(('', *self.engines))}"


@dataclass(slots=True)
class Taken:
    """Milliseconds and megabytes by what was measured and side; bytes by side and file."""

    times: dict[str, dict[str, list[float]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    memory: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    bytes: dict[str, dict[str, int]] = field(default_factory=dict)


def read(arguments: list[str]) -> Conditions:
    """The conditions as typed; a word that is none of them is an engine's name."""
    given = dict(word.partition("=")[::2] for word in arguments)
    return Conditions(
        rounds=int(given.pop("rounds", ROUNDS)),
        core=float(given.pop("core", 0)) or None,
        line=given.pop("line", None) is not None,
        engines=tuple(given),
    )


def measured(conditions: Conditions) -> dict[str, Taken]:
    """What was taken in each engine."""
    found: dict[str, Taken] = {}
    with served() as server, all_engines() as known, ExitStack() as opened:
        url = server.url
        if conditions.line:
            url = opened.enter_context(shaped(urlsplit(url).port or 0, BITS, DELAY))
        for engine in conditions.engines or known:
            taken = found[engine] = Taken()
            for number in range(conditions.rounds):
                for side in SIDES:
                    print(f"{engine} {number + 1}/{conditions.rounds} {side}", file=sys.stderr)
                    _round(known[engine], conditions, server, f"{url}bench/{side}.html", taken)
    return found


def _round(opened: Opened, conditions: Conditions, server: Server, page: str, taken: Taken) -> None:
    side = Path(page).stem
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile, cage(conditions.core) as kept:
        with opened(kept, Path(profile)) as session:
            session.open(page)
            before = kept.megabytes()
            server.requests.clear()
            taken.times[FIRST][side].append(_boot(session))
            taken.bytes[side] = weights(server)
            _weigh(kept, before, taken.memory[side])
            session.open(page)
            taken.times[AGAIN][side].append(_boot(session))
        if opened is webkit:
            return
        with opened(kept, Path(profile)) as session:
            session.open(page)
            taken.times[SECOND][side].append(_boot(session))


def _boot(session: Session) -> float:
    milliseconds, answer = session.call(BOOT)
    if json.loads(answer)["state"] != "answered":
        raise RuntimeError(answer)
    return float(milliseconds)


def _weigh(kept: Cage, before: float | None, into: list[float]) -> None:
    after = kept.megabytes()
    if before is not None and after is not None:
        into.append(after - before)


def table(found: dict[str, Taken]) -> Iterator[str]:
    """The Markdown tables: times and memory, then bytes by file."""
    yield "| engine | what | ours | stock | ours ÷ stock |"
    yield "|---|---|--:|--:|--:|"
    for engine, taken in found.items():
        for what, sides in taken.times.items():
            yield f"| {engine} | {what}, ms | {_row(sides)} |"
        if taken.memory:
            yield f"| {engine} | memory of the answer, MB | {_row(taken.memory)} |"
    yield ""
    yield "| bytes to the first answer | ours | stock |"
    yield "|---|--:|--:|"
    weighed = next(iter(found.values())).bytes
    for name in sorted({name for side in SIDES for name in weighed[side]}):
        yield f"| {name} | {weighed['ours'].get(name, 0)} | {weighed['stock'].get(name, 0)} |"
    yield f"| all | {sum(weighed['ours'].values())} | {sum(weighed['stock'].values())} |"


def _row(sides: dict[str, list[float]]) -> str:
    ours, stock = (median(sides[side]) for side in SIDES)
    return f"{ours:.0f} | {stock:.0f} | {ours / stock:.2f}"


@contextmanager
def _display(conditions: Conditions) -> Iterator[None]:
    # WebKitGTK has no headless mode: the run starts itself once more within a display.
    webkit = not conditions.engines or "WebKitGTK" in conditions.engines
    if webkit and "DISPLAY" not in os.environ:
        again = [sys.executable, "-m", "tests.bench.boot", *sys.argv[1:]]
        os.execvp("xvfb-run", ["xvfb-run", "--auto-servernum", *again])
    yield


def main() -> int:
    """Measure, print and keep."""
    conditions = read(sys.argv[1:])
    with _display(conditions):
        found = measured(conditions)
    text = "\n".join(table(found)) + "\n"
    kept = CACHE / "bench" / f"{conditions.label}.md"
    kept.write_text(text, encoding="utf-8")
    raw = {
        engine: {"times": taken.times, "memory": taken.memory, "bytes": taken.bytes}
        for engine, taken in found.items()
    }
    kept.with_suffix(".json").write_text(json.dumps(raw, indent=1), encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
