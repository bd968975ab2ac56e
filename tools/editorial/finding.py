"""A finding: where it stands, what is wrong, how to mend it, and the edit where that is certain."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A change of one file that needs no judgement: its whole text before → after.

    Edits of one file are made one after the other, so each looks at the text it is given.
    """

    path: str
    change: Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to mend; `path` from the project's root, `line` from 1, whole Chinese sentences."""

    path: str
    line: int
    says: str
    remedy: str
    edit: Edit | None = field(default=None, compare=False)
    rule: str = ""

    def __str__(self) -> str:
        told = f"{self.says}{self.remedy}".replace("\n", " ")
        return f"{self.path}:{self.line}: {told}（{self.rule}）"


def on_line(path: str, line: int, mend: Callable[[str], str]) -> Edit:
    """An edit of one line, counted from 1; lines that are no longer there are left alone."""

    def change(text: str) -> str:
        lines = text.split("\n")
        if line <= len(lines):
            lines[line - 1] = mend(lines[line - 1])
        return "\n".join(lines)

    return Edit(path=path, change=change)
