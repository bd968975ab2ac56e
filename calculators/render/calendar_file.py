"""Days to keep as a calendar file (iCalendar, RFC 5545), each with an alarm the day before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256

from calculators.declare.result import Reminder
from calculators.declare.write import sentence
from calculators.render.tame import tame

LONGEST_LINE = 75
"""Octets a line may hold, its end not counted (RFC 5545, 3.1)."""


def ics_text(reminders: tuple[Reminder, ...], belongs_to: str, stamped: date) -> str:
    """The days as all-day events; the same days of the same answer are the same events again.

    `belongs_to` is a text that is one answer's own: with the key, the day and the words of a
    reminder it makes the event's lasting name. `stamped` is the day the file is made.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//talk-first//calculators//ZH",
        "CALSCALE:GREGORIAN",
    ]
    for reminder in reminders:
        lines += _event(reminder, belongs_to, stamped)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def each_line(text: str, say: Callable[[str], str]) -> str:
    """The file with the words of each line as `say` writes them, folded anew."""
    lines = say(text.replace("\r\n ", "")).removesuffix("\r\n").split("\r\n")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(reminder: Reminder, belongs_to: str, stamped: date) -> list[str]:
    title = _escaped(sentence(reminder.title))
    detail = _escaped(sentence(reminder.detail))
    return [
        "BEGIN:VEVENT",
        f"UID:{_lasting_name(reminder, belongs_to)}",
        f"DTSTAMP:{_day(stamped)}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(reminder.on)}",
        f"SUMMARY:{title}",
        *([f"DESCRIPTION:{detail}"] if detail else []),
        # A calendar shared with others shows that there is something, not what.
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{title}",
        "TRIGGER:-P1D",
        "END:VALARM",
        "END:VEVENT",
    ]


def _lasting_name(reminder: Reminder, belongs_to: str) -> str:
    named = (belongs_to, reminder.key, reminder.on.isoformat(), sentence(reminder.title))
    whole = "\0".join(named).encode(errors="replace")
    return f"{sha256(whole).hexdigest()[:32]}@talk-first"


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _escaped(text: str) -> str:
    """A text value (RFC 5545, 3.3.11)."""
    for mark, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = (tame(text) if mark == "\\" else text).replace(mark, written)
    return text


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets; a piece that goes on begins with a space."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LONGEST_LINE:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    yield piece
