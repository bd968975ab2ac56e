"""The arithmetic of the benches: verdicts, medians, ratios, and what is kept of them."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from decimal import Decimal
from pathlib import Path

import pytest

from calculators.embed.reports.figures import Figure, Listing, Section, section_of
from calculators.embed.reports.speed import measured
from tests.bench import hosting, lighthouse
from tests.bench.outcome import figure, figures, keep, markdown, options
from tests.bench.rounds import NothingMeasuredError, Taken

SECTION = Section(
    title="启动",
    date="2026-11-28",
    machine="2 个核",
    rounds=9,
    seconds=60,
    figures=(figure("第一次", 0.38004, "×", 0.38, 0.25), figure("内存", 12.0, "MB")),
    listings=(Listing(title="字节", columns=("文件", "多少"), rows=(("a", "1"),)),),
    notes=("一句话。",),
)


def taken(*numbers: tuple[str, list[float]]) -> Taken:
    """What was taken of one thing, by side."""
    found = Taken()
    for side, each in numbers:
        found.numbers["boot"][side] += each
    return found


@pytest.mark.parametrize(
    ("value", "floor", "verdict"),
    [
        (0.25, False, "达到，也达到希望"),
        (0.2501, False, "达到"),
        (0.38, False, "达到"),
        (0.3801, False, "没有达到"),
        (0.3799, True, "没有达到"),
        (0.38, True, "达到，也达到希望"),
    ],
)
def test_a_figure_is_held_to_its_bound(value: float, floor: bool, verdict: str) -> None:
    """At the bound it holds, beyond it it does not, whichever way the bound points."""
    assert verdict == figure("启动", value, "×", 0.38, 0.25, floor=floor).verdict


def test_a_figure_is_not_rounded_into_its_bound() -> None:
    """What is shown as the bound itself may still be above it, and is then said to be."""
    _, shown, _, _, verdict = figure("启动", 0.3801, "×", 0.38).cells

    assert ("0.38 ×", "没有达到") == (shown, verdict)


def test_what_nobody_asked_for_is_neither_met_nor_missed() -> None:
    """A figure without a requirement is told as one."""
    assert ("内存", "12.00 MB", "", "", "没有定要求") == figure("内存", 12, "MB").cells


def test_a_ratio_is_of_the_medians() -> None:
    """One slow round moves neither side's median."""
    found = taken(("ours", [1, 2, 90]), ("stock", [7, 8, 9]))

    assert 0.25 == found.ratio("boot", "ours", "stock")


def test_a_ratio_with_nothing_measured_is_refused() -> None:
    """A side without a single round gives no figure, but a note that names it."""
    found = taken(("ours", [1.0]))
    made, missing = figures(lambda: figure("比", found.ratio("boot", "ours", "stock"), "×"))

    assert ((), ("没有测成：boot：stock 一轮也没有测成。",)) == (made, missing)
    with pytest.raises(NothingMeasuredError):
        found.middle("boot", "stock")


def test_a_section_comes_back_as_it_was_kept() -> None:
    """Reading the JSON undoes writing it, numbers exactly."""
    told = json.loads(json.dumps(asdict(SECTION), default=float))

    assert SECTION == section_of(told)


def test_a_shortfall_stands_in_the_table() -> None:
    """The Markdown says of each figure what was found, asked and missed."""
    short = replace(SECTION, figures=(figure("第一次", 0.5, "×", 0.38, 0.25),))

    assert "| 第一次 | 0.50 × | ≤ 0.38 × | ≤ 0.25 × | 没有达到 |" in [*markdown(short)]


def test_too_few_rounds_are_said() -> None:
    """A median of fewer than nine rounds is not passed off as more."""
    few = replace(SECTION, rounds=3)

    assert ("不到 9 轮" in measured(few), "不到 9 轮" in measured(SECTION)) == (True, False)


def test_options_are_words_and_values() -> None:
    """`rounds=2` is a value, what has no sign is a word; nine rounds stand where none are told."""
    told = options(["rounds=2", "Firefox", "core=0.25"])

    assert (2, ["Firefox"], 0.25) == (told.rounds, told.words, told.number("core", 0))
    assert 9 == options([]).rounds


def test_every_error_of_the_load_counts() -> None:
    """Sockets that failed in any way and answers that were refused are added up."""
    told = (
        "  Socket errors: connect 1, read 2, write 3, timeout 4\n"
        "  Non-2xx or 3xx responses: 5\nRequests/sec:  12.50\n"
    )

    assert (12.5, 15) == hosting.told(told)
    assert (12.5, 0) == hosting.told("Requests/sec:  12.50\n")


def test_digits_are_kept_as_measured() -> None:
    """A figure is kept to four digits, a whole number as itself."""
    assert (Decimal("0.1235"), Decimal("3.0000")) == tuple(
        figure("", value, "s").value for value in (0.12345678, 3)
    )


def test_what_is_kept_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file a bench leaves is the section it found."""
    monkeypatch.setattr("tests.bench.outcome.FOLDER", tmp_path)
    keep("boot", SECTION)

    assert SECTION == section_of(json.loads((tmp_path / "boot.json").read_text("utf-8")))


def test_a_figure_s_cells_stand_under_the_columns() -> None:
    """Every unit a bench uses can be shown."""
    cells = [Figure(what="x", value=Decimal(1), unit=unit).cells[1] for unit in ("ms", "次/秒")]

    assert ["1 ms", "1 次/秒"] == cells


def test_the_judge_s_score_is_of_a_hundred() -> None:
    """Lighthouse tells a part of one; a page it could not judge raises."""
    audits = {name: {"numericValue": 5} for name in lighthouse.TIMES}
    told = {"categories": {"performance": {"score": 0.97}}, "audits": audits}

    assert 97 == lighthouse.read(json.dumps(told))[lighthouse.SCORE]
    with pytest.raises(TypeError):
        lighthouse.read(json.dumps({**told, "categories": {"performance": {"score": None}}}))
