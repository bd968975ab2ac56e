"""Stands in for `inspect`: `dataclasses`, `typing` and `warnings` each need one function of it.

The original brings `ast`, `dis` and `tokenize`.
"""

from __future__ import annotations

from typing import Any, NoReturn


def get_annotations(cls: type) -> dict[str, Any]:
    """A class's own annotations, not those of its bases."""
    annotations: dict[str, Any] = vars(cls).get("__annotations__", {})
    return annotations


def getattr_static(obj: object, attr: str) -> object:
    """An attribute as it is stored, no property or `__getattr__` being run.

    Raises `AttributeError` where neither the object nor its classes hold it.
    """
    for owner in (obj, *type(obj).__mro__):
        held = getattr(owner, "__dict__", {})
        if attr in held:
            return held[attr]
    raise AttributeError(attr)


def iscoroutinefunction(_function: object) -> bool:
    """No function here is one."""
    return False


def signature(_callable: object) -> NoReturn:
    """Raises `ValueError`, upon which a dataclass goes without a generated docstring."""
    raise ValueError
