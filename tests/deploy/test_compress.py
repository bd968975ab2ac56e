"""Compressed copies, made by several threads that share one cache."""

from pathlib import Path

from deploy.compress import compress, compressible, unfaithful

EQUAL = 200


def test_equal_files_are_compressed_side_by_side(tmp_path: Path) -> None:
    """Threads that hold equal content neither spoil nor take away one another's copy."""
    site, cache = tmp_path / "site", tmp_path / "cache"
    site.mkdir()
    for number in range(EQUAL):
        (site / f"{number}.txt").write_text("一样的字", "utf-8")

    compress(compressible(site), cache)

    assert 3 * EQUAL == len([each for each in site.iterdir() if each.suffix != ".txt"])
    assert [] == unfaithful(site)
    assert 3 == len(list(cache.iterdir()))
