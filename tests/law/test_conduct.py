"""Which texts speak of a collector's conduct, to whom, and from which day."""

from __future__ import annotations

from datetime import date

import pytest

from calculators import law
from calculators.law import RuleKind
from calculators.law.channels import complaint_lines, number
from calculators.law.conduct import (
    Conduct,
    binds,
    on_contact,
    texts,
    too_many_connected,
    too_many_unanswered,
)
from calculators.law.lines import Lender

LATE = date(2026, 11, 23)


def ids(conduct: Conduct, lender: Lender, on: date = LATE) -> list[str]:
    """The ids of the texts that reach a conduct."""
    return [rule.id for rule in texts(conduct, lender, on).reaching]


@pytest.mark.parametrize("conduct", Conduct)
def test_a_private_lender_meets_only_law(conduct: Conduct) -> None:
    """Standards, guides and rules for licensed lenders say nothing to anybody else."""
    found = texts(conduct, Lender.PRIVATE, LATE)

    assert {rule.kind for rule in found.reaching + found.later} <= {RuleKind.LAW}


@pytest.mark.parametrize("lender", [each for each in Lender if each is not Lender.PRIVATE])
@pytest.mark.parametrize("conduct", Conduct)
def test_the_crime_over_unlawful_debts_is_never_held_against_a_licensed_lender(
    conduct: Conduct, lender: Lender
) -> None:
    """293-1 speaks of unlawful debts only; who may be licensed does not meet it."""
    assert "crim_293_1" not in ids(conduct, lender)


@pytest.mark.parametrize(
    ("rule_id", "lenders"),
    [
        ("xfjr_measure", {Lender.CONSUMER_FINANCE, Lender.UNKNOWN}),
        ("xiaodai_collect_37", {Lender.MICROLENDER, Lender.UNKNOWN}),
        ("cba_forbid", {Lender.BANK, Lender.CONSUMER_FINANCE, Lender.UNKNOWN}),
        ("gbt_third", set(Lender) - {Lender.PRIVATE}),
        ("public_security_50", set(Lender)),
        ("crim_293_1", {Lender.PRIVATE}),
    ],
)
def test_a_text_binds_its_own_lenders(rule_id: str, lenders: set[Lender]) -> None:
    """Law binds all; a measure its own kind of company, a guide the association's members."""
    assert {each for each in Lender if binds(law.rule(rule_id), each)} == lenders


@pytest.mark.parametrize(
    ("conduct", "lender", "rule_id", "first"),
    [
        (Conduct.THREAT, Lender.BANK, "public_security_50", date(2026, 1, 1)),
        (Conduct.ENTERED, Lender.BANK, "public_security_47", date(2026, 1, 1)),
        (Conduct.NIGHT, Lender.BANK, "gbt_hours", date(2025, 2, 28)),
        (Conduct.NIGHT, Lender.BANK, "cba_hours", date(2026, 1, 30)),
        (Conduct.THIRD_PARTY, Lender.CONSUMER_FINANCE, "xfjr_measure", date(2024, 4, 18)),
        (Conduct.PUBLISHED, Lender.MICROLENDER, "xiaodai_collect_37", date(2025, 1, 17)),
        (Conduct.PUBLISHED, Lender.PRIVATE, "pipl", date(2021, 11, 1)),
        (Conduct.ENTERED, Lender.PRIVATE, "crim_293_1", date(2021, 3, 1)),
        (Conduct.ENTERED, Lender.PRIVATE, "cc_1032_1033", date(2021, 1, 1)),
    ],
)
def test_a_text_reaches_conduct_from_its_own_day(
    conduct: Conduct, lender: Lender, rule_id: str, first: date
) -> None:
    """On the first day it reaches; on the day before it is among those that came later."""
    before = date.fromordinal(first.toordinal() - 1)

    assert rule_id in ids(conduct, lender, first)
    assert rule_id not in ids(conduct, lender, before)
    assert rule_id in [rule.id for rule in texts(conduct, lender, before).later]


def test_paying_a_personal_account_and_visits_have_no_text() -> None:
    """Nothing was found that speaks of these two, whoever lends."""
    silent = (Conduct.PERSONAL_PAYEE, Conduct.HOME_VISIT)

    assert {conduct: [] for conduct in silent} == {
        conduct: [rule for lender in Lender for rule in ids(conduct, lender)] for conduct in silent
    }


def test_limits_of_calls_count_differently() -> None:
    """Three answered calls and six unanswered ones are within the limits; one more is not."""
    assert [too_many_connected(calls) for calls in (3, 4)] == [False, True]
    assert [too_many_unanswered(calls) for calls in (6, 7)] == [False, True]


def test_a_wish_about_contact_rests_on_law_first() -> None:
    """Whoever lends, the first text is the Civil Code's."""
    assert {on_contact(lender, LATE)[0].id for lender in Lender} == {"cc_1032_1033"}


@pytest.mark.parametrize(
    ("lender", "numbers"),
    [
        (Lender.UNKNOWN, ["12378（转述）", "12345（转述）"]),
        (Lender.BANK, ["12378（转述）"]),
        (Lender.CONSUMER_FINANCE, ["12378（转述）"]),
        (Lender.MICROLENDER, ["12345（转述）"]),
        (Lender.PRIVATE, ["12348"]),
    ],
)
def test_each_sort_of_lender_has_its_line(lender: Lender, numbers: list[str]) -> None:
    """The number fits the lender, and one not yet seen officially is marked."""
    assert [number(line) for line in complaint_lines(lender)] == numbers


def test_the_police_number_stands_unmarked() -> None:
    """110 is known to everybody and may stand anywhere."""
    assert number(law.rule("hl_110")) == "110"
