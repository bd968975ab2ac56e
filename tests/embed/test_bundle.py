"""The archive browsers run: complete, small in what it holds, and the same bytes each time."""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

import calculators
from calculators.embed import bundle, gathered, rehearsal, rehearse
from calculators.embed.gathered import BundleError
from tests import ROOT

BUILD_ONLY = (
    "bundle",
    "archive",
    "gathered",
    "rehearse",
    "rehearsal",
    "fence",
    "law_fence",
    "command",
)


@pytest.fixture(scope="module")
def archive() -> bytes:
    """The archive of the present sources."""
    return bundle.archive()


@pytest.fixture(scope="module")
def paths(archive: bytes) -> list[str]:
    """What is in it."""
    return ZipFile(BytesIO(archive)).namelist()


def test_the_archive_answers_as_python_does_here(archive: bytes) -> None:
    """Examples, unreadable and empty texts of every calculator: the same answers in Pyodide."""
    asked = json.dumps({"names": calculators.names(), "modules": ()})
    here = json.loads(rehearsal.rehearse(asked))["answers"]

    assert here == json.loads(rehearse.rehearse(archive))["answers"]


def test_a_workbook_written_with_both_archives_is_the_same(archive: bytes) -> None:
    """Every calculator's workbook: the same bytes in Pyodide, from what a reader fetches."""
    told = {"names": calculators.names(), "modules": (), "workbooks": True}
    here = json.loads(rehearsal.rehearse(json.dumps(told)))["answers"]
    second = bundle.workbook_archive(archive)

    assert here == json.loads(rehearse.rehearse(archive, second, workbooks=True))["answers"]


def test_the_first_archive_writes_no_workbooks(archive: bytes, paths: list[str]) -> None:
    """What writes them waits until it is asked for, and nothing comes twice."""
    second = ZipFile(BytesIO(bundle.workbook_archive(archive))).namelist()

    assert [] == [path for path in paths if path.startswith(("xlsxwriter", "zipfile"))]
    assert set() == set(paths) & set(second)
    assert "xlsxwriter/workbook.pyc" in second


def test_a_module_that_is_missing_is_told(archive: bytes) -> None:
    """An exception inside leaves the engine as an exception, named, and does not hang."""
    with pytest.raises(BundleError, match="No module named 'nowhere'"):
        rehearse.rehearse(archive, modules=("nowhere",))


def test_the_archive_holds_no_source_and_nothing_of_the_build(paths: list[str]) -> None:
    """Compiled modules and tables only; fences, bundle and command line stay behind."""
    doors = [f"calculators/embed/{name}.pyc" for name in BUILD_ONLY]

    assert [] == [path for path in paths if path.endswith((".py", ".toml"))]
    assert [] == [path for path in paths if path in doors]


def test_every_calculator_is_in_the_archive(paths: list[str]) -> None:
    """Each can be asked for."""
    wanted = {f"calculators/{name}.pyc" for name in calculators.names()}

    assert set() == wanted - set(paths)


def test_only_three_packages_are_in_the_archive_beside_the_standard_library(
    paths: list[str],
) -> None:
    """Ours, htpy and markupsafe; the rest is the language's own, or Pyodide's."""
    roots = {path.split("/")[0].removesuffix(".pyc") for path in paths}
    others = roots - set(sys.stdlib_module_names)

    assert {"calculators", "htpy", "markupsafe", "pyodide", "_pyodide"} == others


def test_the_archive_names_no_place_of_this_machine(archive: bytes) -> None:
    """A compiled module carries its path in the archive, not the one it was compiled at."""
    assert str(ROOT).encode() not in archive


def test_the_archive_does_not_depend_on_the_hash_seed(archive: bytes) -> None:
    """Two builds with other seeds give the same bytes."""
    script = "import sys; from calculators.embed import bundle; "
    script += "sys.stdout.buffer.write(bundle.archive())"
    seeds = ({"PYTHONHASHSEED": seed} for seed in ("1", "2"))
    built = [
        subprocess.run(
            [sys.executable, "-c", script], cwd=ROOT, env=seed, capture_output=True, check=True
        ).stdout
        for seed in seeds
    ]

    assert [archive, archive] == built


def test_the_settings_list_what_was_written(tmp_path: Path) -> None:
    """Every address in `runtime.json` is a file of that size, under a name with a hash."""
    bundle.write(tmp_path)
    settings = json.loads((tmp_path / "runtime.json").read_text(encoding="utf-8"))
    inside = {
        path.removeprefix("assets/runtime/"): size for path, size in settings["bytes"].items()
    }
    written = {
        file.relative_to(tmp_path).as_posix(): file.stat().st_size
        for file in tmp_path.rglob("*")
        if file.is_file() and file.name != "runtime.json"
    }

    assert written == inside
    assert settings["archive"] in settings["bytes"]
    assert f"{settings['indexURL']}pyodide.asm.wasm" in settings["bytes"]


def test_a_missing_engine_is_told_in_both_languages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Without node_modules/pyodide: one sentence each, no traceback, exit code 1."""
    monkeypatch.setattr(gathered, "ENGINE", tmp_path)

    assert 1 == bundle.main()
    told = capsys.readouterr().err
    assert "请先运行 make build" in told
    assert "run `make build`" in told
