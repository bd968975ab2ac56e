"""Runs the benches one after the other, each within a bound, and sums up what was asked and found.

    python -m tools.bench [name …] [option=value …] [--keep] [--quick]

All take about forty minutes on two quiet cores; the fuzzing is short among them and whole when it
is named. `--quick` is one round of each, to see that they run; `--keep` puts what was measured
into docs/about/bench.json, from which pages are printed. Options such as `rounds=3` reach
every bench that runs.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import monotonic

from calculators.embed.reports.figures import COLUMNS, FILE, section_of
from tools.console import ToolError, enter
from tools.project import CACHE, PYTHON, ROOT, environment

FOLDER = CACHE / "bench"
QUICK = ("rounds=1", "pages=30,100", "long=3", "seconds=2", "examples=300")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """A module of tests/bench with the words it is given, and the minutes after which it is ended.

    `among` are the words it is given beside the others, where the whole of it takes too long.
    """

    module: str
    minutes: int
    words: tuple[str, ...] = ()
    among: tuple[str, ...] = ()


BENCHES = {
    "boot": Bench(module="boot", minutes=15),
    "core": Bench(module="boot", minutes=25, words=("core=0.25",)),
    "page": Bench(module="page", minutes=15),
    "lighthouse": Bench(module="lighthouse", minutes=10),
    "recompute": Bench(module="recompute", minutes=10),
    "calculators": Bench(module="calculators", minutes=8),
    "finance": Bench(module="finance", minutes=5),
    "imports": Bench(module="imports", minutes=5),
    "building": Bench(module="building", minutes=20),
    "editing": Bench(module="editing", minutes=10),
    "hosting": Bench(module="hosting", minutes=8),
    "fuzz": Bench(module="fuzz", minutes=30, among=("seconds=60", "examples=5000")),
}


def main(arguments: Sequence[str]) -> int:
    """Runs the named benches, or all; 1 where one broke; a figure that falls short is told."""
    names = [each for each in arguments if "=" not in each and not each.startswith("--")]
    if unknown := sorted(set(names) - set(BENCHES)):
        raise ToolError(
            f"没有这个测速：{'、'.join(unknown)}；现有：{'、'.join(BENCHES)}。",
            f"There is no bench called {', '.join(unknown)}.",
        )
    begun = monotonic()
    chosen = names or [*BENCHES]
    broken = [name for name in chosen if not _run(name, _words(name, arguments, alone=bool(names)))]
    _sum_up(chosen, broken, monotonic() - begun)
    if "--keep" in arguments:
        keep([name for name in chosen if name not in broken])
    return int(bool(broken))


def _words(name: str, arguments: Sequence[str], *, alone: bool) -> tuple[str, ...]:
    """What a bench is given: its own words, the short form's, then what was typed."""
    bench = BENCHES[name]
    quick = QUICK if "--quick" in arguments else ()
    typed = tuple(each for each in arguments if "=" in each)
    return (*bench.words, *(() if alone else bench.among), *quick, *typed)


def _run(name: str, words: Sequence[str]) -> bool:
    """Runs one in a session of its own, which is ended whole when its time is over."""
    bench = BENCHES[name]
    print(f"\n· {name}（最多 {bench.minutes} 分钟 / {bench.minutes} minutes at most）", flush=True)
    (FOLDER / f"{name}.json").unlink(missing_ok=True)
    command = [PYTHON, "-m", f"tests.bench.{bench.module}", *words]
    process = subprocess.Popen(command, cwd=ROOT, env=environment(), start_new_session=True)
    try:
        code = process.wait(bench.minutes * 60)
    except subprocess.TimeoutExpired:
        code = 1
        print(f"✗ {name} 超过时间，停下了 / took too long and was ended", flush=True)
    finally:
        _end(process)
    return code == 0 and (FOLDER / f"{name}.json").is_file()


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends whatever of the bench's session is left."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


def _sum_up(names: Sequence[str], broken: Sequence[str], seconds: float) -> None:
    """Prints and leaves one table of all that was asked, and what did not run to its end."""
    lines = [*summary([name for name in names if (FOLDER / f"{name}.json").is_file()])]
    lines += [f"\n✗ 没有跑完 / broken: {name}" for name in broken]
    text = "\n".join(lines) + "\n"
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "bench.md").write_text(text, encoding="utf-8")
    told = {name: _told(name) for name in names if name not in broken}
    (FOLDER / "bench.json").write_text(_as_text(told), encoding="utf-8")
    print(f"\n{text}\n{seconds / 60:.1f} 分钟 / minutes · {FOLDER}/bench.md", flush=True)


def summary(names: Sequence[str]) -> Iterator[str]:
    """A Markdown table of every figure that had something asked of it."""
    yield f"| {' | '.join(('测速', *COLUMNS))} |"
    yield f"|---|---|{'--:|' * (len(COLUMNS) - 1)}"
    for name in names:
        for figure in section_of(_told(name)).figures:
            if figure.required is not None:
                yield f"| {' | '.join((name, *figure.cells))} |"


def keep(names: Sequence[str]) -> None:
    """Puts the sections into the kept file; those of other benches stay as they are."""
    kept = json.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else {}
    kept |= {name: _told(name) for name in names}
    ordered = {name: kept[name] for name in BENCHES if name in kept}
    FILE.write_text(_as_text(ordered), encoding="utf-8")
    print(f"· {FILE.relative_to(ROOT)}", file=sys.stderr)


def _told(name: str) -> dict[str, object]:
    told: dict[str, object] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return told


def _as_text(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    enter(main)
