"""Our own scripts and styles as they are sent: esbuild takes out what only people read.

The reasons stay in the repository; a reader on a slow network does not wait for them. Each file
stays a file of its own at its own address, with the names that others import.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

OWN = (
    *("assets/calculator/*.js", "assets/desk/*.js"),
    # The folder holds the theme's scripts too.
    *(f"assets/javascripts/{name}.js" for name in ("search", "site", "terms")),
)
STYLES = ("assets/stylesheets/site.css", "assets/desk/*.css")
ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "overrides"
ESBUILD = ROOT / "node_modules" / "esbuild" / "bin" / "esbuild"
HOW = ("--minify", "--charset=utf8", "--log-level=warning", "--allow-overwrite")


class SlimError(Exception):
    """What cannot be read, or no Node to read it with, in both languages and esbuild's words."""


def write_slim(site: Path, sources: Path = SOURCES) -> None:
    """Write our own scripts and styles, as far as a built site has them, over those of the site.

    They are read where they were written, so that running it again changes nothing. `SlimError`
    where one cannot be read.
    """
    paths = (path for pattern in (*OWN, *STYLES) for path in sorted(sources.glob(pattern)))
    files = [path for path in paths if (site / path.relative_to(sources)).is_file()]
    if not files:
        return
    # The set-up puts Node beside Python where the machine has none.
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    places = (f"--outdir={site}", f"--outbase={sources}")
    command = map(str, (shutil.which("node", path=path) or "node", ESBUILD, *files, *HOW, *places))
    try:
        done = subprocess.run([*command], capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise SlimError(
            "没有找到 Node.js。请先运行 make build，它会自动装上。\n"
            "Node.js was not found: run `make build`, which installs it."
        ) from error
    if done.returncode:
        raise SlimError(
            f"脚本或样式没有读懂：\nA script or style could not be read:\n{done.stderr}"
        )
