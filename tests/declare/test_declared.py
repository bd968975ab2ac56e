"""What a declaration must say, and what an answer and a value say of themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Annotated

import pytest

from calculators.declare import Field, Figure, InvalidInputError, Percent, Result, days, table_of
from calculators.declare.inputs import declared
from calculators.declare.reading import read_inputs
from calculators.declare.result import Value
from calculators.declare.write import bare, unit_name
from calculators.finance.money import yuan
from calculators.finance.rate import Per, Rate, percent

TABLE = table_of("days", "每天", [("day", "第几天")], [(days(1),), (days(2),)])
ANSWER = Result(sentence="好。", figures=(Figure("paid", "已还", yuan(5)),), tables=(TABLE,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One rate, by the year where nothing else is said."""

    rate: Annotated[Rate, Field("利率")] = percent(18)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsaid:
    """A number of which nothing is said."""

    months: int = 3


def test_an_input_of_which_nothing_is_said_is_refused() -> None:
    """Every input says what it is; one that does not is named."""
    with pytest.raises(TypeError, match="months"):
        declared(Unsaid)


def test_what_an_answer_holds_is_found_by_its_key() -> None:
    """Figures, tables and columns have stable English names."""
    assert yuan(5) == ANSWER.figure("paid")
    assert (days(1), days(2)) == ANSWER.table("days").column("day")


def test_what_an_answer_lacks_is_a_key_error() -> None:
    """Nothing stands in for a figure, a table or a column that is not there."""
    for look in (ANSWER.figure, ANSWER.table, TABLE.column):
        with pytest.raises(KeyError, match="unknown"):
            look("unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Floored:
    """A rate that has a floor."""

    rate: Annotated[Rate, Field("利率", at_least=percent(12))] = percent(18)


@pytest.mark.parametrize(("typed", "low"), [("月1%", False), ("日0.01%", True), ("11%", True)])
def test_a_rate_is_held_against_its_floor_in_its_own_period(typed: str, low: bool) -> None:
    """1 % a month is 12 % a year and allowed; 0.01 % a day is 3.65 %."""
    told = ""
    try:
        read_inputs(Floored, {"rate": typed})
    except InvalidInputError as invalid:
        told = invalid.mistakes[0].message

    assert ("「利率」不能低于 年12%。" if low else "") == told


def test_a_bare_rate_takes_the_period_chosen_beside_it() -> None:
    """1.5 with 月 chosen is 1.5 % a month."""
    assert (
        percent("1.5", Per.MONTH) == read_inputs(Asked, {"rate": "1.5", "rate.per": "month"}).rate
    )


def test_a_typed_period_is_kept() -> None:
    """年利率 18% stays a yearly rate, whatever is chosen beside it."""
    assert percent(18) == read_inputs(Asked, {"rate": "年 18%", "rate.per": "month"}).rate


def test_an_unknown_period_is_refused() -> None:
    """A period outside the list is a mistake of that input."""
    with pytest.raises(InvalidInputError, match="周期"):
        read_inputs(Asked, {"rate": "18", "rate.per": "week"})


@pytest.mark.parametrize(
    ("value", "words", "name"),
    [
        ("说明", "说明", "text"),
        (None, None, "text"),
        (yuan("1234.5"), "1,234.50", "CNY"),
        (percent(18), "18.00%", "percent_per_year"),
        (Percent(Decimal("0.3")), "30.00%", "percent"),
        (days(3), "3", "days"),
        (Decimal("1.50"), "1.5", "number"),
        (date(2026, 11, 23), "2026-11-23", "date"),
        (time(9, 30), "09:30", "time"),
    ],
)
def test_a_value_has_a_notation_and_a_unit(value: Value | None, words: str, name: str) -> None:
    """People read the one, files name the other."""
    assert (words, name) == (None if value is None else bare(value), unit_name(value))
