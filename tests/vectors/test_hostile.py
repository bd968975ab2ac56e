"""Folders we have not seen: whatever is in a record, the worst it can be is unsupported."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vectors.__main__ import main
from tests.vectors.record import Inputs, Record, records
from tests.vectors.support import ADAPTERS
from tests.vectors.verdict import Outcome, judge

RECORDS = [record for _, record in records(Path(__file__).parent)]
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**6), 10**6),
    st.decimals(allow_nan=True, allow_infinity=True),
    st.sampled_from(["", "2026-01-31", "2026-02-30", "months", "12", "½", "1e999999"]),
    st.text(max_size=5),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.data())
@settings(max_examples=400)
def test_an_odd_input_never_crashes(data: st.DataObject) -> None:
    """A known record with any inputs replaced or left out gets a verdict that did not raise."""
    record = data.draw(st.sampled_from(RECORDS))
    names = st.sampled_from(sorted(record.inputs.values))
    changed = data.draw(st.dictionaries(names, VALUES, min_size=1, max_size=2))
    dropped = data.draw(st.sets(names, max_size=1))
    values = {**record.inputs.values, **changed}
    kept = {name: value for name, value in values.items() if name not in dropped}

    verdict = judge(replace(record, inputs=Inputs(kept)))

    assert not verdict.detail.startswith("raised")


@given(st.sampled_from(sorted(ADAPTERS)), VALUES, VALUES, VALUES)
def test_an_odd_record_is_unsupported(
    kind: str, inputs: object, expected: object, tolerance: object
) -> None:
    """Inputs of any shape under a kind we know do not crash, and do not pass."""
    record = Record(
        id="?", kind=kind, inputs=Inputs(inputs), expected=expected, tolerance=tolerance
    )

    assert judge(record).outcome is Outcome.UNSUPPORTED


def test_an_input_nobody_reads_is_not_passed_over() -> None:
    """An input we do not know might change the answer, so the record is left aside."""
    known = next(record for record in RECORDS if record.kind == "level_payment")
    more = replace(known, inputs=Inputs({**known.inputs.values, "deposit": Decimal(5)}))

    assert "input deposit" == judge(more).detail


@pytest.mark.parametrize(
    "content", ["", "{", "[1, null, []]", '{"id": 3}', "[[[[", '["a"]', "NaN", "9" * 5000]
)
def test_a_file_that_holds_no_records_is_counted(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file of anything else is unsupported, and the command ends in order."""
    (tmp_path / "odd.json").write_text(content)

    assert 1 == main([str(tmp_path)])
    assert capsys.readouterr().out.splitlines()[-1].startswith("0 passed, 0 failed, ")


def test_a_deep_file_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nesting beyond what can be read is unsupported."""
    deep = json.dumps([{"id": "a", "kind": "irr", "inputs": {}, "expected": {}}])
    (tmp_path / "deep.json").write_text("[" * 100_000 + deep + "]" * 100_000)

    assert 1 == main([str(tmp_path)])
    assert "0 passed, 0 failed, 1 unsupported" in capsys.readouterr().out


def test_what_only_looks_like_a_file_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder, bytes that are no text and a byte-order mark: all but the last are unsupported."""
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "bytes.json").write_bytes(b'[{"id": "\xff"}]')
    flows = {"kind": "irr", "inputs": {"flows": [-100, 110]}, "expected": {"irr": 0.1}}
    (tmp_path / "marked.json").write_text(json.dumps([flows]), encoding="utf-8-sig")

    assert 0 == main([str(tmp_path)])
    assert "1 passed, 0 failed, 2 unsupported" in capsys.readouterr().out
