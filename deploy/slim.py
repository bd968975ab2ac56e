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
    *(f"assets/javascripts/{name}.js" for name in ("offline", "search", "site", "terms")),
)
STYLES = ("assets/stylesheets/site.css", "assets/desk/*.css")
ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "overrides"
ESBUILD = ROOT / "node_modules" / "esbuild" / "bin" / "esbuild"
HOW = ("--minify", "--charset=utf8", "--log-level=warning")


def own(folder: Path) -> list[Path]:
    """Our scripts and styles in a folder laid out like `overrides/`, in order."""
    return [file for pattern in (*OWN, *STYLES) for file in sorted(folder.glob(pattern))]


class SlimError(Exception):
    """What cannot be read, or no Node to read it with, in both languages and esbuild's words."""


def write_slim(site: Path, sources: Path = SOURCES) -> None:
    """Write our own scripts and styles, as far as a built site has them, over those of the site.

    They are read where they were written, so that running it again changes nothing. `SlimError`
    where one cannot be read.
    """
    if files := [sources / file.relative_to(site) for file in own(site)]:
        _esbuild(*files, f"--outdir={site}", f"--outbase={sources}", "--allow-overwrite")


def slim(file: Path, before: str = "") -> str:
    """One script as it is sent, with `before` in front of it; `SlimError` as above."""
    return _esbuild(stdin=before + file.read_text("utf-8"))


def _esbuild(*arguments: object, stdin: str = "") -> str:
    # The set-up puts Node beside Python where the machine has none.
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    command = map(str, (shutil.which("node", path=path) or "node", ESBUILD, *HOW, *arguments))
    try:
        done = subprocess.run(
            [*command], input=stdin, capture_output=True, encoding="utf-8", check=False
        )
    except FileNotFoundError as error:
        raise SlimError(
            "没有找到 Node.js。请先运行 make build，它会自动装上。\n"
            "Node.js was not found: run `make build`, which installs it."
        ) from error
    if done.returncode:
        raise SlimError(
            f"脚本或样式没有读懂：\nA script or style could not be read:\n{done.stderr}"
        )
    return done.stdout
