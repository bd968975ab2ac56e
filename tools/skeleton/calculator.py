"""TITLE: a sum shared over some months."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from calculators.declare import (
    Calculator,
    Field,
    Figure,
    Next,
    Reference,
    Result,
    Words,
    months,
    told,
)
from calculators.finance.money import Money, yuan


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """A sum and a number of months; the defaults are the worked example."""

    amount: Annotated[Money, Field("一共多少钱", where="自己的记录", at_least=yuan(1))] = yuan(
        1_200
    )
    months: Annotated[
        int,
        Field("分几个月", where="自己的打算", unit="个月", at_least=1, at_most=120),
    ] = 12


def calculate(inputs: Inputs) -> Result:
    """The sum of one month, in yuan, rounded half up to 分."""
    monthly = Money.rounded(inputs.amount.yuan / inputs.months)
    return Result(
        sentence=told("{}，分 {}，每月 {}。", inputs.amount, months(inputs.months), monthly),
        figures=(Figure("monthly", "每月多少", monthly),),
        next=NEXT,
        proof=(told("每月 ＝ {} ÷ {} ＝ {}", inputs.amount, str(inputs.months), monthly),),
        limits=LIMITS,
    )


NEXT = (Next("看看每月最多能还多少", "tools/budget/"),)
LIMITS: tuple[Words, ...] = ("这里只算平均数，每个月实际多少由自己决定。",)

CALCULATOR = Calculator(
    title="TITLE",
    lead="填一笔钱和几个月，看平均每月多少。",
    inputs=Inputs,
    calculate=calculate,
    figures=("monthly",),
    sources=(Reference("平均数的定义", "总数 ÷ 月数"),),
)
