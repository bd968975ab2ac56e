"""The development loop, run whole on a project of one page and one module."""

import shutil
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tools.console import ToolError
from tools.project import PYTHON, ROOT, environment
from tools.serve import refuse_taken

BOUND = 60
"""Seconds that anything may take on a busy machine."""
SETTINGS = "site_name: 试\ntheme: {name: mkdocs, custom_dir: overrides}\nplugins: []\n"
BUNDLE = "import calculators.word\n"


class Loop:
    """The running loop: its address, its project and what it has said so far."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.log = project / "log"
        self.port = free_port()
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [PYTHON, "-u", "-m", "tools.serve"],
                cwd=project,
                env=environment() | {"PORT": str(self.port)},
                stdout=log,
                stderr=log,
            )

    def page(self) -> str:
        """The home page as served; empty while nothing answers."""
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/", timeout=5) as answer:
                return str(answer.read(), "utf-8")
        except (URLError, OSError):
            return ""

    def says(self, words: str) -> bool:
        """Whether the loop has printed these words."""
        return words in self.log.read_text(encoding="utf-8")

    def stop(self) -> int:
        """Ends the loop as a terminal's Ctrl+C does; its exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(BOUND)


def free_port() -> int:
    """A port of this machine that nothing listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def soon(happens: Callable[[], bool]) -> bool:
    """Whether something happens within the bound."""
    end = monotonic() + BOUND
    while not (happened := happens()) and monotonic() < end:
        sleep(0.1)
    return happened


@pytest.fixture
def loop(tmp_path: Path) -> Iterator[Loop]:
    """The loop, up and answering, on a project whose engine is one module."""
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    (tmp_path / "calculators" / "embed").mkdir(parents=True)
    (tmp_path / "calculators" / "__init__.py").touch()
    (tmp_path / "calculators" / "word.py").write_text("WORD = 1\n")
    (tmp_path / "calculators" / "embed" / "bundle.py").write_text(BUNDLE)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("先\n", encoding="utf-8")
    (tmp_path / "overrides").mkdir()
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    running = Loop(tmp_path)
    try:
        assert soon(lambda: "先" in running.page()), running.log.read_text(encoding="utf-8")
        yield running
    finally:
        running.stop()


def test_edit_of_a_page_is_shown(loop: Loop) -> None:
    """A saved page is served anew."""
    (loop.project / "docs" / "index.md").write_text("后\n", encoding="utf-8")

    assert soon(lambda: "后" in loop.page())


def test_broken_module_is_told_while_the_site_stays_up(loop: Loop) -> None:
    """A module that cannot be read is named, and the last good site still answers."""
    (loop.project / "calculators" / "word.py").write_text("WORD = (\n")

    assert soon(lambda: loop.says("改好并保存之后会自动再试"))
    assert loop.says("word.py")
    assert "先" in loop.page()


def test_mended_module_starts_the_site_afresh(loop: Loop) -> None:
    """After a broken edit, the next good one is served by a fresh start."""
    (loop.project / "calculators" / "word.py").write_text("WORD = (\n")
    assert soon(lambda: loop.says("改好并保存之后会自动再试"))
    (loop.project / "calculators" / "word.py").write_text("WORD = 2\n")

    assert soon(lambda: loop.log.read_text(encoding="utf-8").count("网站在") == 2)
    assert soon(lambda: "先" in loop.page())


def test_interrupted_loop_leaves_nothing_running(loop: Loop) -> None:
    """Ctrl+C ends MkDocs too: the address is free again."""
    assert 130 == loop.stop()
    refuse_taken("127.0.0.1", loop.port)


def test_taken_port_is_told() -> None:
    """Where another program listens, the error proposes the next port."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(ToolError, match=f"make serve PORT={port + 1}"):
            refuse_taken("127.0.0.1", port)
