"""An odd first period: the part of a period before regular payments begin.

Simple interest for the odd part f and compound interest for the t whole periods, as in the
actuarial method of US Regulation Z, Appendix J(b)(8): an advance A grows to A·(1 + f·i)·(1+i)^t.
Since 1 + f·i = (1 − f) + f·(1 + i), that is what two advances without an odd part grow to.
"""

from __future__ import annotations

from decimal import Decimal


def without_odd_part(
    amount: Decimal, whole: int, odd: Decimal
) -> tuple[tuple[Decimal, int], tuple[Decimal, int]]:
    """Two amounts and their whole periods that grow as `amount` does over `whole` + `odd`.

    `odd` is a part of a period, from 0 to below 1; raises `ValueError` outside that.
    """
    if not 0 <= odd < 1:
        message = f"{odd} is not a part of a period"
        raise ValueError(message)
    return ((1 - odd) * amount, whole), (odd * amount, whole + 1)
