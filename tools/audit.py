"""What is proven of the built site beyond its tests: the same sources give the same bytes.

python -m tools.audit
"""

import os
import shutil
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from tools import build
from tools.console import ToolError, enter
from tools.project import CACHE

SEEDS = ("1", "2")
"""What Python scatters its sets by; no order of theirs may reach a page."""


def main(_: Sequence[str]) -> int:
    """Builds twice from nothing with different hash seeds; `ToolError` naming every difference."""
    first, second = (_built(seed) for seed in SEEDS)
    if different := differences(first, second):
        raise ToolError(
            "两次生成的文件不一样：", "Two builds of the same sources differ:", "\n".join(different)
        )
    print(f"✓ 两次生成，{len(first)} 个文件逐字节相同 / two builds, {len(first)} identical files")
    return 0


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


def _built(seed: str) -> dict[str, str]:
    os.environ["PYTHONHASHSEED"] = seed
    shutil.rmtree(build.RUNTIME, ignore_errors=True)
    target = CACHE / f"audit-{seed}"
    build.make(target)
    return hashes(target)


if __name__ == "__main__":
    enter(main)
