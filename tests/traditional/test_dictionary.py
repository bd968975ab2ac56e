"""The table is OpenCC's, corrected, and a part of it says the same."""

import re

import opencc
import pytest

from calculators.render.traditional import Traditional
from tests import DOCS
from traditional.dictionary import (
    CORRECTIONS,
    HAN,
    CorrectionError,
    corrections,
    part,
    whole,
    written,
)
from traditional.dictionary import opencc as dictionary
from traditional.words import sufficient

RUN = re.compile("[\u3400-\u9fff]+")


def runs() -> list[str]:
    """Every run of Han characters in the pages' sources."""
    return sorted({run for file in DOCS.rglob("*.md") for run in RUN.findall(file.read_text())})


def test_uncorrected_it_says_what_opencc_says() -> None:
    """OpenCC itself is the referee, for every sentence of the pages."""
    known = {word: it for word, it in dictionary().items() if len(word) == len(it)}
    table = Traditional(written({word: it for word, it in known.items() if RUN.fullmatch(word)}))
    referee = opencc.OpenCC("s2tw")
    different = [run for run in runs() if table.text(run) != referee.convert(run)]

    assert [] == different


def test_every_correction_holds() -> None:
    """What stands in the list is what comes out."""
    listed = corrections(CORRECTIONS.read_text("utf-8"))

    assert listed == {word: whole().text(word) for word in listed}


def test_a_sufficient_table_says_the_same() -> None:
    """Left out is only what makes no difference to these sentences."""
    full, asked = whole(), runs()
    smaller = sufficient(full, asked)

    assert [full.text(run) for run in asked] == [smaller.text(run) for run in asked]
    assert len(smaller.phrases) < len(full.phrases) / 2


def test_a_part_says_the_same_with_its_characters() -> None:
    """A browser's part converts whatever is made of its characters as the whole does."""
    letters = set(HAN.findall("头发卡号公里合同里面复核回复"))
    table = Traditional(part(whole(), letters))
    words = "头发公里合同里面复核回复发卡卡号里发同面头里"

    assert whole().text(words) == table.text(words)


def test_whatever_is_no_han_character_stays() -> None:
    """Figures, marks, Latin letters and what is already traditional stay as they are."""
    assert "12,000.00 元 · 臺灣 APR (裡)" == whole().text("12,000.00 元 · 臺灣 APR (裡)")


@pytest.mark.parametrize("line", ["发卡", "发卡 發", "发 發卡"])
def test_a_correction_that_cannot_be_read_is_refused(line: str) -> None:
    """A line without a pair of equally long words stops the build and is named."""
    with pytest.raises(CorrectionError, match=line):
        corrections(line)
