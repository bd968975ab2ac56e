"""A calculator: inputs, the calculation, and other people's numbers that prove it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from calculators.declare.result import Result


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a formula, a convention or a checked number was published.

    `url` is empty where the source has no address that may be linked.
    """

    title: str
    supports: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """Somebody else's number: texts as a reader would type them, figures as printed there.

    A figure is compared at the decimals it was printed with, `off_by` more at the most in
    units of its last decimal (for sources that sum unrounded rows).
    """

    given: Mapping[str, str]
    expected: Mapping[str, str]
    source: Reference
    off_by: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Calculator[T]:
    """One calculator; mypy ties `inputs` and `calculate` together.

    `figures`, `tables` and `documents` list every key an answer may hold, in order. `stepper`
    names the one or two inputs whose change helps a reader most. `shares` maps figures, and columns
    of tables (`table.column`), to the names under which other calculators ask for them. A
    calculator equals only itself, so that what is made of it can be kept by it.
    """

    title: str
    lead: str
    inputs: type[T]
    calculate: Callable[[T], Result]
    figures: tuple[str, ...]
    tables: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    sources: tuple[Reference, ...] = ()
    checks: tuple[Check, ...] = ()
    stepper: tuple[str, ...] = ()
    shares: Mapping[str, str] = field(default_factory=dict)

    def example(self) -> T:
        """The worked example: every input at its default."""
        return self.inputs()
