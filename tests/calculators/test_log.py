"""沟通记录, as a reader keeps it."""

from __future__ import annotations

import pytest

import calculators
from calculators.declare import InvalidInputError, Result
from calculators.declare.reading import read_inputs
from calculators.declare.write import plain, sentence

CALCULATOR = calculators.get("log")
POINTS = "contract,total,reduced,plan,order,payee,reporting,broken"


def answer(**texts: str) -> Result:
    """The answer to these texts, keys with `__` for dots."""
    fields = {key.replace("__", "."): text for key, text in texts.items()}
    return CALCULATOR.calculate(read_inputs(CALCULATOR.inputs, fields))


def figure(result: Result, key: str) -> str:
    """A figure as files have it."""
    return plain(result.figure(key))


def test_talks_stand_in_the_order_they_were_held() -> None:
    """Whatever order they were typed in, the record runs by day and hour."""
    result = answer(
        talks__1__on="2026-11-20",
        talks__2__on="2026-11-18",
        talks__2__at="15:00",
        talks__3__on="2026-11-18",
        talks__3__at="9:30",
    )
    days = [plain(cell) for cell in result.table("talks").column("on") if cell is not None]

    assert ["2026-11-18", "2026-11-18", "2026-11-20"] == days
    assert "09:30" == plain(result.table("talks").column("at")[0] or "")


@pytest.mark.parametrize(
    ("as_of", "late"), [("2026-11-23", "0"), ("2026-11-24", "0"), ("2026-11-25", "1")]
)
def test_a_reply_is_late_from_the_day_after(as_of: str, late: str) -> None:
    """On the promised day itself a reply is still in time."""
    result = answer(talks__1__on="2026-11-17", talks__1__promised_by="2026-11-24", as_of=as_of)

    assert late == figure(result, "late")
    assert "1" == figure(result, "awaited")


def test_a_reply_that_came_is_not_awaited() -> None:
    """已经答复 takes a talk out of what is waited for."""
    result = answer(
        talks__1__on="2026-11-17", talks__1__promised_by="2026-11-24", talks__1__replied="yes"
    )

    assert "0" == figure(result, "awaited")
    assert "没有在等的答复" in sentence(result.sentence)


def test_the_earliest_promise_is_named() -> None:
    """Of several awaited replies the next one is the earliest day."""
    result = answer(
        talks__1__on="2026-11-17",
        talks__1__promised_by="2026-12-05",
        talks__2__on="2026-11-18",
        talks__2__promised_by="2026-11-30",
    )

    assert "2026-11-30" == figure(result, "next_reply")


def test_a_promise_before_the_talk_is_a_mistake() -> None:
    """Nobody promises a reply for a day that has passed."""
    with pytest.raises(InvalidInputError) as told:
        answer(talks__1__on="2026-11-17", talks__1__promised_by="2026-11-16")

    assert ["talks.1.promised_by"] == [mistake.name for mistake in told.value.mistakes]


def test_the_eight_points_are_a_check_list() -> None:
    """Ticked points are settled; with all eight none is left to ask."""
    some = answer(agreement="contract,payee")
    every = answer(agreement=POINTS)

    assert "6" == figure(some, "points_lacking")
    assert "0" == figure(every, "points_lacking")
    assert "points" not in {table.key for table in every.tables}


def test_the_record_says_what_was_said() -> None:
    """The sheet to keep has day, channel, words and ticket of each talk."""
    result = answer(
        talks__1__on="2026-11-17",
        talks__1__channel="chat",
        talks__1__said="已登记",
        talks__1__ticket="A-1",
    )
    (record,) = result.documents

    assert all(
        part in record.text for part in ("2026-11-17", "官方 APP 或在线客服", "已登记", "A-1")
    )


def test_every_awaited_reply_is_a_day_to_keep() -> None:
    """A calendar gets the promised days, those answered left out, each under a key of its own."""
    result = answer(
        talks__1__on="2026-11-17",
        talks__1__promised_by="2026-12-05",
        talks__2__on="2026-11-17",
        talks__2__promised_by="2026-12-05",
        talks__3__on="2026-11-18",
        talks__3__promised_by="2026-11-30",
        talks__3__replied="yes",
    )

    assert ["2026-12-05"] * 2 == [plain(each.on) for each in result.reminders]
