"""A page as it stands in `docs/`: front matter, blocks, and the passages a reader reads."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from tools.editorial.fences import Fence, fences
from tools.editorial.prose import read_only

MARK = "---"
Path = tuple[str | int, ...]
"""The way to a value of the front matter: `("sources", 0, "date")`."""
TOP: dict[Path, tuple[int, int]] = {(): (1, 0)}
"""What is missing is missed at the top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What a reader reads of one line; it begins at column `start` and runs to the line's end."""

    path: str
    line: int
    start: int
    text: str

    @property
    def words(self) -> str:
        """The passage with blanks where it holds code, addresses and markup."""
        return read_only(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The front matter: values, the line and column of each, its last line, why it is unreadable.

    Without front matter, or with one that is no YAML, there are no values.
    """

    meta: dict[str, Any]
    marks: dict[Path, tuple[int, int]]
    last: int
    problem: str = ""

    def line(self, *path: str | int) -> int:
        """The line of a value, or of the nearest thing around it that is there."""
        while path not in self.marks:
            path = path[:-1]
        return self.marks[path][0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One Markdown file; `path` is counted from the project's root: `docs/how/propose.md`."""

    path: str
    text: str

    @property
    def source(self) -> str:
        """The path within `docs/`, as `mkdocs.yml` and links write it."""
        return self.path.removeprefix("docs/")

    @property
    def address(self) -> str:
        """The address the page is published at, counted from the site's root: `how/propose/`."""
        name = self.source.removesuffix(".md")
        return "" if name == "index" else f"{name.removesuffix('/index')}/"

    @property
    def lines(self) -> list[str]:
        """The file's lines."""
        return self.text.split("\n")


@cache
def front(page: Page) -> Front:
    """The page's front matter."""
    lines = page.lines
    last = lines.index(MARK, 1) if lines[0] == MARK and MARK in lines[1:] else 0
    if not last:
        return Front(meta={}, marks=TOP, last=0, problem="页面开头没有两道「---」夹着的说明。")
    text = "\n".join(lines[1:last])
    try:
        node, meta = yaml.compose(text, yaml.SafeLoader), yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as error:
        where = getattr(error, "problem_mark", None)
        line = where.line + 2 if where else 1
        told = f"开头的说明没有读懂，第 {line} 行附近有问题。"
        return Front(meta={}, marks={(): (line, 0)}, last=last + 1, problem=told)
    if node is None or not isinstance(meta, dict):
        told = "开头的说明应该是一行一个「名字: 内容」。"
        return Front(meta={}, marks=TOP, last=last + 1, problem=told)
    return Front(meta=meta, marks=dict(_marks(node, ())) | TOP, last=last + 1)


def _marks(node: yaml.Node, path: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    # The text begins on the file's second line.
    yield path, (node.start_mark.line + 2, node.start_mark.column)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _marks(value, (*path, str(key.value)))
    if isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            yield from _marks(value, (*path, place))


@cache
def blocks(page: Page) -> tuple[Fence, ...]:
    """The fenced blocks of the page's body."""
    last = front(page).last
    return tuple(fences(page.lines[last:], last + 1))


@cache
def passages(page: Page) -> tuple[Passage, ...]:
    """What a reader reads of the page, line by line: some of the front matter, then the body."""
    return (*_front_passages(page), *body(page))


@cache
def body(page: Page) -> tuple[Passage, ...]:
    """The lines of the body that stand in no block and are not empty."""
    fenced = {line for block in blocks(page) for line in range(block.first, block.last + 1)}
    return tuple(
        Passage(path=page.path, line=number, start=0, text=line)
        for number, line in enumerate(page.lines, start=1)
        if number > front(page).last and number not in fenced and line.strip()
    )


def _front_passages(page: Page) -> Iterator[Passage]:
    """Texts that the templates show; what people type into a search is left as they type it."""
    read = {("title",), ("answer",), ("sources_note",)}
    for path, (line, start) in front(page).marks.items():
        if path in read or path[-1:] == ("supports",):
            text = page.lines[line - 1][start:]
            yield Passage(path=page.path, line=line, start=start, text=text)
