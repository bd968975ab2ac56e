"""A control group around a whole browser: a share of one core for it all, and its memory.

Chromium's own throttling does not reach workers, which is where Python runs. Needs a writable
hierarchy of control groups (version 1 or 2); where there is none, nothing is limited or weighed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

_ROOTS = (Path("/sys/fs/cgroup/cpu"), Path("/sys/fs/cgroup"))
_PERIOD = 100_000
"""Microseconds over which a share is reckoned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cage:
    """Where a browser's processes are kept; `group` is None where the system allows no group."""

    group: Path | None
    folder: Path

    def wrapped(self, program: str) -> str:
        """A program that starts `program` inside, whatever it starts in turn."""
        if self.group is None:
            return program
        script = self.folder / Path(program).name
        enter = f'echo $$ > "{self.group}/cgroup.procs"'
        script.write_text(f'#!/bin/sh\n{enter}\nexec "{program}" "$@"\n', encoding="utf-8")
        script.chmod(0o755)
        return str(script)

    def megabytes(self) -> float | None:
        """Proportional memory of all processes inside; None where it cannot be known."""
        if self.group is None:
            return None
        numbers = (self.group / "cgroup.procs").read_text().split()
        return sum(map(_proportional, numbers)) / 1024


@contextmanager
def cage(share: float | None) -> Iterator[Cage]:
    """A new group that may use `share` of one core, without a limit where that is None."""
    with TemporaryDirectory() as folder:
        group = _made(share)
        try:
            yield Cage(group=group, folder=Path(folder))
        finally:
            if group is not None:
                _emptied(group)


def _made(share: float | None) -> Path | None:
    root = next((each for each in _ROOTS if (each / "cgroup.procs").exists()), None)
    if root is None or not os.access(root, os.W_OK):
        return None
    group = root / f"talk-first-bench-{os.getpid()}"
    group.mkdir()
    if share is not None:
        quota = round(share * _PERIOD)
        if (group / "cpu.cfs_quota_us").exists():
            (group / "cpu.cfs_quota_us").write_text(str(quota))
        else:
            (group / "cpu.max").write_text(f"{quota} {_PERIOD}")
    return group


def _emptied(group: Path) -> None:
    # Only what was started inside stands here; a browser may leave a helper behind.
    for number in (group / "cgroup.procs").read_text().split():
        try:
            os.kill(int(number), 9)
        except ProcessLookupError:
            continue
    for _ in range(1000):
        try:
            return group.rmdir()
        except OSError:
            os.sched_yield()
    return None


def _proportional(number: str) -> int:
    """Kilobytes of a process, memory shared with others counted in part."""
    try:
        lines = Path("/proc", number, "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
