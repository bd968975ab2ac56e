"""A plain table of words, in the scroll container that its caption names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import htpy as h


def sheet(key: str, title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> h.Element:
    """The table; `key` is its caption's id, and each row is headed by its first cell."""
    return h.div(".table-scroll", role="region", tabindex="0", aria_labelledby=key)[
        h.table(".sheet")[
            h.caption(id=key)[title],
            h.thead[h.tr[(h.th(scope="col")[each] for each in columns)]],
            h.tbody[(h.tr[_cells(row)] for row in rows)],
        ]
    ]


def _cells(row: Sequence[str]) -> Iterator[h.Element]:
    first, *others = row
    yield h.th(".words", scope="row")[first]
    yield from (h.td[each] for each in others)
