"""What the job that tries other engines looks at: the calculators, wherever the root is."""

from pathlib import Path

import pytest

from tools.moving import blocks


def page(tmp_path: Path, base: str, says: str = "5.00") -> Path:
    """A page with one calculator whose links begin with `base`."""
    path = tmp_path / f"{len(list(tmp_path.iterdir()))}.html"
    text = f'<talk-calculator base="{base}"><a href="{base}tools/">{says}</a></talk-calculator>'
    path.write_text(f"<p>{text}</p>", encoding="utf-8")
    return path


@pytest.mark.parametrize("base", ["../", "../../", "./"])
def test_the_way_to_the_root_is_no_difference(tmp_path: Path, base: str) -> None:
    """An engine that knows the page's depth and one that does not show the same block."""
    assert blocks(page(tmp_path, base)) == blocks(page(tmp_path, "/"))


def test_another_answer_is_a_difference(tmp_path: Path) -> None:
    """A worked example that came out otherwise is seen."""
    assert blocks(page(tmp_path, "../")) != blocks(page(tmp_path, "/", says="5.01"))
