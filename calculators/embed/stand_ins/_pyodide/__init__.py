"""Stands in for Pyodide's own `_pyodide`: what its core looks up while it starts."""

from . import _base, _importhook

__all__ = ["_base", "_importhook"]


def set_excepthook() -> None:
    """Python's own way of printing an exception is kept."""
