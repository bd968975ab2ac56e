"""Stands in for Pyodide's own `pyodide`: no event loop, no consoles, no downloads from Python."""
