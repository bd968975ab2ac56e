"""Why a payment was missed: asked in the same words wherever the reason matters."""

from __future__ import annotations

from enum import StrEnum


class Cause(StrEnum):
    """What happened, in the broadest words: nobody has to tell more than that."""

    INCOME = "income"
    UNEMPLOYMENT = "unemployment"
    ILLNESS = "illness"
    FAMILY = "family"
    FORGOTTEN = "forgotten"
    OTHER = "other"


CAUSES = {
    Cause.INCOME: "收入少了",
    Cause.UNEMPLOYMENT: "没有工作了",
    Cause.ILLNESS: "自己或家人生病",
    Cause.FAMILY: "家里出了事",
    Cause.FORGOTTEN: "忘了还款日",
    Cause.OTHER: "别的原因",
}
