"""The editors' manual tells the truth: its examples are tried, what it shows is printed."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from calculators import names
from tests import DOCS, ROOT
from tests.docs.examples import placed, shown_pairs, told
from tests.docs.trial import MANUAL, Entry, entries, example_page, real_site, site_with
from tools.editorial.check import fix, mistakes
from tools.editorial.fences import Fence
from tools.editorial.page import front
from tools.editorial.registry import RULES
from tools.editorial.rules.front_matter import schema

ENTRIES = entries()
MENDED_BY_ITSELF = "可以自动改"


def lines(printed: str) -> list[str]:
    """What the manual says is printed, as patterns: 「……」 stands for words left out."""
    return [re.sub(r"([\[\]])", r"[\1]", line).replace("……", "*") for line in printed.split("\n")]


def prints(site_findings: list[str], printed: str) -> bool:
    """Whether just these lines are found."""
    expected = lines(printed)
    pairs = zip(site_findings, expected, strict=False)
    agree = all(fnmatchcase(found, pattern) for found, pattern in pairs)
    return len(site_findings) == len(expected) and agree


def test_every_rule_has_its_entry() -> None:
    """The manual explains each rule under its number and name, in the order of the check."""
    assert sorted((rule.id, rule.name) for rule in RULES) == sorted(
        (entry.rule, entry.name) for entry in ENTRIES
    )


def test_numbers_of_rules_are_their_own() -> None:
    """No two rules share a number."""
    numbers = [rule.id for rule in RULES]

    assert sorted(set(numbers)) == sorted(numbers)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.rule)
def test_wrong_example_prints_what_the_manual_says(entry: Entry, tmp_path: Path) -> None:
    """The wrong example is found, at the line and in the words that the manual shows."""
    found = [str(each) for each in told(placed(entry.rule, entry.wrong, tmp_path))]

    assert prints(found, entry.printed), found


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.rule)
def test_right_example_passes(entry: Entry, tmp_path: Path) -> None:
    """The right example is right by every rule."""
    assert [] == told(placed(entry.rule, entry.right, tmp_path))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.rule)
def test_manual_says_what_mends_itself(entry: Entry, tmp_path: Path) -> None:
    """An entry promises `make fix` just where the findings carry their edit."""
    found = told(placed(entry.rule, entry.wrong, tmp_path))
    part = (MANUAL / "rules.md").read_text("utf-8").split(f"## {entry.rule} ")[1].split("错：")[0]

    assert any(each.edit for each in found) is (MENDED_BY_ITSELF in part)


@pytest.mark.parametrize(
    "entry", [each for each in ENTRIES if each.wrong.language == "markdown"], ids=lambda e: e.rule
)
def test_mending_gives_the_right_example(entry: Entry, tmp_path: Path) -> None:
    """What `make fix` writes of a wrong line is the right line of the manual."""
    site = placed(entry.rule, entry.wrong, tmp_path)
    page = site.pages[-1]
    file = tmp_path / page.path
    file.parent.mkdir(parents=True)
    file.write_text(page.text, encoding="utf-8")
    changed = fix(tmp_path, told(site))
    right = placed(entry.rule, entry.right, tmp_path).pages[-1].text

    assert not changed or right == file.read_text(encoding="utf-8")


@pytest.mark.parametrize(("block", "printed"), shown_pairs("block.md"))
def test_wrong_block_prints_what_the_manual_says(block: Fence, printed: str) -> None:
    """Each mistake in a block is told as the manual shows it."""
    found = [str(each) for each in told(placed("BLK01", block, ROOT))]

    assert prints(found, printed), found


def test_manual_shows_mistakes_in_blocks() -> None:
    """The manual's page on blocks shows eight of them, so that none is lost unseen."""
    assert 8 == len(shown_pairs("block.md"))


def test_example_page_is_right() -> None:
    """The page that the manual has copied breaks no rule."""
    with_it = site_with(example_page())

    assert [] == [each for each in mistakes(with_it) if each.path == example_page().path]


def test_manual_explains_what_every_page_needs() -> None:
    """The table of front matter names each line that a page must have."""
    text = (MANUAL / "page.md").read_text("utf-8")

    assert [] == [name for name in schema()["required"] if f"| `{name}` |" not in text]


def test_sentence_page_shows_a_line_of_the_rules_page() -> None:
    """The line that a newcomer is shown is one that the check prints."""
    shown = re.findall(
        r"^docs/how/example\.md:.*$", (MANUAL / "sentence.md").read_text("utf-8"), re.M
    )

    assert [] == [line for line in shown if line not in (MANUAL / "rules.md").read_text("utf-8")]


@pytest.mark.parametrize("page", sorted(MANUAL.glob("*.md")), ids=lambda page: page.stem)
def test_commands_and_paths_of_the_manual_stand(page: Path) -> None:
    """Every make target and every path of the project that the manual names is there."""
    text = page.read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"(?:`|^)make (\w+)", text, re.M)
    paths = re.findall(r"`((?:docs|tools|calculators|deploy)/[\w./-]+)`", text)
    made = {"docs/how/", "docs/how/example.md"}

    assert [] == [target for target in targets if f"\n{target}:" not in makefile]
    assert [] == [path for path in set(paths) - made if not (ROOT / path).exists()]


def test_calculators_named_in_the_manual_stand() -> None:
    """The manual shows calculators that there are."""
    text = (MANUAL / "block.md").read_text("utf-8")

    assert set(re.findall(r"calculators show (\w+)", text)) <= set(names())


def test_every_page_of_the_manual_is_in_the_site() -> None:
    """The manual's pages are pages of the site like others."""
    pages = {page.path for page in real_site().pages if front(page).meta}

    assert {page.relative_to(ROOT).as_posix() for page in MANUAL.glob("*.md")} <= pages
    assert MANUAL.is_relative_to(DOCS)
