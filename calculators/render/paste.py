"""Pasting into a table of rows: where the text goes in, and what was read, before it is taken."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import htpy as h

from calculators.declare.inputs import Input, InputRows
from calculators.declare.pasting import Pasted, Unread

SHORTENED = 60


def paste_box(item: InputRows, name: str) -> h.Element:
    """Folded: a place to paste into, and every sentence that may be needed; `name` is its id."""
    return h.details(".paste", data_paste=item.key)[
        h.summary["从别处粘贴"],
        h.label(for_=f"{name}-paste")["把表格、还款页或聊天里的文字贴在这里"],
        h.p(".field__help", id=f"{name}-paste-help")[
            "一行一条最好认，日期写上年份。读出来的先给你看，点了才填进表里；贴的内容不离开这台设备。"
        ],
        h.textarea(id=f"{name}-paste", rows="4", aria_describedby=f"{name}-paste-help"),
        h.button(".button.button--quiet", type="button", data_paste_read=True)["读一读"],
        h.div(role="status")[
            h.p(hidden=True, data_paste_told="reading")[
                "正在读。第一次要先下载计算程序，可以接着填别处。"
            ],
            h.p(hidden=True, data_paste_told="failed")[
                "没有读成，计算程序没有启动。贴的还在，可以再按一次，也可以一行一行填。"
            ],
            h.p(hidden=True, data_paste_told="filled")["填进表里了，请对一遍。"],
            h.div(data_paste_found=True),
        ],
    ]


def paste_found(item: InputRows, found: Pasted, name: str, there: int) -> h.Fragment:
    """What was read, to be confirmed; `there` rows stand in the table already."""
    return h.fragment[
        h.p(".part")[_counted(len(found.rows), item)],
        bool(found.rows) and [_preview(item, found, name), _choices(item, found, there)],
        bool(found.unread) and _left(found.unread),
    ]


def _counted(rows: int, item: InputRows) -> str:
    if not rows:
        return "没有读出可以填的行。可以照着下面的原因改一改再读，或者一行一行填。"
    over = f"这张表最多 {item.rows.at_most} 行。" if rows > item.rows.at_most else ""
    return f"读出 {rows} 行，还没有填进表里。请先对一遍。{over}"


def _preview(item: InputRows, found: Pasted, name: str) -> h.Element:
    columns = [each for each in item.columns if any(each.key in row for row in found.rows)]
    columns = [each for each in item.columns if each in columns or not each.optional]
    columns = [each for each in columns if each.kind.name not in {"boolean"}]
    return h.div(".table-scroll", role="region", tabindex="0", aria_labelledby=f"{name}-found")[
        h.table(".sheet", data_table="pasted")[
            h.caption(id=f"{name}-found")["读出来的"],
            h.thead[h.tr[(h.th(scope="col")[each.field.label] for each in columns)]],
            h.tbody[(h.tr[list(_cells(columns, row))] for row in found.rows)],
        ]
    ]


def _cells(columns: list[Input], row: Mapping[str, object]) -> Iterator[h.Element]:
    for place, column in enumerate(columns):
        cell = h.td if place else h.th(scope="row")
        words = column.kind.name == "text" or row.get(column.key) is None
        yield cell(class_="words" if words else None)[_cell(column, row)]


def _cell(column: Input, row: Mapping[str, object]) -> str:
    if (value := row.get(column.key)) is None:
        return ""
    return column.field.choices.get(value) or column.write(value)


def _choices(item: InputRows, found: Pasted, there: int) -> h.Element:
    texts = json.dumps(found.texts(item)[: item.rows.at_most], ensure_ascii=False)
    room = there + len(found.rows) <= item.rows.at_most
    return h.div(".rows__buttons", data_paste_rows=texts)[
        h.button(".button", type="button", data_paste_fill="replace")["填进表里，换掉原来的"],
        room
        and h.button(".button.button--quiet", type="button", data_paste_fill="add")[
            f"接在原来的 {there} 行后面"
        ],
    ]


def _left(unread: tuple[Unread, ...]) -> h.Element:
    return h.div(".paste__left")[
        h.p[f"有 {len(unread)} 行没有填："],
        h.ul[
            (
                h.li[
                    f"第 {line.number} 行「{_short(line.text)}」：{line.why}"
                    if line.text
                    else line.why
                ]
                for line in unread
            )
        ],
    ]


def _short(text: str) -> str:
    return text if len(text) <= SHORTENED else f"{text[:SHORTENED]}…"
