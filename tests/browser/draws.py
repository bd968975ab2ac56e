"""Random questions for every calculator, by what its inputs declare: sound, absurd and empty."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import calculators
from calculators.declare.inputs import Input, InputRows, declared, limits
from calculators.embed import page
from calculators.finance.money import Money

JUNK = ("", "？", "abc", "-1", "1e9", "9" * 40, "<b>1</b>", "十二万", "2026-13-45", "0")
AT_LEAST = Counter(answered=130, mistakes=50, unsolved=20)
SEED = 20261123
MOST_DRAWS = 40_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A calculator's name, the JSON text it is asked with, and Python's answer here."""

    name: str
    request: str
    answer: str

    @property
    def state(self) -> str:
        """answered, mistakes or unsolved."""
        return str(json.loads(self.answer)["state"])

    @property
    def fields(self) -> dict[str, str]:
        """The texts by key."""
        fields: dict[str, str] = json.loads(self.request)["fields"]
        return fields


def drawn() -> list[Question]:
    """The same questions each time: every choice once, then enough of every kind of answer."""
    random, wanted = Random(SEED), Counter(AT_LEAST)
    questions = [_asked(name, fields) for name, fields in _every_choice(random)]
    wanted.subtract(question.state for question in questions)
    for _ in range(MOST_DRAWS):
        if not +wanted:
            return questions
        name = random.choice(_promising(questions, +wanted))
        question = _asked(name, _fields(name, random))
        if wanted[question.state] > 0:
            questions.append(question)
            wanted[question.state] -= 1
    return questions


def _promising(questions: list[Question], wanted: Counter[str]) -> list[str]:
    """Names to draw from: when only a rare kind is wanted, those that have given it before."""
    found = sorted({each.name for each in questions if {each.state} == set(wanted)})
    return found or list(calculators.names())


def every_choice() -> Iterator[tuple[str, str, str]]:
    """Calculator, key and value of each choice that a form offers."""
    for name in calculators.names():
        for item in _all_inputs(name):
            for choice in item[1].field.choices:
                yield name, item[0], str(choice.value)


def _every_choice(random: Random) -> Iterator[tuple[str, dict[str, str]]]:
    for name, key, value in every_choice():
        yield name, _fields(name, random, junk=0) | {key: value}


def _asked(name: str, fields: dict[str, str]) -> Question:
    request = {"block": name, "base": "../../", "fields": fields}
    text = json.dumps(request, ensure_ascii=False)
    return Question(name=name, request=text, answer=page.respond(name, text))


def _all_inputs(name: str) -> Iterator[tuple[str, Input]]:
    for item in declared(calculators.get(name).inputs):
        if isinstance(item, Input):
            yield item.key, item
        else:
            yield from ((f"{item.key}.1.{column.key}", column) for column in item.columns)


def _fields(name: str, random: Random, junk: float = 0.02) -> dict[str, str]:
    fields: dict[str, str] = {}
    for item in declared(calculators.get(name).inputs):
        if isinstance(item, InputRows):
            fields |= _rows(item, random, junk)
        elif random.random() < 0.6:
            fields[item.key] = _text(item, random, junk)
    return fields


def _rows(table: InputRows, random: Random, junk: float) -> dict[str, str]:
    if random.random() < 0.5:
        return {}
    count = random.randint(table.rows.at_least, min(table.rows.at_most, table.rows.at_least + 3))
    return {
        f"{table.key}.{number}.{column.key}": _text(column, random, junk)
        for number in range(1, count + 1)
        for column in table.columns
    }


def _text(item: Input, random: Random, junk: float) -> str:
    if random.random() < junk:
        return random.choice(JUNK)
    if item.optional and random.random() < 0.3:
        return ""
    if item.kind.name == "choices":
        return ",".join(str(choice.value) for choice in item.field.choices if random.random() < 0.5)
    if item.field.choices:
        return str(random.choice(list(item.field.choices)).value)
    return _TYPED.get(item.kind.name, _words)(item, random)


def _words(item: Input, random: Random) -> str:
    return random.choice((item.example, "甲", "某平台 <script>", "A&B"))


def _money(item: Input, random: Random) -> str:
    example = item.default.fen if isinstance(item.default, Money) else 200_000
    return str(Money(fen=example * random.randint(0, 300) // 100).yuan)


def _hundredths(item: Input, random: Random) -> str:
    fraction = getattr(item.default, "percent", item.default)
    example = fraction if isinstance(fraction, Decimal) and fraction else Decimal(2)
    return f"{example * random.randint(0, 300) / 100:.4f}"


def _count(item: Input, random: Random) -> str:
    least, most = limits(item)
    if random.random() < 0.1:
        return str(random.choice((least or 0, most or 1)))
    example = item.default if isinstance(item.default, int) else 12
    return str(example * random.randint(0, 300) // 100)


def _date(item: Input, random: Random) -> str:
    example = item.default if isinstance(item.default, date) else date(2026, 6, 30)
    return (example + timedelta(days=random.randint(-400, 400))).isoformat()


_TYPED: dict[str, Callable[[Input, Random], str]] = {
    "money": _money,
    "rate": _hundredths,
    "percent": _hundredths,
    "number": _hundredths,
    "count": _count,
    "date": _date,
    "time": lambda _item, random: f"{random.randint(0, 23)}:{random.randint(0, 59):02d}",
    "boolean": lambda _item, random: random.choice(("yes", "no")),
}
