"""A cage around a whole browser: a share of one core for it all, its memory, and its end.

Chromium's own throttling does not reach workers, which is where Python runs. The cage is a control
group (version 1 or 2); where the system allows none, Debian's `cpulimit` holds the browser and all
its children instead, and memory is not weighed.
"""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer

_ROOTS = (Path("/sys/fs/cgroup/cpu"), Path("/sys/fs/cgroup"))
_PERIOD = 100_000
"""Microseconds over which a share is reckoned."""
_NUMBERS = count()


@dataclass(slots=True, kw_only=True)
class Cage:
    """Where a browser's processes are kept; `group` is None where the system allows no group."""

    group: Path | None
    folder: Path
    _holders: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def wrapped(self, program: str) -> str:
        """A program that starts `program` inside, whatever it starts in turn."""
        script = self.folder / Path(program).name
        entered = self.group / "cgroup.procs" if self.group else self.folder / "first"
        enter = f'echo $$ > "{entered}"'
        script.write_text(f'#!/bin/sh\n{enter}\nexec "{program}" "$@"\n', encoding="utf-8")
        script.chmod(0o755)
        return str(script)

    def limit(self, share: float) -> None:
        """From now on all inside may use `share` of one core together."""
        if self.group is None:
            first = (self.folder / "first").read_text().strip()
            held = ("--include-children", f"--limit={share * 100:.0f}", f"--pid={first}")
            self._holders.append(subprocess.Popen(["cpulimit", "--lazy", *held]))
            return
        quota = round(share * _PERIOD)
        if (self.group / "cpu.cfs_quota_us").exists():
            (self.group / "cpu.cfs_quota_us").write_text(str(quota))
        else:
            (self.group / "cpu.max").write_text(f"{quota} {_PERIOD}")

    def megabytes(self) -> float | None:
        """Proportional memory of all processes inside; None where it cannot be known."""
        if self.group is None:
            return None
        return sum(map(_proportional, map(str, self._inside()))) / 1024

    @contextmanager
    def watched(self, seconds: float) -> Iterator[None]:
        """End the browser where the block takes longer: whoever waits for it then gets an error."""
        timer = Timer(seconds, self.end)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def end(self) -> None:
        """Kill what was started inside, and nothing else."""
        for holder in self._holders:
            holder.terminate()
        for number in self._inside():
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)

    def _inside(self) -> list[int]:
        file = self.group / "cgroup.procs" if self.group else self.folder / "first"
        return [int(number) for number in file.read_text().split()] if file.exists() else []


@contextmanager
def cage() -> Iterator[Cage]:
    """A new cage, without a limit; at the end whatever is still inside is killed."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        kept = Cage(group=_made(), folder=Path(folder))
        try:
            yield kept
        finally:
            kept.end()
            if kept.group is not None:
                _removed(kept)


def _made() -> Path | None:
    root = next((each for each in _ROOTS if (each / "cgroup.procs").exists()), None)
    if root is None or not os.access(root, os.W_OK):
        return None
    if (root / "cgroup.subtree_control").exists():
        with suppress(OSError):
            (root / "cgroup.subtree_control").write_text("+cpu")
    group = root / f"talk-first-bench-{os.getpid()}-{next(_NUMBERS)}"
    group.mkdir()
    if any((group / name).exists() for name in ("cpu.cfs_quota_us", "cpu.max")):
        return group
    group.rmdir()
    return None


def _removed(kept: Cage) -> None:
    # A process that was killed stands in the group until it is gone.
    for _ in range(1000):
        with suppress(OSError):
            return kept.group.rmdir() if kept.group else None
        kept.end()
        os.sched_yield()
    return None


def _proportional(number: str) -> int:
    """Kilobytes of a process, memory shared with others counted in part."""
    try:
        lines = Path("/proc", number, "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
