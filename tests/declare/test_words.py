"""Words that mix text and values, and reference lines as a table."""

from __future__ import annotations

from datetime import date

import pytest

from calculators.declare import told
from calculators.declare.lines import against, cited, lines_table
from calculators.declare.write import plain, sentence
from calculators.finance.money import ZERO, yuan
from calculators.finance.rate import Per, percent
from calculators.law.lines import Lender, reference_lines


def test_values_stand_where_the_template_marks_them() -> None:
    """Each `{}` takes the next value, which stays typed."""
    words = told("还 {}，剩 {}", yuan(5), ZERO)

    assert words == ("还 ", yuan(5), "，剩 ", ZERO)
    assert sentence(words) == "还 5.00 元，剩 0.00 元"


def test_a_template_without_places_is_its_text() -> None:
    """Plain words need no values."""
    assert told("今天还清。") == ("今天还清。",)


@pytest.mark.parametrize("values", [(), (ZERO, ZERO)])
def test_places_and_values_must_match(values: tuple[object, ...]) -> None:
    """A value too few or too many is an error in the code, never a silent gap."""
    with pytest.raises(ValueError, match="zip"):
        told("还 {}。", *values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("nominal", "effective", "words"),
    [(26, 29, "两种口径都高于"), (23, 25, "一种口径高于"), (20, 24, "两种口径都不高于")],
)
def test_a_line_that_names_no_basis_is_met_by_both(
    nominal: int, effective: int, words: str
) -> None:
    """A cost is held against a line simple and compounded, and equal is not above."""
    assert words in against(percent(24), percent(nominal), percent(effective))


def test_a_monthly_line_is_compared_by_the_year() -> None:
    """2 % a month is 24 % a year."""
    assert "不高于" in against(percent(2, Per.MONTH), percent(24), percent(24))


def test_a_line_without_a_rate_says_why() -> None:
    """No number is made up: the reason stands where the comparison would."""
    lines = reference_lines(Lender.PRIVATE, formed=date(2026, 11, 1))
    table = lines_table(lines, lambda *_: "比过了")

    assert [plain(rate) for rate in table.column("rate")] == [""]
    assert "本站没有核实到这一天的数" in plain(table.column("compared")[0])


def test_an_old_private_contract_has_two_stretches() -> None:
    """Formed before 2020-08-20: the interest up to that day, and from it by the suit's day."""
    lines = reference_lines(Lender.PRIVATE, formed=date(2020, 1, 1), filed=date(2025, 6, 1))
    names = [plain(name) for name in lines_table(lines, lambda *_: "比过了").column("name")]

    assert "到 2020-08-19 为止" in names[0]
    assert "2020-08-20 起" in names[1]


def test_an_unknown_lender_cites_only_lines_with_a_rate() -> None:
    """A known lender's lines are all cited; of an unknown one's those with a number."""
    lines = reference_lines(Lender.UNKNOWN)

    assert cited(lines, Lender.UNKNOWN) == ("fin24_22hao",)
    assert len(cited(lines, Lender.BANK)) == len(lines)
