"""贷款市场报价利率 (LPR) by day: known from the first publication to the day before the next one.

A new month is one line at the end of `lpr.toml`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from calculators.finance.dates import add_months
from calculators.finance.rate import Rate, percent
from calculators.law import rule, store
from calculators.law.dated import Dated, Span

RELEASE = "lpr_release_rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One publication; `url` is the official address of this announcement, where known."""

    on: date
    one_year: Rate
    five_years: Rate
    url: str


def _published(row: list[str]) -> Published:
    day, one_year, five_years, *url = row
    return Published(
        on=date.fromisoformat(day),
        one_year=percent(one_year),
        five_years=percent(five_years),
        url=url[0] if url else "",
    )


def lasts_until(this: date, following: date | None) -> date:
    """The last day a publication holds: the day before the one of the following month.

    Where the following month's is not in the table, only to the day before it is due, the 20th:
    nothing is carried over a month that nobody has looked up.
    """
    next_month = add_months(this.replace(day=1), 1)
    if following is not None and (following.year, following.month) == (
        next_month.year,
        next_month.month,
    ):
        return following - timedelta(days=1)
    return next_month.replace(day=int(rule(RELEASE).number())) - timedelta(days=1)


def dated(
    name: str, published: tuple[Published, ...], value: Callable[[Published], Rate]
) -> Dated[Rate]:
    """Publications in order of their days as a value for every day they cover."""
    ends = [lasts_until(this.on, following.on) for this, following in pairwise(published)]
    ends.append(lasts_until(published[-1].on, None))
    spans = tuple(
        Span(first=each.on, last=last, value=value(each))
        for each, last in zip(published, ends, strict=True)
    )
    return Dated(name=name, rule=RELEASE, spans=spans)


PUBLISHED = tuple(_published(row) for row in store.series("lpr", "lpr")["rows"])
LPR_1Y = dated("1 年期 LPR", PUBLISHED, lambda each: each.one_year)
LPR_5Y = dated("5 年期以上 LPR", PUBLISHED, lambda each: each.five_years)
