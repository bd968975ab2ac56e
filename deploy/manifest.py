"""The list of what is published, by hash, and its comparison with what is there."""

from hashlib import sha256
from pathlib import Path

from deploy.compress import PACKERS

MANIFEST = "manifest.sha256"
CARRIED = "carried.sha256"
"""Lists, in a release, what it still holds of the one before (deploy/release.py)."""


def manifest(site: Path) -> str:
    """The SHA-256 of every published file, in the form `sha256sum --check` reads."""
    return "".join(f"{digest(site / name)}  {name}\n" for name in _published(site))


def differences(site: Path) -> list[str]:
    """Files that are missing, changed or not listed, in order; empty where all is as listed."""
    lists = (site / name for name in (MANIFEST, CARRIED))
    wanted = listed("".join(each.read_text("utf-8") for each in lists if each.is_file()))
    found = listed(manifest(site))
    return sorted(
        name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name)
    )


def listed(text: str) -> dict[str, str]:
    """Name → hash, from lines of `sha256sum`; lines beginning with # are left out."""
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return {name: known for known, _, name in (line.partition("  ") for line in lines)}


def digest(file: Path) -> str:
    """The SHA-256 of a file's content, in hexadecimal."""
    return sha256(file.read_bytes()).hexdigest()


def _published(site: Path) -> list[str]:
    # The copies follow from the files they stand beside; the lists cannot list themselves.
    files = (file for file in site.rglob("*") if file.is_file() and file.suffix not in PACKERS)
    names = (file.relative_to(site).as_posix() for file in files)
    return sorted(name for name in names if name not in {MANIFEST, CARRIED})
