"""FM03: a page with fewer than two sources says why."""

from collections.abc import Iterator

from tools.editorial.finding import Finding
from tools.editorial.page import Page, front
from tools.editorial.rule import Rule, on_each_page

ENOUGH = 2


def _check(page: Page) -> Iterator[Finding]:
    head = front(page)
    sources = head.meta.get("sources")
    if isinstance(sources, list) and len(sources) < ENOUGH and "sources_note" not in head.meta:
        yield Finding(
            path=page.path,
            line=head.line("sources"),
            says=f"这一页只有 {len(sources)} 条来源，没有说明为什么。",
            remedy="补上来源，或者加一行 sources_note，用一句话说明。",
        )


RULE = Rule(id="FM03", name="来源不到两条要说明", find=on_each_page(_check))
