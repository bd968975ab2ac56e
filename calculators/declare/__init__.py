"""Floor 3: the words a calculator is declared in. A calculator file imports from here only.

A calculator is one file: `Inputs` (a frozen dataclass whose fields are annotated with
`Field` or `Rows` and whose defaults are the worked example), `calculate(inputs) -> Result`,
and `CALCULATOR = Calculator(...)`. Read one sibling and this list; nothing else is needed.
"""

from calculators.declare.calculator import Calculator, Check, Reference
from calculators.declare.inputs import Field, InvalidInputError, Mistake, Rows, Today
from calculators.declare.result import (
    Chart,
    Column,
    Count,
    Document,
    Figure,
    Mark,
    Next,
    Percent,
    Reminder,
    Result,
    Table,
    Term,
    Unit,
    Value,
    Words,
    days,
    months,
    table_of,
    told,
)
from calculators.declare.text import NUMBER, PERCENT, TEXT, TIME

__all__ = [
    "NUMBER",
    "PERCENT",
    "TEXT",
    "TIME",
    "Calculator",
    "Chart",
    "Check",
    "Column",
    "Count",
    "Document",
    "Field",
    "Figure",
    "InvalidInputError",
    "Mark",
    "Mistake",
    "Next",
    "Percent",
    "Reference",
    "Reminder",
    "Result",
    "Rows",
    "Table",
    "Term",
    "Today",
    "Unit",
    "Value",
    "Words",
    "days",
    "months",
    "table_of",
    "told",
]
