"""The table an audit leaves."""

from tools.audit.outcome import Outcome, report

SOUND = Outcome(part="policy", where="Firefox", figure="3 pages")
FOUND = Outcome(part="axe", where="Chromium", figure="3 pages", findings=("/a dark contrast",))


def test_part_without_findings_passes() -> None:
    """A part fails by what it found, never by what it looked at."""
    assert (True, False) == (SOUND.passed, FOUND.passed)


def test_report_has_a_row_for_each_part_and_every_finding() -> None:
    """What was run where, and below it each finding with its place."""
    told = report([SOUND, FOUND]).splitlines()

    assert [
        "| policy | Firefox | 3 pages | 0 |",
        "| axe | Chromium | 3 pages | 1 |",
        "",
        "- axe · Chromium：/a dark contrast",
    ] == told[2:]
