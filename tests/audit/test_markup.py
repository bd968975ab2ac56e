"""What the audit makes of the Nu checker's messages, told without running it."""

from pathlib import Path
from typing import Any

import pytest

from tools.audit import markup

TOGGLE = (
    '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" '
    'autocomplete="off">'
)
ERROR = {"type": "error", "message": "Attribute “autocomplete” is only allowed", "lastLine": 3}


def found(monkeypatch: pytest.MonkeyPatch, site: Path, *told: dict[str, Any]) -> tuple[str, ...]:
    """The findings where the checker tells these."""
    monkeypatch.setattr(markup, "messages", lambda _: list(told))
    return markup.audited(site).findings


def test_the_theme_s_own_is_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What Material writes on every page is no finding."""
    assert () == found(monkeypatch, tmp_path, ERROR | {"extract": TOGGLE})


def test_the_same_mistake_of_ours_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The same message about a control of ours is told, with page and line."""
    url = f"file:{tmp_path}/tools/index.html"
    ours = ERROR | {"url": url, "extract": '<input type="checkbox" autocomplete="off">'}
    (line,) = found(monkeypatch, tmp_path, ours)

    assert line.startswith("/tools/index.html:3 Attribute “autocomplete”")
