"""Late fees (违约金): what missing one instalment costs beside its default interest."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from calculators.finance.money import ZERO, Money


@dataclass(frozen=True, slots=True, kw_only=True)
class LateFee:
    """What one missed instalment is charged: the three kinds may be combined.

    `fixed` once; `share` (a fraction) of the overdue amount once; `daily_share` of it for every
    day it is overdue. Nothing at all unless said.
    """

    fixed: Money = ZERO
    share: Decimal = Decimal(0)
    daily_share: Decimal = Decimal(0)

    def once(self, overdue: Money) -> Money:
        """What falls due when the instalment becomes overdue."""
        return self.fixed + Money.rounded(overdue.yuan * self.share)

    def daily(self, overdue: Money, days: int) -> Money:
        """What so many days cost."""
        if not self.daily_share:
            return ZERO
        return Money.rounded(overdue.yuan * self.daily_share * days)


NO_LATE_FEE = LateFee()
