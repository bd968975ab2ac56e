"""What every calculator promises, whichever it is: adding one adds it to these tests."""

from __future__ import annotations

import json
import re
import time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import calculators
from calculators.declare.inputs import Input, InputRows, InvalidInputError, declared
from calculators.declare.reading import read_inputs
from calculators.declare.result import Result
from calculators.declare.write import plain
from calculators.embed import page
from calculators.finance.cashflow import NoSolutionError
from calculators.render.files import csv_text
from calculators.render.plain import as_json, as_text, inputs_as_texts
from calculators.render.result import result
from tests import DOCS

CHINESE = re.compile(r"[\u4e00-\u9fff]")
KEY = re.compile(r"[a-z][a-z0-9_]*")
each_calculator = pytest.mark.parametrize("name", calculators.names())


def example(name: str) -> Result:
    """The worked example's answer."""
    calculator = calculators.get(name)
    return calculator.calculate(calculator.example())


def every_input(name: str) -> list[Input]:
    """The inputs of a calculator, columns of its rows included."""
    found: list[Input] = []
    for item in declared(calculators.get(name).inputs):
        found.extend(item.columns if isinstance(item, InputRows) else [item])
    return found


@each_calculator
def test_the_example_is_answered(name: str) -> None:
    """Every page shows a worked example: it has an answer with a sentence and what comes next."""
    answer = example(name)

    assert answer.sentence
    assert answer.next
    assert answer.limits


@each_calculator
def test_labels_are_chinese_and_keys_are_stable_words(name: str) -> None:
    """Readers see Chinese; files and tests see lower-case English keys."""
    answer = example(name)
    labels = [item.field.label for item in every_input(name)]
    labels += [figure.label for figure in answer.figures]
    labels += [column.label for table in answer.tables for column in table.columns]
    keys = [item.key for item in every_input(name)]
    keys += [figure.key for figure in answer.figures] + [table.key for table in answer.tables]

    assert [] == [label for label in labels if not CHINESE.search(label)]
    assert [] == [key for key in keys if not KEY.fullmatch(key)]


@each_calculator
def test_an_answer_holds_only_declared_keys_in_order(name: str) -> None:
    """`show` lists every figure, table and document an answer may hold, in their order."""
    calculator, answer = calculators.get(name), example(name)

    assert _ordered([figure.key for figure in answer.figures], calculator.figures)
    assert _ordered([table.key for table in answer.tables], calculator.tables)
    assert _ordered([document.key for document in answer.documents], calculator.documents)


def _ordered(found: list[str], declared_keys: tuple[str, ...]) -> bool:
    return found == [key for key in declared_keys if key in found]


@each_calculator
def test_the_example_survives_the_form(name: str) -> None:
    """The texts a form shows read back as the same inputs."""
    calculator = calculators.get(name)
    texts = flat(inputs_as_texts(calculator.example()))

    assert calculator.example() == read_inputs(calculator.inputs, texts)


def flat(texts: dict[str, Any]) -> dict[str, str]:
    """Texts by key, rows as `rows.1.key`."""
    found: dict[str, str] = {}
    for key, value in texts.items():
        if isinstance(value, str):
            found[key] = value
        else:
            rows = enumerate(value, start=1)
            found |= {
                f"{key}.{n}.{column}": text for n, row in rows for column, text in row.items()
            }
    return found


@each_calculator
def test_every_input_says_where_to_find_it(name: str) -> None:
    """A reader is told where each number stands, or what it means."""
    silent = [item.key for item in every_input(name) if not (item.field.where or item.field.help)]

    assert [] == [key for key in silent if not _speaks_for_itself(name, key)]


def _speaks_for_itself(name: str, key: str) -> bool:
    """Choices explain themselves in their labels; a name or a yes-or-no needs no place."""
    kinds = {item.key: item.kind.name for item in every_input(name)}
    return kinds[key] in {"choice", "choices", "text", "boolean"}


@each_calculator
def test_checks_hold(name: str) -> None:
    """Numbers that somebody else published come out as printed."""
    calculator = calculators.get(name)
    for check in calculator.checks:
        answer = calculator.calculate(read_inputs(calculator.inputs, check.given))
        for key, printed in check.expected.items():
            expected = Decimal(printed)
            last_decimal = Decimal(1).scaleb(int(expected.as_tuple().exponent))
            got = Decimal(plain(answer.figure(key)))

            assert abs(got - expected) <= last_decimal * (check.off_by + Decimal("0.5")), (key, got)


@each_calculator
def test_a_calculator_cites_its_sources(name: str) -> None:
    """Every calculator says what its formulas or rules rest on."""
    calculator = calculators.get(name)

    assert calculator.sources or example(name).rules


@each_calculator
def test_a_calculator_has_its_page(name: str) -> None:
    """Every calculator stands on a page of its own name."""
    text = (DOCS / "tools" / f"{name}.md").read_text(encoding="utf-8")

    assert f"```calculator {name}" in text


@each_calculator
def test_a_calculator_is_cited_by_the_overview(name: str) -> None:
    """The overview of all calculators leads to each."""
    assert f"{name}.md" in (DOCS / "tools" / "index.md").read_text(encoding="utf-8")


@each_calculator
def test_every_slot_survives_every_notation(name: str) -> None:
    """An answer can be shown, said, kept as JSON and as CSV."""
    calculator = calculators.get(name)
    answer = example(name)

    assert str(result(answer, "block", "/"))
    assert as_text(calculator, answer)
    assert json.dumps(as_json(name, calculator.example(), answer))
    assert all(csv_text(table) for table in answer.tables)


HOSTILE = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="0123456789.,%年月日万-−<>&\"'=＋　", max_size=16),
    st.sampled_from(
        ["<script>alert(1)</script>", "=1+1", "\u202e123", "1e400", "NaN", "", " ", "0", "-1",
         "99999999", "9" * 150, "{{7*7}}", "yes", "unknown", "2026-11-23", "1990-01-01",
         "2100-12-31", "万分之五", "400%", "日1%", "1", "2", "360"]
    ),
)  # fmt: skip


@each_calculator
def test_no_text_makes_a_traceback(name: str) -> None:
    """Whatever stands in the fields: an answer, a mistake's sentence or no solution, in time."""
    keys = list(flat(inputs_as_texts(calculators.get(name).example())))

    @settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.dictionaries(st.sampled_from(keys), HOSTILE, max_size=4))
    def holds(fields: dict[str, str]) -> None:
        started = time.process_time()
        request = json.dumps({"block": "b", "base": "/", "fields": fields})
        said = json.loads(page.respond(name, request))

        assert said["state"] in {"answered", "mistakes", "unsolved"}
        assert said["html"]
        assert "<script" not in said["html"]
        assert time.process_time() - started < 1

    holds()


@each_calculator
def test_offers_are_dates_of_the_form(name: str) -> None:
    """The date fields filled from the device's date read back as inputs."""
    offered = json.loads(page.offers(name, "2027-01-31"))
    calculator = calculators.get(name)
    try:
        inputs = read_inputs(calculator.inputs, offered)
    except (InvalidInputError, NoSolutionError):
        pytest.fail(f"the offered dates are refused: {offered}")

    assert all(getattr(inputs, key).isoformat() == text for key, text in offered.items())
