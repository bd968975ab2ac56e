"""A rate of interest never travels without its period."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

MONTHS_PER_YEAR = 12
DAYS_PER_YEAR = 365


class Per(StrEnum):
    """The period over which a rate is earned."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate as a fraction (0.072 = 7.2 %) for one period; negative in effect means a waiver."""

    fraction: Decimal
    per: Per = Per.YEAR

    @property
    def percent(self) -> Decimal:
        """The rate in percent for its own period."""
        return self.fraction * 100

    def simple(self, per: Per, days_in_year: int = DAYS_PER_YEAR) -> Rate:
        """The same rate for another period in simple proportion, without compounding.

        Year and month by 12, year and day by `days_in_year` (365 or 360), so month and day
        by way of the year.
        """
        if per is self.per:
            return self
        yearly = self.fraction * periods_per_year(self.per, days_in_year)
        return Rate(yearly / periods_per_year(per, days_in_year), per)

    def compounded(self, per: Per, days_in_year: int = DAYS_PER_YEAR) -> Rate:
        """The equivalent rate for another period when interest is added to the balance.

        Exact to the current decimal context. Raises `decimal.InvalidOperation` below −100 %.
        """
        if per is self.per:
            return self
        exponent = Decimal(periods_per_year(self.per, days_in_year)) / periods_per_year(
            per, days_in_year
        )
        return Rate((1 + self.fraction) ** exponent - 1, per)


def periods_per_year(per: Per, days_in_year: int = DAYS_PER_YEAR) -> int:
    """How many of the period make a year: 1, 12 or `days_in_year`."""
    match per:
        case Per.YEAR:
            return 1
        case Per.MONTH:
            return MONTHS_PER_YEAR
        case _:
            return days_in_year


def percent(number: int | str, per: Per = Per.YEAR) -> Rate:
    """A rate from a number in percent, such as `percent("0.05", Per.DAY)`."""
    return Rate(Decimal(number) / 100, per)


def effective(nominal: Decimal, periods: int) -> Decimal:
    """The effective rate of a nominal one that is compounded `periods` times: (1 + r/m)^m − 1.

    Raises `ValueError` for fewer than one period or a rate that loses everything in one.
    """
    _check_periods(periods)
    if nominal <= -periods:
        message = f"{nominal} over {periods} periods loses everything"
        raise ValueError(message)
    return (1 + nominal / periods) ** periods - 1


def nominal(effective: Decimal, periods: int) -> Decimal:
    """The nominal rate that compounds `periods` times to an effective one: m·((1+e)^(1/m) − 1).

    Raises `ValueError` for fewer than one period or a rate of −100 % or below.
    """
    _check_periods(periods)
    if effective <= -1:
        message = f"{effective} loses everything"
        raise ValueError(message)
    return periods * ((1 + effective) ** (1 / Decimal(periods)) - 1)


def _check_periods(periods: int) -> None:
    if periods < 1:
        message = f"a rate cannot be compounded {periods} times"
        raise ValueError(message)
