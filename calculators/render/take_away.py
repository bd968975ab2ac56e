"""What stands around an answer that is taken away: buttons on the page, and the printed frame.

The browser only chooses which sentence shows; the files are made by `embed.export`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import htpy as h

from calculators.declare.result import Document, Result
from calculators.declare.write import said
from calculators.render.filled import filled
from calculators.render.taken import EXAMPLE, FILLED, MADE_BY, SOURCES, Taken, sources

OUTCOMES = {
    "working": "正在准备。",
    "fetching": "正在取做 Excel 表格的程序，约 0.2 MB，只有第一次需要。",
    "copied": "已经复制，可以粘贴到微信、短信或备忘录。",
    "saved": "已经交给浏览器保存，一般在「下载」里。没有找到，可以",
    "shown": "长按下面的文字，全选，再复制。想存成文件，点右上角换系统自带的浏览器打开这一页。",
    "printing": "正在打开打印。没有反应，就点右上角换系统自带的浏览器打开这一页，或者先复制文字。",
    "failed": "这次没有做成，可能是网络断了。你填的和算出的都还在，可以再按一次。",
}
HOLDS_THE_EXAMPLE = "现在带走的是示例，不是你的数。先填你的数，按「算一算」。"
KEEP = "留到下次、清除"
STAYS_HERE = "文件只存到这台设备，不会上传。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands before, within and behind an answer; nothing, where it is not taken away."""

    head: h.Node = None
    within: h.Node = None
    foot: h.Node = None


def frame(taken: Taken) -> Frame:
    """The buttons for what this answer has, and what a print adds: day, inputs, sources."""
    return Frame(
        head=_head(taken),
        within=[take_away(taken.answer, example=taken.example), _filled(taken)],
        foot=_foot(taken),
    )


def take_away(answer: Result, *, example: bool) -> h.Element:
    """The buttons of an answer, and every sentence that tells how taking it away went."""
    return h.section(".take", aria_label="带走这个结果", data_example=example)[
        h.p(".part")["带走这个结果"],
        example and h.p(".take__example")[HOLDS_THE_EXAMPLE],
        h.div(".take-away")[_buttons(answer)],
        _tables(answer),
        outcomes(),
    ]


def take_document(document: Document) -> h.Element:
    """The button that copies one document as it stands."""
    return h.div(".take")[
        h.div(".take-away")[_button("document", f"复制「{document.title}」")], outcomes()
    ]


def outcomes() -> h.Fragment:
    """The sentences, all hidden, and the place for a text to be copied by hand."""
    return h.fragment[
        h.div(".take__told", role="status")[
            (
                h.p(data_taken=outcome, hidden=True)[words, _more(outcome)]
                for outcome, words in OUTCOMES.items()
            )
        ],
        h.textarea(
            ".take__text", readonly=True, rows="8", hidden=True, aria_label="可以复制的文字"
        ),
    ]


def _more(outcome: str) -> h.Node:
    """Where a browser keeps silent about a file it did not save, the text is at hand."""
    return outcome == "saved" and [_button("show", "改看文字"), "。", STAYS_HERE]


def _buttons(answer: Result) -> Iterator[h.Element]:
    yield _button("text", "复制文字")
    yield _button("print", "打印")
    if answer.tables:
        yield _button("xlsx", "Excel 表格")
    if answer.reminders:
        yield _button("ics", "记进日历")
    # The panel that keeps and clears stands far below a long answer.
    yield h.button(".button.button--small", type="button", data_desk_open=True)[KEEP]


def _tables(answer: Result) -> h.Node:
    if not answer.tables:
        return None
    return h.details(".take__tables")[
        h.summary["CSV：给别的表格软件"],
        h.div(".take-away")[
            (_button("csv", table.caption, table=table.key) for table in answer.tables)
        ],
    ]


def _button(what: str, label: str, table: str | None = None) -> h.Element:
    return h.button(".button.button--small", type="button", data_take=what, data_take_table=table)[
        label
    ]


def _head(taken: Taken) -> h.Element:
    """An example needs no day."""
    return h.div(".printed.printed__head")[
        h.p[h.strong[taken.calculator.title]],
        h.p[_when(taken)],
    ]


def _when(taken: Taken) -> str:
    if taken.example:
        return EXAMPLE
    return said(taken.on) if taken.on else ""


def _filled(taken: Taken) -> h.Element:
    return h.div(".printed.printed__filled")[
        h.p(".part")[FILLED],
        h.ul[(h.li[f"{label}：{text}"] for label, text in filled(taken.inputs))],
    ]


def _foot(taken: Taken) -> h.Element:
    based_on = sources(taken)
    return h.div(".printed.printed__foot")[
        bool(based_on) and [h.p(".part")[SOURCES], h.ul[(h.li[each] for each in based_on)]],
        h.p[MADE_BY],
    ]
