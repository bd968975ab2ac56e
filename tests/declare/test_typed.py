"""What a reader typed stays as it was typed, and what it is made of is still understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from calculators.declare.text import DATE, MONEY, TEXT, TIME, rate_kind
from calculators.declare.typed import bared, shielded
from calculators.finance.rate import Per
from calculators.render.traditional import Traditional

ANY_TABLE = Traditional("发發里裡\n发卡髮卡")


@given(some.text(alphabet=some.characters(exclude_categories=["Co", "Cs"])))
def test_a_shielded_text_comes_back(text: str) -> None:
    """Shielding and baring leave every text as it was."""
    assert text == bared(shielded(text))


@given(some.text(alphabet="发卡里面abc1，"))
def test_no_table_reaches_a_shielded_text(text: str) -> None:
    """Whatever is converted on the way, a typed text is not."""
    assert text == bared(ANY_TABLE.text(shielded(text)))


def test_a_shielded_text_is_read_as_words() -> None:
    """A lender's name is kept whole on its way."""
    assert "里面发卡" == bared(TEXT.read(shielded(" 里面发卡 ")))


def test_what_only_looks_shielded_is_left_out() -> None:
    """Nobody can have characters put in by sending those of the plane in use."""
    assert "a" == bared(shielded("a\U000f53d1"))


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [("1.5萬", "1.5万"), ("2億", "2亿"), ("3,000圓", "3,000元"), ("500塊錢", "500块钱")],
)
@pytest.mark.parametrize("shield", [str, shielded])
def test_amounts_are_read_in_either_form(traditional: str, simplified: str, shield: type) -> None:
    """萬, 億 and 圓 count as 万, 亿 and 元 do, shielded or not."""
    assert MONEY.read(simplified) == MONEY.read(shield(traditional))


def test_rates_dates_and_times_are_read_in_either_form() -> None:
    """萬分之五, 2026年11月23日 and 晚上9點半 are understood as their simplified forms are."""
    rate = rate_kind(Per.YEAR).read

    assert rate("万分之五") == rate(shielded("萬分之五"))
    assert DATE.read("2026-11-23") == DATE.read(shielded("2026年11月23日"))
    assert TIME.read("21:30") == TIME.read(shielded("晚上9點半"))
