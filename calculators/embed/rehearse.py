"""Which modules the answers take, by answering once in Pyodide under Node.

Build time only; `rehearsal.py` is what runs inside.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import calculators
from calculators.embed.archive import stored
from calculators.embed.gathered import ENGINE, BundleError, kept

_HERE = Path(__file__).parent
_SCRIPT, _REHEARSAL = _HERE / "rehearse.mjs", _HERE / "rehearsal.py"
# Where Pyodide keeps what it is given as standard library, and where the script puts the rest.
_SECOND = "/floors.zip"
_ARCHIVES = ("/lib/python313.zip/", f"{_SECOND}/")


def loaded_paths(
    library: Mapping[str, bytes], own: Mapping[str, bytes], *, workbooks: bool = False
) -> frozenset[str]:
    """Paths in either archive that a rehearsal of all calculators has loaded.

    With `workbooks` the examples are taken away as workbooks too, which needs what writes them.
    """
    everything = {**library, **own, "": _SCRIPT.read_bytes() + _REHEARSAL.read_bytes()}
    modules = tuple(
        path.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")
        for path in own
        if path.startswith("calculators/") and path.endswith(".pyc")
    )
    answer = kept(
        "workbooks.json" if workbooks else "rehearsed.json",
        everything,
        lambda: rehearse(stored(library), stored(own), modules, workbooks=workbooks),
    )
    origins = json.loads(answer)["modules"].values()
    return frozenset(
        origin.removeprefix(archive)
        for origin in origins
        for archive in _ARCHIVES
        if origin.startswith(archive)
    )


def rehearse(
    library: bytes,
    floors: bytes = b"",
    modules: tuple[str, ...] = (),
    *,
    workbooks: bool = False,
) -> bytes:
    """What `rehearsal.rehearse` answers in Pyodide, given a standard library and our floors.

    Without our modules in `floors` they must be in the library, as they are for the reader.

    Raises `BundleError` where Node is missing or the rehearsal fails.
    """
    with TemporaryDirectory() as folder:
        archives = Path(folder, "library.zip"), Path(folder, "floors.zip")
        for file, content in zip(archives, (library, floors), strict=True):
            file.write_bytes(content)
        command = map(str, (_node(), _SCRIPT, ENGINE, _REHEARSAL, *archives))
        told = {
            "names": calculators.names(),
            "modules": modules,
            "workbooks": workbooks,
            "widened": _SECOND if floors else "",
        }
        asked = json.dumps(told)
        done = subprocess.run([*command], input=asked.encode(), capture_output=True, check=False)
    if done.returncode:
        raise BundleError(
            "计算器在浏览器用的 Python 里没有跑通：\n"
            "The calculators failed in the Python that browsers run:\n"
            + done.stderr.decode()[-4000:]
        )
    return done.stdout


def _node() -> str:
    # The set-up puts Node beside Python where the machine has none.
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    found = shutil.which("node", path=path)
    if not found:
        raise BundleError(
            "没有找到 Node.js。请先运行 make build，它会自动装上。\n"
            "Node.js was not found: run `make build`, which installs it."
        )
    return found
