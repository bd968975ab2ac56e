"""The commands a newcomer is promised, and the one that decides over a merge."""

import re
import subprocess

import pytest

from tools.project import ROOT

TARGETS = (
    *("serve", "build", "check", "fix", "freshness", "test", "audit", "bench"),
    *(
        "new-calculator",
        "coverage",
        "mutation",
        "moving",
        "preview",
        "publish",
        "rollback",
        "lock",
        "clean",
        "setup",
        "help",
    ),
)


def make(*arguments: str) -> str:
    """What make prints; an error where it fails."""
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    ).stdout


@pytest.mark.parametrize("target", TARGETS)
def test_target_stands(target: str) -> None:
    """Make knows each promised command."""
    assert "" != make("--dry-run", target)


@pytest.mark.parametrize("target", TARGETS)
def test_bare_make_tells_of_every_target(target: str) -> None:
    """Make without a target lists the command in Chinese and in English."""
    told = re.search(rf"^  make {target} +(.+)$", make(), re.MULTILINE)

    assert told
    assert re.search(r"[\u4e00-\u9fff].*/ [a-z]", told[1])


def test_address_can_be_chosen() -> None:
    """HOST and PORT given to make reach the tool."""
    shown = make("--eval", "show: ; @echo $$HOST:$$PORT", "show", "HOST=0.0.0.0", "PORT=8080")

    assert "0.0.0.0:8080\n" == shown


def test_ci_is_check_and_test() -> None:
    """What decides over a merge is what a developer runs."""
    assert "exec make check test </dev/null" in (ROOT / ".ci" / "run").read_text().splitlines()
