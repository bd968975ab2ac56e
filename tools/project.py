"""Where things are in this checkout, and what every command started by a tool is told."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
CACHE = ROOT / ".cache"
SITE = ROOT / "site"
PYTHON = sys.executable
"""The interpreter of `.venv`: every tool runs in it."""
EARLIEST = "315532800"
"""1980-01-01 in seconds: where zip files' dates begin."""


def environment() -> dict[str, str]:
    """The variables for commands: UTF-8 everywhere, `.venv` first, the commit's date for builds."""
    return (
        {"SOURCE_DATE_EPOCH": _commit_date()}
        | os.environ
        | {
            "PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
            "PYTHONUTF8": "1",
            "NO_MKDOCS_2_WARNING": "1",
        }
    )


@cache
def _commit_date() -> str:
    # With it a build of one commit always gives the same bytes.
    asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return EARLIEST  # without git, a date that every archive format can hold
