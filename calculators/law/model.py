"""A rule: what it says, whom it binds, from when, and where that was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class RuleKind(StrEnum):
    """What sort of rule it is; law and self-regulation are never shown alike."""

    LAW = "law"
    REGULATION = "regulation"
    LOCAL_REGULATION = "local_regulation"
    JUDICIAL = "judicial"
    DEPARTMENTAL_RULE = "departmental_rule"
    NOTICE = "notice"
    NATIONAL_STANDARD = "national_standard"
    SELF_REGULATION = "self_regulation"
    HELP_LINE = "help_line"
    EXPERIENCE = "experience"

    @property
    def label(self) -> str:
        """The kind in the reader's words."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    RuleKind.LAW: "法律",
    RuleKind.REGULATION: "行政法规",
    RuleKind.LOCAL_REGULATION: "地方性法规",
    RuleKind.JUDICIAL: "司法解释与司法文件",
    RuleKind.DEPARTMENTAL_RULE: "部门规章",
    RuleKind.NOTICE: "通知与公告",
    RuleKind.NATIONAL_STANDARD: "推荐性国标",
    RuleKind.SELF_REGULATION: "行业自律",
    RuleKind.HELP_LINE: "求助电话与网站",
    RuleKind.EXPERIENCE: "本站约定",
}


class Evidence(StrEnum):
    """How near to the original the reading came: A the text, B reports that agree, C one report."""

    A = "A"
    B = "B"
    C = "C"


class Covers(StrEnum):
    """What a line of comparison counts: two rates that count different things never meet."""

    UNSTATED = ""
    NORMAL = "normal"
    EVERYTHING = "everything"


class KeyedBy(StrEnum):
    """The date that decides whether a rule reaches a loan."""

    FORMED = "formed"
    ISSUED = "issued"
    FILED = "filed"
    NONE = "none"


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month, where the day is not known."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02d}"

    def holds(self, day: date) -> bool:
        """Whether the day lies in the month."""
        return (day.year, day.month) == (self.year, self.month)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a rule was read. `url` is the official address, `url_opened` whether anyone opened it.

    `read_at` is the place the text was really read, for people, not as a link. `text_as_of` is
    the day of the text that was read (None: not recorded), `checked` the day this site looked.
    """

    title: str
    doc_no: str
    url: str
    url_opened: bool
    read_at: str
    text_as_of: date | None
    checked: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule as this site tells it. `value` and `values` are the numbers the code uses."""

    id: str
    title: str
    says: str
    kind: RuleKind
    source: Source
    clause: str
    binds: str
    covers: Covers
    keyed_by: KeyedBy
    caution: str
    value: str
    unit: str
    values: tuple[tuple[str, str], ...]
    effective_from: date | Month | None
    effective_to: date | None
    evidence: Evidence
    review_by: date

    @property
    def retold(self) -> bool:
        """Whether only somebody's retelling was read: shown with 「转述，待核原件」."""
        return self.evidence is Evidence.C

    def number(self, name: str = "") -> Decimal:
        """The rule's number, or one of its other numbers by name, exactly as written.

        Raises `KeyError` for a name it does not carry, `decimal.InvalidOperation` where the
        value is no number.
        """
        return Decimal(self.text(name))

    def text(self, name: str = "") -> str:
        """The rule's value, or one of its other values by name, as text. Raises `KeyError`."""
        return dict(self.values)[name] if name else self.value

    def in_force(self, day: date) -> bool | None:
        """Whether the rule is in force that day; None where its dates do not tell."""
        if self.effective_to is not None and day > self.effective_to:
            return False
        if isinstance(self.effective_from, Month):
            known = (self.effective_from.year, self.effective_from.month)
            return None if self.effective_from.holds(day) else (day.year, day.month) > known
        return None if self.effective_from is None else day >= self.effective_from


class SourceMissingError(ValueError):
    """A row that does not say what it is taken from, or when this site looked."""


class UnknownRuleError(LookupError):
    """No rule has that id."""
