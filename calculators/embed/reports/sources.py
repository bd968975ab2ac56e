"""资料来源: every rule under the document it stands in, with its three dates and its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import htpy as h

from calculators import law
from calculators.law import Evidence, Rule, RuleKind, Source
from calculators.render.rule import RETOLD, day_or_unknown, joined, place, since

READ = {
    Evidence.A: "读到原文",
    Evidence.B: "读到官方通稿，或几处一致的转述",
    Evidence.C: RETOLD,
}


def sources() -> h.Fragment:
    """The documents in the order of the data, each with its readings and their rules."""
    rules = law.all_rules()
    return h.fragment[
        h.p[f"共 {len(rules)} 条，出自 {len(_documents(rules))} 份文件。"],
        (_document(title, found) for title, found in _documents(rules).items()),
    ]


def _documents(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        found.setdefault(rule.source.title, []).append(rule)
    return found


def _document(title: str, rules: list[Rule]) -> h.Element:
    readings: dict[tuple[Source, RuleKind, Evidence], list[Rule]] = {}
    for rule in rules:
        readings.setdefault((rule.source, rule.kind, rule.evidence), []).append(rule)
    return h.div(".document-source")[
        h.h3[title],
        (
            [
                h.p(".document-source__read")[joined(_read(source, kind, evidence))],
                h.ul[(h.li[_rule(rule)] for rule in found)],
            ]
            for (source, kind, evidence), found in readings.items()
        ),
    ]


def _read(source: Source, kind: RuleKind, evidence: Evidence) -> Iterator[h.Node]:
    yield h.strong[kind.label]
    if source.doc_no and source.doc_no != source.title:
        yield source.doc_no
    yield READ[evidence]
    if kind is not RuleKind.HELP_LINE:
        yield f"文本截至 {day_or_unknown(source.text_as_of)}"
    yield f"本站核实 {source.checked.isoformat()}"
    if source.read_at:
        yield f"读自 {place(source.read_at)}"
    if source.url:
        link = h.a(href=source.url, rel="external noopener")["官方地址"]
        yield link if source.url_opened else [link, "（未打开核对）"]
    else:
        yield "没有可以链接的官方地址"


def _rule(rule: Rule) -> str:
    clause = f"（{rule.clause}）" if rule.clause else ""
    until = f"，到 {rule.effective_to} 为止" if rule.effective_to else ""
    if rule.kind is RuleKind.HELP_LINE:
        return f"{rule.title}{clause}"
    return f"{rule.title}{clause}，生效 {since(rule.effective_from)}{until}"
