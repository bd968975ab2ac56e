"""Findings of rules that know the right spelling: each says it and carries it as an edit."""

from collections.abc import Callable, Iterable, Iterator

from tools.editorial.finding import Finding, on_line
from tools.editorial.law_file import LawFile, law_passages
from tools.editorial.page import Page, Passage, blocks, passages
from tools.editorial.rendering import languages

Mend = Callable[[str], str]
AROUND = 8
"""Characters shown on either side of a change."""


def misspelt(passages: Iterable[Passage], mend: Mend, says: str) -> Iterator[Finding]:
    """A finding for every passage that `mend` would change."""
    for passage in passages:
        better = mend(passage.text)
        if better != passage.text:
            yield _finding(passage, better, mend, says)


def _finding(passage: Passage, better: str, mend: Mend, says: str) -> Finding:
    start = passage.start
    written, right = changed_part(passage.text, better)
    return Finding(
        path=passage.path,
        line=passage.line,
        says=f"{says}：「{written}」。",
        remedy=f"改成「{right}」。",
        edit=on_line(passage.path, passage.line, lambda line: line[:start] + mend(line[start:])),
    )


def changed_part(before: str, after: str) -> tuple[str, str]:
    """Where two texts differ, each with a few characters around: what to show of a long line."""
    pairs = list(zip(before, after, strict=False))
    first = next((n for n, (a, b) in enumerate(pairs) if a != b), len(pairs))
    rest = zip(reversed(before[first:]), reversed(after[first:]), strict=False)
    same = next((n for n, (a, b) in enumerate(rest) if a != b), 0)
    start = max(first - AROUND, 0)
    ends = (len(text) - same + AROUND for text in (before, after))
    shown = [text[start:end].strip() for text, end in zip((before, after), ends, strict=True)]
    return shown[0], shown[1]


def read_by_readers(file: Page | LawFile) -> Iterable[Passage]:
    """What a reader reads of a page or of a file of rules."""
    return passages(file) if isinstance(file, Page) else law_passages(file)


def typed_lines(file: Page | LawFile) -> Iterator[Passage]:
    """Every line that an editor types, examples in blocks of code apart."""
    examples = _examples(file) if isinstance(file, Page) else frozenset()
    for number, line in enumerate(file.lines, start=1):
        if number not in examples:
            yield Passage(path=file.path, line=number, start=0, text=line)


def _examples(page: Page) -> frozenset[int]:
    shown = (block for block in blocks(page) if block.language not in languages())
    return frozenset(line for block in shown for line in range(block.first + 1, block.last))
