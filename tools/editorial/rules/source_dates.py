"""SRC01: every source says which day's text was read, or that the day is still to be checked."""

from collections.abc import Iterator
from itertools import chain

from calculators.law import SourceMissingError
from calculators.law.reading import read_rule
from tools.editorial.finding import Finding
from tools.editorial.law_file import LawFile, tables
from tools.editorial.page import Page, front
from tools.editorial.rule import Rule, on_each_law_file, on_each_page
from tools.editorial.rules.law_rows import rows

UNKNOWN = "日期待核"


def _on_page(page: Page) -> Iterator[Finding]:
    sources = front(page).meta.get("sources")
    for place, source in enumerate(sources if isinstance(sources, list) else []):
        if not isinstance(source, dict) or source.get("date") or UNKNOWN in str(source):
            continue
        yield Finding(
            path=page.path,
            line=front(page).line("sources", place, "date"),
            says=f"来源「{source.get('title', '')}」没有写日期。",
            remedy=f"写上读到的文本是哪天的；查不到就在 supports 里写明「{UNKNOWN}」。",
        )


def _in_law(file: LawFile) -> Iterator[Finding]:
    for rule_id, row in rows(tables(file)):
        try:
            read_rule(rule_id, row)
        except SourceMissingError as error:
            yield Finding(
                path=file.path,
                line=file.line(rule_id),
                says=f"{error}。",
                remedy="在它的 [source.…] 里写上 title、checked（本站核实日）和 url 或 read_at。",
            )
        except (ValueError, KeyError, TypeError):
            continue  # LAW02 says so


_pages, _law = on_each_page(_on_page), on_each_law_file(_in_law)
RULE = Rule(id="SRC01", name="来源要有日期", find=lambda site: chain(_pages(site), _law(site)))
