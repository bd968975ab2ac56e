"""A rule as a card: what it says first, then whom it binds, and in a quiet line where it stands.

No heading and no id: a page shows the same rule in its text and under a calculator, and its
table of contents lists neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import htpy as h

from calculators.law import Month, Rule, RuleKind

RETOLD = "转述，待核原件"


def rule_card(rule: Rule) -> h.Element:
    """One rule. Its kind stands in `data-kind`, so that law and self-regulation look different."""
    return h.section(".rule", data_kind=rule.kind.value)[
        h.p(".rule__title")[rule.title],
        h.p(".rule__kind")[
            h.span(".rule__label")[rule.kind.label],
            rule.retold and [" ", h.span(".rule__retold")[RETOLD]],
        ],
        h.p(".rule__says")[rule.says],
        _call(rule),
        rule.caution and h.p(".rule__caution")[h.b["注意："], rule.caution],
        rule.binds and h.p(".rule__binds")[h.b["管谁："], rule.binds],
        h.p(".rule__source")[joined(_source(rule))],
    ]


def _call(rule: Rule) -> h.Node:
    if rule.kind is not RuleKind.HELP_LINE or not rule.value.isdigit():
        return None
    return h.p(".rule__call")[h.a(href=f"tel:{rule.value}")[f"拨打 {rule.value}"]]


def _source(rule: Rule) -> Iterator[h.Node]:
    source = rule.source
    yield _citation(rule)
    if rule.kind is not RuleKind.HELP_LINE:
        yield f"生效 {since(rule.effective_from)}"
        if rule.effective_to is not None:
            yield f"到 {rule.effective_to.isoformat()} 为止"
        yield f"文本截至 {day_or_unknown(source.text_as_of)}"
    yield f"本站核实 {source.checked.isoformat()}"
    if source.read_at:
        yield f"读自 {place(source.read_at)}"
    if source.url:
        link = h.a(href=source.url, rel="external noopener")["官方地址"]
        yield link if source.url_opened else [link, "（未打开核对）"]


def _citation(rule: Rule) -> str:
    source = rule.source
    number = source.doc_no if source.doc_no != source.title else ""
    return " ".join(part for part in (source.title, number, rule.clause) if part)


def joined(parts: Iterator[h.Node]) -> Iterator[h.Node]:
    """Particulars in one line, a dot between each and the next."""
    for index, part in enumerate(parts):
        yield " · " if index else None
        yield part


def since(when: date | Month | None) -> str:
    """The first day a rule is in force, as far as it is known."""
    if isinstance(when, Month):
        return f"{when}（只知道月份）"
    return "日期没有核实" if when is None else when.isoformat()


def day_or_unknown(day: date | None) -> str:
    """A day, or that nobody wrote it down."""
    return "未记录" if day is None else day.isoformat()


def place(read_at: str) -> str:
    """The site's name stands for the long address of a page that is not official."""
    return read_at.split("/")[2] if read_at.startswith("http") else read_at
