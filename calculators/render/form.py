"""A calculator's form: every input, the folded ones behind a line, and the two buttons.

With scripts off the form is a blank to print and fill in by hand.
"""

from __future__ import annotations

from typing import Any

import htpy as h

from calculators.declare.calculator import Calculator
from calculators.declare.inputs import Input, InputRows, declared
from calculators.render.field import field
from calculators.render.rows import rows_table


def form(calculator: Calculator[Any], inputs: object, block: str) -> h.Element:
    """The form with the texts of `inputs` in it; `block` makes ids unique on the page."""
    asked = declared(calculator.inputs)
    return h.form(".calculator__form", novalidate=True, autocomplete="off", method="dialog")[
        (_shown(item, inputs, block) for item in asked if not item.field.more),
        any(item.field.more for item in asked)
        and h.details(".more")[
            h.summary["更多选项（不改也能算）"],
            (_shown(item, inputs, block) for item in asked if item.field.more),
        ],
        h.div(".calculator__buttons")[
            h.button(".button", type="submit")["算一算"],
            h.button(".button.button--quiet", type="reset")["恢复示例"],
        ],
        h.p(".calculator__promise")["只在这台设备上计算，填的内容不会上传。"],
    ]


def _shown(item: Input | InputRows, inputs: object, block: str) -> h.Element:
    value = getattr(inputs, item.key)
    if isinstance(item, InputRows):
        return rows_table(item, value, block)
    return field(item, value, item.key, block)
