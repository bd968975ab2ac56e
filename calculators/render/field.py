"""One input of a form: its label, help, where to find it, its control and its example.

The texts in the control are the codec's own notation, so what stands there reads back as the
same value.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import htpy as h

from calculators.declare.inputs import Field, Input
from calculators.declare.reading import PERIOD_SUFFIX
from calculators.declare.text import write_percent
from calculators.finance.rate import Per, Rate

PERIODS = {Per.YEAR: "年", Per.MONTH: "月", Per.DAY: "日"}
_KEYBOARDS = {"money": "decimal", "rate": "decimal", "percent": "decimal", "number": "decimal"} | {
    "count": "numeric",
    "date": "numeric",
}
_YES_NO = {"yes": "是", "no": "否"}
LONG_TEXT = 40


def element_id(block: str, key: str) -> str:
    """The id of the control of an input: unique on a page, stable between visits."""
    return f"{block}-{key.replace('.', '-')}"


def when_applies(when: Mapping[str, tuple[str, ...]]) -> str | None:
    """The choices that make an input apply, as the page reads them; None where it always does."""
    return " ".join(f"{key}={'|'.join(values)}" for key, values in when.items()) or None


def field(item: Input, value: Any, key: str, block: str) -> h.Element:
    """An input: its label, help and where to find it, its control, and a place for a mistake."""
    name = element_id(block, key)
    several = item.kind.name == "choices"
    parts = [f"{name}-{part}" for part, shown in _described(item.field) if shown]
    described = " ".join([*parts, f"{name}-mistake"])
    attributes: dict[str, Any] = {
        "id": name,
        "name": key,
        "aria_describedby": described,
    }
    frame = h.fieldset if several else h.div
    return frame(
        _classes(item),
        # The place a mistake leads to: a group of boxes has no control of its own.
        id=name if several else None,
        tabindex="-1" if several else None,
        aria_describedby=described if several else None,
        data_field=key,
        data_when=when_applies(item.field.when),
        data_shared=item.field.shared or None,
    )[
        h.legend[item.field.label] if several else h.label(for_=name)[_label(item)],
        item.field.help and h.p(".field__help", id=f"{name}-help")[item.field.help],
        item.field.where and h.p(".field__where", id=f"{name}-where")[item.field.where],
        _checkboxes(item, value, attributes) if several else _box(item, value, attributes),
        h.p(".field__mistake", id=f"{name}-mistake", hidden=True),
    ]


def _classes(item: Input) -> str:
    # A rate has its period beside it, and a sentence is long: they need the width of a row.
    if item.kind.name == "rate" or _is_long(item):
        return ".field.field--wide"
    return ".field.field--word" if item.kind.name == "boolean" else ".field"


def _is_long(item: Input) -> bool:
    return item.kind.name == "text" and (item.field.at_most or 0) > LONG_TEXT


def _described(field: Field) -> tuple[tuple[str, str], ...]:
    return ("help", field.help), ("where", field.where)


def _label(item: Input) -> h.Node:
    return [item.field.label, item.optional and h.span(".field__optional")["（可不填）"]]


def _box(item: Input, value: Any, attributes: dict[str, Any]) -> h.Element:
    unit = "元" if item.kind.name == "money" else item.field.unit
    return h.div(".field__box")[
        _control(item, value, attributes),
        _period(item, value, attributes),
        unit and h.span(".field__unit")[unit],
    ]


def _control(item: Input, value: Any, attributes: dict[str, Any]) -> h.Node:
    if item.kind.name == "choice":
        labels = {str(choice.value): label for choice, label in item.field.choices.items()}
        return _select(
            attributes, labels, "" if value is None else item.write(value), item.optional
        )
    if item.kind.name == "boolean":
        return _select(
            attributes, _YES_NO, "" if value is None else item.write(value), item.optional
        )
    if _is_long(item):
        return h.textarea(**attributes, rows="3")[text_in_form(item, value)]
    return h.input(
        **attributes,
        type="text",
        value=text_in_form(item, value),
        inputmode=_KEYBOARDS.get(item.kind.name),
        data_today=item.field.today and str(item.field.today.value),
    )


def text_in_form(item: Input, value: Any) -> str:
    """What stands in the control of a value: a rate without its period, chosen beside it."""
    if value is None:
        return ""
    if isinstance(value, Rate):
        return write_percent(value.fraction)
    return item.write(value)


def _select(
    attributes: dict[str, Any], labels: Mapping[str, str], chosen: str, optional: bool
) -> h.Element:
    offered = {"": "（不填）"} | dict(labels) if optional else labels
    return h.select(**attributes)[
        (h.option(value=word, selected=word == chosen)[label] for word, label in offered.items())
    ]


def _period(item: Input, value: Any, attributes: dict[str, Any]) -> h.Node:
    """The period of a rate is chosen beside the number, in percent."""
    if item.kind.name != "rate":
        return None
    chosen = value.per if isinstance(value, Rate) else item.field.per
    return [
        h.span(".field__unit")["% 每"],
        h.select(
            ".field__period",
            id=f"{attributes['id']}-per",
            name=attributes["name"] + PERIOD_SUFFIX,
            aria_label=f"{item.field.label}：按年、月还是日",
        )[
            (
                h.option(value=str(per.value), selected=per is chosen)[word]
                for per, word in PERIODS.items()
            )
        ],
    ]


def _checkboxes(
    item: Input, value: tuple[Any, ...] | None, attributes: dict[str, Any]
) -> h.Element:
    return h.div(".field__choices", data_choices=attributes["name"])[
        (
            h.label(".choice")[
                h.input(
                    type="checkbox",
                    name=attributes["name"],
                    value=str(choice.value),
                    id=f"{attributes['id']}-{choice.value}",
                    checked=choice in (value or ()),
                ),
                " ",
                label,
            ]
            for choice, label in item.field.choices.items()
        )
    ]
