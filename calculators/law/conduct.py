"""What a collector may do: each conduct, the texts that speak of it, and whom each text binds.

The texts are never merged: a law, a departmental rule, a recommended standard and an
association's guide stand side by side, each from its own day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from calculators.law import Rule, RuleKind, rules
from calculators.law.collection import connected_calls, reaches, unanswered_calls
from calculators.law.lines import Lender


class Conduct(StrEnum):
    """One thing a collector did, the gravest first."""

    THREAT = "threat"
    ENTERED = "entered_without_consent"
    PRETENDED = "pretended_authority"
    PUBLISHED = "published"
    PERSONAL_PAYEE = "pay_to_personal_account"
    DISCLOSED = "debt_disclosed"
    THIRD_PARTY = "third_party"
    THIRD_PARTY_REFUSED = "third_party_refused"
    NIGHT = "time"
    CONNECTED = "calls_connected"
    UNANSWERED = "calls_unanswered"
    PRIVATE_ACCOUNT = "from_private_account"
    EXTRA_CHARGE = "extra_charge"
    NEW_LOAN = "new_loan_urged"
    HOME_VISIT = "home_visit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The texts that reach a conduct on its day, and those that came later."""

    reaching: tuple[Rule, ...]
    later: tuple[Rule, ...]


SAFETY_FIRST = frozenset({Conduct.THREAT, Conduct.ENTERED})
_MEMBERS = frozenset({Lender.BANK, Lender.CONSUMER_FINANCE, Lender.UNKNOWN})
_LICENSED = frozenset(Lender) - {Lender.PRIVATE}
# Law binds everyone; what follows binds only some, and 293-1 speaks of unlawful debts alone.
_BOUND = {
    "crim_293_1": frozenset({Lender.PRIVATE}),
    "xfjr_measure": frozenset({Lender.CONSUMER_FINANCE, Lender.UNKNOWN}),
    "xiaodai_collect_37": frozenset({Lender.MICROLENDER, Lender.UNKNOWN}),
}
_BOUND_BY_KIND = {
    RuleKind.NATIONAL_STANDARD: _LICENSED,
    RuleKind.SELF_REGULATION: _MEMBERS,
}
# Two entries are empty: no text was found. Visits and commissioned collectors are no breach in
# themselves; the rules are about how it is done.
_SPEAK_OF = {
    Conduct.THREAT: (
        "public_security_50",
        "crim_293_1",
        "xfjr_measure",
        "xiaodai_collect_37",
        "cba_forbid",
    ),
    Conduct.ENTERED: ("public_security_47", "cc_1032_1033", "crim_293_1", "cba_forbid"),
    Conduct.PRETENDED: ("public_security_62", "cba_forbid"),
    Conduct.PUBLISHED: ("public_security_50_6", "pipl", "xiaodai_collect_37", "cba_forbid"),
    Conduct.PERSONAL_PAYEE: (),
    Conduct.DISCLOSED: ("pipl", "cba_third"),
    Conduct.THIRD_PARTY: ("xfjr_measure", "gbt_third", "cba_third"),
    Conduct.THIRD_PARTY_REFUSED: ("cc_1032_1033", "cba_third"),
    # No law names hours or numbers of calls.
    Conduct.NIGHT: ("gbt_hours", "cba_hours"),
    Conduct.CONNECTED: ("gbt_freq",),
    Conduct.UNANSWERED: ("cba_freq",),
    Conduct.PRIVATE_ACCOUNT: ("cba_forbid",),
    Conduct.EXTRA_CHARGE: ("cba_forbid",),
    Conduct.NEW_LOAN: ("cba_forbid",),
    Conduct.HOME_VISIT: (),
}
_ON_CONTACT = (
    "cc_1032_1033",
    "pipl",
    "xfjr_measure",
    "xiaodai_collect_37",
    "gbt45251",
    "gbt_hours",
    "gbt_third",
    "cba_hours",
    "cba_third",
)


def binds(this: Rule, lender: Lender) -> bool:
    """Whether a text on collection speaks to this sort of lender."""
    return lender in _BOUND.get(this.id, _BOUND_BY_KIND.get(this.kind, frozenset(Lender)))


def texts(conduct: Conduct, lender: Lender, on: date) -> Texts:
    """What is written about a conduct of that day by this sort of lender, law first."""
    spoken = [each for each in rules(*_SPEAK_OF[conduct]) if binds(each, lender)]
    return Texts(
        reaching=tuple(each for each in spoken if reaches(each, on)),
        later=tuple(each for each in spoken if not reaches(each, on)),
    )


def too_many_connected(calls: int) -> bool:
    """Whether so many answered calls a day are more than the standard wants."""
    return calls > connected_calls().most


def too_many_unanswered(calls: int) -> bool:
    """Whether so many unanswered calls a day are more than the association's guide wants."""
    return calls > unanswered_calls().most


def on_contact(lender: Lender, on: date) -> tuple[Rule, ...]:
    """The texts a wish about how to be contacted may rest on, law first.

    Retold ones among them are for the reader's eyes; a letter names only the others.
    """
    found = rules(*_ON_CONTACT)
    return tuple(each for each in found if binds(each, lender) and reaches(each, on))
