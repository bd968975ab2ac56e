"""Stands in for Pyodide's `_pyodide.jsbind`: every call to JavaScript has one plain signature."""

from __future__ import annotations

from typing import Any

from _pyodide_core import (  # type: ignore[import-not-found]  # compiled into Pyodide
    JsFuncSignature,
    js2py_default_call_result,
    py2js_default,
)

no_default = object()


def _call(*_args: Any, **_kwargs: Any) -> None:
    """What a signature is kept for."""


# In order: function, constructs, how many must be given, then positional converters and
# defaults, further positional ones, keyword names, converters and defaults, further keywords,
# and the result.
default_signature = JsFuncSignature(
    _call,
    False,
    0,
    (),
    (),
    py2js_default,
    (),
    (),
    (),
    py2js_default,
    js2py_default_call_result,
)
