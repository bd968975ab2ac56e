"""Ten minutes of questions nobody would ask: none may crash, run anything or take a second.

    python -m tests.bench.fuzz [seconds=600] [examples=100000]

First the fuzzer has to find a defect planted for it within a minute; then it goes on beside
Hypothesis, one on each core. What it finds is left in .cache/fuzz; the questions it keeps to start
from stand in tests/fuzz/corpus.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from time import monotonic

from calculators.embed.reports.figures import Figure, Listing
from tests import ROOT
from tests.bench.outcome import figure, keep, options, section
from tests.bench.rounds import say

DEFAULTS = (("seconds", 600), ("examples", 100_000))
CORPUS = ROOT / "tests" / "fuzz" / "corpus"
FOUND = ROOT / ".cache" / "fuzz"
LONGEST = 1500
PLANTED_WITHIN = 60
SHORT_SEEDS = "spoken*.txt"
"""A few short seeds: what is planted is found from anywhere, and sooner from these."""
UNITS = re.compile(r"stat::number_of_executed_units: (\d+)")
COVERED = re.compile(r"cov: (\d+)")


def started(*arguments: str) -> subprocess.Popen[str]:
    """A process of one of the two, its output to be read."""
    return subprocess.Popen(
        [sys.executable, "-m", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        cwd=ROOT,
    )


def guided(name: str, seconds: int, *options: str, seeds: str = "*.txt") -> subprocess.Popen[str]:
    """The fuzzer with those seeds of the corpus, for so long at most."""
    folder = FOUND / name
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "kept").mkdir(parents=True)
    limits = (f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-print_final_stats=1")
    for seed in CORPUS.glob(seeds):
        shutil.copy(seed, folder / "kept")
    place = (f"-artifact_prefix={folder}/", str(folder / "kept"))
    return started("tests.fuzz.guided", *options, *limits, *place)


@dataclass(slots=True)
class Asked:
    """Rows for the table, figures, and what a question broke."""

    rows: list[tuple[str, str, str, str]] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def add(self, name: str, told: str, ending: str) -> None:
        """A row of what the fuzzer printed."""
        asked, covered = UNITS.findall(told), COVERED.findall(told)
        many = f"{int(asked[-1]):,}" if asked else "没有数出来"
        self.rows.append((name, many, covered[-1] if covered else "", ending))


def planted(into: Asked) -> None:
    """Let the fuzzer look for the planted defect; where it finds none, that is what is broken."""
    begun = monotonic()
    told = guided("planted", PLANTED_WITHIN, "--planted", seeds=SHORT_SEEDS).communicate()[0]
    taken = monotonic() - begun
    if "PlantedError" not in told:
        into.broken.append(f"The planted defect was not found.\n{told[-3000:]}")
        return
    into.add("埋下的错误", told, "找到了")
    into.figures.append(figure("找到埋下的错误", taken, "s", PLANTED_WITHIN))


def both(into: Asked, seconds: int, examples: int) -> None:
    """The fuzzer and Hypothesis beside each other."""
    fuzzer = guided("guided", seconds)
    drawn = started("tests.fuzz.examples", str(examples))
    outputs = [process.communicate()[0] for process in (fuzzer, drawn)]
    ended = [process.returncode for process in (fuzzer, drawn)]
    into.broken += [told[-5000:] for told, code in zip(outputs, ended, strict=True) if code]
    into.add("atheris", outputs[0], f"{seconds} 秒{'，出错' if ended[0] else ''}")
    if not ended[1]:
        states = json.loads(outputs[1].splitlines()[-1])
        asked = states.pop("asked")
        told = "，".join(f"{state} {count:,}" for state, count in sorted(states.items()))
        into.rows.append(("Hypothesis", f"{asked:,}", "", told))


def main() -> int:
    """Measure, print and keep; 1 with the question where one broke a promise."""
    told = options()
    seconds, examples = (int(told.number(*each)) for each in DEFAULTS)
    asked = Asked()
    say("the planted defect")
    planted(asked)
    say(f"{seconds} s of atheris, {examples} examples of Hypothesis")
    both(asked, seconds, examples)
    print(*asked.broken, sep="\n", file=sys.stderr)
    columns = ("用什么", "问了多少题", "走到的分支", "结果")
    listing = Listing(title="问了多少", columns=columns, rows=(*asked.rows,))
    wrong = figure("崩溃，或一题超过一秒", len(asked.broken), "个", 0)
    made = section("乱问一通", 0, [wrong, *asked.figures], [listing])
    return keep("fuzz", made) or int(bool(asked.broken))


if __name__ == "__main__":
    sys.exit(main())
