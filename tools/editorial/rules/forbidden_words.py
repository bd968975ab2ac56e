"""WD01: no word that blames, frightens, promises or sells; the list is `words.yml`."""

from collections.abc import Iterator

from tools.editorial.finding import Finding
from tools.editorial.page import Passage
from tools.editorial.rule import Rule
from tools.editorial.site import Site
from tools.editorial.terms import forbidden


def _find(site: Site) -> Iterator[Finding]:
    for passage in site.passages():
        yield from _in(passage)


def _in(passage: Passage) -> Iterator[Finding]:
    source = passage.path.removeprefix("docs/")
    for entry in forbidden():
        for word in dict.fromkeys(entry.found(passage.text, source)):
            yield Finding(
                path=passage.path,
                line=passage.line,
                says=f"不用「{word}」：{entry.because}",
                remedy=entry.instead,
            )


RULE = Rule(id="WD01", name="不用责备、吓人、承诺、招揽的词", find=_find)
