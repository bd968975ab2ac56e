"""When and how often a lender may call, by each text on its own: they count different things."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from calculators.law import Rule, rule


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """Hours of the night in which a text wants no collection; `waived_by` names what lifts it."""

    rule: Rule
    start: time
    end: time
    waived_by: str

    def holds(self, at: time) -> bool:
        """Whether the time of day is within the hours; they run over midnight."""
        return at >= self.start or at < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLimit:
    """At most so many calls a day; `counts` says which calls, and put together over whom."""

    rule: Rule
    most: int
    counts: str


def quiet_hours() -> tuple[QuietHours, ...]:
    """The national standard's hours, then the banking association's, each with what lifts it."""
    return (_hours("gbt_hours", "双方约定了时间"), _hours("cba_hours", "债务人同意"))


def connected_calls() -> CallLimit:
    """Calls that were answered, one lender and all it commissions counted together."""
    return _limit("gbt_freq", "拨通的电话，机构和它委托的催收合在一起数")


def unanswered_calls() -> CallLimit:
    """Calls that were not answered, counted for each number or account apart."""
    return _limit("cba_freq", "没有接通的电话，每个联系方式分开数")


def reaches(this: Rule, on: date) -> bool:
    """Whether the text was already out on the day of the conduct."""
    return this.in_force(on) is True


def _hours(rule_id: str, waived_by: str) -> QuietHours:
    this = rule(rule_id)
    start, end = (time.fromisoformat(part) for part in this.value.split("-"))
    return QuietHours(rule=this, start=start, end=end, waived_by=waived_by)


def _limit(rule_id: str, counts: str) -> CallLimit:
    this = rule(rule_id)
    return CallLimit(rule=this, most=int(this.number()), counts=counts)
