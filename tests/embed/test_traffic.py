"""多少流量: readers times bytes, from figures planted here."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from lxml import html

from calculators.embed.reports import figures, traffic
from calculators.embed.reports.figures import Figure, Section
from calculators.embed.reports.speed import NOT_YET

SIZES = {
    "page": {"计算页，还没有要算时": "80", "计算页，网页本身": "10"},
    "boot": {"到第一个答案要下载的": "2.9"},
}


def section(sizes: dict[str, str]) -> Section:
    """A bench that measured these sizes."""
    measured = (Figure(what=what, value=Decimal(size), unit="KB") for what, size in sizes.items())
    return Section(title="", date="", machine="", rounds=1, seconds=1, figures=tuple(measured))


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both benches that traffic is reckoned from were kept."""
    kept = {name: section(sizes) for name, sizes in SIZES.items()}
    for module in (figures, traffic):
        monkeypatch.setattr(module, "sections", lambda: kept)


@pytest.mark.usefixtures("measured")
def test_traffic_is_readers_times_bytes() -> None:
    """A million readers with 3 MB each: 3,000 GB, 9.3 Mbit/s over thirty days, 600 yuan at 0.2."""
    load = {(who, what): each for who, what, each in traffic.loads()}["100 万", "每人第一次算"]

    assert Decimal(3000) == load.gigabytes
    assert "9.3" == f"{load.megabits:.1f}"
    assert Decimal(600) == load.cost(Decimal("0.2"))


@pytest.mark.usefixtures("measured")
def test_both_tables_have_every_number_of_readers() -> None:
    """Whoever only reads brings 100 KB in three pages, the first calculation 2.9 MB more."""
    printed = html.fromstring(f"<div>{traffic.traffic()}</div>")
    rows = [[cell.text_content() for cell in row] for row in printed.xpath(".//tbody/tr")]

    assert [
        ["1 千", "只看", "0.1 GB", "0.0 Mbit/s", "0.0 Mbit/s"],
        ["1 千", "每人第一次算", "3.0 GB", "0.0 Mbit/s", "0.0 Mbit/s"],
        ["100 万", "只看", "100.0 GB", "0.3 Mbit/s", "1.5 Mbit/s"],
        ["100 万", "每人第一次算", "3.0 TB", "9.3 Mbit/s", "46.3 Mbit/s"],
        ["1 亿", "只看", "10.0 TB", "30.9 Mbit/s", "154.3 Mbit/s"],
        ["1 亿", "每人第一次算", "300.0 TB", "925.9 Mbit/s", "4,629.6 Mbit/s"],
    ] == rows[:6]
    assert ["1 亿", "每人第一次算", "30,000", "60,000", "150,000"] == rows[-1]


def test_nothing_is_reckoned_before_it_was_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """With one of the two benches missing, one line says so."""
    monkeypatch.setattr(traffic, "sections", lambda: {"page": section(SIZES["page"])})

    assert f"<p>{NOT_YET}</p>" == str(traffic.traffic())


def test_nothing_kept_is_no_section(tmp_path: Path) -> None:
    """Before the first bench there is no file, and no page breaks."""
    assert {} == figures.sections(tmp_path / "bench.json")
