"""MkDocs with its warnings and an editor's mistakes coming through, and its chatter not."""

import re
import subprocess
from collections.abc import Iterable, Iterator

from tools.project import PYTHON, ROOT, environment

CHATTER = re.compile(r"(INFO|DEBUG)\s+-|\s*$")


def start(*arguments: str, **variables: str) -> subprocess.Popen[str]:
    """MkDocs in a session of its own (Ctrl+C reaches only the tool), all it says on its stdout.

    `variables` are added to its environment.
    """
    return subprocess.Popen(
        [PYTHON, "-u", "-m", "mkdocs", *arguments],
        cwd=ROOT,
        # MkDocs would break its messages at this width.
        env=environment() | {"COLUMNS": "0"} | variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    )


def worth_reading(lines: Iterable[str]) -> Iterator[str]:
    """MkDocs' lines without progress notes: warnings, errors and whatever belongs to no level."""
    return (line.rstrip() for line in lines if not CHATTER.match(line))
