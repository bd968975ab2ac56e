"""Published figures, and whether the comparison would notice a wrong one."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.vectors.__main__ import main
from tests.vectors.compare import NOT_FIGURES, allowance
from tests.vectors.record import Record, records
from tests.vectors.support import ADAPTERS, UNSUPPORTED
from tests.vectors.verdict import Outcome, Verdict, judge

HERE = Path(__file__).parent
RECORDS = [record for _, record in records(HERE)]


@pytest.fixture(scope="module")
def verdicts() -> list[Verdict]:
    """What came of every record."""
    return [judge(record) for record in RECORDS]


@pytest.fixture(scope="module")
def passed(verdicts: list[Verdict]) -> list[Record]:
    """The records our figures agree with."""
    return [each.record for each in verdicts if each.outcome is Outcome.PASSED]


def test_no_published_figure_is_contradicted(verdicts: list[Verdict]) -> None:
    """Every record we take on passes."""
    failed = [each.record.id for each in verdicts if each.outcome is Outcome.FAILED]

    assert [] == failed


def test_nearly_all_records_are_taken_on(passed: list[Record]) -> None:
    """At most 15 % of the records are left aside."""
    assert len(passed) >= 0.85 * len(RECORDS)


def test_nothing_is_left_aside_unawares(verdicts: list[Verdict]) -> None:
    """No record is left aside for being unknown, or for a shape nobody expected."""
    said = [each.detail for each in verdicts]

    assert [] == [detail for detail in said if "unknown" in detail or "shape" in detail]


def test_no_kind_is_both_checked_and_left_aside() -> None:
    """A kind is in one of the two lists."""
    assert set() == {
        kind for kind in ADAPTERS if any(kind.startswith(other) for other in UNSUPPORTED)
    }


def test_figures_off_by_three_tolerances_fail(passed: list[Record]) -> None:
    """Were every printed figure three tolerances higher, 99 % of the records would fail."""
    shifted = [replace(record, expected=_shifted(record)) for record in passed]
    changed = [new for new, old in zip(shifted, passed, strict=True) if new != old]
    unnoticed = [record.id for record in changed if judge(record).outcome is Outcome.PASSED]

    assert len(unnoticed) <= 0.01 * len(changed), unnoticed


def test_each_figure_alone_is_compared(passed: list[Record]) -> None:
    """Were any one figure three tolerances higher, in 99 of 100 cases the record would fail."""
    alone = [
        replace(record, expected={**record.expected, name: _moved(value, record)})
        for record in passed
        if isinstance(record.expected, dict)
        for name, value in record.expected.items()
        if isinstance(value, Decimal | int) and name not in NOT_FIGURES
    ]
    unnoticed = [record.id for record in alone if judge(record).outcome is Outcome.PASSED]

    assert len(unnoticed) <= 0.01 * len(alone), unnoticed


def test_a_printed_error_passes_only_on_a_refusal(passed: list[Record]) -> None:
    """Where a source demands an error, an answer of ours would fail."""
    solved = next(record for record in passed if record.kind == "irr" and not _is_error(record))

    assert judge(replace(solved, expected={"irr": None})).outcome is Outcome.FAILED


def test_a_refusal_passes_only_where_it_names_the_printed_root(passed: list[Record]) -> None:
    """Where several rates solve the flows, one that is none of them is not accepted."""
    several = next(record for record in passed if record.id == "fns-004")
    other = replace(several, expected={"irr": Decimal("0.12")})

    assert [Outcome.PASSED, Outcome.FAILED] == [judge(several).outcome, judge(other).outcome]


def _is_error(record: Record) -> bool:
    return isinstance(record.expected, dict) and None in record.expected.values()


def _shifted(record: Record) -> object:
    return _moved(record.expected, record)


def _moved(value: object, record: Record) -> object:
    """The same figures, each three tolerances higher."""
    if isinstance(value, dict):
        return {
            name: inner if name in NOT_FIGURES else _moved(inner, record)
            for name, inner in value.items()
        }
    if isinstance(value, list):
        return [_moved(inner, record) for inner in value]
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        printed = Decimal(value)
        # Where the printed figure is 0 its relative tolerance is nothing at all.
        return printed + 3 * (allowance(printed, record.tolerance) or Decimal("1e-9"))
    return value


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of our own."""
    return tmp_path


def test_the_closing_line_counts_everything(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One record that passes, one that fails and one of an unknown kind are counted as such."""
    irr = {"kind": "irr", "inputs": {"flows": [-1, 1, 1]}, "tolerance": {"rel": 1e-6}}
    good = irr | {"id": "a", "expected": {"irr": 0.618033989}}
    bad = irr | {"id": "b", "expected": {"irr": 0.62}}
    odd = {"id": "c", "kind": "moon phase", "inputs": {}, "expected": {"phase": 1}}
    (folder / "some.json").write_text(json.dumps([good, bad, odd]))

    status = main([str(folder), "--verbose"])
    *lines, last = capsys.readouterr().out.splitlines()

    assert (1, "1 passed, 1 failed, 1 unsupported") == (status, last)
    assert any(line.startswith("failed: b (irr)") and "0.62" in line for line in lines)


def test_nothing_passed_is_no_success(folder: Path) -> None:
    """An empty folder does not look like a proof."""
    assert 1 == main([str(folder)])


def test_a_missing_folder_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is not there ends with status 2 and a sentence."""
    assert 2 == main([str(folder / "none")])
    assert "is not a folder" in capsys.readouterr().err


def test_this_folder_passes(capsys: pytest.CaptureFixture[str]) -> None:
    """The command succeeds on the published records and prints a line per kind."""
    assert 0 == main([str(HERE)])
    assert "debt_payoff_budget" in capsys.readouterr().out
