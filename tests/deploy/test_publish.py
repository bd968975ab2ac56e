"""The step after the build."""

import gzip
from hashlib import sha256
from pathlib import Path

import brotli
import pytest
import zstandard

from deploy import compress
from deploy.manifest import differences
from deploy.publish import main, publish
from deploy.security import ContactError
from tools.audit.repeat import hashes

PAGE = "<!doctype html><p>先谈谈" * 50
CONTACT = {
    "SECURITY_CONTACT": "mailto:someone@example.org",
    "SITE_URL": "https://example.org/",
    "SOURCE_DATE_EPOCH": "1767225600",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text(PAGE, "utf-8")
    (site / "logo.png").write_bytes(b"png")
    publish(site, tmp_path / "cache", {})
    return site


def test_brotli_copy_unpacks_to_the_page(site: Path) -> None:
    """The brotli copy is the page."""
    assert brotli.decompress((site / "index.html.br").read_bytes()) == PAGE.encode()


def test_gzip_copy_unpacks_to_the_page(site: Path) -> None:
    """The gzip copy is the page."""
    assert gzip.decompress((site / "index.html.gz").read_bytes()) == PAGE.encode()


def test_zstd_copy_unpacks_to_the_page(site: Path) -> None:
    """The Zstandard copy is the page."""
    packed = (site / "index.html.zst").read_bytes()

    assert zstandard.ZstdDecompressor().decompress(packed) == PAGE.encode()


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
    monkeypatch.setattr(compress, "PACKERS", dict.fromkeys(compress.PACKERS, packed.append))
    publish(site, site.parent / "cache", {})

    assert packed == []


def test_second_run_changes_no_byte(site: Path) -> None:
    """Publishing again gives the same files."""
    first = hashes(site)
    publish(site, site.parent / "cache", {})

    assert first == hashes(site)


def test_unbuilt_site_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a built site the step says what to run."""
    status = main([str(tmp_path)])

    assert (status, "make build" in capsys.readouterr().err) == (2, True)


@pytest.mark.parametrize(
    "name", ["_headers", "_hosts/nginx-http.conf", "_hosts/nginx-server.conf", "_hosts/Caddyfile"]
)
def test_every_host_is_told_the_policy_headers_name(site: Path, name: str) -> None:
    """Each kind of host gets the referrer policy of the one table, or its variable."""
    assert "Referrer-Policy" in (site / name).read_text() or "$site_referrer_policy" in (
        site / name
    ).read_text("utf-8")


def test_published_site_is_as_listed(site: Path) -> None:
    """Straight after publishing nothing differs from the manifest."""
    assert [] == differences(site)


def test_changed_missing_and_added_files_are_named(site: Path) -> None:
    """Whatever happened to a published file, the comparison names it."""
    (site / "index.html").write_text("changed", "utf-8")
    (site / "logo.png").unlink()
    (site / "more.html").write_text("more", "utf-8")

    assert ["index.html", "logo.png", "more.html"] == differences(site)


def test_security_txt_names_contact_and_end(site: Path) -> None:
    """The contact, an end within a year of publishing, and the file's own address (RFC 9116)."""
    publish(site, site.parent / "cache", CONTACT)

    assert [
        "Contact: mailto:someone@example.org",
        "Expires: 2026-12-31T00:00:00Z",
        "Preferred-Languages: zh, en",
        "Canonical: https://example.org/.well-known/security.txt",
    ] == (site / ".well-known/security.txt").read_text("utf-8").splitlines()


def test_without_a_contact_there_is_no_security_txt(site: Path) -> None:
    """Nobody is told of a contact that does not answer."""
    assert not (site / ".well-known/security.txt").exists()


@pytest.mark.parametrize("contact", ["someone@example.org", "mailto:a@example.org\nEncryption: x"])
def test_contact_that_is_no_address_is_refused(site: Path, contact: str) -> None:
    """A bare name or a second line is refused with a sentence."""
    with pytest.raises(ContactError, match="SECURITY_CONTACT"):
        publish(site, site.parent / "cache", CONTACT | {"SECURITY_CONTACT": contact})
