"""协商材料包: what is printed, what is missing, and what a spoilt file can do to it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import calculators
from calculators.embed import page
from calculators.embed.package import PARTS

EVERY: dict[str, dict[str, str]] = {part.calculator: {} for part in PARTS}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


def made(answers: Any) -> str:
    """The package of these answers."""
    asked = {"base": "../../", "today": "2026-11-23", "answers": answers}
    return page.package(json.dumps(asked))


def test_every_part_is_in_the_whole_package() -> None:
    """With all seven answered, seven parts stand and nothing is missing."""
    html = made(EVERY)

    assert len(PARTS) == html.count('class="paper__part"')
    assert "还没有" not in html.replace("还没有答复", "")


def test_every_part_says_its_place() -> None:
    """Loose sheets keep their order where a browser prints no page numbers, a part missing too."""
    html = made({name: {} for name in EVERY if name != "letter"})
    said = re.findall(r'<p class="paper__number">(.*?)</p>', html)

    assert [f"第 {number} 份，共 {len(PARTS)} 份" for number in range(1, len(PARTS) + 1)] == said


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.calculator)
def test_a_missing_part_says_where_it_is_made(part: Any) -> None:
    """Without its answer a part is one line with the way to its calculator."""
    html = made({name: {} for name in EVERY if name != part.calculator})

    assert f'href="../../tools/{part.calculator}/"' in html
    assert calculators.get(part.calculator).title in html
    assert len(PARTS) - 1 == html.count('class="paper__part"')


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.calculator)
def test_a_part_prints_what_its_answer_holds(part: Any) -> None:
    """The tables and documents named are those of the calculator."""
    calculator = calculators.get(part.calculator)

    assert set(part.tables) <= set(calculator.tables)
    assert set(part.documents) <= set(calculator.documents)


def test_a_part_with_a_mistake_leads_back() -> None:
    """What cannot be read is not printed: the part says so and leads to its calculator."""
    html = made({"budget": {"buffer": "许多"}})

    assert "还有几处要改" in html
    assert "许多" not in html


def test_a_figure_is_the_readers_own() -> None:
    """The household's month is worked out from what was typed."""
    fields = {
        "incomes.1.amount": "5000",
        "essentials.1.amount": "3000",
        "buffer": "500",
    }

    assert "1,500.00" in made({"budget": fields})


def test_what_is_for_oneself_is_marked() -> None:
    """The letter's line to its writer stays off the paper."""
    html = made({"letter": {}})

    assert '<p class="paper__own">【给自己看' in html


def test_markup_is_text() -> None:
    """What a spoilt file holds is shown as letters."""
    html = made({"log": {"talks.1.on": "2026-11-17", "talks.1.said": "<img src=x onerror=a()>"}})

    assert "<img" not in html
    assert "&lt;img" in html


@settings(max_examples=200, deadline=None)
@given(JSON | st.dictionaries(st.sampled_from(sorted(EVERY)), JSON))
def test_any_json_makes_a_package(answers: Any) -> None:
    """Whatever stands where the answers should: a package, without a traceback."""
    assert made(answers).startswith('<article class="paper">')
