"""The door in traditional characters: our words are converted, the reader's never."""

import json
import re
from base64 import b64decode
from io import BytesIO
from zipfile import ZipFile

import pytest

import calculators
from calculators.embed import page
from calculators.render.traditional import Traditional
from traditional.dictionary import whole, written

WORDS = written(whole().letters | whole().phrases)
TYPED = "里面发卡"
OURS = re.compile("[发账罚还里后]")


def request(name: str, **more: object) -> str:
    """A question about the example."""
    return json.dumps({"block": name, "base": "../", "fields": {}} | more, ensure_ascii=False)


@pytest.mark.parametrize("name", calculators.names())
def test_an_example_is_converted_whole(name: str) -> None:
    """Beside what is typed, an answer is the simplified one converted."""
    plain = page.respond(name, request(name))

    assert Traditional(WORDS).text(plain) == page.traditional(WORDS, "respond", name, request(name))


def test_a_lender_s_name_stays_as_typed() -> None:
    """里面发卡 is nobody's 裡面發卡, nor is it in the mistakes of another field."""
    fields = {"facts": TYPED}
    asked = json.dumps({"block": "x", "base": "../", "fields": fields}, ensure_ascii=False)
    answer = json.loads(page.traditional(WORDS, "respond", "letter", asked))

    assert "answered" == answer["state"]
    assert TYPED in answer["html"]
    assert "裡面發卡" not in answer["html"]
    assert "" == "".join(OURS.findall(answer["html"].replace(TYPED, "")))


def test_a_pasted_name_stays_as_pasted() -> None:
    """Pasted lines are taken apart as ever; the names in them come back as they stood."""
    text = f"{TYPED}\t12,000\n这一行没有数"
    asked = json.dumps({"block": "x", "key": "debts", "text": text, "there": 1})
    html = page.traditional(WORDS, "paste", "several_debts", asked)

    assert TYPED in html or "这一行没有数" in html
    assert "" == "".join(OURS.findall(html.replace(TYPED, "").replace("这一行没有数", "")))


def test_amounts_are_understood_in_traditional_units() -> None:
    """1.2萬 gives the answer that 12000 gives."""
    answers = {
        page.traditional(
            WORDS,
            "respond",
            "repayment_schedule",
            json.dumps({"block": "x", "base": "../", "fields": {"principal": typed}}),
        )
        for typed in ("1.2萬", "12000")
    }

    assert 1 == len(answers)


@pytest.mark.parametrize("form", ["text", "csv", "json", "ics", "xlsx"])
def test_what_is_taken_away_is_converted(form: str) -> None:
    """Files and their names are in the page's characters; typed names stay."""
    asked = request("x", format=form, today="2026-11-23", fields={})
    told = json.loads(page.traditional(WORDS, "export", "repayment_schedule", asked))
    content = told["text"] if "text" in told else _texts(b64decode(told["base64"]))

    assert "" == "".join(OURS.findall(content + told["name"]))
    assert "還" in content


def test_a_calendar_s_lines_stay_short() -> None:
    """Converted lines are folded anew, at no more than 75 octets."""
    asked = request("x", format="ics", today="2026-11-23", fields={})
    told = json.loads(page.traditional(WORDS, "export", "repayment_schedule", asked))

    assert 75 >= max(len(line.encode()) for line in told["text"].split("\r\n"))


def _texts(workbook: bytes) -> str:
    with ZipFile(BytesIO(workbook)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())
