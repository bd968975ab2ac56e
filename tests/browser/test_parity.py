"""The page's own worker says what the build's Python says, byte for byte."""

from __future__ import annotations

import json
from collections import Counter

import pytest

import calculators
from calculators.embed import page as python
from tests.browser.draws import AT_LEAST, Question, drawn, every_choice
from tests.browser.visit import Visit

FIRST = calculators.names()[0]


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    """Random questions over all calculators, with the answers given here."""
    return drawn()


def test_the_questions_reach_every_kind_of_answer(questions: list[Question]) -> None:
    """At least 200 in all, 50 with mistakes, 20 without a solution, and each choice once."""
    states = Counter(question.state for question in questions)
    asked = {(q.name, key, text) for q in questions for key, text in q.fields.items()}

    assert len(questions) >= 200
    assert Counter() == AT_LEAST - states
    assert [] == [choice for choice in every_choice() if choice not in asked]


def test_the_worker_answers_as_python_does_here(visit: Visit, questions: list[Question]) -> None:
    """The whole answer, HTML and mistakes, is the same text."""
    visit.open_calculator(FIRST)
    answers = visit.ask([("respond", each.name, each.request) for each in questions])
    different = [
        (question.name, question.fields)
        for question, answer in zip(questions, answers, strict=True)
        if answer != question.answer
    ]

    assert [] == different


def test_the_worker_offers_dates_as_python_does_here(visit: Visit) -> None:
    """Offers for a month's end and a leap day are the same in both."""
    days = ("2026-01-31", "2028-02-29", "2026-11-23")
    asked = [("offers", name, day) for name in calculators.names() for day in days]
    visit.open_calculator(FIRST)

    assert [python.offers(name, day) for _, name, day in asked] == visit.ask(asked)


def test_an_earlier_answer_is_set_against_as_it_is_here(visit: Visit) -> None:
    """With the texts of an earlier answer the differences are the same in both."""
    name = "repayment_schedule"
    request = {
        "block": name,
        "base": "../../",
        "fields": {"months": "24"},
        "before": {"months": "12"},
    }
    text = json.dumps(request, ensure_ascii=False)
    visit.open_calculator(name)

    assert [python.respond(name, text)] == visit.ask([("respond", name, text)])
