"""How two builds are compared."""

from pathlib import Path

from tools.audit import repeat


def test_same_trees_do_not_differ() -> None:
    """Two equal builds have no difference."""
    assert [] == repeat.differences({"a": "1"}, {"a": "1"})


def test_differences_are_named() -> None:
    """A changed, a missing and an added file are each named."""
    first, second = {"a": "1", "b": "1", "c": "1"}, {"a": "2", "b": "1", "d": "1"}

    assert ["a", "c", "d"] == repeat.differences(first, second)


def test_hashes_see_every_byte(tmp_path: Path) -> None:
    """A tree's hashes change with one byte of one file."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "page.html").write_bytes(b"one")
    before = repeat.hashes(tmp_path)
    (tmp_path / "deep" / "page.html").write_bytes(b"two")

    assert ["deep/page.html"] == repeat.differences(before, repeat.hashes(tmp_path))
