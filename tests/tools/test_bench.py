"""`make bench`: which benches run, with which words, within which bound, and what is kept."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from calculators.embed.reports import figures, speed
from calculators.embed.reports.figures import section_of
from tests import DOCS, ROOT
from tests.bench.test_figures import SECTION
from tools import bench
from tools.bench import BENCHES, Bench


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where results go instead of the project's own places."""
    monkeypatch.setattr(bench, "FOLDER", tmp_path)
    monkeypatch.setattr(bench, "FILE", tmp_path / "kept.json")
    monkeypatch.setattr(bench, "ROOT", tmp_path)
    return tmp_path


def leave(folder: Path, *names: str, title: str = "启动") -> None:
    """Results as benches leave them."""
    told = json.dumps(asdict(replace(SECTION, title=title)), default=float)
    for name in names:
        (folder / f"{name}.json").write_text(told, encoding="utf-8")


def test_every_bench_is_among_them() -> None:
    """A module of tests/bench that can be run is run by `make bench`."""
    modules = (ROOT / "tests" / "bench").glob("[a-z]*.py")
    runnable = {each.stem for each in modules if "__main__" in each.read_text(encoding="utf-8")}

    assert runnable == {each.module for each in BENCHES.values()}


def test_the_page_prints_every_bench() -> None:
    """What is measured is shown: each bench has its report, and 快不快 asks for it."""
    text = (DOCS / "about" / "bench.md").read_text(encoding="utf-8").splitlines()

    assert list(speed.NAMES) == list(BENCHES)
    assert [] == [name for name in BENCHES if f"speed/{name}" not in text]


def test_fuzzing_is_short_among_the_others_and_whole_alone() -> None:
    """All benches together stay bounded; who names one gets the whole of it."""
    assert ("seconds=60", "examples=5000") == bench._words("fuzz", [], alone=False)
    assert () == bench._words("fuzz", ["fuzz"], alone=True)


def test_what_is_typed_comes_last() -> None:
    """An option given by hand wins over the bench's own."""
    words = bench._words("core", ["core", "--quick", "rounds=4"], alone=True)

    assert ("core=0.25", "rounds=4") == (words[0], words[-1])


def test_a_bench_that_hangs_is_ended(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Past its time it is ended with all it has started, and the run goes on to say so."""
    (folder / "tests" / "bench").mkdir(parents=True)
    hanging = "import subprocess\nsubprocess.run(['sleep', '60'])\n"
    (folder / "tests" / "bench" / "hanging.py").write_text(hanging)
    monkeypatch.setitem(BENCHES, "hanging", Bench(module="hanging", minutes=0))
    begun = time.monotonic()

    assert 1 == bench.main(["hanging"])
    assert time.monotonic() - begun < 30
    assert "broken: hanging" in (folder / "bench.md").read_text("utf-8")


def test_keeping_one_leaves_the_others(folder: Path) -> None:
    """A bench that ran alone replaces its own section only, in the order of the benches."""
    leave(folder, "page", "boot", title="旧")
    bench.keep(["page", "boot"])
    leave(folder, "page", title="新")
    bench.keep(["page"])
    kept = json.loads((folder / "kept.json").read_text("utf-8"))

    assert {"boot": "旧", "page": "新"} == {name: each["title"] for name, each in kept.items()}
    assert ["boot", "page"] == [*kept]


def test_the_summary_holds_what_was_asked(folder: Path) -> None:
    """One row for each figure with a requirement, met or not, after the bench's name."""
    leave(folder, "boot")

    assert ["| boot | 第一次 | 0.38 × | ≤ 0.38 × | ≤ 0.25 × | 达到 |"] == [
        *bench.summary(["boot"])
    ][2:]


def test_kept_figures_can_be_read() -> None:
    """The file that pages are printed from holds sections of benches there are."""
    told = json.loads(figures.FILE.read_text(encoding="utf-8"))

    assert set() == told.keys() - BENCHES.keys()
    assert told.keys() == {name for name, each in told.items() if section_of(each).machine}
