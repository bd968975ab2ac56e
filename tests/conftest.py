"""What all tests share: how Hypothesis draws, Playwright, and a closing line with how many ran."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Playwright, sync_playwright

# No deadline: the machine that tests may be shared, and a slow draw is no defect.
settings.register_profile(
    "here", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
# The same draws every time, so that a red run is red again.
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, database=None)
# Few draws, where tests are watched or run once for each of thousands of planted mistakes.
settings.register_profile("few", settings.get_profile("ci"), max_examples=30)
PROFILE = "ci" if os.environ.get("CI") else "here"
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", PROFILE))

RAN = ("passed", "failed", "error")


@pytest.fixture(scope="session")
def playwright_api() -> Iterator[Playwright]:
    """Playwright, started once in a process: it refuses to be started inside itself."""
    with sync_playwright() as api:
        yield api


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says how many tests ran, for the person and for the log."""
    ran = sum(len(terminalreporter.stats.get(outcome, [])) for outcome in RAN)
    terminalreporter.write_line(f"共运行 {ran} 项测试 / {ran} tests ran")
