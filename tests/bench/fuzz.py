"""Ten minutes of questions nobody would ask: none may crash, run anything or take a second.

    python -m tests.bench.fuzz        FUZZ_SECONDS and FUZZ_EXAMPLES shorten it

First the fuzzer has to find a defect planted for it within a minute; then it goes on beside
Hypothesis, one on each core. What it finds is left in .cache/fuzz; the questions it keeps to start
from stand in tests/fuzz/corpus.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from time import monotonic

from tests import ROOT

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


def planted() -> Iterator[str]:
    """The row of the planted defect; raises `SystemExit` where it is not found."""
    begun = monotonic()
    told = guided("planted", PLANTED_WITHIN, "--planted", seeds=SHORT_SEEDS).communicate()[0]
    if "PlantedError" not in told:
        sys.exit(f"The planted defect was not found within {PLANTED_WITHIN} s.\n{told[-3000:]}")
    yield _row("planted defect", told, f"found after {monotonic() - begun:.0f} s")


def measured(seconds: int, examples: int) -> Iterator[str]:
    """The rows of both; raises `SystemExit` with what a question broke."""
    fuzzer = guided("guided", seconds)
    drawn = started("tests.fuzz.examples", str(examples))
    outputs = [process.communicate()[0] for process in (fuzzer, drawn)]
    for process, told in zip((fuzzer, drawn), outputs, strict=True):
        if process.returncode:
            sys.exit(told[-5000:])
    yield _row("guided, atheris", outputs[0], f"{seconds} s, 0 crashes")
    ended = json.loads(outputs[1].splitlines()[-1])
    asked = ended.pop("asked")
    states = ", ".join(f"{count:,} {state}" for state, count in sorted(ended.items()))
    yield f"| Hypothesis | {asked:,} | | 0 crashes; {states} |"


def _row(name: str, told: str, ending: str) -> str:
    asked, covered = UNITS.findall(told), COVERED.findall(told)
    return f"| {name} | {int(asked[-1]):,} | {covered[-1] if covered else ''} | {ending} |"


def main() -> int:
    """Print the table as the rows come."""
    seconds = int(os.environ.get("FUZZ_SECONDS", "600"))
    examples = int(os.environ.get("FUZZ_EXAMPLES", "100000"))
    print("| fuzzing | questions | branches | |\n|---|--:|--:|---|", flush=True)
    for row in (*planted(), *measured(seconds, examples)):
        print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
