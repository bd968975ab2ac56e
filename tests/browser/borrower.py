"""Someone on the way from fear to a proposal, over a thin driver: any engine can play it.

The driver has eight verbs. What is typed is typed once; what the page knows already is looked
for, not typed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from decimal import Decimal
from io import StringIO
from typing import Protocol

from calculators.embed.command import main

DEBTS = (
    ("甲消费金融", "12000", "24", "800"),
    ("乙小贷", "8000", "18", "500"),
    ("丙银行", "30000", "15", "1200"),
    ("丁消费金融", "6000", "20", "450"),
    ("戊银行", "4500", "12", "300"),
)

NUMBER = re.compile(r"-?[\d,]+(\.\d+)?%?")
Answers = dict[str, tuple[dict[str, str], dict[str, str]]]
"""The fields and the figures of each calculator's answer."""


class Driver(Protocol):
    """What a browser must do for the journey."""

    def open(self, address: str) -> None:
        """Reach a page of the site as readers do; its calculator, if any, listens."""

    def fill(self, name: str, text: str) -> None:
        """Type into the control of that name, or choose there."""

    def value(self, name: str) -> str:
        """What stands in the control of that name."""

    def press(self, selector: str, place: int = 0) -> None:
        """Press the so-manieth button that the selector finds."""

    def answer(self) -> None:
        """Press 算一算 and wait for the answer."""

    def fields(self) -> dict[str, str]:
        """All texts of the form by name."""

    def figures(self) -> dict[str, str]:
        """The answer's figures as they are shown, by key; units left out."""

    def text(self, selector: str) -> str:
        """The text of what the selector finds, once it is there."""


@dataclass(kw_only=True)
class Borrower:
    """The reader: what was typed, what came by itself, and each answer with its fields."""

    driver: Driver
    typed: list[str] = field(default_factory=list)
    brought: dict[str, str] = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)

    def goes_all_the_way(self) -> str:
        """Debts, budget, proposals, a letter, an offer, its schedule, notes; the package's text."""
        self.writes_down_the_debts()
        self.works_out_the_month()
        self.asks_each_lender()
        self.writes_to_the_first()
        self.checks_an_offer()
        self.sees_its_schedule()
        self.notes_the_call()
        return self.packs()

    def writes_down_the_debts(self) -> None:
        """Five debts, a row each."""
        self.driver.open("tools/several_debts/")
        for _ in DEBTS[3:]:
            self.driver.press("[data-rows=debts] [data-row=add]")
        for number, (name, balance, rate, minimum) in enumerate(DEBTS, start=1):
            row = f"debts.{number}"
            self._type(
                {
                    f"{row}.name": name,
                    f"{row}.balance": balance,
                    f"{row}.rate": rate,
                    f"{row}.minimum": minimum,
                }
            )

    def works_out_the_month(self) -> None:
        """The debts are there already; income, essentials and buffer are typed."""
        self.driver.open("tools/budget/")
        self._finds({f"debts.{n}.balance": debt[1] for n, debt in enumerate(DEBTS, start=1)})
        self._finds({f"debts.{n}.payment": debt[3] for n, debt in enumerate(DEBTS, start=1)})
        self._type({"incomes.1.amount": "6200", "essentials.1.amount": "1800", "buffer": "400"})
        self._asks("budget")

    def asks_each_lender(self) -> None:
        """What can be paid a month has come along: less than the minimums."""
        self.driver.open("tools/several_debts/")
        self._finds({"debts.5.name": DEBTS[4][0], "debts.5.rate": DEBTS[4][2]})
        self._finds({"monthly": self._answer("budget", "offer_suggested")})
        self._asks("several_debts")

    def writes_to_the_first(self) -> None:
        """The household's numbers have come along; the debt is picked, not typed."""
        self.driver.open("tools/letter/")
        self._finds({"monthly_income": self._answer("budget", "monthly_income")})
        self._finds({"monthly_essentials": self._answer("budget", "monthly_essentials")})
        self.driver.press(".chip--pick button")
        self._finds({"lender_name": DEBTS[0][0], "owed": DEBTS[0][1]})
        self._asks("letter")

    def checks_an_offer(self) -> None:
        """The lender's offer is typed, the debt picked, the limit has come along."""
        self.driver.open("tools/offers/")
        self._finds({"monthly_limit": self._answer("budget", "offer_ceiling")})
        self.driver.press(".chip--pick button")
        self._finds({"principal": DEBTS[0][1]})
        self._type({"offers.1.months": "36", "offers.1.rate": "10"})
        self._asks("offers")

    def sees_its_schedule(self) -> None:
        """Debt and offer are picked; what else the numbers answer is looked at."""
        self.driver.open("tools/repayment_schedule/")
        self.driver.press(".chip--pick[aria-label*=欠款] button")
        self._finds({"principal": DEBTS[0][1], "rate": DEBTS[0][2]})
        self.driver.press(".chip--pick[aria-label*=方案] button")
        self._finds({"months": "36", "rate": "10"})
        self._asks("repayment_schedule")
        self.driver.open("tools/evidence/")
        self._asks("evidence")
        self.driver.open("tools/stress_test/")
        self._finds({"payment": self._answer("budget", "offer_suggested")})
        self._finds({"monthly_income": self._answer("budget", "monthly_income")})
        self._asks("stress_test")
        self.driver.open("tools/court_fee/")
        self._asks("court_fee")

    def notes_the_call(self) -> None:
        """What was said and the ticket."""
        self.driver.open("tools/log/")
        self._type({"talks.1.said": "已登记", "talks.1.ticket": "A-17"})
        self._asks("log")

    def packs(self) -> str:
        """The package is made of what was answered; its text."""
        self.driver.open("tools/package/")
        self.driver.press("[data-package-make]")
        return self.driver.text(".paper:has(.paper__part)")

    def told_twice(self) -> list[str]:
        """The texts that stood in two calculators because they were typed twice."""
        texts = [entry.partition("=")[2] for entry in self.typed if len(entry.split("=")[1]) > 2]
        names = {debt[0] for debt in DEBTS}
        return sorted({each for each in texts if texts.count(each) > 1} - names)

    def _type(self, texts: Mapping[str, str]) -> None:
        for name, text in texts.items():
            self.driver.fill(name, text)
            self.typed.append(f"{name}={text}")

    def _finds(self, texts: Mapping[str, str]) -> None:
        for name, text in texts.items():
            assert (name, text) == (name, self.driver.value(name))
            self.brought[name] = text

    def _asks(self, name: str) -> None:
        self.driver.answer()
        self.answers[name] = (self.driver.fields(), self.driver.figures())

    def _answer(self, name: str, key: str) -> str:
        return self.answers[name][1][key]


def against_command(answers: Answers) -> tuple[list[str], list[str]]:
    """The figures that were compared with the command line's for the same fields; the wrong ones.

    A word is shown in Chinese and printed by its key: compared are numbers and days.
    """
    compared, wrong = [], []
    for name, (fields, figures) in answers.items():
        printed = command(name, fields)
        for key, shown in figures.items():
            if re.search(r"\d", shown):
                compared.append(f"{name}.{key}")
                wrong += [] if same(shown, printed[key]) else [f"{name}.{key}: {shown}"]
    return compared, wrong


def command(name: str, fields: Mapping[str, str]) -> dict[str, str]:
    """The figures of `python -m calculators run NAME … --json` for these fields."""
    printed = StringIO()
    with redirect_stdout(printed):
        status = main(["run", name, *(f"{key}={text}" for key, text in fields.items()), "--json"])
    assert status == 0
    found = json.loads(printed.getvalue())["figures"]
    return {key: figure["value"] for key, figure in found.items()}


def same(shown: str, printed: str) -> bool:
    """Whether a figure as shown is the printed one, at the decimals that are shown."""
    if not NUMBER.fullmatch(shown):
        return shown == printed
    number = Decimal(shown.rstrip("%").replace(",", ""))
    return abs(number - Decimal(printed)) <= Decimal(1).scaleb(int(number.as_tuple().exponent)) / 2
