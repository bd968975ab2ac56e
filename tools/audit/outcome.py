"""What a part of the audit found, and the table of all parts."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One part in one place: what was looked at, and everything that should not be."""

    part: str
    where: str
    figure: str
    findings: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    @property
    def line(self) -> str:
        """One line for the console."""
        sign = "✓" if self.passed else f"✗ {len(self.findings)} ×"
        return f"{sign} {self.part} · {self.where} · {self.figure}"


def report(outcomes: Iterable[Outcome]) -> str:
    """A Markdown table of what was run where, then every finding."""
    listed = tuple(outcomes)
    rows = (f"| {each.part} | {each.where} | {each.figure} | {_count(each)} |" for each in listed)
    found = (f"- {each.part} · {each.where}：{text}" for each in listed for text in each.findings)
    heading = (
        "| 查什么 / part | 在哪里 / where | 查了多少 / figure | 发现 / findings |",
        "|---|---|---|---:|",
    )
    return "\n".join((*heading, *rows, "", *found)).rstrip() + "\n"


def _count(outcome: Outcome) -> int:
    return len(outcome.findings)
