"""One codec per kind of value: what a person types, and how the value is written back.

Every kind keeps one law: `read(write(value)) == value`, and `read` raises nothing but
`UnreadableError`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from calculators.declare.numerals import (
    UnreadableError,
    chinese_digit,
    number,
    scaled_number,
    tidy,
    trimmed,
)
from calculators.declare.typed import is_shielded
from calculators.finance.money import Money
from calculators.finance.rate import Per, Rate

LONGEST_TEXT = 500


@dataclass(frozen=True, slots=True)
class Kind[T]:
    """How one kind of value is read from a person's text and written back."""

    name: str
    read: Callable[[str], T]
    write: Callable[[T], str]


# ── money ────────────────────────────────────────────────────────────────────────────────

_CURRENCY = re.compile(r"^(?:¥|RMB|CNY|人民币)|(?:元整?|块钱?|RMB|CNY)$", re.IGNORECASE)


def _read_money(text: str) -> Money:
    typed = _CURRENCY.sub("", _CURRENCY.sub("", tidy(text)))
    amount = scaled_number(typed)
    if amount is None:
        raise UnreadableError("请填一个金额，例如 12000、12,000.50 或 1.2万。")
    if amount != amount.quantize(Decimal("0.01")) if abs(amount) < 10**15 else False:
        raise UnreadableError("金额最多写到分，也就是两位小数。")
    if abs(amount) >= 10**15:
        raise UnreadableError("这个金额太大了，请检查是不是多打了几位。")
    return Money.rounded(amount)


def _write_money(value: Money) -> str:
    return f"{value.yuan:,.2f}"


MONEY = Kind("money", _read_money, _write_money)

# ── rates ────────────────────────────────────────────────────────────────────────────────

PER_WORDS = {Per.YEAR: "年", Per.MONTH: "月", Per.DAY: "日"}
_PERIODS = {"年": Per.YEAR, "月": Per.MONTH, "日": Per.DAY, "天": Per.DAY}
_PARTS_OF = {"百分之": 100, "千分之": 1_000, "万分之": 10_000}
_BEFORE = re.compile(r"^(?:每|按)?([年月日天])(?:化|利率|利息|息|费率)?(?:率)?[::]?")
_AFTER = re.compile(r"(?:/|每|一)([年月日天])$")
_AMBIGUOUS = re.compile(r"[分厘](?:利|息)?$|[分厘]\d*厘?$")
_FRACTION = re.compile(r"(百分之|千分之|万分之)(.+)")


def _read_period(typed: str) -> tuple[Per | None, str]:
    for pattern in (_BEFORE, _AFTER):
        if found := pattern.search(typed):
            return _PERIODS[found.group(1)], pattern.sub("", typed)
    return None, typed


def _read_fraction(typed: str) -> Decimal | None:
    if spoken := _FRACTION.fullmatch(typed):
        value = chinese_digit(spoken.group(2))
        return None if value is None else value / _PARTS_OF[spoken.group(1)]
    mark, parts = ("‰", 1_000) if typed.endswith("‰") else ("%", 100)
    value = number(typed.removesuffix(mark))
    return None if value is None else value / parts


def rate_reader(own: Per) -> Callable[[str], Rate]:
    """A reader of rates whose bare numbers are percent for the field's own period.

    `万分之五` without a period is a daily rate: that is how contracts write it.
    """

    def read(text: str) -> Rate:
        per, typed = _read_period(tidy(text))
        if _AMBIGUOUS.search(typed) and not typed.endswith(("百分", "千分", "万分")):
            raise UnreadableError(
                "「几分几厘」有不同的理解，请看合同改写成百分数，例如 月1.5% 或 年18%。"
            )
        fraction = _read_fraction(typed)
        if fraction is None or abs(fraction) > 10**6 or fraction.as_tuple().exponent < -30:  # type: ignore[operator]
            raise UnreadableError("请填一个利率，例如 18%、月1.5%、日0.05% 或 万分之五。")
        bare = Per.DAY if typed.startswith("万分之") else own
        return Rate(fraction, per or bare)

    return read


def write_percent(value: Decimal) -> str:
    """A fraction in percent, shortest notation, without the sign: 0.072 → `7.2`."""
    return trimmed(value * 100)


def _write_rate(value: Rate) -> str:
    return f"{PER_WORDS[value.per]}{write_percent(value.fraction)}%"


def rate_kind(own: Per) -> Kind[Rate]:
    """The codec of a rate field whose bare numbers are for the period `own`."""
    return Kind("rate", rate_reader(own), _write_rate)


# ── percentages without a period, multiples, counts ──────────────────────────────────────


def _read_percent(text: str) -> Decimal:
    value = _read_fraction(tidy(text))
    if value is None or abs(value) > 10**6:
        raise UnreadableError("请填一个百分数，例如 30 或 30%。")
    return value


def _write_share(value: Decimal) -> str:
    return f"{write_percent(value)}%"


PERCENT = Kind("percent", _read_percent, _write_share)


def _read_number(text: str) -> Decimal:
    value = number(tidy(text).removesuffix("倍"))
    if value is None or abs(value) > 10**9:
        raise UnreadableError("请填一个数，例如 1.5。")
    return value


NUMBER = Kind("number", _read_number, trimmed)

_COUNT = re.compile(r"([+-]?\d{1,9})(个月|个|期|月|天|日|次|笔|年)?", re.ASCII)


def count_reader(unit: str) -> Callable[[str], int]:
    """A reader of whole numbers; years become months where the field counts months."""

    def read(text: str) -> int:
        found = _COUNT.fullmatch(tidy(text).replace(",", ""))
        if not found or (found.group(2) == "年" and unit != "个月"):
            raise UnreadableError(f"请填一个整数{f'（{unit}）' if unit else ''}，例如 12。")
        return int(found.group(1)) * (12 if found.group(2) == "年" else 1)

    return read


def count_kind(unit: str) -> Kind[int]:
    """The codec of a whole number counted in `unit`."""
    return Kind("count", count_reader(unit), str)


# ── days and times of day ────────────────────────────────────────────────────────────────

_DATE = re.compile(
    r"(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?|(\d{4})(\d{2})(\d{2})", re.ASCII
)
EARLIEST_YEAR, LATEST_YEAR = 1990, 2100


def _read_date(text: str) -> date:
    found = _DATE.fullmatch(tidy(text))
    if not found:
        raise UnreadableError("请填一个日期，例如 2026-11-23 或 2026年11月23日。")
    year, month, day = (int(part) for part in found.groups() if part)
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise UnreadableError(f"年份请填 {EARLIEST_YEAR} 到 {LATEST_YEAR} 之间。")
    try:
        return date(year, month, day)
    except ValueError:
        raise UnreadableError(f"{year} 年没有 {month} 月 {day} 日，请检查日期。") from None


DATE = Kind("date", _read_date, date.isoformat)

_TIME = re.compile(
    r"(上午|早上|凌晨|中午|下午|晚上)?(\d{1,2})(?::|点|时)(\d{1,2}|半)?分?", re.ASCII
)


def _read_time(text: str) -> time:
    found = _TIME.fullmatch(tidy(text))
    if not found:
        raise UnreadableError("请填一个时间，例如 21:30 或 晚上9点半。")
    hour, minute = int(found.group(2)), found.group(3) or "0"
    if found.group(1) in {"下午", "晚上", "中午"} and 1 <= hour < 12:
        hour += 12 if found.group(1) != "中午" or hour < 3 else 0
    try:
        return time(hour, 30 if minute == "半" else int(minute))
    except ValueError:
        raise UnreadableError("一天只有 0 点到 23 点 59 分，请检查时间。") from None


def _write_time(value: time) -> str:
    return f"{value.hour:02d}:{value.minute:02d}"


TIME = Kind("time", _read_time, _write_time)

# ── words and choices ────────────────────────────────────────────────────────────────────


def _read_text(text: str) -> str:
    kept = "".join(letter for letter in text if _is_kept(letter)).strip()
    if len(kept) > LONGEST_TEXT:
        raise UnreadableError(f"这里最多写 {LONGEST_TEXT} 个字。")
    return kept


def _is_kept(letter: str) -> bool:
    return letter == "\n" or letter.isprintable() or is_shielded(letter)


TEXT = Kind("text", _read_text, str)

_YES = {"yes", "是", "有", "对", "要", "true", "on", "1"}
_NO = {"no", "否", "没有", "无", "不", "不是", "false", "off", "0"}


def _read_boolean(text: str) -> bool:
    typed = tidy(text).lower()
    if typed not in _YES | _NO:
        raise UnreadableError("请选「是」或「否」。")
    return typed in _YES


def _write_boolean(value: bool) -> str:
    return "yes" if value else "no"


BOOLEAN = Kind("boolean", _read_boolean, _write_boolean)


def choice_kind[E: Enum](labels: dict[E, str]) -> Kind[E]:
    """The codec of one choice out of several: reads a choice's key or its Chinese label."""
    by_word = {str(choice.value): choice for choice in labels}
    by_word |= {tidy(label): choice for choice, label in labels.items()}

    def read(text: str) -> E:
        try:
            return by_word[tidy(text)]
        except KeyError:
            offered = "、".join(f"{label}（{choice.value}）" for choice, label in labels.items())
            raise UnreadableError(f"没有这个选项。可以选：{offered}。") from None

    return Kind("choice", read, lambda value: str(value.value))


def choices_kind[E: Enum](labels: dict[E, str]) -> Kind[tuple[E, ...]]:
    """The codec of any number of choices, written with commas in the order they are offered."""
    one = choice_kind(labels)

    def read(text: str) -> tuple[E, ...]:
        words = [word for word in re.split(r"[,，、;；\s]+", text[:5000]) if word]
        chosen = {one.read(word) for word in words}
        return tuple(choice for choice in labels if choice in chosen)

    return Kind("choices", read, lambda values: ",".join(one.write(value) for value in values))


def rounded_percent(value: Decimal, places: int = 2) -> str:
    """A fraction as percent for people, rounded half-up: 0.128038 → `12.80%`."""
    shown = (value * 100).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{shown}%"
