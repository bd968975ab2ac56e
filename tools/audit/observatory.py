"""The score that the published table of Mozilla's HTTP Observatory gives the site's headers.

Source: https://github.com/mdn/mdn-http-observatory, src/grader/charts.js, read on 2026-11-23.
What only the host decides (certificate, redirect from http, cookies) is counted as the example
configurations set it: protected, redirected, none. Bonuses count from 90 points on.
"""

import re
from collections.abc import Mapping

from tools.audit.outcome import Outcome

ENOUGH = 100
SIX_MONTHS = 15_768_000
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
EXTRA_FROM = 90


def modifiers(headers: Mapping[str, str]) -> dict[str, int]:
    """Points above or below 100 for each header that the table judges."""
    policy = headers.get("Content-Security-Policy", "")
    kept = re.search(r"max-age=(\d+)", headers.get("Strict-Transport-Security", ""))
    return {
        "Content-Security-Policy": _policy(policy),
        "X-Frame-Options": 5 if "frame-ancestors 'none'" in policy else -20,
        "Strict-Transport-Security": 0 if kept and int(kept[1]) >= SIX_MONTHS else -20,
        "Referrer-Policy": 5 if headers.get("Referrer-Policy") in PRIVATE else 0,
        "X-Content-Type-Options": 0 if headers.get("X-Content-Type-Options") == "nosniff" else -5,
        "Cross-Origin-Resource-Policy": (
            10 if headers.get("Cross-Origin-Resource-Policy") == "same-origin" else 0
        ),
    }


def score(points: Mapping[str, int]) -> int:
    """100 and the modifiers; bonuses are added only to a score of 90 or more without them."""
    plain = 100 + sum(each for each in points.values() if each < 0)
    bonus = sum(each for each in points.values() if each > 0)
    return max(0, plain + (bonus if plain >= EXTRA_FROM else 0))


def audited(where: str, headers: Mapping[str, str]) -> Outcome:
    """The score of the headers a page came with, and how it comes about."""
    points = modifiers(headers)
    reached = score(points)
    shown = " ".join(f"{name} {value:+d}" for name, value in points.items() if value)
    return Outcome(
        part="Observatory",
        where=where,
        figure=f"{reached} = 100 {shown}",
        findings=() if reached >= ENOUGH else (f"{reached} < {ENOUGH}",),
    )


def _policy(policy: str) -> int:
    if not policy:
        return -25
    scripts = next((d for d in policy.split(";") if d.strip().startswith("script-src")), "")
    if "'unsafe-inline'" in scripts or " data:" in scripts:
        return -20
    if "'unsafe-eval'" in policy:
        return -10
    if "'unsafe-" in policy:
        return 0
    return 10 if "default-src 'none'" in policy else 5
