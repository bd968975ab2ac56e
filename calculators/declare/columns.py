"""Which column of a table each piece of a pasted line belongs to: by its name, then by its kind."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from calculators.declare.headings import AROUND, HEADINGS, OTHERS, simplified
from calculators.declare.inputs import Input, InputRows
from calculators.declare.tokens import Piece, Token, cells

HIGHEST_BARE_RATE = Decimal(60)
MOST_BARE_COUNT = Decimal(360)
_READS = {
    "date": {Piece.DAY},
    "money": {Piece.AMOUNT, Piece.BARE},
    "rate": {Piece.RATE, Piece.BARE},
    "count": {Piece.COUNT, Piece.BARE},
    "choice": {Piece.EVERY},
}


def headings(item: InputRows, line: str) -> list[Input | None]:
    """The columns that a heading line names, cell by cell; empty where it is none."""
    if any(letter.isdigit() for letter in line):
        return []
    parts = cells(simplified(line))
    named = [_named(item, part.partition("(")[0].strip(" :")) for part in parts]
    once = [column for index, column in enumerate(named) if column and column in named[:index]]
    missing = [column for column in item.columns if needed(column) and column not in named]
    return [] if len(named) < 2 or once or missing else named


def _named(item: InputRows, word: str) -> Input | None:
    """The column whose name the word ends with; the longest name decides, ours before others'."""
    names: list[tuple[str, Input | None]] = [
        (name, column) for column in item.columns for name in _names(column)
    ]
    names += [(name, None) for name in (*OTHERS, *AROUND)]
    fitting = [pair for pair in names if word.endswith(pair[0])]
    return max(fitting, key=lambda pair: len(pair[0]), default=("", None))[1]


def _names(column: Input) -> tuple[str, ...]:
    return (column.field.label, *HEADINGS.get(column.key, ()))


def _is_name(item: InputRows, word: str) -> bool:
    own = (name for column in item.columns for name in _names(column))
    return simplified(word).endswith((*own, *OTHERS, *AROUND))


def sorted_out(item: InputRows, found: list[Token]) -> tuple[dict[str, str], str]:
    """The texts of a line by column, and why they cannot be told apart, where they cannot."""
    texts: dict[str, str] = {}
    left = [token for token in found if not _labelled(item, token, texts)]
    left = [token for token in left if not _is_others(item, token)]
    numbers = [token for token in left if token.piece in {Piece.AMOUNT, Piece.BARE}]
    left = _without_ordinal(item, left, numbers, texts)
    for token in left:
        column = next((each for each in item.columns if _fits(item, each, token, texts)), None)
        if column:
            texts[column.key] = token.text
        elif token.piece in {Piece.AMOUNT, Piece.BARE}:
            return texts, "这一行有好几个数，看不出哪一个是哪一列。"
        elif token.piece is Piece.YEARLESS:
            return texts, "日期没有写年份，补上再读一次。"
    return texts, ""


def _labelled(item: InputRows, token: Token, texts: dict[str, str]) -> bool:
    column = _named(item, token.label) if token.label else None
    if column and column.key not in texts and token.piece in _READS.get(column.kind.name, ()):
        texts[column.key] = token.text
        return True
    return False


def _is_others(item: InputRows, token: Token) -> bool:
    """An amount that says it is something this table does not ask for."""
    return token.label.endswith(OTHERS) and _named(item, token.label) is None


def _without_ordinal(
    item: InputRows, left: list[Token], numbers: list[Token], texts: Mapping[str, str]
) -> list[Token]:
    """A small number before all others is the row's own, where there is one number too many."""
    kinds = ("money", "rate", "count")
    room = [each for each in item.columns if each.kind.name in kinds and each.key not in texts]
    first = next(iter(numbers), None)
    if first and len(numbers) > len(room) and first.piece is Piece.BARE and len(first.text) <= 3:
        return [token for token in left if token is not first]
    return left


def _fits(item: InputRows, column: Input, token: Token, texts: Mapping[str, str]) -> bool:
    if column.key in texts:
        return False
    if token.piece is Piece.WORD:
        return column.kind.name == "text" and not _is_name(item, token.text)
    if token.piece is Piece.BARE and column.kind.name in {"rate", "count"}:
        value = Decimal(token.text)
        rate = column.kind.name == "rate" and value <= HIGHEST_BARE_RATE
        return rate or (
            column.kind.name == "count" and "." not in token.text and value <= MOST_BARE_COUNT
        )
    return token.piece in _READS.get(column.kind.name, ())


def needed(column: Input) -> bool:
    """Days and amounts make a row; what else no page shows is filled in by hand afterwards."""
    return not column.optional and column.kind.name in {"money", "date"}
