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


def environment() -> dict[str, str]:
    """The variables for commands: UTF-8 everywhere, `.venv` first, the commit's date for builds."""
    return os.environ | {
        "PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",
        **_build_date(),
    }


@cache
def _build_date() -> dict[str, str]:
    # With it a build of one commit always gives the same bytes; without git there is no date.
    if "SOURCE_DATE_EPOCH" in os.environ:
        return {}
    asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        seconds = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return {}
    return {"SOURCE_DATE_EPOCH": seconds} if seconds else {}
