"""Money as whole 分; anything finer is a Decimal in yuan and not yet money."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from enum import StrEnum

FEN_PER_YUAN = 100


class Rounding(StrEnum):
    """How an amount finer than one 分 becomes whole 分."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"

    @property
    def mode(self) -> str:
        """The `decimal` module's own name for this rounding."""
        return ROUND_HALF_EVEN if self is Rounding.HALF_EVEN else ROUND_HALF_UP


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount of renminbi in whole 分 (1 yuan = 100 分); may be negative."""

    fen: int

    @classmethod
    def rounded(cls, yuan: Decimal, rounding: Rounding = Rounding.HALF_UP) -> Money:
        """Round an amount in yuan to whole 分: the only way back from Decimal.

        Raises `decimal.InvalidOperation` for infinities and `ValueError` for NaN.
        """
        return cls(int((yuan * FEN_PER_YUAN).quantize(Decimal(1), rounding=rounding.mode)))

    @property
    def yuan(self) -> Decimal:
        """The amount in yuan, exact, with two decimals."""
        return Decimal(self.fen).scaleb(-2)

    def __add__(self, other: Money) -> Money:
        return Money(self.fen + other.fen)

    def __sub__(self, other: Money) -> Money:
        return Money(self.fen - other.fen)

    def __neg__(self) -> Money:
        return Money(-self.fen)

    def __mul__(self, count: int) -> Money:
        return Money(self.fen * count)

    __rmul__ = __mul__

    def __bool__(self) -> bool:
        return self.fen != 0


ZERO = Money(0)


def yuan(amount: int | str) -> Money:
    """Money from an amount in yuan that is already whole 分, such as `yuan("1088.20")`.

    Raises `ValueError` where the amount is finer than one 分: a constant in the code that
    needs rounding is a mistake in the code.
    """
    fen = Decimal(amount) * FEN_PER_YUAN
    if fen != fen.to_integral_value():
        message = f"{amount} yuan is finer than one 分"
        raise ValueError(message)
    return Money(int(fen))


def total(amounts: Iterable[Money]) -> Money:
    """The sum of an iterable of `Money`; no amounts sum to zero."""
    return Money(sum(amount.fen for amount in amounts))
