"""Which edits the development loop sees, and which of them need MkDocs to start afresh."""

from pathlib import Path

import pytest

from tools.project import ROOT
from tools.watch import is_code, is_source


@pytest.mark.parametrize(
    ("path", "fresh"),
    [
        ("calculators/finance/money.py", True),
        ("calculators/law/lpr.toml", True),
        ("docs/index.md", False),
        ("tests/conftest.py", False),
    ],
)
def test_fresh_start_is_for_code(path: str, fresh: bool) -> None:
    """MkDocs starts afresh after an edit of Python and its data, and only then."""
    assert fresh is is_code(ROOT / path)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("docs/index.md", True),
        ("mkdocs.yml", True),
        ("overrides/main.html", True),
        ("docs/.index.md.swp", False),
        ("calculators/__pycache__/command.cpython-313.pyc", False),
        ("overrides/assets/runtime/runtime.json", False),
        ("package.json", False),
    ],
)
def test_edit_is_what_a_person_wrote(path: str, source: bool) -> None:
    """Swap files, compiled files and what the build writes are no edits."""
    assert source is is_source(Path(ROOT, path))
