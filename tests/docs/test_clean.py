"""The site as it stands breaks no rule, and checking the whole of it keeps nobody waiting."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests import ROOT
from tests.docs.copies import clean_copy
from tools.check import CHECKS
from tools.editorial import command
from tools.editorial.check import mistakes

LONGEST = 30
"""Seconds of computing for the whole site."""


def test_site_has_no_findings() -> None:
    """Every page, every rule of law and, where it is current, the built site are right."""
    assert [] == [str(each) for each in mistakes(command.site())]


def test_whole_site_is_checked_within_half_a_minute() -> None:
    """One check of everything, started afresh, takes no more than half a minute of computing."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "tools.editorial"], cwd=ROOT, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)

    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime <= LONGEST


def test_check_runs_the_editors_rules() -> None:
    """`make check` runs them, and says how what it finds is mended."""
    assert ("tools.editorial",) in [check.command for check in CHECKS]


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the site that the command works on."""
    monkeypatch.setattr(command, "ROOT", clean_copy(tmp_path))
    return tmp_path


def test_finding_fails_the_check(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A finding is printed on a line of its own, counted, and the command fails."""
    page = copy / "docs" / "help.md"
    page.write_text(f"{page.read_text('utf-8')}\n不还就是老赖。\n", encoding="utf-8")
    code = command.main(["docs/help.md"])
    told = capsys.readouterr().out.split("\n")

    assert (1, True) == (code, told[0].startswith("docs/help.md:"))
    assert "✗ 1 处要改，其中 0 处可以自动改：make fix" in told


def test_fix_mends_before_it_tells(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--fix` what mends itself is mended, named, and no longer told."""
    page = copy / "docs" / "help.md"
    before = page.read_text("utf-8")
    page.write_text(f"{before}\n打开APP看一眼。\n", encoding="utf-8")
    code = command.main(["--fix", "docs/help.md"])

    assert (0, f"{before}\n打开 APP 看一眼。\n") == (code, page.read_text("utf-8"))
    assert "已改 docs/help.md" in capsys.readouterr().out


def test_other_files_are_left_out_when_asked(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a path only that file's findings are told, and only they fail."""
    page = copy / "docs" / "help.md"
    page.write_text(f"{page.read_text('utf-8')}\n不还就是老赖。\n", encoding="utf-8")
    code = command.main(["docs/index.md"])

    assert (0, False) == (code, "老赖" in capsys.readouterr().out)


def test_day_is_that_of_the_readers() -> None:
    """The day of the check is China's, wherever it runs."""
    assert 8 * 3600 == command.CHINA.utcoffset(None).total_seconds()
