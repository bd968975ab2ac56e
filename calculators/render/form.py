"""A calculator's form: every input with its label, help, where to find it, and its example.

The texts in the form are the codec's own notation, so what stands there reads back as the
same value. With scripts off the form is a blank to print and fill in by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import htpy as h

from calculators.declare.calculator import Calculator
from calculators.declare.inputs import Field, Input, InputRows, declared
from calculators.declare.reading import OFF_SUFFIX, PERIOD_SUFFIX
from calculators.declare.text import write_percent
from calculators.finance.rate import Per, Rate
from calculators.render.paste import paste_box

PERIODS = {Per.YEAR: "年", Per.MONTH: "月", Per.DAY: "日"}
_KEYBOARDS = {"money": "decimal", "rate": "decimal", "percent": "decimal", "number": "decimal"} | {
    "count": "numeric",
    "date": "numeric",
}
_YES_NO = {"yes": "是", "no": "否"}
_ROW_BUTTONS = {"up": "上移", "down": "下移", "off": "停用", "remove": "删除"}
LONG_TEXT = 40


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
        return _rows(item, value, block)
    return _field(item, value, item.key, block)


def element_id(block: str, key: str) -> str:
    """The id of the control of an input: unique on a page, stable between visits."""
    return f"{block}-{key.replace('.', '-')}"


def _when(when: Mapping[str, tuple[str, ...]]) -> str | None:
    return " ".join(f"{key}={'|'.join(values)}" for key, values in when.items()) or None


def _field(item: Input, value: Any, key: str, block: str) -> h.Element:
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
        # A number with its period beside it needs the whole width of a row.
        ".field.field--wide" if item.kind.name == "rate" else ".field",
        # The place a mistake leads to: a group of boxes has no control of its own.
        id=name if several else None,
        tabindex="-1" if several else None,
        aria_describedby=described if several else None,
        data_field=key,
        data_when=_when(item.field.when),
        data_shared=item.field.shared or None,
    )[
        h.legend[item.field.label] if several else h.label(for_=name)[_label(item)],
        item.field.help and h.p(".field__help", id=f"{name}-help")[item.field.help],
        item.field.where and h.p(".field__where", id=f"{name}-where")[item.field.where],
        _checkboxes(item, value, attributes) if several else _box(item, value, attributes),
        h.p(".field__mistake", id=f"{name}-mistake", hidden=True),
    ]


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
    if item.kind.name == "text" and (item.field.at_most or 0) > LONG_TEXT:
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


def _rows(item: InputRows, rows: tuple[Any, ...], block: str) -> h.Element:
    name = element_id(block, item.key)
    return h.fieldset(
        ".rows",
        id=name,
        data_rows=item.key,
        data_at_least=str(item.rows.at_least),
        data_at_most=str(item.rows.at_most),
        data_when=_when(item.rows.when),
        data_shared=item.rows.shared or None,
        aria_describedby=f"{name}-mistake",
        tabindex="-1",
    )[
        h.legend[item.rows.label],
        item.rows.help and h.p(".field__help")[item.rows.help],
        item.rows.where and h.p(".field__where")[item.rows.where],
        h.p(".field__mistake", id=f"{name}-mistake", hidden=True),
        h.div(".rows__list")[
            (_row(item, row, number, block) for number, row in enumerate(rows, start=1))
        ],
        h.template(data_row_template=True)[_row(item, None, 0, block)],
        h.button(".button.button--quiet", type="button", data_row="add")["增加一行"],
        h.p(".field__help", role="status")[
            h.span(data_full=True, hidden=True)[f"最多 {item.rows.at_most} 行，已经满了。"]
        ],
        paste_box(item, name),
    ]


def _row(item: InputRows, row: Any, number: int, block: str) -> h.Element:
    """One row; number 0 is the template, whose names are renumbered when it is used."""
    prefix = f"{item.key}.{number}"
    return h.div(".rows__row", role="group", aria_label=item.rows.row)[
        h.p(".rows__title", aria_hidden="true")[item.rows.row],
        list(_row_fields(item, row, prefix, block)),
        h.input(type="hidden", name=f"{prefix}.{OFF_SUFFIX}", value=""),
        h.div(".rows__buttons")[
            (
                h.button(".button.button--small", type="button", data_row=action)[word]
                for action, word in _ROW_BUTTONS.items()
            )
        ],
    ]


def _row_fields(item: InputRows, row: Any, prefix: str, block: str) -> Iterator[h.Element]:
    for column in item.columns:
        value = _blank(column) if row is None else getattr(row, column.key)
        yield _field(column, value, f"{prefix}.{column.key}", block)


def _blank(column: Input) -> Any:
    """What a new row starts with: nothing typed, the usual choice chosen."""
    return column.default if column.kind.name in {"choice", "boolean"} else None
