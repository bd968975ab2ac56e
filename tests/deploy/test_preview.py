"""A preview is data from an untrusted build: unpacked with care, shown to no search engine."""

import io
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from deploy import preview
from tests import ROOT

PAGE = b"<!doctype html><title>x</title>"


def archive(tmp_path: Path, *members: tuple[tarfile.TarInfo, bytes]) -> Path:
    """A gzipped tar of a page and these members."""
    path = tmp_path / "preview.tar.gz"
    with tarfile.open(path, "w:gz") as packed:
        for member, text in ((tarfile.TarInfo("./index.html"), PAGE), *members):
            member.size = len(text)
            packed.addfile(member, io.BytesIO(text))
    return path


def member(name: str, kind: bytes = tarfile.REGTYPE, leads_to: str = "") -> tarfile.TarInfo:
    """One entry of a tar."""
    found = tarfile.TarInfo(name)
    found.type, found.linkname = kind, leads_to
    return found


def test_a_site_is_shown(tmp_path: Path) -> None:
    """The page stands in the target as it was built."""
    preview.show(archive(tmp_path), tmp_path / "shown")

    assert PAGE == (tmp_path / "shown/index.html").read_bytes()


def test_search_engines_are_turned_away(tmp_path: Path) -> None:
    """Whatever the build says of robots and headers, nothing of a preview is indexed."""
    planted = ((member("robots.txt"), b"Allow: /"), (member("_headers"), b"/*\n  X-Other: 1\n"))
    preview.show(archive(tmp_path, *planted), tmp_path / "shown")
    headers = (tmp_path / "shown/_headers").read_text("utf-8")

    assert "X-Robots-Tag: noindex, nofollow" in headers
    assert "X-Other" not in headers
    assert preview.ROBOTS == (tmp_path / "shown/robots.txt").read_text("utf-8")


@pytest.mark.parametrize(
    "wrong",
    [
        member("link", tarfile.SYMTYPE, "/etc/passwd"),
        member("hard", tarfile.LNKTYPE, "../../x"),
        member("device", tarfile.CHRTYPE),
        member("../outside.html"),
    ],
    ids=lambda wrong: wrong.name,
)
def test_what_leads_out_is_refused(tmp_path: Path, wrong: tarfile.TarInfo) -> None:
    """Links, devices and paths above the folder end with code 2, and nothing stands outside."""
    packed = archive(tmp_path, (wrong, b""))
    expected = 2

    assert expected == preview.main([str(packed), str(tmp_path / "in" / "shown")])
    assert not (tmp_path / "in" / "outside.html").exists()


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive that would fill the host is not unpacked."""
    monkeypatch.setattr(preview, "MOST_FILES", 1)
    packed = archive(tmp_path, (member("b.html"), b"x"))

    with pytest.raises(preview.PreviewError, match="太多"):
        preview.show(packed, tmp_path / "shown")
    assert not (tmp_path / "shown").exists()


def test_it_runs_where_nothing_is_installed(tmp_path: Path) -> None:
    """The job that publishes installs nothing: the standard library suffices."""
    packed, shown = archive(tmp_path), tmp_path / "shown"
    bare = [sys.executable, "-S", "-m", "deploy.preview", str(packed), str(shown)]

    assert not subprocess.run(bare, cwd=ROOT, check=False).returncode
    assert PAGE == (shown / "index.html").read_bytes()


def test_what_is_no_site_is_refused(tmp_path: Path) -> None:
    """An archive without a first page is no site."""
    path = tmp_path / "empty.tar.gz"
    with tarfile.open(path, "w:gz"):
        pass
    expected = 2

    assert expected == preview.main([str(path), str(tmp_path / "shown")])
