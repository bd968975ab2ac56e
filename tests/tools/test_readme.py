"""The README stays true: what it names is there."""

import re

import pytest

from tools.project import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"(?:`|^)make ([a-z-]+)", README, re.MULTILINE)))
# Named in backquotes, with a slash or a dot: paths, but not what the reader is to make.
PATHS = sorted(set(re.findall(r"`([a-z.][\w.-]*(?:/[\w./-]*|\.(?:md|yml)))`", README)))
MADE = {"site/", "calculators/your_name.py"}
LINKS = re.findall(r"!?\[[^]]*\]\((?!https?:)([^)#]+)", README)


def test_the_two_commands_are_there() -> None:
    """A newcomer is told the two commands and the address."""
    assert "make serve    # the site at http://127.0.0.1:8000/" in README
    assert {"serve", "test"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_command_stands(command: str) -> None:
    """Every make command named is a target."""
    assert re.search(rf"^{command}:", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize("path", sorted(set(PATHS) - MADE))
def test_path_stands(path: str) -> None:
    """Every path named exists."""
    assert (ROOT / path).exists()


def test_links_lead_somewhere() -> None:
    """No link or picture of the README is missing."""
    assert [] == [link for link in LINKS if not (ROOT / link).exists()]
