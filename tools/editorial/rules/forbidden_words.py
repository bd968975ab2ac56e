"""WD01: no word that blames, frightens, promises or sells; the list is `words.yml`."""

from collections.abc import Iterator

from tools.editorial.finding import Finding
from tools.editorial.law_file import LawFile
from tools.editorial.mending import read_by_readers
from tools.editorial.page import Page, Passage
from tools.editorial.rule import Rule, on_each_file
from tools.editorial.terms import forbidden


def _check(file: Page | LawFile) -> Iterator[Finding]:
    for passage in read_by_readers(file):
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


RULE = Rule(id="WD01", name="不用责备、吓人、承诺、招揽的词", find=on_each_file(_check))
