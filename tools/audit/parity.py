"""Random questions to the page's own worker: its answers are Python's here, byte for byte."""

from collections.abc import Sequence
from itertools import batched

from tests.browser.actions import LIMIT, PATIENT, opens
from tests.browser.draws import Question, drawn
from tests.browser.reader import Reader
from tests.browser.visit import OWN

AT_LEAST = 200
AT_ONCE = 40
"""Questions on their way together: each batch has to be answered within a step's patience."""
ASK = f"""const [questions] = arguments; window.told = null; {OWN}
own("calculator/client.js").then(({{ ask }}) => (
  Promise.all(questions.map((texts) => ask({{}}, ...texts)))
)).then((told) => {{ window.told = told; }}, (error) => {{ window.told = [String(error)]; }});"""


def compared(reader: Reader) -> tuple[str, list[str]]:
    """How many questions were asked, and which were answered otherwise."""
    questions = drawn()
    opens(reader)
    reader.run(LIMIT, PATIENT)
    wrong = [
        each
        for some in batched(questions, AT_ONCE, strict=False)
        for each in _different(reader, some)
    ]
    wrong += [f"{len(questions)} questions"] if len(questions) < AT_LEAST else []
    return f"{len(questions)} questions", wrong


def _different(reader: Reader, questions: Sequence[Question]) -> list[str]:
    reader.run(ASK, [["respond", each.name, each.request] for each in questions])
    answers = reader.until("return window.told;")
    if len(answers) != len(questions):
        return [str(answers)]
    return [
        f"{question.name} {question.fields}"
        for question, answer in zip(questions, answers, strict=True)
        if answer != question.answer
    ]
