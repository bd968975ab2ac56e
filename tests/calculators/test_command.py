"""`python -m calculators`, as an editor or a checker meets it."""

from __future__ import annotations

import json
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

import calculators
from calculators.embed.command import flattened, main
from tests.calculators.unsolved import SEVERAL

RUN = ["run", "repayment_schedule"]


def run_json(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> Any:
    """The JSON object a run prints."""
    assert status == main([*RUN, *arguments, "--json"])
    return json.loads(capsys.readouterr().out)


def figures(answer: Any) -> dict[str, str]:
    """Figures by key, as text."""
    return {key: figure["value"] for key, figure in answer["figures"].items()}


def test_list_names_every_calculator(capsys: pytest.CaptureFixture[str]) -> None:
    """`list` prints each name with its title."""
    assert main(["list"]) == 0

    listed = [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]

    assert list(calculators.names()) == listed


@pytest.mark.parametrize("name", calculators.names())
def test_show_describes_inputs_and_answers(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`show` lists every figure and table an answer may hold."""
    assert main(["show", name]) == 0

    shown = capsys.readouterr().out

    assert all(key in shown for key in calculators.get(name).figures + calculators.get(name).tables)


def test_run_reads_inputs_as_typed(capsys: pytest.CaptureFixture[str]) -> None:
    """`run` takes the texts a reader would type."""
    answer = run_json(capsys, "principal=3万", "rate=年18%", "months=2年")

    assert figures(answer)["payment"] == "1497.72"
    assert answer["inputs"]["principal"] == "30,000.00"


def test_json_has_the_public_shape(capsys: pytest.CaptureFixture[str]) -> None:
    """Keys of the JSON answer are what files and outside checks use."""
    answer = run_json(capsys)

    assert {
        "calculator", "inputs", "sentence", "figures", "tables", "notes", "next", "rules",
        "limits", "documents",
    } <= answer.keys()  # fmt: skip
    assert answer["figures"]["payment"] == {
        "label": "第一期要还",
        "value": "2750.40",
        "unit": "CNY",
    }
    assert answer["figures"]["apr_nominal"]["unit"] == "percent_per_year"
    assert answer["figures"]["months_actual"] == {
        "label": "实际还多久",
        "value": "12",
        "unit": "months",
    }
    assert answer["tables"]["schedule"]["columns"][0] == "number"
    assert answer["tables"]["proof"]["rows"][-1][-1] == "0.00"


def test_a_mistake_exits_with_two_and_says_all(capsys: pytest.CaptureFixture[str]) -> None:
    """All mistakes at once: sentences on standard error, names in the JSON."""
    assert main([*RUN, "principal=钱", "months=0", "--json"]) == 2

    printed = capsys.readouterr()

    assert ["principal", "months"] == [each["name"] for each in json.loads(printed.out)["mistakes"]]
    assert "贷款本金" in printed.err


def test_unknown_calculators_and_words_are_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong name or a word without `=` is answered in Chinese, with status 2."""
    assert main(["run", "repayment"]) == 2
    assert main([*RUN, "principal"]) == 2
    assert main(["show", "../etc"]) == 2
    assert main(["compute"]) == 2
    assert main([]) == 2
    assert main([*RUN, "--yaml"]) == 2

    assert "没有「repayment」这个计算器" in capsys.readouterr().err


def test_inputs_come_from_a_file_and_the_command_line_wins(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--from` reads a JSON object; `key=value` beats it."""
    file = tmp_path / "inputs.json"
    file.write_text(json.dumps({"principal": 10000, "months": 12, "rate": "24%"}), encoding="utf-8")

    answer = run_json(capsys, "--from", str(file), "months=1")

    assert figures(answer)["payment"] == "10200.00"  # one month at 2 %


@pytest.mark.parametrize("content", ["", "[1]", "{", '"x"', "[" * 100_000])
def test_a_bad_file_is_a_sentence(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is no JSON object is answered with a sentence, status 2."""
    file = tmp_path / "inputs.json"
    file.write_text(content, encoding="utf-8")

    assert main([*RUN, "--from", str(file)]) == 2
    assert "JSON" in capsys.readouterr().err


def test_a_missing_file_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there is named, status 2."""
    missing = tmp_path / "nowhere.json"

    assert 2 == main([*RUN, "--from", str(missing)])
    assert f"打不开文件 {missing}" in capsys.readouterr().err


def test_no_solution_exits_with_three(capsys: pytest.CaptureFixture[str]) -> None:
    """Where the mathematics has no single answer it is said, with a status of its own."""
    assert 3 == main(["run", "true_cost", *(f"{key}={text}" for key, text in SEVERAL.items())])

    told = capsys.readouterr()

    assert ("", True) == (told.out, "不替你挑一个" in told.err)


def test_csv_opens_in_a_spreadsheet(tmp_path: Path) -> None:
    """CSV carries a byte-order mark and CRLF, with Chinese headings."""
    file = tmp_path / "schedule.csv"
    assert main([*RUN, "--csv", str(file), "--table", "schedule"]) == 0

    raw = file.read_bytes()

    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.decode("utf-8-sig").split("\r\n")[0].startswith("期数,还款日,还款额")
    assert len(raw.split(b"\r\n")) == 14  # heading, twelve rows, and the end


def test_an_unknown_table_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Asking for a table the answer does not hold lists those it does."""
    assert main([*RUN, "--csv", str(tmp_path / "x.csv"), "--table", "growth"]) == 2
    assert "schedule" in capsys.readouterr().err


def test_several_files_are_written_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each option writes its file; the day given stands in them, and nothing is printed."""
    files = {name: tmp_path / f"a.{name}" for name in ("csv", "xlsx", "ics")}
    options = [word for name, file in files.items() for word in (f"--{name}", str(file))]

    assert 0 == main([*RUN, *options, "--on", "2027年1月5日"])
    assert "" == capsys.readouterr().out
    assert files["xlsx"].read_bytes().startswith(b"PK")
    assert b"DTSTAMP:20270105T000000Z" in files["ics"].read_bytes()


def test_files_that_cannot_be_written_are_sentences(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No calendar in the answer, no such folder, no such day: status 2 and a sentence each."""
    assert 2 == main(["run", "court_fee", "--ics", str(tmp_path / "a.ics")])
    assert 2 == main([*RUN, "--xlsx", str(tmp_path / "nowhere" / "a.xlsx")])
    assert 2 == main([*RUN, "--xlsx", str(tmp_path / "a.xlsx"), "--on", "哪天"])

    told = capsys.readouterr().err
    assert [] == [
        part for part in ("没有要记进日历的日子", "写不进文件", "--on 没有读懂") if part not in told
    ]


def test_inputs_may_come_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--from -` reads the object from standard input."""
    monkeypatch.setattr(sys, "stdin", StringIO(json.dumps({"months": 24})))

    assert "24" == run_json(capsys, "--from", "-")["inputs"]["months"]


def test_rows_of_a_file_are_arrays_of_objects() -> None:
    """Numbers keep their notation, null is nothing typed, and an empty array is no row."""
    content = {
        "debts": [{"name": "甲", "balance": 12.5, "left": None, "known": True}, "乙"],
        "a": [],
    }

    assert {
        "debts.1.name": "甲",
        "debts.1.balance": "12.5",
        "debts.1.left": "",
        "debts.1.known": "yes",
        "debts.2.": "乙",
        "a.1.off": "yes",
    } == dict(flattened(content))


def test_rows_of_the_command_line_replace_those_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever types one row means that row, not it among the file's others."""
    file = tmp_path / "in.json"
    rows = [{"on": "2025-01-01", "amount": 1}, {"on": "2025-02-01", "amount": -2}]
    file.write_text(json.dumps({"flows": rows, "issued": None}), encoding="utf-8")
    typed = ["flows.1.on=2025-01-01", "flows.1.amount=1000"]
    typed += ["flows.2.on=2026-01-01", "flows.2.amount=-1100"]

    assert main(["run", "true_cost", "--json", "--from", str(file), *typed]) == 0
    assert "-1,100.00" in capsys.readouterr().out


def test_a_mistake_without_json_is_only_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Sentences on standard error, nothing on standard output."""
    assert main([*RUN, "months=0"]) == 2

    told = capsys.readouterr()

    assert ("", True) == (told.out, "months" in told.err)
