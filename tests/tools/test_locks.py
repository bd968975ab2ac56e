"""What is installed is pinned by hash, and nothing in the repository names this machine."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from tools.project import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PINNED = re.compile(r"[a-z0-9._-]+==\S+( ; .+)? (\\\n    --hash=sha256:[0-9a-f]{64} ?)+")
# Spelled in parts: this file is searched like every other.
MACHINE = re.compile(r"(?<![\w.~-])/(?:wor[k]|roo[t]|tm[p])(?:/|\b(?![\w.-]))")
REGISTRY = re.compile(r"pypi\.or[g]|pythonhosted\.or[g]|npmjs\.(?:or[g]|co[m])|deb\.debian\.or[g]")


def requirements(lock: Path) -> list[str]:
    """The entries of a lock file, each with its hashes, without comments."""
    text = re.sub(r"^ *#.*\n", "", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [entry.strip() for entry in re.split(r"\n(?=\S)", text)]


def npm_packages() -> dict[str, dict[str, object]]:
    """The packages of npm's lock, without the project itself."""
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    return {name: entry for name, entry in lock["packages"].items() if name}


def tracked() -> list[Path]:
    """The files under version control that hold text."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "grep", "-Il", ""], capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.splitlines()]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_requirement_is_pinned_by_hash(lock: Path) -> None:
    """Every entry of a lock file names one version and the hashes it may have."""
    loose = [entry for entry in requirements(lock) if not PINNED.fullmatch(entry)]

    assert [] == loose


@pytest.mark.parametrize(
    "entry", ["mkdocs==1.6.1", "mkdocs>=1.6 \\\n    --hash=sha256:" + "0" * 64, "mkdocs"]
)
def test_loose_requirement_would_be_seen(entry: str) -> None:
    """A version without hash, a range and a bare name are not pinned."""
    assert PINNED.fullmatch(entry) is None


@pytest.mark.parametrize("lock", [*LOCKS, ROOT / "package-lock.json"], ids=lambda lock: lock.name)
def test_locks_hold_no_address(lock: Path) -> None:
    """A lock file says what to fetch, never from where."""
    assert "://" not in lock.read_text(encoding="utf-8")


def test_every_npm_package_is_pinned_by_hash() -> None:
    """Every package of npm's lock has its hash."""
    assert [] == [name for name, entry in npm_packages().items() if "integrity" not in entry]


@pytest.mark.parametrize(
    ("lock", "pin"),
    [
        ("site", "mkdocs==1.6.1"),
        ("site", "mkdocs-material==9.8."),
        ("site", "pyodide-build==0.39."),
        ("dev", "playwright==1.64.1"),
    ],
)
def test_what_was_chosen_with_care_stays(lock: str, pin: str) -> None:
    """The versions that others stand on are the ones tried out."""
    entries = requirements(ROOT / "requirements" / f"{lock}.txt")

    assert 1 == sum(entry.startswith(pin) for entry in entries)


def test_the_readers_engine_stays() -> None:
    """Readers run the Pyodide whose Python is the build's."""
    assert "0.29.5" == npm_packages()["node_modules/pyodide"]["version"]


def test_no_file_names_a_path_of_one_machine() -> None:
    """No tracked file holds an absolute path of a developer's machine."""
    assert [] == [file for file in tracked() if MACHINE.search(file.read_text(encoding="utf-8"))]


def test_no_file_names_a_registry() -> None:
    """No tracked file names the host of a package registry."""
    assert [] == [file for file in tracked() if REGISTRY.search(file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("path", ["/{}/main", '"/{}"', "cd /{}; ls"])
@pytest.mark.parametrize("folder", ["wor" + "k", "roo" + "t", "tm" + "p"])
def test_path_of_a_machine_would_be_seen(path: str, folder: str) -> None:
    """A path is seen bare, quoted and in a command."""
    assert MACHINE.search(path.format(folder))
