"""Stands in for Pyodide's `pyodide.code`: a page runs no source code."""
