"""Values that hold from one day to another; where nothing was checked, there is no value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

NOT_CHECKED = "本站没有核实到这一天的数"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span[T]:
    """One value, from its first day to the last day for which it was checked, both included."""

    first: date
    last: date
    value: T


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated[T]:
    """A value that changes from day to day, as spans in order that do not overlap."""

    name: str
    rule: str
    spans: tuple[Span[T], ...]

    def on(self, day: date) -> T:
        """The value that held on that day.

        Raises `UnknownOnDateError` before the first day, after the last one checked, and in
        any gap between: the newest value never stands in for a missing one.
        """
        for span in self.spans:
            if span.first <= day <= span.last:
                return span.value
        raise UnknownOnDateError(self.name, day)

    @property
    def last(self) -> date:
        """The last day with a value; the day after it is unknown, whatever the date today."""
        return self.spans[-1].last


@dataclass(frozen=True, slots=True)
class Unknown:
    """In place of a number that is not known, the sentence that says so."""

    sentence: str


class UnknownOnDateError(LookupError):
    """A day outside those checked; `sentence` is what a reader is told."""

    def __init__(self, name: str, day: date) -> None:
        self.name = name
        self.day = day
        self.sentence = f"{NOT_CHECKED}：{name}，{day.isoformat()}。"
        super().__init__(self.sentence)
