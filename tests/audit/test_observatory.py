"""The score of the headers by the published table."""

import pytest

from deploy.headers import SECURITY
from deploy.policy import PAGE_POLICY
from tools.audit.observatory import modifiers, score

OURS = {"Content-Security-Policy": PAGE_POLICY.format(scripts="'self'"), **SECURITY}


def test_our_headers_reach_a_hundred() -> None:
    """The policies of this site are worth the highest grade, 100 or more."""
    assert score(modifiers(OURS)) >= 100


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("Content-Security-Policy", 100 - 25 - 20),
        ("Strict-Transport-Security", 100 - 20),
        ("X-Content-Type-Options", 100 - 5 + 20 + 5),
    ],
)
def test_missing_header_costs_what_the_table_says(name: str, points: int) -> None:
    """Below 90 no bonus counts; without nosniff alone, 95 and every bonus of the others."""
    without = {key: text for key, text in OURS.items() if key != name}

    assert points == score(modifiers(without))


def test_unsafe_inline_scripts_are_found() -> None:
    """A policy that lets any inline script run loses 20 points and with them every bonus."""
    unsafe = PAGE_POLICY.format(scripts="'self' 'unsafe-inline'")

    assert 80 == score(modifiers(OURS | {"Content-Security-Policy": unsafe}))
