"""换个数试试: the buttons, and what an answer says beside an earlier one."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import calculators
from calculators.declare.result import Value, days, months
from calculators.declare.write import difference
from calculators.embed import page
from calculators.finance.money import yuan
from calculators.finance.rate import Per, Rate, percent
from calculators.render.stepper import stepper


def respond(**request: Any) -> str:
    """The HTML a page is given."""
    asked = {"block": "b", "base": "/", "fields": {}} | request
    return str(json.loads(page.respond("repayment_schedule", json.dumps(asked)))["html"])


def offered(html: str) -> list[str]:
    """The texts the buttons put into their inputs."""
    return re.findall(r'data-step="\w+" data-text="([^"]*)"', html)


def test_months_step_by_half_a_year() -> None:
    """Twenty-four months can be tried as eighteen and as thirty."""
    assert ["18", "30"] == offered(respond(fields={"months": "24"}))


def test_a_step_stays_within_the_limits() -> None:
    """One month offers no step to none."""
    assert ["2"] == offered(respond(fields={"months": "1"}))


def test_an_amount_steps_by_a_round_tenth() -> None:
    """A payment of 2,750 can be tried 200 lower and 200 higher."""
    html = respond(fields={"fixed_payment": "2750", "months": "1"})

    assert ["2,550.00", "2,950.00"] == offered(html)[-2:]


@pytest.mark.parametrize(
    ("name", "key", "texts"),
    [
        ("repayment_schedule", "rate", ["17", "19"]),  # the example's 18 %
        ("overdue", "waiver_percent", ["45%", "55%"]),  # the example's half
        ("prepayment", "fee_percent", ["0.9%", "1.1%"]),  # the example's hundredth
    ],
)
def test_a_percentage_steps_by_a_tenth_of_its_points(name: str, key: str, texts: list[str]) -> None:
    """Rates and shares step by 1, 2 or 5 of a power of ten of percentage points."""
    calculator = replace(calculators.get(name), stepper=(key,))

    assert texts == offered(str(stepper(calculator, calculator.example())))


def test_an_answer_says_what_changed() -> None:
    """Twelve months more cost less a month and more in all, and the answer says so."""
    html = respond(fields={"months": "24"}, before={"months": "12"})

    assert "比原来少 1,252.68 元" in html  # 2,750.40 − 1,497.72, two golden payments
    assert "比原来多 12 个月" in html


def test_an_earlier_answer_with_mistakes_is_left_aside() -> None:
    """What cannot be computed is not compared with."""
    assert "比原来" not in respond(fields={}, before={"months": "0"})


@pytest.mark.parametrize(
    ("earlier", "later", "told"),
    [
        (yuan(100), yuan(300), "比原来多 200.00 元"),
        (yuan(300), yuan(100), "比原来少 200.00 元"),
        (yuan(1), yuan(1), ""),
        (percent(18), percent("12.5"), "比原来少 5.50 个百分点"),
        (percent(18), percent("18.001"), ""),
        (percent(18), percent(18, Per.MONTH), ""),
        (Rate(Decimal("0.1")), percent(12), "比原来多 2.00 个百分点"),
        (months(3), months(5), "比原来多 2 个月"),
        (months(3), days(5), ""),
        (date(2026, 11, 23), date(2026, 12, 3), "比原来晚 10 天"),
        (date(2026, 12, 3), date(2026, 11, 23), "比原来早 10 天"),
        ("甲", "乙", ""),
    ],
)
def test_a_difference_is_told_only_where_it_shows(earlier: Value, later: Value, told: str) -> None:
    """Values of one unit are compared; what prints the same says nothing."""
    assert told == difference(earlier, later)
