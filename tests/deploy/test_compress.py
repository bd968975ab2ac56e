"""Compressed copies, made by several threads that share one cache."""

from pathlib import Path
from threading import Barrier

import pytest

from deploy.compress import compress, compressible, unfaithful

PATIENCE = 60


def test_equal_files_are_compressed_side_by_side(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two threads that hold equal content do not take away one another's copy."""
    site, cache = tmp_path / "site", tmp_path / "cache"
    site.mkdir()
    for name in ("one.txt", "two.txt"):
        (site / name).write_text("一样的字", "utf-8")
    both, replace = Barrier(2, timeout=PATIENCE), Path.replace

    def together(self: Path, target: Path) -> Path:
        both.wait()
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", together)
    compress(compressible(site), cache)

    assert 6 == len([each for each in site.iterdir() if each.suffix != ".txt"])
    assert [] == unfaithful(site)
    assert 3 == len(list(cache.iterdir()))
