"""The developers' tutorial is true: its commands and files are tried, in order, in a copy."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tools.project import ROOT, VENV, environment

TUTORIAL = ROOT / "docs" / "about" / "developing" / "tutorial.md"
BLOCK = re.compile(r'^(`{3,})(sh|python|markdown)(?: title="([^"]+)")?\n(.*?)^\1$', re.M | re.S)
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", "runtime")
COPIED = (
    *("calculators", "deploy", "docs", "overrides", "traditional"),
    *("tests", "tools", "requirements"),
)
NAME = "savings_goal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A command to run, or the whole text of a file to write."""

    language: str
    file: str
    text: str


def blocks() -> list[Block]:
    """The tutorial's blocks in the order a developer follows them."""
    found = BLOCK.findall(TUTORIAL.read_text(encoding="utf-8"))
    return [Block(language=kind, file=file, text=text) for _, kind, file, text in found]


def copy_of_the_project(target: Path) -> Path:
    """A copy that is set up: it shares the virtual environment, and sets nothing up again."""
    for name in COPIED:
        shutil.copytree(ROOT / name, target / name, ignore=LEFT_OUT)
    for file in ("Makefile", "mkdocs.yml", "pyproject.toml", "README.md", "package.json"):
        shutil.copyfile(ROOT / file, target / file)
    (target / ".venv").symlink_to(VENV)
    (target / "tools" / "setup.sh").write_text("exit 0\n", encoding="utf-8")
    return target


def run(root: Path, commands: str) -> str:
    """What the commands print; a failed test with their last lines where one fails."""
    done = subprocess.run(
        ["sh", "-ec", commands],
        cwd=root,
        env=environment() | {"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        pytest.fail(f"{commands}\n{done.stdout[-3000:]}\n{done.stderr[-2000:]}")
    return done.stdout


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The copy after the whole tutorial, and what its commands printed."""
    root = copy_of_the_project(tmp_path_factory.mktemp("tutorial"))
    printed = []
    for block in blocks():
        if block.language == "sh":
            printed.append(run(root, block.text))
        else:
            (root / block.file).write_text(block.text, encoding="utf-8")
    return root, printed


def test_every_file_of_the_tutorial_is_one_that_the_command_started() -> None:
    """A developer replaces three files and needs no other."""
    expected = [
        f"calculators/{NAME}.py",
        f"tests/calculators/test_{NAME}.py",
        f"docs/tools/{NAME}.md",
    ]

    assert expected == [block.file for block in blocks() if block.language != "sh"]


def test_the_tutorial_can_be_followed(followed: tuple[Path, list[str]]) -> None:
    """What the command starts runs at once, and the worked calculator answers 3,000 ÷ 500."""
    _, printed = followed

    assert "每月 100.00 元" in printed[1]
    assert "要 6 个月" in printed[-1]


def test_the_contract_applies_without_further_work(followed: tuple[Path, list[str]]) -> None:
    """The tests of every calculator's contract find the new one by themselves."""
    _, printed = followed
    passed = re.search(r"(\d+) passed", printed[-1])
    contract = (ROOT / "tests/calculators/test_contract.py").read_text(encoding="utf-8")
    own = 3

    assert passed
    assert contract.count("@each_calculator") + own <= int(passed[1])


def test_the_tutorials_code_keeps_the_houses_rules(followed: tuple[Path, list[str]]) -> None:
    """Format and lint have nothing to say about the files that a developer copies."""
    root, _ = followed
    files = f"calculators/{NAME}.py tests/calculators/test_{NAME}.py"

    run(root, f".venv/bin/ruff format --check {files} && .venv/bin/ruff check {files}")


def test_a_name_that_is_taken_is_refused(followed: tuple[Path, list[str]]) -> None:
    """Nothing that stands is written over."""
    root, _ = followed
    before = (root / f"calculators/{NAME}.py").read_bytes()
    asked = ["make", "new-calculator", f"NAME={NAME}", "TITLE=别的"]
    told = environment() | {"PYTHONPATH": str(root)}
    done = subprocess.run(asked, cwd=root, env=told, capture_output=True, check=False)

    assert done.returncode
    assert before == (root / f"calculators/{NAME}.py").read_bytes()
