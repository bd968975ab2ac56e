"""Stands in for Pyodide's `pyodide._package_loader`: nothing is installed in a page.

The original brings `zipfile`, `shutil`, `tempfile` and `random`.
"""

from __future__ import annotations


class _Folder:
    """A folder's name; JavaScript asks for it by calling `__str__`."""

    def __str__(self) -> str:
        return "/lib"


SITE_PACKAGES = DSO_DIR = _Folder()


def init_loaded_packages() -> None:
    """None are."""
