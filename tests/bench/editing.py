"""From saving a file to seeing it: `make serve` on a copy of this project, edited and watched.

    python -m tests.bench.editing [rounds=9]

A page's words are changed, then a calculator's; both are saved, and the page is asked for until it
shows the change. The copy lies in a temporary folder, so that no file of the project is touched.
"""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from urllib.request import urlopen

from calculators.embed.reports.figures import Figure, Section
from tests.bench.outcome import failed, figure, figures, keep, options, section
from tests.bench.rounds import Taken, alternate, say
from tools.project import PYTHON, ROOT, environment

PAGE, ADDRESS = Path("docs/how/propose.md"), "how/propose/"
CODE, SHOWN_AT = Path("calculators/repayment_schedule.py"), "tools/repayment_schedule/"
LINKED = (".venv", "node_modules")
LEFT_OUT = (*LINKED, ".git", "site", ".cache", "__pycache__", ".hypothesis")
PATIENCE = 180
GLANCE = 0.05
LEAST = 3
WHAT = {"page": "改一页，到看见", "code": "改计算器的 Python，到看见"}
_numbers = count(1)


@contextmanager
def serving() -> Iterator[tuple[Path, str]]:
    """A copy of the project and the address where it is served while it is edited."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as place:
        copy = Path(place) / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_OUT), symlinks=True)
        for name in LINKED:
            (copy / name).symlink_to(ROOT / name)
        bundled = ROOT / ".cache" / "bundle"
        if bundled.is_dir():
            shutil.copytree(bundled, copy / ".cache" / "bundle")
        port = _free()
        process = subprocess.Popen(
            [PYTHON, "-m", "tools.serve"],
            cwd=copy,
            env=environment() | {"PORT": str(port), "PYTHONPATH": str(copy)},
            stdout=subprocess.DEVNULL,
        )
        try:
            yield copy, f"http://127.0.0.1:{port}/"
        finally:
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()


def seen(address: str, word: str) -> None:
    """Return once the page holds the word; `TimeoutError` after three minutes."""
    until = monotonic() + PATIENCE
    while monotonic() < until:
        with suppress(OSError), urlopen(address, timeout=PATIENCE) as answer:
            if word in answer.read().decode():
                return
        sleep(GLANCE)
    raise TimeoutError(f"{address} never showed {word}")


def _saved(copy: Path, url: str, what: str) -> Mapping[str, float]:
    word = f"改动{next(_numbers)}"
    edit, address = EDITS[what]
    begun = monotonic()
    edit(copy, word)
    seen(url + address, word)
    return {what: monotonic() - begun}


def _page(copy: Path, word: str) -> None:
    text = (ROOT / PAGE).read_text(encoding="utf-8")
    (copy / PAGE).write_text(f"{text}\n{word}。\n", encoding="utf-8")


def _code(copy: Path, word: str) -> None:
    """Another title of the calculator, which its page shows."""
    text = (ROOT / CODE).read_text(encoding="utf-8")
    head, title, tail = text.rpartition('    title="')
    (copy / CODE).write_text(f"{head}{title}{word}{tail}", encoding="utf-8")


EDITS: dict[str, tuple[Callable[[Path, str], None], str]] = {
    "page": (_page, ADDRESS),
    "code": (_code, SHOWN_AT),
}


def measured(rounds: int) -> Section:
    """All rounds as a section."""
    with serving() as (copy, url):
        say("the first build")
        seen(url + ADDRESS, "</html>")
        taken = alternate(
            {what: partial(_saved, copy, url, what) for what in EDITS}, rounds, "edit"
        )
    made, missing = figures(*(partial(_figure, taken, what) for what in EDITS))
    return section("边改边看", rounds, made, (), (*missing, *failed(taken)))


def _figure(taken: Taken, what: str) -> Figure:
    return figure(WHAT[what], taken.middle(what, what), "s")


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> int:
    """Measure, print and keep; an edit takes seconds, so that a third of the rounds suffice."""
    return keep("editing", measured(max(1, min(LEAST, options().rounds))))


if __name__ == "__main__":
    sys.exit(main())
