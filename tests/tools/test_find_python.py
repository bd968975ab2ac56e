"""Which Python the set-up takes, and what it says where there is none."""

import subprocess
from pathlib import Path

import pytest

from tools.project import ROOT


def find(path: Path) -> subprocess.CompletedProcess[str]:
    """The finder's run on a machine whose only programs lie in one folder."""
    return subprocess.run(
        ["/bin/sh", str(ROOT / "tools" / "find-python.sh")],
        env={"PATH": str(path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def plant(path: Path, name: str, code: int) -> Path:
    """A program that answers every question with an exit code."""
    program = path / name
    program.write_text(f"#!/bin/sh\nexit {code}\n")
    program.chmod(0o755)
    return program


def test_missing_python_is_an_error(tmp_path: Path) -> None:
    """Where there is no Python at all the finder fails and prints no path."""
    done = find(tmp_path)

    assert (1, "") == (done.returncode, done.stdout)


@pytest.mark.parametrize(
    "said", ["没有找到可用的 Python 3.13", "Python 3.13 (with its venv module)"]
)
def test_missing_python_is_told_in_both_languages(tmp_path: Path, said: str) -> None:
    """The error names the version wanted, in Chinese and in English."""
    assert said in find(tmp_path).stderr


@pytest.mark.parametrize(
    "remedy", ["apt-get install python3.13", "pyenv install", "uv python install"]
)
def test_missing_python_is_told_with_remedies(tmp_path: Path, remedy: str) -> None:
    """The error says how to install it on the usual machines."""
    assert remedy in find(tmp_path).stderr


def test_other_versions_are_passed_over(tmp_path: Path) -> None:
    """A Python that is not 3.13, or cannot make environments, is not taken."""
    plant(tmp_path, "python3", 1)

    assert "" == find(tmp_path).stdout


@pytest.mark.parametrize("name", ["python3.13", "python3", "python"])
def test_fitting_python_is_taken_by_any_name(tmp_path: Path, name: str) -> None:
    """A fitting Python is found under each of its usual names."""
    program = plant(tmp_path, name, 0)

    assert f"{program}\n" == find(tmp_path).stdout


def test_the_exact_name_comes_first(tmp_path: Path) -> None:
    """`python3.13` is taken even where `python3` would do as well."""
    plant(tmp_path, "python3", 0)
    exact = plant(tmp_path, "python3.13", 0)

    assert f"{exact}\n" == find(tmp_path).stdout
