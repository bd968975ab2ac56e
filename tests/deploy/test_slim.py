"""Scripts and styles as they are sent: lighter, and the same to a browser."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from deploy.slim import ESBUILD, OWN, SOURCES, STYLES, SlimError, write_slim

SCRIPT = (
    "// Why.\n\n/** What. */\nexport function twice(number) {\n  return number + number; // 二\n}\n"
)
STYLE = "/* Why,\n   in two lines. */\n.a {\n  color: red;\n}\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Sources, which are a site too: a script and a style of ours, and a script of the theme's."""
    for path, text in (
        ("assets/calculator/a.js", SCRIPT),
        ("assets/desk/a.css", STYLE),
        ("assets/javascripts/bundle.js", SCRIPT),
    ):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def test_what_only_people_read_is_not_sent(site: Path) -> None:
    """No comment and no indentation, and what others import keeps its name."""
    write_slim(site, site)

    assert "export function twice(t){return t+t}\n" == read(site, "assets/calculator/a.js")
    assert ".a{color:red}\n" == read(site, "assets/desk/a.css")


def test_what_is_not_ours_stays_as_it_is(site: Path) -> None:
    """The theme's scripts are sent as its authors made them."""
    write_slim(site, site)

    assert SCRIPT == read(site, "assets/javascripts/bundle.js")


def test_a_script_that_cannot_be_read_stops_the_build(site: Path) -> None:
    """The file and the place are named, in front of a sentence that an editor understands."""
    (site / "assets/calculator/a.js").write_text("export function (", "utf-8")
    with pytest.raises(SlimError, match=r"没有读懂(.|\n)*a\.js:1"):
        write_slim(site, site)


def test_our_own_files_still_fit_together(tmp_path: Path) -> None:
    """Every name that a script of ours takes from another is there, and twice sent is as once."""
    shutil.copytree(SOURCES / "assets", tmp_path / "assets", ignore=ignored)
    write_slim(tmp_path)
    once = texts(tmp_path)
    write_slim(tmp_path)

    assert once == texts(tmp_path)
    assert "" == joined(once, tmp_path)


def test_a_missing_name_would_be_seen(site: Path) -> None:
    """A name that no script exports is found when they are put together."""
    taker = site / "assets/calculator/b.js"
    taker.write_text('import { thrice } from "./a.js";\nthrice(1);\n', "utf-8")

    assert 'No matching export in "assets/calculator/a.js" for import "thrice"' in joined(
        {taker: ""}, site
    )


def texts(site: Path) -> dict[Path, str]:
    """Our own files by path."""
    files = [file for pattern in (*OWN, *STYLES) for file in site.glob(pattern)]
    return {file: file.read_text("utf-8") for file in files}


def joined(files: Iterable[Path], site: Path) -> str:
    """What esbuild says to putting each file together with all that it imports."""
    scripts = [str(file) for file in files if file.suffix == ".js"]
    how = ["--bundle", "--format=esm", "--outdir=joined", "--log-level=warning", "--color=false"]
    command = ["node", str(ESBUILD), *scripts, *how]
    return subprocess.run(command, cwd=site, capture_output=True, text=True, check=False).stderr


def ignored(folder: str, _names: list[str]) -> list[str]:
    """The engine stays out of the copy."""
    return ["runtime"] if Path(folder).name == "assets" else []


def read(site: Path, path: str) -> str:
    """A file's text."""
    return (site / path).read_text("utf-8")
