"""Our own scripts and styles as they are sent: without comments and indentation.

The reasons stay in the repository; a reader on a slow network does not wait for them. Only whole
lines and a line's beginning are taken away, so nothing has to be parsed: `tests/deploy` holds our
files to what makes that safe.
"""

import re
from pathlib import Path

OWN = (
    *("assets/calculator/*.js", "assets/desk/*.js"),
    # The folder holds the theme's scripts too.
    *(f"assets/javascripts/{name}.js" for name in ("search", "site", "terms")),
)
STYLES = ("assets/stylesheets/site.css", "assets/desk/*.css")
_SCRIPT_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*\*.*\*/)$", re.MULTILINE)
_STYLE_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENTATION = re.compile(r"\n\s+")


def write_slim(site: Path) -> None:
    """Rewrite our own scripts and styles of a built site; running it again changes nothing."""
    for patterns, slim in ((OWN, slim_script), (STYLES, slim_style)):
        for file in (file for pattern in patterns for file in site.glob(pattern)):
            file.write_text(slim(file.read_text("utf-8")), "utf-8")


def slim_script(text: str) -> str:
    """A script without lines that are comments, and without indentation."""
    return _unindented(_SCRIPT_COMMENT.sub("", text))


def slim_style(text: str) -> str:
    """A style sheet without comments and indentation."""
    return _unindented(_STYLE_COMMENT.sub("", text))


def _unindented(text: str) -> str:
    return _INDENTATION.sub("\n", text).strip() + "\n"
