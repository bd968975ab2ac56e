"""What all tests share: how Hypothesis draws, and a closing line with how many tests ran."""

import os

import pytest
from hypothesis import HealthCheck, settings

# No deadline: the machine that tests may be shared, and a slow draw is no defect.
settings.register_profile(
    "here", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
# The same draws every time, so that a red run is red again.
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")

RAN = ("passed", "failed", "error")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says how many tests ran, for the person and for the log."""
    ran = sum(len(terminalreporter.stats.get(outcome, [])) for outcome in RAN)
    terminalreporter.write_line(f"共运行 {ran} 项测试 / {ran} tests ran")
