"""Stands in for Pyodide's `_pyodide._importhook`: no JavaScript object is imported.

The original brings `importlib.abc`, and with it `tempfile`, `shutil` and `pathlib`.
"""

from __future__ import annotations

from typing import Any

# What Pyodide's `API.getExpectedKeys` lists.
_held: list[Any] = []


def register_js_finder() -> None:
    """Nothing to find."""


def register_windows_finder() -> None:
    """Nothing to find."""


def register_js_module(name: str, module: Any) -> None:
    """JavaScript stays outside; its objects are held, in the order a memory snapshot looks for."""
    _held.append(module)
    if name == "pyodide_js":
        _held.extend((module._api, module._api.scheduleCallback, module._api))
        _held.append(module.loadedPackages)


def register_module_not_found_hook(_packages: object, _unvendored: object) -> None:
    """A missing module is named as CPython names it."""


def add_note_to_module_not_found_error(_error: ModuleNotFoundError) -> None:
    """A missing module is named as CPython names it."""
