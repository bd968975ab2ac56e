"""When the site is built anew, and what is shown of MkDocs' words."""

import shutil
from pathlib import Path

import pytest

from tools import build
from tools.console import ToolError
from tools.mkdocs import start, worth_reading
from tools.project import ROOT


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project that was just built."""
    for name in ("docs/index.md", "calculators/finance/money.py", "mkdocs.yml", "site/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(build, "ROOT", tmp_path)
    monkeypatch.setattr(build, "SITE", tmp_path / "site")
    monkeypatch.setattr(build, "CACHE", tmp_path / ".cache")
    monkeypatch.setattr(build, "STAMP", tmp_path / ".cache" / "built")
    monkeypatch.setattr(build, "ASIDE", tmp_path / ".cache" / "site")
    monkeypatch.setattr(build, "RUNTIME", tmp_path / "overrides" / "assets" / "runtime")
    monkeypatch.setattr(build, "make", lambda target: shutil.copytree(tmp_path / "docs", target))
    build.main([])
    return tmp_path


def builds_again(project: Path) -> bool:
    """Whether a build that is asked for only after a change takes place."""
    marker = project / "site" / "marker"
    (project / "site" / "index.html").touch()
    marker.touch()
    build.main(["--if-changed"])
    return not marker.exists()


def test_unchanged_sources_are_not_built_again(project: Path) -> None:
    """Checking and testing one state of the sources share one build."""
    assert False is builds_again(project)


@pytest.mark.parametrize("name", ["docs/index.md", "calculators/finance/money.py", "mkdocs.yml"])
def test_edit_is_built(project: Path, name: str) -> None:
    """An edit of a page, of Python or of the settings makes a build due."""
    (project / name).write_text("edited")

    assert True is builds_again(project)


@pytest.mark.parametrize("name", ["docs/more.md", "deploy/new.py", "overrides/main.html"])
def test_new_file_is_built(project: Path, name: str) -> None:
    """A new page, module or template makes a build due."""
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).write_text("new")

    assert True is builds_again(project)


def test_another_address_is_built(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site built for one address is not taken for another."""
    monkeypatch.setenv("SITE_URL", "https://example.org/")

    assert True is builds_again(project)


@pytest.mark.parametrize(
    "name", ["calculators/__pycache__/money.pyc", "overrides/assets/runtime/runtime.json"]
)
def test_what_builds_write_is_no_edit(project: Path, name: str) -> None:
    """Files that the build itself makes do not make a build due."""
    (project / name).parent.mkdir(parents=True)
    (project / name).write_text("made")

    assert False is builds_again(project)


@pytest.mark.usefixtures("project")
def test_failed_build_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a failure the last good site does not pass for the present sources."""

    def fail(_: Path) -> None:
        raise ToolError("坏了", "broken")

    monkeypatch.setattr(build, "make", fail)
    with pytest.raises(ToolError):
        build.main([])

    with pytest.raises(ToolError):
        build.main(["--if-changed"])


def test_editors_mistake_comes_through_whole() -> None:
    """A Chinese error line is shown as MkDocs gave it."""
    line = "ERROR   -  how/propose.md：没有叫「甲」的计算器；可以用：乙、丙。"

    assert [line] == list(worth_reading([f"{line}\n"]))


def test_chatter_is_left_out() -> None:
    """Progress notes and empty lines are not shown."""
    told = ["INFO    -  Cleaning site directory\n", "\n"]

    assert [] == list(worth_reading(told))


def test_warning_stops_the_build(tmp_path: Path) -> None:
    """A link to a page that is not there fails MkDocs and is named, in a long line left whole."""
    (tmp_path / "docs").mkdir()
    target = "没有这一页" * 20
    (tmp_path / "docs" / "index.md").write_text(f"[坏]({target}.md)", encoding="utf-8")
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("site_name: 试\ntheme: mkdocs\nplugins: []\n", encoding="utf-8")
    made = ("--config-file", str(settings), "--site-dir", str(tmp_path / "site"))

    with start("build", "--strict", *made) as process:
        told = [line for line in worth_reading(process.stdout or ()) if target in line]

    assert (1, 1) == (len(told), process.returncode)


def test_sources_are_there() -> None:
    """Each source that the stamp looks at exists: a renamed one would silently not count."""
    assert [] == [name for name in build.SOURCES if not (ROOT / name).exists()]
