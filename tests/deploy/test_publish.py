"""The step after the build."""

import gzip
from hashlib import sha256
from pathlib import Path

import brotli
import pytest

from deploy import compress
from deploy.publish import main, publish

PAGE = "<!doctype html><p>先谈谈" * 50


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text(PAGE, "utf-8")
    (site / "logo.png").write_bytes(b"png")
    publish(site, tmp_path / "cache")
    return site


def test_brotli_copy_unpacks_to_the_page(site: Path) -> None:
    """The brotli copy is the page."""
    assert brotli.decompress((site / "index.html.br").read_bytes()) == PAGE.encode()


def test_gzip_copy_unpacks_to_the_page(site: Path) -> None:
    """The gzip copy is the page."""
    assert gzip.decompress((site / "index.html.gz").read_bytes()) == PAGE.encode()


def test_pictures_are_left_alone(site: Path) -> None:
    """What is compressed already gets no copy."""
    assert not (site / "logo.png.br").exists()


def test_manifest_lists_each_file_with_its_hash(site: Path) -> None:
    """Anybody can compare what a host serves with what was built."""
    listed = (site / "manifest.sha256").read_text().splitlines()

    assert f"{sha256(PAGE.encode()).hexdigest()}  index.html" in listed


def test_second_run_compresses_nothing(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unchanged content is taken from the cache."""
    packed: list[bytes] = []
    monkeypatch.setattr(compress, "PACKERS", {".br": packed.append, ".gz": packed.append})
    publish(site, site.parent / "cache")

    assert packed == []


def test_second_run_changes_no_byte(site: Path) -> None:
    """Publishing again gives the same files."""
    first = {file: file.read_bytes() for file in site.iterdir()}
    publish(site, site.parent / "cache")

    assert first == {file: file.read_bytes() for file in site.iterdir()}


def test_unbuilt_site_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a built site the step says what to run."""
    status = main([str(tmp_path)])

    assert (status, "make build" in capsys.readouterr().err) == (2, True)
