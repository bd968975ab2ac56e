"""The mathematics' refusals as sentences for the reader."""

from __future__ import annotations

from calculators.declare.text import rounded_percent
from calculators.finance.cashflow import NoSolutionError, Refusal
from calculators.finance.rate import Per

_SENTENCES = {
    Refusal.ONE_SIDED: "这些钱只朝一个方向走，算不出利率。请检查到手的钱和要还的钱是不是都填了。",
    Refusal.NONE: "按这些数，没有一个利率能让收和付对上，所以本站不给出利率。请检查金额和期数。",
    Refusal.SEVERAL: "按这些数，有不止一个利率都说得通，本站不替你挑一个。",
    Refusal.TOUCHING: "按这些数，利率差一分钱就不成立，本站不给出这样的利率。请检查金额。",
}


def refused(refusal: NoSolutionError) -> str:
    """Why there is no answer, in one or two sentences, naming the rates found."""
    found = "、".join(rounded_percent(root.fraction) for root in refusal.roots)
    yearly = all(root.per is Per.YEAR for root in refusal.roots)
    told = f"算到的是每{'年' if yearly else '期'} {found}。" if found else ""
    return _SENTENCES[refusal.reason] + told
