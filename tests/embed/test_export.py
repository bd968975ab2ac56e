"""What is taken away from each calculator: every notation says what the answer says."""

from __future__ import annotations

import json
from binascii import a2b_base64
from collections.abc import Iterator, Mapping
from csv import reader
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import icalendar
import pytest

import calculators
from calculators.declare.reading import read_inputs
from calculators.declare.write import plain
from calculators.embed import page
from calculators.embed.command import main
from calculators.embed.export import Format, NothingToExportError, exported
from calculators.render.plain import as_json
from calculators.render.taken import EXAMPLE, Taken
from tools.audit.office import workbook_differs

DAY = date(2026, 11, 23)
each_calculator = pytest.mark.parametrize("name", calculators.names())


def taken(name: str, texts: Mapping[str, str] | None = None, *, example: bool = False) -> Taken:
    """An answer on its way out."""
    calculator = calculators.get(name)
    inputs = read_inputs(calculator.inputs, texts or {})
    answer = calculator.calculate(inputs)
    return Taken(
        name=name, calculator=calculator, inputs=inputs, answer=answer, on=DAY, example=example
    )


def events(found: Taken) -> list[Any]:
    """The calendar as another program reads it."""
    return list(icalendar.Calendar.from_ical(exported(found, Format.ICS).content).walk("VEVENT"))


@each_calculator
def test_a_workbook_says_what_the_json_says(name: str, tmp_path: Path) -> None:
    """Every figure and every cell of every table, with its type."""
    found = taken(name)
    file = tmp_path / "a.xlsx"
    file.write_bytes(exported(found, Format.XLSX).content)

    assert [] == workbook_differs(file, as_json(name, found.inputs, found.answer))


@each_calculator
def test_text_carries_day_inputs_and_sources(name: str) -> None:
    """A message says what was asked, what came out, what it rests on and when."""
    text = exported(taken(name), Format.TEXT).content.decode()

    assert [] == [
        part
        for part in (calculators.get(name).title, "填的数", "依据和来源", "2026 年 11 月 23 日")
        if part not in text
    ]


@each_calculator
def test_an_example_says_so(name: str) -> None:
    """Nobody takes the site's numbers for their own."""
    file = exported(taken(name, example=True), Format.TEXT)

    assert EXAMPLE in file.content.decode()
    assert "示例" in file.name


PLANS: tuple[tuple[str, dict[str, str]], ...] = (
    ("repayment_schedule", {"months": "24", "first_due": "2027-01-31"}),
    ("repayment_schedule", {"method": "interest_only", "months": "6"}),
    ("repayment_schedule", {"fixed_payment": "3000"}),
    ("prepayment", {}),
)


@pytest.mark.parametrize(("name", "texts"), PLANS, ids=lambda value: str(value)[:24])
def test_every_instalment_is_an_event(name: str, texts: dict[str, str]) -> None:
    """As many events as rows of the schedule, on its days, each with an alarm the day before."""
    found = taken(name, texts)
    schedule = found.answer.table("schedule")
    read = events(found)
    alarms = [alarm.decoded("TRIGGER") for event in read for alarm in event.walk("VALARM")]

    assert list(schedule.column("due")) == [event.decoded("DTSTART") for event in read]
    assert [timedelta(days=-1)] * len(read) == alarms
    assert len(read) == len({str(event["UID"]) for event in read})


def test_the_event_of_an_instalment_says_its_amount() -> None:
    """What a reader pays stands in the title."""
    found = taken("repayment_schedule")
    payments = [plain(value) for value in found.answer.table("schedule").column("payment")]
    titles = [str(event["SUMMARY"]).replace(",", "") for event in events(found)]

    assert [True] * 12 == [pay in title for pay, title in zip(payments, titles, strict=True)]


def test_a_deadline_is_an_event_and_a_limitation_is_not() -> None:
    """No calendar waits for a debt to grow too old."""
    found = taken("key_dates", {"due": "2025-01-05"})
    shown = [figure.value for figure in found.answer.figures]
    kept = [event.decoded("DTSTART") for event in events(found)]
    limitations = {
        figure.value for figure in found.answer.figures if figure.key.startswith("limitation")
    }

    assert limitations
    assert kept == [day for day in shown if day not in limitations]


def test_an_answer_without_days_has_no_calendar() -> None:
    """It says so in a sentence."""
    with pytest.raises(NothingToExportError, match="没有要记进日历的日子"):
        exported(taken("court_fee"), Format.ICS)


def requests(name: str) -> Iterator[tuple[Format, str]]:
    """Every file an example has to give: format and table."""
    answer = taken(name).answer
    yield from ((form, "") for form in (Format.TEXT, Format.JSON, Format.XLSX))
    yield from ((Format.CSV, table.key) for table in answer.tables)
    if answer.reminders:
        yield Format.ICS, ""


@each_calculator
def test_a_page_is_given_the_same_bytes(name: str) -> None:
    """What the browser's door hands over is the file, under a name that ends as its kind does."""
    for form, table in requests(name):
        asked = {"fields": {}, "format": form, "table": table, "today": DAY.isoformat()}
        told = json.loads(page.export(name, json.dumps(asked)))
        content = a2b_base64(told["base64"]) if "base64" in told else told["text"].encode()

        assert exported(taken(name), form, table).content == content
        assert told["name"].endswith((f"-2026-11-23.{form}", "-2026-11-23.txt"))
        assert not set(told["name"]) & set('<>:"/\\|?*\n')


@each_calculator
def test_the_command_line_writes_the_same_bytes(name: str, tmp_path: Path) -> None:
    """`--csv`, `--xlsx` and `--ics` are those files."""
    for form, table in requests(name):
        if form in {Format.TEXT, Format.JSON}:
            continue
        file = tmp_path / f"{table}.{form}"
        which = ["--table", table] if table else []

        assert 0 == main(["run", name, f"--{form}", str(file), *which, "--on", "2026-11-23"])
        assert exported(taken(name), form, table).content == file.read_bytes()


def test_hostile_names_stay_words_in_every_file() -> None:
    """A lender's name that is a formula, markup and a turned direction: a word, and one line."""
    evil = "=1+1<b>\u202e;,"
    debt = {"name": evil, "balance": "100", "rate": "18%", "minimum": "10"}
    found = taken("several_debts", {f"debts.1.{key}": text for key, text in debt.items()})
    rows = list(reader(StringIO(exported(found, Format.CSV, "first_month").content.decode()[1:])))
    text = exported(found, Format.TEXT).content.decode()

    assert "'=1+1<b>;," in {row[0] for row in rows}
    assert "\u202e" not in text
