"""An answer as HTML: sentence, figures, next steps, chart, tables, 算式, rules, limits."""

from __future__ import annotations

from collections.abc import Iterator

import htpy as h

from calculators.declare.result import Column, Document, Figure, Next, Result, Table, Term, Value
from calculators.declare.write import bare, difference, unit
from calculators.render.chart import chart
from calculators.render.rule import rule_card
from calculators.render.take_away import Frame, take_document
from calculators.render.words import lines, marked

FOLDED_ROWS = 13
# Columns that a phone does not show side by side: numbers, and words.
NUMBERS_ACROSS, WORDS_ACROSS = 5, 3


def result(
    answer: Result,
    block: str,
    base: str,
    *,
    steps: h.Node = None,
    before: Result | None = None,
    around: Frame | None = None,
) -> h.Fragment:
    """The whole answer. `block` makes ids unique on the page, `base` leads to the site root.

    `steps` are the buttons that change an input; `before` is an earlier answer whose figures
    are set against these; `around` is what takes the answer away.
    """
    around = around or Frame()
    return h.fragment[
        around.head,
        h.p(".result__sentence")[marked(answer.sentence)],
        bool(answer.figures) and _figures(answer.figures, before),
        (_document(each, block) for each in answer.documents if each.first),
        steps,
        bool(answer.next) and _next(answer.next, base),
        around.within,
        None
        if answer.chart is None
        else chart(answer.chart, answer.table(answer.chart.table), block),
        (_table(each, block) for each in answer.tables if each.key != "proof"),
        (_document(each, block) for each in answer.documents if not each.first),
        bool(answer.notes) and h.ul(".notes")[(h.li[marked(note)] for note in answer.notes)],
        _proof(answer, block),
        bool(answer.rules)
        and h.section(".rules", aria_label="用到的规则")[
            h.p(".part")["用到的规则"], (rule_card(rule) for rule in answer.rules)
        ],
        bool(answer.limits)
        and h.section(".limits", aria_label="这个算不出什么")[
            h.p(".part")["这个算不出什么"],
            h.ul[(h.li[lines(limit)] for limit in answer.limits)],
        ],
        around.foot,
    ]


def no_solution(sentence: str) -> h.Fragment:
    """The sentence where the mathematics has no answer, or more than one."""
    return h.fragment[h.p(".result__sentence")[sentence]]


def _figures(figures: tuple[Figure, ...], before: Result | None) -> h.Element:
    earlier = {} if before is None else {figure.key: figure.value for figure in before.figures}
    return h.dl(".figures")[
        (
            h.div(".figure", data_figure=figure.key)[
                h.dt[figure.label],
                h.dd[
                    bare(figure.value),
                    bool(unit(figure.value)) and h.span(".figure__unit")[" ", unit(figure.value)],
                    _change(figure.value, earlier.get(figure.key)),
                    bool(figure.note) and h.small(".figure__note")[figure.note],
                ],
            ]
            for figure in figures
        )
    ]


def _change(value: Value, earlier: Value | None) -> h.Node:
    """How a figure differs from the answer before it; nothing where it does not."""
    told = None if earlier is None else difference(earlier, value)
    return bool(told) and h.small(".figure__change")[told]


def _next(steps: tuple[Next, ...], base: str) -> h.Element:
    return h.div(".next")[
        h.p(".part")["接下来"],
        h.ul[(h.li[h.a(href=base + step.page)[step.label]] for step in steps)],
        h.p[h.a(href=f"{base}start/now/")["回到「现在就开始」的八步"]],
    ]


def _table(table: Table, block: str) -> h.Element:
    """A table in a scroll container of its own; a long one shows its first rows, then folds."""
    if len(table.rows) <= FOLDED_ROWS:
        return h.div(".table")[grid(table, table.rows, block, _broad(table))]
    return h.details(".table")[
        h.summary[f"{table.caption}（共 {len(table.rows)} 行，点开看）"],
        grid(table, table.rows, block, _broad(table)),
    ]


def grid(
    table: Table, rows: tuple[tuple[Value | None, ...], ...], block: str, broad: str = ""
) -> h.Element:
    """Rows under the table's headings, in a scroll container that its caption names.

    `broad` are the classes of a table that a narrow screen shows as a list of its rows.
    """
    name = f"{block}-table-{table.key}"
    columns = table.columns if broad else ()
    return h.div(".table-scroll", role="region", tabindex="0", aria_labelledby=name)[
        h.table(class_=f"sheet{broad}", data_table=table.key)[
            h.caption(id=name)[table.caption],
            h.thead[
                h.tr[
                    (
                        h.th(scope="col", data_column=column.key)[column.label]
                        for column in table.columns
                    )
                ]
            ],
            h.tbody[(h.tr[_cells(row, columns)] for row in rows)],
        ],
        bool(table.note) and h.p(".table__note")[lines(table.note)],
    ]


def _broad(table: Table) -> str:
    """Classes for a table that a phone cannot show side by side, by what its first row holds."""
    worded = sum(bool(value and _words(value)) for value in (table.rows or ((),))[0])
    if worded >= WORDS_ACROSS:
        return " sheet--words"
    return " sheet--numbers" if len(table.columns) >= NUMBERS_ACROSS else ""


def _cells(row: tuple[Value | None, ...], columns: tuple[Column, ...]) -> Iterator[h.Element]:
    """The cells of a row; with `columns` each carries its heading for where it stands alone."""
    headings: list[str | None] = [column.label for column in columns]
    headings = headings or [None] * len(row)
    for index, (value, heading) in enumerate(zip(row, headings, strict=True)):
        if value is None:
            yield h.td
        elif index == 0:
            named = _words(value) is None and heading  # a bare number does not say what it counts
            yield h.th(scope="row", class_=_words(value), data_heading=named or None)[bare(value)]
        else:
            yield h.td(class_=_words(value), data_heading=heading)[bare(value)]


def _words(value: Value) -> str | None:
    return "words" if isinstance(value, str | Term) else None


def _proof(answer: Result, block: str) -> h.Node:
    tables = [table for table in answer.tables if table.key == "proof"]
    if not answer.proof and not tables:
        return None
    return h.section(".proof", aria_label="算式")[
        h.p(".part")["算式：用你填的数"],
        bool(answer.proof) and h.ul[(h.li[lines(line)] for line in answer.proof)],
        (_table(table, block) for table in tables),
    ]


def _document(document: Document, block: str) -> h.Element:
    """What is to be known before it is used, the text, then what is done with it."""
    name = f"{block}-document-{document.key}"
    before = [
        ("这份材料在说", document.saying),
        ("什么时候用", document.use_when),
        ("什么时候不用", document.not_when),
    ]
    return h.section(".document", aria_labelledby=name)[
        h.p(".document__title", id=name)[document.title],
        _about(before),
        h.div(".document__body", data_document=document.key)[
            (h.p[line] for line in document.text.splitlines())
        ],
        take_document(document),
        bool(document.check)
        and h.div(".document__check")[
            h.p(".part")["发出前核对"], h.ul[(h.li[item] for item in document.check)]
        ],
        _about([("接下来", document.then)]),
    ]


def _about(told: list[tuple[str, str]]) -> h.Node:
    return (
        any(words for _, words in told)
        and h.dl(".document__about")[
            (h.div[h.dt[label], h.dd[words]] for label, words in told if words)
        ]
    )
