"""What a reader's browser runs: Pyodide's engine and one small archive of Python.

A second archive holds what writes workbooks; it is fetched where a reader asks for one.

    python -m calculators.embed.bundle

Writes `overrides/assets/runtime/` before the site is built: the engine's files as published in
a folder named by their hash, the archive beside it, and `runtime.json`, which every page carries.
An address never changes its content, so it may be kept for ever. With unchanged sources nothing
is written.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import calculators
from calculators.embed.archive import compiled, lightened, members, stored
from calculators.embed.gathered import (
    CACHE,
    ENGINE,
    ROOT,
    BundleError,
    content_hash,
    everything,
    own_sources,
    standard_library,
    workbook_sources,
)
from calculators.embed.rehearse import loaded_paths

RUNTIME = ROOT / "overrides" / "assets" / "runtime"
LOADED = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")
DOOR = "calculators.embed.page"
_STAMP = CACHE / "made_from"


def main() -> int:
    """Write the runtime files where a source changed; 1 and a sentence where that fails."""
    try:
        made_from = content_hash(everything())
        if not _is_current(made_from):
            write(RUNTIME)
            _STAMP.write_text(made_from, encoding="utf-8")
    except BundleError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def write(target: Path) -> None:
    """The runtime files of the present sources, and nothing else, in `target`."""
    engine = {name: (ENGINE / name).read_bytes() for name in LOADED}
    folder = f"engine.{content_hash(engine)}"
    files = {f"{folder}/{name}": content for name, content in engine.items()}
    python = archive()
    for name, content in {"python": python, "workbooks": workbook_archive(python)}.items():
        files[f"{name}.{content_hash({'': content})}.zip"] = content
    shutil.rmtree(target, ignore_errors=True)
    for path, content in files.items():
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    settings = json.dumps(_settings(folder, files), indent=1)
    (target / "runtime.json").write_text(settings + "\n", encoding="utf-8")


def archive() -> bytes:
    """What the browser gets as its standard library: only what the calculators import."""
    own, library = compiled(own_sources()), standard_library()
    loaded = loaded_paths(library, own)
    wanted = {path: content for path, content in (library | own).items() if path in loaded}
    # Ours are all taken: a module imported only in some case has been imported in no rehearsal.
    wanted |= {path: content for path, content in own.items() if path.startswith("calculators/")}
    return stored({path: _carried(path, content) for path, content in wanted.items()})


def workbook_archive(first: bytes) -> bytes:
    """What writing a workbook takes beyond the first archive, standard library included."""
    writer, library = compiled(workbook_sources()), standard_library()
    loaded = loaded_paths(library, compiled(own_sources()) | writer, workbooks=True)
    wanted = loaded - members(first).keys()
    return stored(
        {
            path: _carried(path, content)
            for path, content in (library | writer).items()
            if path in wanted
        }
    )


def _carried(path: str, content: bytes) -> bytes:
    return lightened(content) if path.endswith(".pyc") else content


def _settings(folder: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    """What the worker is told: addresses from the site's root, sizes as they arrive unpacked."""
    base = RUNTIME.relative_to(ROOT / "overrides").as_posix()
    at = {f"{base}/{path}": content for path, content in files.items()}
    lock = json.loads((ENGINE / "pyodide-lock.json").read_text(encoding="utf-8"))
    return {
        "door": DOOR,
        # What a memory that is kept on the device has imported beyond the door.
        "imports": [f"calculators.{name}" for name in calculators.names()],
        "indexURL": f"{base}/{folder}/",
        "archive": next(path for path in at if "/python." in path),
        "workbooks": next(path for path in at if "/workbooks." in path),
        # Given inline it spares the reader a request of 120 KB: nothing is installed from it.
        "lock": {"info": lock["info"], "packages": {}},
        "bytes": {path: len(content) for path, content in at.items()},
        "sha256": {path: sha256(content).hexdigest() for path, content in at.items()},
    }


def _is_current(made_from: str) -> bool:
    listed = RUNTIME / "runtime.json"
    if not (listed.is_file() and _STAMP.is_file() and _STAMP.read_text("utf-8") == made_from):
        return False
    paths = json.loads(listed.read_text(encoding="utf-8"))["bytes"]
    return all((ROOT / "overrides" / path).is_file() for path in paths)


if __name__ == "__main__":
    sys.exit(main())
