"""The codecs: what people type, and what is written back."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import date, time
from decimal import Decimal
from random import Random
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.declare import text
from calculators.declare.numerals import UnreadableError
from calculators.finance.money import Money, Rounding, yuan
from calculators.finance.rate import Per, Rate, percent

ROUNDINGS = {Rounding.HALF_UP: "四舍五入", Rounding.HALF_EVEN: "五成双"}
KINDS: dict[str, text.Kind[Any]] = {
    "money": text.MONEY,
    "rate": text.rate_kind(Per.YEAR),
    "rate_per_month": text.rate_kind(Per.MONTH),
    "percent": text.PERCENT,
    "number": text.NUMBER,
    "count": text.count_kind("个月"),
    "date": text.DATE,
    "time": text.TIME,
    "text": text.TEXT,
    "boolean": text.BOOLEAN,
    "choice": text.choice_kind(ROUNDINGS),
    "choices": text.choices_kind(ROUNDINGS),
}
FRACTIONS = st.decimals(0, 10, places=8)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "money": st.integers(-(10**12), 10**12).map(Money),
    "rate": st.builds(Rate, FRACTIONS, st.sampled_from(Per)),
    "rate_per_month": st.builds(Rate, FRACTIONS, st.sampled_from(Per)),
    "percent": FRACTIONS,
    "number": st.decimals(-1000, 1000, places=4),
    "count": st.integers(-999, 999_999),
    "date": st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    "time": st.times().map(lambda value: time(value.hour, value.minute)),
    "text": st.text(max_size=80).map(text.TEXT.read),
    "boolean": st.booleans(),
    "choice": st.sampled_from(Rounding),
    "choices": st.sets(st.sampled_from(Rounding)).map(
        lambda chosen: tuple(each for each in ROUNDINGS if each in chosen)
    ),
}


@pytest.mark.parametrize("name", KINDS)
def test_reading_undoes_writing(name: str) -> None:
    """What a codec writes reads back as the same value."""

    @given(VALUES[name])
    def holds(value: Any) -> None:
        assert value == KINDS[name].read(KINDS[name].write(value))

    holds()


SHAPES = st.one_of(
    st.text(max_size=60),
    st.text(
        alphabet="0123456789０１２.,，%％‰年月日天万千百亿元块-−+:：/分厘之五三半点 　", max_size=24
    ),
    st.floats().map(str),
    st.integers().map(str),
    st.decimals(allow_nan=True).map(str),
    st.sampled_from(
        ["1e999", "NaN", "∞", "0x10", "1_000", "٣٤", "①②", "万", "百分之", "-", "9" * 180]
    ),
)


@pytest.mark.parametrize("name", KINDS)
def test_reading_refuses_only_in_its_own_way(name: str) -> None:
    """No text makes a codec raise anything but its own sentence."""

    @given(SHAPES)
    def holds(typed: str) -> None:
        try:
            KINDS[name].read(typed)
        except UnreadableError as unreadable:
            assert unreadable.message

    holds()


PIECES = (
    *"0123456789０１２٣①.,，%％‰+-−:：/",
    *"年月日天万千百亿元块号期厘分之五三半点 　\t\n",
    *"<>&\"'=\\\0\u200b\u202e",
    *("年化", "百分之", "万分之", "1e9", "NaN", "∞", "0x", "2026-", "yes", "half_even", "五成双"),
)


def random_texts(many: int) -> Iterator[str]:
    """Texts of every shape, the same on every run: pieces of what people type, and anything."""
    draw = Random(20261123)
    for number in range(many):
        length = draw.choice((0, 1, 2, 3, 5, 8, 13, 40, 200))
        if number % 4:
            yield "".join(draw.choices(PIECES, k=length))
        else:
            # Surrogates are no characters: no form and no file can hold them.
            codes = (draw.choice((0x7F, 0xFFF, 0xD7FF, 0x10FFFF)) for _ in range(length))
            yield (
                "".join(chr(draw.randrange(most)) for most in codes)
                .encode("utf-8", "ignore")
                .decode()
            )


@pytest.mark.parametrize("name", KINDS)
def test_ten_thousand_texts_are_read_or_refused_in_time(name: str) -> None:
    """Of 10,000 random texts none makes a codec raise anything else, and none takes a second."""
    slowest = 0.0
    for typed in random_texts(10_000):
        start = process_time()
        with contextlib.suppress(UnreadableError):
            KINDS[name].read(typed)
        slowest = max(slowest, process_time() - start)

    assert slowest < 1


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12万", "120000"),
        ("12 万元", "120000"),
        ("1.5万元", "15000"),
        ("15,000", "15000"),
        ("120，000", "120000"),
        ("１５０００", "15000"),
        ("15 000元", "15000"),
        ("¥1,088.20", "1088.20"),
        ("￥888.49", "888.49"),
        ("1万2千", "12000"),
        ("3千块", "3000"),
        ("12,0000", "120000"),
        ("-500", "-500"),
        ("人民币 100 元整", "100"),
        ("\u200b8000\u200b", "8000"),
    ],
)
def test_money_as_people_type_it(typed: str, amount: str) -> None:
    """Amounts read in the notations people use."""
    assert yuan(amount) == text.MONEY.read(typed)


@pytest.mark.parametrize(
    "typed", ["3万5", "1.005", "1,2", "12千万5", "一万", "", "1e5", "万", "1.2.3"]
)
def test_doubtful_money_is_asked_about(typed: str) -> None:
    """An amount with two readings, or finer than 分, is refused with a sentence."""
    with pytest.raises(UnreadableError):
        text.MONEY.read(typed)


@pytest.mark.parametrize(
    ("typed", "rate"),
    [
        ("18%", percent(18)),
        ("年18%", percent(18)),
        ("18", percent(18)),
        ("18％", percent(18)),
        ("年利率18%", percent(18)),
        ("年化 18%", percent(18)),
        ("月1.5%", percent("1.5", Per.MONTH)),
        ("月息1.5%", percent("1.5", Per.MONTH)),
        ("1.5%/月", percent("1.5", Per.MONTH)),
        ("日0.05%", percent("0.05", Per.DAY)),
        ("每天0.05%", percent("0.05", Per.DAY)),
        ("万分之五", percent("0.05", Per.DAY)),
        ("日万分之五", percent("0.05", Per.DAY)),
        ("万分之 6.5", percent("0.065", Per.DAY)),
        ("年百分之十", percent(10)),
        ("月千分之五", percent("0.5", Per.MONTH)),
        ("0.5‰", percent("0.05")),
    ],
)
def test_rates_as_contracts_write_them(typed: str, rate: Rate) -> None:
    """Rates read with the period that was typed; bare 万分之 is daily."""
    assert rate == text.rate_kind(Per.YEAR).read(typed)


@pytest.mark.parametrize(
    "typed", ["2分", "1分5厘", "月息2分", "两分利", "5厘", "百分之", "abc", ""]
)
def test_ambiguous_rates_are_refused(typed: str) -> None:
    """几分几厘 means different things to different people: the reader is asked."""
    with pytest.raises(UnreadableError):
        text.rate_kind(Per.YEAR).read(typed)


@pytest.mark.parametrize(
    "typed",
    ["2026-11-23", "2026年11月23日", "2026/11/23", "2026.11.23", "20261123", "２０２６-11-23"],
)
def test_dates_as_people_type_them(typed: str) -> None:
    """Dates read in the notations people use."""
    assert date(2026, 11, 23) == text.DATE.read(typed)


@pytest.mark.parametrize(
    "typed", ["2026-02-29", "2026-13-01", "26-11-23", "1989-12-31", "2101-01-01"]
)
def test_impossible_dates_are_refused(typed: str) -> None:
    """A day the calendar does not have, or a year out of range, is refused."""
    with pytest.raises(UnreadableError):
        text.DATE.read(typed)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("21:30", time(21, 30)),
        ("晚上9点半", time(21, 30)),
        ("9点", time(9)),
        ("21：05", time(21, 5)),
    ],
)
def test_times_as_people_type_them(typed: str, expected: time) -> None:
    """Times read in the notations people use."""
    assert expected == text.TIME.read(typed)


def test_years_become_months_where_months_are_counted() -> None:
    """3年 in a field of months is 36."""
    assert text.count_kind("个月").read("3年") == 36


def test_a_text_ends_at_its_longest() -> None:
    """As many letters as fit are kept, one more is refused with the number."""
    fits = "字" * text.LONGEST_TEXT

    assert fits == text.TEXT.read(f"{fits} ")
    with pytest.raises(UnreadableError, match=f"最多写 {text.LONGEST_TEXT} 个字"):
        text.TEXT.read(f"{fits}字")


def test_percentages_round_half_up_for_people() -> None:
    """A rate shows with two decimals, a half rounding up."""
    assert text.rounded_percent(Decimal("0.12345")) == "12.35%"


def test_a_choice_reads_by_key_and_by_label() -> None:
    """Editors write the key, readers' pastes carry the label."""
    read: Callable[[str], Rounding] = text.choice_kind(ROUNDINGS).read

    assert read("half_even") is read("五成双") is Rounding.HALF_EVEN
