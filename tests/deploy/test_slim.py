"""Scripts and styles as they are sent: lighter, and the same to a browser."""

from __future__ import annotations

import re
from pathlib import Path

from deploy.slim import OWN, STYLES, slim_script, slim_style, write_slim
from tests import ROOT

SOURCES = ROOT / "overrides"


def test_comments_and_indentation_are_not_sent() -> None:
    """What stays are the statements, one a line as before."""
    script = "// Why.\n\n/** What. */\nexport function a() {\n  // Here.\n  return 1; // one\n}\n"
    style = "/* Why,\n   in two lines. */\n.a {\n  color: red;\n}\n"

    assert "export function a() {\nreturn 1; // one\n}\n" == slim_script(script)
    assert ".a {\ncolor: red;\n}\n" == slim_style(style)


def test_what_is_slim_stays_as_it_is(tmp_path: Path) -> None:
    """Running the step again changes nothing."""
    file = tmp_path / STYLES[0]
    file.parent.mkdir(parents=True)
    file.write_text("/* Why. */\n.a {\n  color: red;\n}\n", "utf-8")
    write_slim(tmp_path)
    once = file.read_text("utf-8")
    write_slim(tmp_path)

    assert once == file.read_text("utf-8")


def test_our_own_files_lose_nothing_but_comments() -> None:
    """No text over several lines, no comment begun in a text: whole lines can go unread."""
    scripts = [file for pattern in OWN for file in SOURCES.glob(pattern)]
    texts = {file.name: file.read_text("utf-8") for file in scripts}
    uneven = [
        f"{name}: {line}"
        for name, text in texts.items()
        for line in text.splitlines()
        if not line.lstrip().startswith(("//", "/**")) and line.count("`") % 2
    ]
    quoted = re.compile(r"""["'][^"'\n]*/\*""")

    assert [] == uneven
    styles = [file for pattern in STYLES for file in SOURCES.glob(pattern)]
    assert [] == [style.name for style in styles if quoted.search(style.read_text("utf-8"))]
