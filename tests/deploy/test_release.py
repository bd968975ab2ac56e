"""Releases: whole or not at all, and back by one command."""

import re
from pathlib import Path

import pytest

from deploy.compress import PACKERS, compress, compressible
from deploy.manifest import MANIFEST, differences, manifest
from deploy.release import KEPT, ReleaseError, main, release, take_back


def site(folder: Path, text: str) -> Path:
    """A published site of one page."""
    made = folder / f"site-{text}"
    made.mkdir()
    (made / "index.html").write_text(text)
    compress(compressible(made), folder / "cache")
    (made / MANIFEST).write_text(manifest(made))
    return made


def served(target: Path) -> str:
    return (target / "current/index.html").read_text()


def test_release_is_served(tmp_path: Path) -> None:
    """The folder a host serves leads to the new pages and their compressed copies."""
    release(site(tmp_path, "one"), tmp_path / "www")

    assert "one" == served(tmp_path / "www")
    assert (tmp_path / "www/current/index.html.br").is_file()


def test_one_command_takes_a_release_back(tmp_path: Path) -> None:
    """After a second release, the first is served again."""
    for text in ("one", "two"):
        release(site(tmp_path, text), tmp_path / "www")

    assert 0 == main(["--back", str(tmp_path / "www")])
    assert "one" == served(tmp_path / "www")


def test_taking_back_twice_brings_the_newer_back(tmp_path: Path) -> None:
    """Whoever took back by mistake repeats the command."""
    for text in ("one", "two"):
        release(site(tmp_path, text), tmp_path / "www")
    take_back(tmp_path / "www")
    take_back(tmp_path / "www")

    assert "two" == served(tmp_path / "www")


def test_file_that_is_not_as_listed_is_not_released(tmp_path: Path) -> None:
    """A file changed after publishing stops the release, and the served site stays."""
    release(site(tmp_path, "one"), tmp_path / "www")
    spoilt = site(tmp_path, "two")
    (spoilt / "index.html").write_text("spoilt")

    with pytest.raises(ReleaseError, match=r"index\.html"):
        release(spoilt, tmp_path / "www")
    assert "one" == served(tmp_path / "www")


def test_first_release_cannot_be_taken_back(tmp_path: Path) -> None:
    """Without an earlier release the command says so and changes nothing."""
    release(site(tmp_path, "one"), tmp_path / "www")

    assert 2 == main(["--back", str(tmp_path / "www")])
    assert "one" == served(tmp_path / "www")


def test_same_site_is_one_release(tmp_path: Path) -> None:
    """Publishing equal bytes again keeps the way back to what was different."""
    for text in ("one", "two"):
        release(site(tmp_path, text), tmp_path / "www")
    release(tmp_path / "site-two", tmp_path / "www")

    assert "one" == (tmp_path / "www/previous/index.html").read_text()


def test_old_releases_are_forgotten(tmp_path: Path) -> None:
    """A host's disk does not fill: the newest few stay."""
    for number in range(KEPT + 3):
        release(site(tmp_path, str(number)), tmp_path / "www")

    assert KEPT == len(list((tmp_path / "www/releases").iterdir()))


def test_what_an_open_page_still_asks_for_is_there(tmp_path: Path) -> None:
    """Scripts of the release before stay at their address, and go with the one after the next."""
    for text in ("one", "two", "three"):
        made = site(tmp_path, text)
        script = made / f"assets.{text.encode().hex():0>16}/a.js"
        script.parent.mkdir()
        script.write_text(text)
        compress(compressible(made), tmp_path / "cache")
        (made / MANIFEST).write_text(manifest(made))
        release(made, tmp_path / "www")
    found = sorted(file.read_text() for file in (tmp_path / "www/current").glob("assets.*/a.js"))

    assert ["three", "two"] == found
    assert [] == differences((tmp_path / "www/current").resolve())


def test_a_carried_file_that_was_changed_is_found(tmp_path: Path) -> None:
    """What is carried on is compared as well."""
    for text in ("one", "two"):
        made = site(tmp_path, text)
        (made / f"{text}.0123456789.js").write_text(text)
        compress(compressible(made), tmp_path / "cache")
        (made / MANIFEST).write_text(manifest(made))
        release(made, tmp_path / "www")
    current = (tmp_path / "www/current").resolve()
    (current / "one.0123456789.js").write_text("spoilt")

    assert ["one.0123456789.js"] == differences(current)


@pytest.mark.parametrize("suffix", PACKERS)
def test_copy_that_does_not_unpack_to_the_page_is_not_released(tmp_path: Path, suffix: str) -> None:
    """A browser is sent the compressed copy, so a spoilt one stops the release too."""
    spoilt = site(tmp_path, "one")
    (spoilt / f"index.html{suffix}").write_bytes(b"spoilt")

    with pytest.raises(ReleaseError, match=re.escape(f"index.html{suffix}")):
        release(spoilt, tmp_path / "www")
