"""The engine is the published one."""

import shutil
from pathlib import Path

import pytest

from deploy.engine import LIST, EngineError, check_engine
from deploy.manifest import listed
from tests import ROOT


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "assets/runtime/engine.0123456789abcdef"
    folder.mkdir(parents=True)
    for name in listed(LIST.read_text("utf-8")):
        shutil.copyfile(ROOT / "node_modules/pyodide" / name, folder / name)
    return tmp_path


def engine(site: Path) -> Path:
    return next(site.glob("assets/runtime/engine.*"))


def test_installed_engine_is_the_listed_one(site: Path) -> None:
    """What npm's lock brought has the committed hashes."""
    check_engine(site)

    assert {"pyodide.asm.js", "pyodide.asm.wasm", "pyodide.mjs"} == {
        file.name for file in engine(site).iterdir()
    }


def test_changed_byte_is_found(site: Path) -> None:
    """One byte more in one file stops the build and names the file."""
    with (engine(site) / "pyodide.mjs").open("a") as file:
        file.write(" ")

    with pytest.raises(EngineError, match=r"pyodide\.mjs"):
        check_engine(site)


def test_missing_file_is_found(site: Path) -> None:
    """An engine without one of its files is not the listed one."""
    (engine(site) / "pyodide.asm.wasm").unlink()

    with pytest.raises(EngineError, match=r"pyodide\.asm\.wasm"):
        check_engine(site)


def test_unknown_file_is_found(site: Path) -> None:
    """Nothing runs beside the engine that nobody has listed."""
    (engine(site) / "more.js").write_text("1")

    with pytest.raises(EngineError, match=r"more\.js"):
        check_engine(site)
