"""A table of rows in a form: added, removed, moved, switched off, pasted into."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import htpy as h

from calculators.declare.inputs import Input, InputRows
from calculators.declare.reading import OFF_SUFFIX
from calculators.render.field import element_id, field, when_applies
from calculators.render.paste import paste_box

_ROW_BUTTONS = {"up": "上移", "down": "下移", "off": "停用", "remove": "删除"}


def rows_table(item: InputRows, rows: tuple[Any, ...], block: str) -> h.Element:
    """A table of rows with its buttons, a blank row to add, and a box to paste into."""
    name = element_id(block, item.key)
    return h.fieldset(
        ".rows",
        id=name,
        data_rows=item.key,
        data_at_least=str(item.rows.at_least),
        data_at_most=str(item.rows.at_most),
        data_when=when_applies(item.rows.when),
        data_shared=item.rows.shared or None,
        aria_describedby=f"{name}-mistake",
        tabindex="-1",
    )[
        h.legend[item.rows.label],
        item.rows.help and h.p(".field__help")[item.rows.help],
        item.rows.where and h.p(".field__where")[item.rows.where],
        h.p(".field__mistake", id=f"{name}-mistake", hidden=True),
        # Before the rows: whoever pastes need not pass the example's.
        paste_box(item, name),
        h.div(".rows__list")[
            (_row(item, row, number, block) for number, row in enumerate(rows, start=1))
        ],
        h.template(data_row_template=True)[_row(item, None, 0, block)],
        h.button(".button.button--quiet", type="button", data_row="add")["增加一行"],
        h.p(".field__help", role="status")[
            h.span(data_full=True, hidden=True)[f"最多 {item.rows.at_most} 行，已经满了。"]
        ],
    ]


def _row(item: InputRows, row: Any, number: int, block: str) -> h.Element:
    """One row; number 0 is the template, whose names are renumbered when it is used."""
    prefix = f"{item.key}.{number}"
    folded = list(_row_fields(item, row, prefix, block, more=True))
    classes = ".rows__row.rows__row--plain" if _is_plain(item) else ".rows__row"
    return h.div(classes, role="group", aria_label=item.rows.row)[
        h.p(".rows__title", aria_hidden="true")[item.rows.row],
        list(_row_fields(item, row, prefix, block, more=False)),
        folded
        and h.details(".more.rows__more")[
            h.summary["更多（不改也能算）"], h.div(".rows__folded")[folded]
        ],
        h.input(type="hidden", name=f"{prefix}.{OFF_SUFFIX}", value=""),
        h.div(".rows__buttons")[
            (
                h.button(".button.button--small", type="button", data_row=action)[word]
                for action, word in _ROW_BUTTONS.items()
            )
        ],
    ]


def _is_plain(item: InputRows) -> bool:
    """Whether a row says by itself what it is: a name, an amount, how often."""
    return [column.kind.name for column in item.columns] == ["text", "money", "choice"]


def _row_fields(
    item: InputRows, row: Any, prefix: str, block: str, *, more: bool
) -> Iterator[h.Element]:
    for column in item.columns:
        if column.field.more is more:
            value = _blank(column) if row is None else getattr(row, column.key)
            yield field(column, value, f"{prefix}.{column.key}", block)


def _blank(column: Input) -> Any:
    """What a new row starts with: nothing typed, the usual choice chosen."""
    return column.default if column.kind.name in {"choice", "boolean"} else None
