"""The archive browsers run: complete, small in what it holds, and the same bytes each time."""

from __future__ import annotations

import encodings
import importlib
import json
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

import calculators
from calculators.embed import bundle, gathered, rehearsal, rehearse
from calculators.embed.archive import compiled
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


def test_the_runtime_is_written_again_only_where_something_changed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The same sources write once; a file that is missing afterwards writes again."""
    runtime, written = tmp_path / "overrides" / "runtime", []

    def write(target: Path) -> None:
        written.append(target)
        target.mkdir(parents=True, exist_ok=True)
        (target / "python.zip").write_bytes(b"")
        settings = {"bytes": {"runtime/python.zip": 0}}
        (target / "runtime.json").write_text(json.dumps(settings), encoding="utf-8")

    for name, value in {"ROOT": tmp_path, "RUNTIME": runtime, "write": write}.items():
        monkeypatch.setattr(bundle, name, value)
    monkeypatch.setattr(bundle, "_STAMP", tmp_path / "made_from")

    assert [0, 0, 1] == [bundle.main(), bundle.main(), len(written)]
    (runtime / "python.zip").unlink()
    assert [0, 2] == [bundle.main(), len(written)]


def test_what_was_made_before_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The same contents are made once; others replace what is kept of the first."""
    monkeypatch.setattr(gathered, "CACHE", tmp_path)
    made = iter([b"one", b"two"])
    kept = [gathered.kept("x.zip", {"a": each}, lambda: next(made)) for each in (b"1", b"1", b"2")]

    assert [b"one", b"one", b"two"] == kept
    assert 1 == len(list(tmp_path.iterdir()))


def test_a_missing_writer_of_workbooks_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without xlsxwriter the build says what to run."""
    monkeypatch.setattr(gathered, "_WORKBOOK_LIBRARY", "nowhere_at_all")

    with pytest.raises(BundleError, match="make setup"):
        gathered.workbook_sources()


def test_a_missing_node_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Node.js the build says what to run."""
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)

    with pytest.raises(BundleError, match="make build"):
        rehearse.rehearse(b"")


def test_what_cannot_be_compiled_stops_the_build() -> None:
    """A module that is not Python is no part of an archive."""
    with pytest.raises(RuntimeError, match="broken"):
        compiled({"broken.py": b"def"})


def test_a_second_archive_is_looked_into_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What only workbooks need is imported from it, within shared packages too."""
    second = tmp_path / "second.zip"
    with ZipFile(second, "w") as zipped:
        zipped.writestr("planted_alone.py", "ANSWER = 41")
        zipped.writestr("importlib/planted_within.py", "ANSWER = 42")
    monkeypatch.setattr(sys, "path", [*sys.path])
    for package in (encodings, importlib):
        monkeypatch.setattr(package, "__path__", [*package.__path__])
    modules = ["planted_alone", "importlib.planted_within"]
    asked = json.dumps({"names": [], "modules": modules, "widened": str(second)})
    for _ in range(2):
        rehearsal.rehearse(asked)

    assert [41, 42] == [sys.modules.pop(name).ANSWER for name in modules]
    assert 1 == sys.path.count(str(second))
