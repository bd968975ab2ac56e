"""What the browser's archive is made from: our modules, two libraries, the standard library.

Build time only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from importlib.util import find_spec
from modulefinder import ModuleFinder
from os import getpid
from pathlib import Path

import calculators
from calculators.embed.archive import compiled, members, stored
from calculators.law import pack

PACKAGE = Path(calculators.__file__).parent
ROOT = PACKAGE.parent
ENGINE = ROOT / "node_modules" / "pyodide"
CACHE = ROOT / ".cache" / "bundle"

_STAND_INS = PACKAGE / "embed" / "stand_ins"
_LIBRARIES = ("htpy", "markupsafe")
# Fetched where a reader asks for a workbook, never before.
_WORKBOOK_LIBRARY = "xlsxwriter"
_LIBRARY = "python_stdlib.zip"


class BundleError(Exception):
    """What keeps the archive from being made, in each language."""


def content_hash(contents: Mapping[str, bytes]) -> str:
    """One name for these contents at these paths: sixteen hexadecimal digits."""
    digest = sha256()
    for path, content in sorted(contents.items()):
        digest.update(f"{path}\0{sha256(content).hexdigest()}\0".encode())
    return digest.hexdigest()[:16]


def everything() -> dict[str, bytes]:
    """Every file that may decide a byte of the runtime: engine, libraries, our package.

    Raises `BundleError` where Pyodide is not installed.
    """
    if not all((ENGINE / name).is_file() for name in (_LIBRARY, "pyodide-lock.json")):
        raise BundleError(
            "没有找到 node_modules/pyodide，浏览器里的 Python 无从准备。请先运行 make build。\n"
            "node_modules/pyodide is missing or incomplete: run `make build`, which installs it."
        )
    files = [file for file in PACKAGE.rglob("*") if file.suffix in {".py", ".toml", ".mjs"}]
    engine = [file for file in ENGINE.iterdir() if file.is_file()]
    ours = {str(file.relative_to(ROOT)): file.read_bytes() for file in (*files, *engine)}
    return ours | libraries() | workbook_sources()


def own_sources() -> dict[str, bytes]:
    """What answers a page, by path: our modules, the law's tables, the libraries."""
    finder = ModuleFinder(path=[str(ROOT)])
    for name in ("embed.page", *calculators.names()):
        finder.import_hook(f"{PACKAGE.name}.{name}")
    files = map(Path, filter(None, map(_file_of, finder.modules.values())))
    ours = {file.relative_to(ROOT).as_posix(): file.read_bytes() for file in files}
    tables = {path: text.encode() for path, text in pack.packed().items()}
    return ours | tables | libraries()


def workbook_sources() -> dict[str, bytes]:
    """What writes workbooks, by path.

    Raises `BundleError` where it is not installed.
    """
    found = dict(_library(_WORKBOOK_LIBRARY))
    if not found:
        raise BundleError(
            "没有装 xlsxwriter，Excel 文件无从写起。请先运行 make setup。\n"
            "xlsxwriter is missing: run `make setup`, which installs it."
        )
    return found


def standard_library() -> dict[str, bytes]:
    """Pyodide's standard library, whole, with the stand-ins in place; compiled once and kept."""
    published = members((ENGINE / _LIBRARY).read_bytes())
    sources = {path: content for path, content in published.items() if path.endswith(".py")}
    sources |= {
        file.relative_to(_STAND_INS).as_posix(): file.read_bytes()
        for file in _STAND_INS.rglob("*.py")
        if file != _STAND_INS / "__init__.py"
    }
    return members(kept("library.zip", sources, lambda: stored(compiled(sources))))


def kept(name: str, made_from: Mapping[str, bytes], make: Callable[[], bytes]) -> bytes:
    """What `make` gives, from the cache where it was made from the same contents before."""
    file = CACHE / f"{content_hash(made_from)}.{name}"
    if not file.is_file():
        content = make()
        CACHE.mkdir(parents=True, exist_ok=True)
        for older in CACHE.glob(f"*.{name}"):
            older.unlink(missing_ok=True)
        # Whole or not at all: another build may be reading.
        half = file.with_name(f"{file.name}.{getpid()}")
        half.write_bytes(content)
        half.replace(file)
        return content
    return file.read_bytes()


def _file_of(module: object) -> str | None:
    return getattr(module, "__file__", None)


def libraries() -> dict[str, bytes]:
    """The Python of the libraries that browsers get, by path."""
    return {path: content for name in _LIBRARIES for path, content in _library(name)}


def _library(name: str) -> Iterator[tuple[str, bytes]]:
    """A library's Python; where it also has a compiled part, that part stays behind."""
    spec = find_spec(name)
    for folder in map(Path, (spec and spec.submodule_search_locations) or ()):
        for file in folder.glob("*.py"):
            yield f"{name}/{file.name}", file.read_bytes()
