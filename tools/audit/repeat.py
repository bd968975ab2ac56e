"""The same sources give the same bytes, whatever the order Python scatters its sets in."""

import os
import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from tools import build
from tools.audit.outcome import Outcome
from tools.project import CACHE

SEEDS = ("1", "2")
"""Hash seeds; no order of theirs may reach a page."""


def repeated(address: str) -> tuple[Path, Outcome]:
    """Builds twice from nothing for `address` with different hash seeds: a site, what differs."""
    os.environ["SITE_URL"] = address
    first, second = (_built(seed) for seed in SEEDS)
    return folder(SEEDS[0]), Outcome(
        part="两次生成逐字节相同 / builds repeat",
        where="build",
        figure=f"{len(first)} files",
        findings=tuple(differences(first, second)),
    )


def differences(first: Mapping[str, str], second: Mapping[str, str]) -> list[str]:
    """The paths that only one tree has, or whose content is not the same, in order."""
    return sorted(
        path for path in first.keys() | second.keys() if first.get(path) != second.get(path)
    )


def hashes(tree: Path) -> dict[str, str]:
    """The SHA-256 of every file under a folder, by its path from there."""
    return {
        file.relative_to(tree).as_posix(): sha256(file.read_bytes()).hexdigest()
        for file in tree.rglob("*")
        if file.is_file()
    }


def folder(seed: str) -> Path:
    """Where the site built with that hash seed stands."""
    return CACHE / f"audit-{seed}"


def _built(seed: str) -> dict[str, str]:
    os.environ["PYTHONHASHSEED"] = seed
    shutil.rmtree(build.RUNTIME, ignore_errors=True)
    build.make(folder(seed))
    return hashes(folder(seed))
