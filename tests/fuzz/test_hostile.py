"""Whatever is put into a text field comes back as text or as a mistake: nothing runs or breaks."""

from __future__ import annotations

import json

import pytest
from markdown import Markdown

import calculators
from calculators.declare.inputs import InputRows, declared
from calculators.embed import page
from calculators.embed.errors import EditorError
from calculators.embed.fence import calculator_format, calculator_validator
from tests.fuzz import question
from tests.fuzz.hostile import HOSTILE, MEGABYTE, active_parts, text_inputs
from tests.fuzz.question import STATES, BrokenPromiseError, judge, parsed, respond, written

each_calculator = pytest.mark.parametrize("name", calculators.names())
MANY_ROWS = 10_000
DEALT = 4


def test_active_parts_are_found() -> None:
    """An element, a handler and an address that run something are each told."""
    html = '<p onclick="x"><script></script><a href="javascript:x">x</a><a href="../">x</a></p>'

    assert ["p onclick", "<script>", "a href=javascript:x"] == active_parts(html)


def test_a_question_reads_as_it_was_written() -> None:
    """What the fuzzer keeps is what it asked."""
    fields = {"principal": "1=2", "rate": ""}

    assert ("overdue", fields) == parsed(written("overdue", fields))


def test_only_an_answer_that_stays_slow_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A first answer that took long is forgiven; one that does so each time is not."""
    answer = respond("overdue", {})
    seconds = iter((2.0, 0.5, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0))
    monkeypatch.setattr(question, "_timed", lambda *_: (answer, next(seconds)))

    assert "answered" == judge("overdue", {})
    with pytest.raises(BrokenPromiseError, match="overdue: 2"):
        judge("overdue", {})


@each_calculator
def test_a_hostile_text_is_only_text(name: str) -> None:
    """The injection list, dealt out to the inputs; the others as in the example.

    Every text meets every calculator; `make bench ARGS=fuzz` tries what is left out here.
    """
    for place, key in enumerate(text_inputs(name)):
        for typed in HOSTILE[place % DEALT :: DEALT]:
            state = json.loads(respond(name, {key: typed}))

            assert state["state"] in STATES
            assert [] == active_parts(state["html"]), (key, typed[:60])


@each_calculator
def test_hostile_texts_everywhere_at_once(name: str) -> None:
    """The same text in all inputs together, and as those of the answer before."""
    for typed in HOSTILE:
        fields = dict.fromkeys(text_inputs(name), typed)
        asked = {"block": name, "base": "../../", "fields": {}, "before": fields}

        assert judge(name, fields) in STATES
        assert "answered" == json.loads(page.respond(name, json.dumps(asked)))["state"]


@each_calculator
def test_a_megabyte_is_refused_or_answered(name: str) -> None:
    """A text of a million bytes in every input ends like any other."""
    for typed in MEGABYTE:
        answer = json.loads(respond(name, dict.fromkeys(text_inputs(name), typed)))

        assert answer["state"] in STATES
        assert [] == active_parts(answer["html"])


@each_calculator
def test_ten_thousand_rows_are_a_mistake(name: str) -> None:
    """More rows than a table takes are counted, not calculated."""
    for item in declared(calculators.get(name).inputs):
        if isinstance(item, InputRows):
            column = item.columns[0].key
            rows = {f"{item.key}.{n}.{column}": "1" for n in range(1, MANY_ROWS)}

            assert "mistakes" == judge(name, rows)


@pytest.mark.parametrize("place", ["principal: {}", "id: {}", "{}: 1", "months: 6\n{}"])
def test_a_hostile_block_stops_the_build_or_is_text(place: str) -> None:
    """What an editor pastes into a block is told as a mistake, or stands there as text."""
    for typed in HOSTILE:
        html = ""
        try:
            html = built(place.format(typed))
        except EditorError as error:
            assert str(error)
        # A block has a form, and templates for its rows; nothing else that is active.
        answer = html.replace("<form", "<div").replace("<template", "<div")

        assert [] == active_parts(answer), typed[:60]


def built(lines: str) -> str:
    """The HTML of a block with these lines."""
    options: dict[str, object] = {}
    calculator_validator("calculator", {"repayment_schedule": ""}, options)
    return calculator_format(lines, "calculator", "calculator", options, Markdown())
