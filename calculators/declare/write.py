"""Values as a person reads them, and as a file keeps them."""

from __future__ import annotations

from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal

from calculators.declare.numerals import trimmed
from calculators.declare.result import Count, Percent, Term, Unit, Value, Words, parts
from calculators.declare.text import MONEY, TIME, rounded_percent
from calculators.finance.money import Money
from calculators.finance.rate import Rate

UNIT_WORDS = {Unit.MONTHS: "个月", Unit.DAYS: "天", Unit.COUNT: ""}


def bare(value: Value) -> str:
    """A value for people, without its unit, as a table cell shows it: `15,240.55`, `7.20%`."""
    match value:
        case bool():
            return "是" if value else "否"
        case Money():
            return MONEY.write(value)
        case Rate() | Percent():
            return rounded_percent(value.fraction)
        case Count():
            return f"{value.number:,}"
        case Term():
            return value.label
        case Decimal():
            return trimmed(value)
        case date():
            return value.isoformat()
        case time():
            return TIME.write(value)
        case str():  # pragma: no branch - the types leave no other
            return value


def unit(value: Value) -> str:
    """The Chinese unit that stands behind a value, empty where it carries its own or none."""
    match value:
        case Money():
            return "元"
        case Count():
            return UNIT_WORDS[value.unit]
        case _:
            return ""


def said(value: Value) -> str:
    """A value inside a sentence, with its unit: `15,240.55 元`, `2026 年 11 月 23 日`."""
    if isinstance(value, date):
        return f"{value.year} 年 {value.month} 月 {value.day} 日"
    return f"{bare(value)} {unit(value)}".rstrip()


def difference(earlier: Value, later: Value) -> str:
    """How a value changed, in words: `比原来少 200.00 元`; empty where nothing shows."""
    match earlier, later:
        case _ if bare(earlier) == bare(later):
            return ""
        case Money(), Money():
            gap: Value = Money(abs(later.fen - earlier.fen))
            return _changed(said(gap), more=later > earlier)
        case Rate(), Rate() if earlier.per is later.per:
            points = rounded_percent(abs(later.fraction - earlier.fraction)).rstrip("%")
            return _changed(f"{points} 个百分点", more=later.fraction > earlier.fraction)
        case Count(), Count() if earlier.unit is later.unit and earlier != later:
            gap = Count(abs(later.number - earlier.number), later.unit)
            return _changed(said(gap), more=later.number > earlier.number)
        case date(), date() if earlier != later:
            gap = Count(abs((later - earlier).days), Unit.DAYS)
            return f"比原来{'晚' if later > earlier else '早'} {said(gap)}"
        case _:
            return ""


def _changed(gap: str, *, more: bool) -> str:
    return f"比原来{'多' if more else '少'} {gap}"


def sentence(words: Words) -> str:
    """Words as plain text."""
    return "".join(part if isinstance(part, str) else said(part) for part in parts(words))


def plain(value: Value | None) -> str:
    """A value as a file keeps it; None is empty.

    Money in yuan with two decimals, rates in percent with at least four decimals and six
    significant digits, ISO dates, yes or no, a term's English key.
    """
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Money():
            return f"{value.yuan:.2f}"
        case Rate() | Percent():
            return _plain_percent(value.fraction * 100)
        case Count():
            return str(value.number)
        case Term():
            return value.key
        case _:
            return bare(value)


def _plain_percent(percent: Decimal) -> str:
    places = max(4, 5 - percent.adjusted()) if percent else 4
    return format(percent.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP), "f")


def unit_name(value: Value | None) -> str:
    """The stable English name of a value's unit: `CNY`, `percent_per_year`, `months`."""
    match value:
        case None | str() | Term():
            return "text"
        case bool():
            return "boolean"
        case Money():
            return "CNY"
        case Rate():
            return f"percent_per_{value.per}"
        case Percent():
            return "percent"
        case Count():
            return str(value.unit)
        case Decimal():
            return "number"
        case date():
            return "date"
        case time():  # pragma: no branch - the types leave no other
            return "time"
