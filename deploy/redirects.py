"""Addresses that pages once had: the list of all published ones, and where they lead now.

`addresses.txt` holds one address a line, counted from the site's root and `/` for the root itself;
`old -> new` where a page moved. Editors' checks hold it complete.
"""

from pathlib import Path

from traditional.places import FOLDER

LIST = Path(__file__).parent / "addresses.txt"
ARROW = "->"
MOVED = 301


def moves(text: str) -> dict[str, str]:
    """Old address → new address, from the text of the list; the root is the empty address."""
    split = (line.partition(ARROW) for line in text.splitlines() if not line.startswith("#"))
    return {old.strip(): new.strip().removeprefix("/") for old, arrow, new in split if arrow}


def with_twins(moved: dict[str, str]) -> dict[str, str]:
    """The moves and those of the pages' twins in traditional characters."""
    return moved | {FOLDER + old: FOLDER + new for old, new in moved.items()}


def as_redirects_file(moved: dict[str, str]) -> str:
    """The moves in the `_redirects` dialect of static hosts."""
    return "".join(f"/{old} /{new} {MOVED}\n" for old, new in sorted(moved.items()))
