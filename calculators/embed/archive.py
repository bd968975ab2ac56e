"""Archives for the browser: sources compiled, made light, and zipped to the same bytes each time.

Build time only.
"""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType
from zipfile import ZIP_STORED, ZipFile, ZipInfo

# The earliest date a zip can carry: no clock in the bytes.
_NO_DATE = (1980, 1, 1, 0, 0, 0)
# What stands before the code in a .pyc: magic number, flags, and the source's hash (PEP 552).
_PYC_HEADER = 16
# Bit 0: checked by hash, not by date; bit 1 unset: the source is not looked for.
_UNCHECKED_HASH = (1).to_bytes(4, "little")
# Compilation that depends on nothing outside: no docstrings, no asserts, no chance, no clock.
_SETTINGS = {"PYTHONOPTIMIZE": "2", "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "315532800"}


def stored(members: Mapping[str, bytes]) -> bytes:
    """A zip of the members, sorted and uncompressed: the host's brotli then does better."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_STORED) as archive:
        for path in sorted(members):
            archive.writestr(ZipInfo(path, _NO_DATE), members[path])
    return content.getvalue()


def members(archive: bytes) -> dict[str, bytes]:
    """What a zip holds, by path."""
    with ZipFile(BytesIO(archive)) as opened:
        return {path: opened.read(path) for path in opened.namelist() if not path.endswith("/")}


def compiled(sources: Mapping[str, bytes]) -> dict[str, bytes]:
    """Every `.py` as `.pyc`, by pyodide-build's py-compile; other files as they are.

    Raises `RuntimeError` with what it printed where a source does not compile.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder, "sources.zip")
        path.write_bytes(stored(sources))
        # In a process of its own, because its settings are read when Python starts.
        compile_it = (sys.executable, "-m", "pyodide_cli", "py-compile", str(path), "--silent")
        done = subprocess.run(
            (*compile_it, "--compression-level", "0"),
            env=os.environ | _SETTINGS,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(done.stdout + done.stderr)
        return members(path.read_bytes())


def lightened(pyc: bytes) -> bytes:
    """The same module without its line tables, which hardly compress: a third of the weight.

    A traceback from it still names files and functions.
    """
    code = _without_lines(marshal.loads(pyc[_PYC_HEADER:]))
    return pyc[:4] + _UNCHECKED_HASH + bytes(8) + marshal.dumps(code)


def _without_lines(code: CodeType) -> CodeType:
    constants = (
        _without_lines(each) if isinstance(each, CodeType) else each for each in code.co_consts
    )
    return code.replace(co_linetable=b"", co_consts=tuple(constants))
