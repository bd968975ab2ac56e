"""Stands in for Pyodide's `_pyodide._future_helper`: no result is awaited."""
