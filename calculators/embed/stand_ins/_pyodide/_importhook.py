"""Stands in for Pyodide's `_pyodide._importhook`: no JavaScript object is imported.

The original brings `importlib.abc`, and with it `tempfile`, `shutil` and `pathlib`.
"""

from __future__ import annotations


def register_js_finder() -> None:
    """Nothing to find."""


def register_windows_finder() -> None:
    """Nothing to find."""


def register_js_module(_name: str, _module: object) -> None:
    """JavaScript stays outside."""


def register_module_not_found_hook(_packages: object, _unvendored: object) -> None:
    """A missing module is named as CPython names it."""


def add_note_to_module_not_found_error(_error: ModuleNotFoundError) -> None:
    """A missing module is named as CPython names it."""
