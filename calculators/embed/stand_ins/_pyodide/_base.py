"""Stands in for Pyodide's `_pyodide._base`: running its few lines of start-up code."""

from __future__ import annotations

import _ast
from importlib import import_module
from typing import Any

pyimport_impl = import_module


def eval_code(code: str, namespace: dict[str, Any] | None = None) -> Any:
    """Run all lines in `namespace`; the value of the last one, which must be an expression."""
    lines: Any = compile(code, "<start>", "exec", _ast.PyCF_ONLY_AST)
    last = lines.body.pop()
    exec(compile(lines, "<start>", "exec"), namespace)
    return eval(compile(_ast.Expression(last.value), "<start>", "eval"), namespace)
