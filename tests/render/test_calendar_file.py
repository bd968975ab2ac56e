"""Calendar files, read back by an independent parser."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from calculators.declare import Reminder
from calculators.finance.money import Money, yuan
from calculators.render.calendar_file import ics_text
from calculators.render.tame import tame
from tests.render.hostile import TEXTS, UNSEEN

TODAY = date(2026, 11, 23)
THIRD = Reminder("instalment-3", date(2027, 2, 23), ("第 3 期还款 ", yuan("2750.40")), "留好凭证。")


def events(text: str) -> list[Any]:
    """The events another program reads."""
    return list(icalendar.Calendar.from_ical(text.encode()).walk("VEVENT"))


def test_a_day_to_keep_is_an_event_of_that_day() -> None:
    """The day, the words, the alarm the day before, the stamp of the given day."""
    [event] = events(ics_text((THIRD,), "甲", TODAY))
    [alarm] = event.walk("VALARM")

    assert date(2027, 2, 23) == event.decoded("DTSTART")
    assert "第 3 期还款 2,750.40 元" == str(event["SUMMARY"])
    assert "留好凭证。" == str(event["DESCRIPTION"])
    assert timedelta(days=-1) == alarm.decoded("TRIGGER")
    assert TODAY == event.decoded("DTSTAMP").date()


def test_the_same_answer_is_the_same_event_again() -> None:
    """A calendar that is given the file twice, on two days, does not show the day twice."""
    names = [str(events(ics_text((THIRD,), "甲", day))[0]["UID"]) for day in (TODAY, date.max)]

    assert names[0] == names[1]


def test_another_loan_is_another_event() -> None:
    """Two loans that fall due on one day with one amount both stay."""
    names = {str(events(ics_text((THIRD,), loan, TODAY))[0]["UID"]) for loan in ("甲", "乙")}

    assert 2 == len(names)


@given(TEXTS, TEXTS, st.dates())
def test_no_text_breaks_the_file(title: str, detail: str, day: date) -> None:
    """Lines end with CRLF and hold 75 octets at most; the words come back without the unseen."""
    text = ics_text((Reminder("a", day, title, detail),), "甲", TODAY)
    [event] = events(text)

    assert text.endswith("\r\n")
    assert [] == [line for line in text.split("\r\n") if len(line.encode()) > 75 or "\n" in line]
    assert [] == [mark for mark in UNSEEN if mark in text]
    assert tame(title) == str(event["SUMMARY"])
    assert day == event.decoded("DTSTART")


def test_ten_thousand_days_are_ten_thousand_events() -> None:
    """Nothing is lost in a long file, and every event has a name of its own."""
    days = tuple(Reminder(f"a-{n}", TODAY, ("还 ", Money(n))) for n in range(10_000))
    text = ics_text(days, "甲", TODAY)
    names = {line for line in text.split("\r\n") if line.startswith("UID:")}

    assert 10_000 == text.count("BEGIN:VEVENT") == len(names)
