"""A stage of the set-up: done once for each state of its lock files, then known by a stamp."""

import fcntl
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tools.console import step
from tools.project import ROOT, VENV


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What to install, by which files it is pinned, and the stamp that says it was done.

    `stamp` lies inside what the stage makes, so that it vanishes together with it.
    """

    chinese: str
    english: str
    locks: tuple[str, ...]
    stamp: Path
    install: Callable[[], None]


def complete(stage: Stage) -> None:
    """Installs a stage unless its stamp shows that these very lock files were installed here."""
    if _done(stage):
        return
    with _alone():
        if _done(stage):  # by another command, while this one waited
            return
        with step(stage.chinese, stage.english):
            stage.install()
        stage.stamp.parent.mkdir(parents=True, exist_ok=True)
        stage.stamp.write_text(_key(stage), encoding="utf-8")


def _done(stage: Stage) -> bool:
    return stage.stamp.is_file() and stage.stamp.read_text(encoding="utf-8") == _key(stage)


def _key(stage: Stage) -> str:
    digest = sha256(sys.version.encode())
    for name in stage.locks:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


@contextmanager
def _alone() -> Iterator[None]:
    with (VENV / "set-up.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
