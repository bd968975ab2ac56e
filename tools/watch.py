"""Edits in the source tree, as they happen."""

import queue
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from watchdog.events import (
    EVENT_TYPE_CREATED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from tools.build import RUNTIME
from tools.project import ROOT

CODE = ROOT / "calculators"
WATCHED = (CODE, ROOT / "docs", ROOT / "overrides")
SOURCES = {".py", ".toml", ".mjs", ".md", ".yml", ".html", ".css", ".js", ".json", ".svg"}
EDITS = {EVENT_TYPE_CREATED, EVENT_TYPE_DELETED, EVENT_TYPE_MODIFIED, EVENT_TYPE_MOVED}
QUIET = 0.3
"""Seconds without a further edit after which a burst of them (a save, a checkout) is over."""
GLANCE = 0.5
"""Seconds between two looks at whether waiting has become pointless."""


class Changes(FileSystemEventHandler):
    """Gathers edits of calculators, pages and templates while it is entered."""

    def __init__(self) -> None:
        self._edited: queue.SimpleQueue[Path] = queue.SimpleQueue()
        self._observer = Observer()
        for folder in filter(Path.is_dir, WATCHED):
            self._observer.schedule(self, str(folder), recursive=True)
        # MkDocs' own settings lie beside the folders.
        self._observer.schedule(self, str(ROOT))

    def __enter__(self) -> Self:
        self._observer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._observer.stop()
        self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Keeps what was written, made, moved or deleted; reading a file is not an edit."""
        if event.event_type not in EDITS or event.is_directory:
            return
        for path in map(Path, map(str, (event.src_path, event.dest_path))):
            if is_source(path):
                self._edited.put(path)

    def wait(self, *, only_code: bool = False, unless: Callable[[], bool] = lambda: False) -> None:
        """Returns after the next burst of edits, or as soon as `unless` says so.

        `only_code` passes over edits that MkDocs sees by itself.
        """
        while not unless():
            try:
                path = self._edited.get(timeout=GLANCE)
            except queue.Empty:
                continue
            if is_code(path) or not only_code:
                self._settle()
                return

    def _settle(self) -> None:
        try:
            while True:
                self._edited.get(timeout=QUIET)
        except queue.Empty:
            return


def is_code(path: Path) -> bool:
    """Whether MkDocs must start afresh to see an edit: Python and the data it reads."""
    return path.is_relative_to(CODE) and path.suffix in {".py", ".toml", ".mjs"}


def is_source(path: Path) -> bool:
    """Whether a person wrote the file, rather than the build or an editor keeping a swap file."""
    if path.is_relative_to(RUNTIME):
        return False
    return path.suffix in SOURCES if path.parent != ROOT else path.name == "mkdocs.yml"
