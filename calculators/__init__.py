"""Calculators: every module directly in here is one, and its file name is its name."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from calculators.declare import Calculator

_NOT_A_NAME = "calculator names are lower-case words joined by underscores"


def names() -> tuple[str, ...]:
    """The names of all calculators, sorted: the modules of this package that are no packages."""
    from pkgutil import iter_modules  # noqa: PLC0415 - only the build and the command line list them

    return tuple(
        sorted(
            module.name
            for module in iter_modules(__path__)
            if not module.ispkg and not module.name.startswith("_")
        )
    )


def get(name: str) -> Calculator[Any]:
    """The calculator of that name, imported when first asked for.

    Raises `LookupError` where there is none: also for names that are no names at all, so that
    text from outside never reaches the import system.
    """
    if not (name.replace("_", "").isalpha() and name.isascii() and name.islower()):
        raise LookupError(_NOT_A_NAME)
    module = f"{__name__}.{name}"
    try:
        __import__(module)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise LookupError(name) from None
    calculator = getattr(sys.modules[module], "CALCULATOR", None)
    if calculator is None:
        raise LookupError(name)
    return calculator  # type: ignore[no-any-return]
