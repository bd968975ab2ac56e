"""Stands in for Pyodide's `pyodide.ffi`: only texts pass between Python and JavaScript."""
