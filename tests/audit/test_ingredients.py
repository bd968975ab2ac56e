"""The SBOM and the provenance statement."""

import json
import re
from pathlib import Path

import pytest

from deploy.manifest import MANIFEST, digest
from tests import ROOT
from tools import ingredients

COMPONENTS = {each["name"]: each for each in ingredients.sbom()["components"]}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / MANIFEST).write_text("0  index.html\n")
    return tmp_path


def test_every_locked_python_package_is_listed() -> None:
    """Each pinned line of the site's lock file is an ingredient with its version."""
    text = (ROOT / "requirements/site.txt").read_text("utf-8")
    pinned = dict(re.findall(r"^([\w.-]+)==([^\s;\\]+)", text, re.MULTILINE))

    assert pinned == {name: COMPONENTS[name]["version"] for name in pinned}


def test_every_python_package_has_hashes() -> None:
    """No package comes without the hashes it is installed by."""
    python = [each for each in COMPONENTS.values() if each["purl"].startswith("pkg:pypi/")]

    assert [] == [each["name"] for each in python if not each["properties"]]


def test_engine_is_listed_with_its_licence() -> None:
    """What readers run is named with version and licence."""
    locked = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    pyodide = COMPONENTS["pyodide"]

    assert locked["node_modules/pyodide"]["version"] == pyodide["version"]
    assert [{"license": {"id": "MPL-2.0"}}] == pyodide["licenses"]


def test_what_only_tests_use_is_no_ingredient() -> None:
    """A package of the tests reaches no reader."""
    assert "axe-core" not in COMPONENTS


def test_statement_is_about_the_manifest(site: Path) -> None:
    """Whoever has the manifest's hash can find the commit it came from."""
    expected = [{"name": MANIFEST, "digest": {"sha256": digest(site / MANIFEST)}}]

    assert expected == ingredients.provenance(site)["subject"]


def test_same_site_has_the_same_papers(site: Path, tmp_path: Path) -> None:
    """Nothing in them depends on when or where they were written."""
    first = [file.read_bytes() for file in ingredients.write(site, tmp_path / "a")]

    assert first == [file.read_bytes() for file in ingredients.write(site, tmp_path / "b")]
