"""Check our mathematics against published figures.

    python -m tests.vectors DIR [--verbose]

Runs every record of every `*.json` in DIR. Exit status 0 where something passed and nothing
failed, 1 otherwise, 2 where DIR is not a folder. `--verbose` says why for each record that did
not pass.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tests.vectors.record import records
from tests.vectors.verdict import Outcome, Verdict, judge


def main(arguments: Sequence[str]) -> int:
    """Print a table per kind and a closing line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.vectors", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--verbose", action="store_true")
    given = parser.parse_args(arguments)
    if not given.folder.is_dir():
        print(f"{given.folder} is not a folder", file=sys.stderr)
        return 2
    verdicts = [judge(record) for _, record in records(given.folder)]
    print(*table(verdicts), sep="\n")
    if given.verbose:
        print(*reasons(verdicts), sep="\n")
    passed, failed, unsupported = (_count(verdicts, outcome) for outcome in Outcome)
    print(f"{passed} passed, {failed} failed, {unsupported} unsupported")
    return 0 if passed and not failed else 1


def table(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """A line per kind, in the order they come, with how many passed, failed, are unsupported."""
    counts = Counter((verdict.record.kind, verdict.outcome) for verdict in verdicts)
    yield f"{'kind':<28}{'passed':>8}{'failed':>8}{'unsupported':>13}"
    for kind in dict.fromkeys(verdict.record.kind for verdict in verdicts):
        passed, failed, unsupported = (counts[kind, outcome] for outcome in Outcome)
        yield f"{kind:<28}{passed:>8}{failed:>8}{unsupported:>13}"


def reasons(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """A line for each record that did not pass."""
    for verdict in verdicts:
        if verdict.outcome is not Outcome.PASSED:
            record = verdict.record
            yield f"{verdict.outcome}: {record.id} ({record.kind}): {verdict.detail}"


def _count(verdicts: Iterable[Verdict], outcome: Outcome) -> int:
    return sum(verdict.outcome is outcome for verdict in verdicts)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
