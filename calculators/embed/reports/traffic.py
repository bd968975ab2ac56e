"""多少流量: traffic, bandwidth and cost of a month on a CDN, from the bytes that were measured.

Prices differ and change: those here are assumptions to reckon with, nobody's offer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import htpy as h

from calculators.embed.reports.figures import figure, sections
from calculators.embed.reports.sheet import sheet
from calculators.embed.reports.speed import NOT_YET

READERS = {"1 千": 1_000, "100 万": 1_000_000, "1 亿": 100_000_000}
"""Readers a month."""
PRICES = tuple(map(Decimal, ("0.10", "0.20", "0.50")))
"""Yuan per GB, assumed; whoever pays puts in his own."""
PAGES = 3
"""Pages a reader looks at, assumed; the second and third bring only themselves."""
SECONDS = 30 * 24 * 3600
PEAK = 5
"""How many times the average the busiest hour is taken for, assumed."""
COLUMNS = ("每月读者", "做什么", "流量", "平均带宽", "最忙时带宽")


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What a month brings: gigabytes (10⁹ bytes) and megabits a second."""

    gigabytes: Decimal

    @property
    def megabits(self) -> Decimal:
        """The average over a month of thirty days."""
        return self.gigabytes * 8000 / SECONDS

    def cost(self, price: Decimal) -> Decimal:
        """Yuan at so many yuan per gigabyte."""
        return self.gigabytes * price


def per_reader() -> dict[str, Decimal]:
    """Kilobytes of a reader who only reads, and of one who calculates for the first time."""
    first, another = (figure("page", f"计算页，{what}") for what in ("还没有要算时", "网页本身"))
    reading = first + (PAGES - 1) * another
    return {
        "只看": reading,
        "每人第一次算": reading + 1000 * figure("boot", "到第一个答案要下载的"),
    }


def loads() -> Iterator[tuple[str, str, Load]]:
    """Every number of readers with everything they may do."""
    for readers, many in READERS.items():
        for what, kilobytes in per_reader().items():
            yield readers, what, Load(gigabytes=kilobytes * many / 1_000_000)


def traffic() -> h.Fragment:
    """Both tables and the assumptions they rest on."""
    if not {"page", "boot"} <= sections().keys():
        return h.fragment[h.p[NOT_YET]]
    return h.fragment[
        sheet("traffic", "每月的流量和带宽", COLUMNS, _traffic_rows()),
        sheet("traffic-cost", "每月的费用，元，按假设的价钱", _cost_columns(), _cost_rows()),
        h.p[
            f"假设：每人看 {PAGES} 页，样式和脚本只下载一次；一个月 30 天；"
            f"最忙时是平均的 {PEAK} 倍；1 GB 是十亿字节。"
        ],
    ]


def _cost_columns() -> tuple[str, ...]:
    return "每月读者", "做什么", *(f"每 GB {price} 元" for price in PRICES)


def _traffic_rows() -> Iterator[tuple[str, ...]]:
    for readers, what, load in loads():
        bandwidths = (load.megabits, load.megabits * PEAK)
        yield readers, what, _size(load.gigabytes), *(f"{each:,.1f} Mbit/s" for each in bandwidths)


def _cost_rows() -> Iterator[tuple[str, ...]]:
    for readers, what, load in loads():
        yield readers, what, *(f"{load.cost(price):,.0f}" for price in PRICES)


def _size(gigabytes: Decimal) -> str:
    return f"{gigabytes:,.1f} GB" if gigabytes < 1000 else f"{gigabytes / 1000:,.1f} TB"
