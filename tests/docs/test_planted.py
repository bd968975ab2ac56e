"""Every rule catches what it is for: mistakes planted in a copy of the site, one at a time."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest

from tests.docs.copies import clean_copy, plant, read, with_built
from tests.docs.planted import MISTAKES, Mistake
from tools.editorial.check import advice, fix, mistakes
from tools.editorial.finding import Finding
from tools.editorial.registry import RULES
from tools.editorial.site import Site

ENOUGH = 40
MENDING = [mistake for mistake in MISTAKES if mistake.right is not None]


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the site before anything is planted."""
    return clean_copy(tmp_path_factory.mktemp("clean"))


@pytest.fixture
def copy(clean: Path, tmp_path: Path) -> Path:
    """A copy of its own for one mistake."""
    return copytree(clean, tmp_path / "copy")


def all_findings(site: Site) -> list[Finding]:
    """Mistakes and advice."""
    return [*mistakes(site), *advice(site)]


@cache
def known(clean: Path) -> frozenset[str]:
    """What is found before anything is planted: others may be writing."""
    return frozenset(map(str, all_findings(read(clean))))


def line_of(file: Path, words: str) -> int:
    """The first line of a file that holds these words; 0 where there are no words to look for."""
    lines = enumerate(file.read_text(encoding="utf-8").split("\n"), start=1)
    return next(number for number, line in lines if words in line) if words else 0


def kept(mistake: Mistake) -> str:
    """What stands in the file: nothing where the mistake is a line that is missing."""
    return "" if mistake.text == f"{mistake.key}:" else mistake.text


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda each: f"{each.rule}: {each.text[:20]}")
def test_planted_mistake_is_caught(mistake: Mistake, clean: Path, copy: Path) -> None:
    """The mistake is told with its file, its line, its rule and how to mend it."""
    line = plant(copy, mistake, kept(mistake))
    site = with_built(copy, mistake) if mistake.rule == "LNK03" else read(copy)
    new = [each for each in all_findings(site) if str(each) not in known(clean)]
    found = [(each.rule, each.path, each.line) for each in new if mistake.remedy in each.remedy]
    path = mistake.found or mistake.path
    expected = (mistake.rule, path, line_of(copy / path, mistake.at) or line + mistake.below)

    assert expected in found, [*map(str, new)]


def test_every_rule_is_tried_twice() -> None:
    """At least two mistakes are planted for each rule, and forty in all."""
    planted = Counter(mistake.rule for mistake in MISTAKES)

    assert [] == [rule.id for rule in RULES if planted[rule.id] < 2]
    assert len(MISTAKES) >= ENOUGH


def test_a_finding_is_one_line_in_chinese() -> None:
    """A finding reads `file:line: 中文说明（规则编号）`, however its parts were written."""
    finding = Finding(path="docs/help.md", line=3, says="坏了\n。", remedy="改好。", rule="TY01")

    assert "docs/help.md:3: 坏了 。改好。（TY01）" == str(finding)


def differing(one: Path, other: Path) -> list[str]:
    """The files that two copies do not have alike."""
    names = {file.relative_to(root) for root in (one, other) for file in root.rglob("*.*")}
    return sorted(
        str(name)
        for name in names
        if not (one / name).is_dir() and (one / name).read_bytes() != (other / name).read_bytes()
    )


def test_fixing_mends_all_it_can_and_nothing_else(clean: Path, copy: Path, tmp_path: Path) -> None:
    """Of all that mends itself, planted together, nothing is left, and no other byte changed."""
    expected = copytree(clean, tmp_path / "expected")
    # One mistake a place: a page has each line of front matter once.
    together = {(each.path, each.key or each.text): each for each in MENDING}
    for mistake in together.values():
        plant(copy, mistake, mistake.text)
        plant(expected, mistake, mistake.right or "")
    before = [each for each in mistakes(read(copy)) if each.edit]
    fix(copy, mistakes(read(copy)))

    assert len(before) >= len(together)
    assert [] == [str(each) for each in mistakes(read(copy)) if each.edit]
    assert [] == differing(expected, copy)


def test_fixing_a_clean_site_changes_nothing(clean: Path, copy: Path) -> None:
    """Where nothing mends itself no file is written."""
    assert [] == fix(copy, mistakes(read(copy)))
    assert [] == differing(clean, copy)


def test_fixing_leaves_what_needs_judgement(copy: Path) -> None:
    """A mistake that a person has to think about is not touched."""
    forbidden = next(each for each in MISTAKES if each.rule == "WD01")
    plant(copy, forbidden, forbidden.text)
    before = (copy / forbidden.path).read_bytes()
    fix(copy, mistakes(read(copy)))

    assert before == (copy / forbidden.path).read_bytes()
