"""The set-up as it is called, and what it makes of this machine."""

import subprocess
from pathlib import Path

import pytest

from tools import setup, system
from tools.console import ToolError
from tools.project import PYTHON, ROOT


def fake(folder: Path, name: str, says: str) -> None:
    """A program that prints one line whatever it is asked."""
    program = folder / name
    program.write_text(f"#!/bin/sh\necho {says}\n")
    program.chmod(0o755)


def test_nothing_is_left_to_do() -> None:
    """Tests run on a complete set-up, and repeating it needs no program from outside `.venv`."""
    done = subprocess.run(
        [PYTHON, "-m", "tools.setup", "check"],
        cwd=ROOT,
        env={"PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (0, "", "") == (done.returncode, done.stdout, done.stderr)


def test_unknown_purpose_is_refused() -> None:
    """A purpose nobody knows is answered with the ones there are."""
    with pytest.raises(ToolError, match="可选：site、check、test、audit、bench、mutation、lock"):
        setup.main(["everything"])


@pytest.mark.parametrize(
    ("version", "enough"),
    [("v18.0.0", True), ("v24.19.0", True), ("v16.20.2", False), ("?", False)],
)
def test_node_must_be_young_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, enough: bool
) -> None:
    """Node counts as there from version 18 on."""
    fake(tmp_path, "node", version)
    fake(tmp_path, "npm", "")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert enough is setup.node_suffices()


def test_node_without_npm_does_not_suffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian packs npm apart: Node alone installs nothing."""
    fake(tmp_path, "node", "v24.19.0")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert False is setup.node_suffices()


def test_audit_packages_are_named_to_who_may_not_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without Debian's package manager the audit says which packages it misses."""
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(ToolError, match="sudo apt-get install webkit2gtk-driver"):
        system.install_auditors()


def test_browsers_that_cannot_be_had_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where neither Debian nor Playwright gives browsers, the error says what to install."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(system, "PLAYWRIGHT", (PYTHON, "-c", "raise SystemExit(1)"))

    with pytest.raises(ToolError, match="sudo apt-get install chromium firefox-esr fonts-noto-cjk"):
        system.install_browsers()
