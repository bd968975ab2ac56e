"""Stands in for Pyodide's `_pyodide.docstring`: built-in functions go without help texts."""

from __future__ import annotations


def get_cmeth_docstring(_method: object) -> str:
    """No text."""
    return ""


def dedent_docstring(_docstring: str) -> str:
    """No text."""
    return ""
