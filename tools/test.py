"""Runs the tests on a freshly built site.

python -m tools.test [what pytest is to be told]
"""

import os
from collections.abc import Sequence

from tools import build
from tools.console import enter, run
from tools.project import PYTHON

# Browsers wait more than they work: three share two cores well.
WORKERS = os.environ.get("TEST_WORKERS", "3")


def main(arguments: Sequence[str]) -> int:
    """Builds the site once, before any test asks for it, then hands over to pytest."""
    build.main(["--if-changed"])
    # A module's tests share its browser and its server. In their own order the long ones, in
    # browsers, come early, and the many short ones fill up the end.
    spread = ["-n", WORKERS, "--dist", "loadscope", "--no-loadscope-reorder"]
    return run([PYTHON, "-m", "pytest", *spread, *arguments])


if __name__ == "__main__":
    enter(main)
