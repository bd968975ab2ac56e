"""What the job that tries other engines looks at: the calculators, wherever the root is."""

from pathlib import Path
from typing import Any

import pytest

from tests.browser.reader import Reader
from tools.moving import FIGURE, TYPED, answered, blocks


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


class Shows:
    """A page on which seven months of the example were asked for, and this amount stands."""

    url = ""

    def __init__(self, amount: str) -> None:
        self.says = {FIGURE: f" {amount} 元 ", TYPED: {"months": "7"}}

    def open(self, address: str) -> None:
        """Nothing to load."""

    def run(self, script: str, *_: Any) -> Any:
        """What stands in the form and in the answer."""
        return self.says.get(script)

    def until(self, script: str, *_: Any) -> Any:
        """At once."""

    def beside(self) -> Reader:
        """No second tab is asked for."""
        raise NotImplementedError

    def close(self) -> None:
        """Nothing to close."""


@pytest.mark.parametrize(("amount", "wrong"), [("4,546.68", 0), ("4,546.69", 1)])
def test_a_fen_too_much_in_the_browser_is_a_difference(amount: str, wrong: int) -> None:
    """What a page shows is held against Python's answer to the same form."""
    assert wrong == len([*answered(Shows(amount))])
