"""In the browser's archive: the same rules, without a TOML reader."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from calculators import law
from calculators.law import store
from calculators.law.pack import packed
from tests import ROOT

ASK = """
import sys
sys.path.insert(0, sys.argv[1])
from calculators import law
rules = repr(law.all_rules())
print(law.__file__.startswith(sys.argv[1]), "tomllib" in sys.modules)
print(rules)
"""


def archive(folder: Path, *, as_json: bool) -> Path:
    """The floors up to law in one archive, with the data as TOML or packed as JSON."""
    path = folder / "python.zip"
    with ZipFile(path, "w") as zipped:
        for floor in ("", "finance", "law"):
            for module in (ROOT / "calculators" / floor).glob("*.py"):
                zipped.write(module, module.relative_to(ROOT))
        for file in () if as_json else (ROOT / "calculators" / "law").glob("*.toml"):
            zipped.write(file, file.relative_to(ROOT))
        for name, text in packed().items() if as_json else ():
            zipped.writestr(name, text)
    return path


@pytest.mark.parametrize("as_json", [False, True])
def test_an_archive_answers_like_the_folder(tmp_path: Path, *, as_json: bool) -> None:
    """From inside a zip every rule reads the same, and packed data need no TOML reader."""
    asked = [sys.executable, "-I", "-X", "utf8", "-c", ASK, str(archive(tmp_path, as_json=as_json))]
    told = subprocess.run(asked, capture_output=True, encoding="utf-8", check=True, cwd=tmp_path)

    assert told.stdout.splitlines() == [f"True {not as_json}", repr(law.all_rules())]


def test_one_rule_reads_one_file() -> None:
    """A calculator that needs one rule parses its file and no other."""
    ask = (
        "from calculators import law; from calculators.law import store;"
        "law.rule('cc_678'); print(store.tables.cache_info().currsize)"
    )
    told = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, encoding="utf-8", check=True, cwd=ROOT
    )

    assert told.stdout.strip() == "1"


@pytest.mark.parametrize("file", store.FILES)
def test_packed_tables_are_those_of_the_file(monkeypatch: pytest.MonkeyPatch, file: str) -> None:
    """Read from JSON, a file's tables are what its TOML says."""
    texts = {Path(name).stem: text for name, text in packed().items()}
    monkeypatch.setattr(store, "_text", texts.__getitem__)

    assert repr(store.tables(file)) == repr(store.tables.__wrapped__(file))
