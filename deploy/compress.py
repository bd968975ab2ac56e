"""Precompressed copies beside each file, so that a host sends small bytes without work.

A copy is made once for each content and kept under its hash; the next build takes it from there.
"""

import gzip
import shutil
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

import brotli
import zstandard

# The archives of Python are stored uncompressed: they gain more on the wire that way.
COMPRESSED = frozenset(
    {".css", ".csv", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".xml", ".zip"}
)
_ZSTD = zstandard.ZstdCompressionParameters.from_level(19, window_log=23)


def brotli_bytes(content: bytes) -> bytes:
    """Brotli at its strongest (RFC 7932), in the widest window a browser must read."""
    packed: bytes = brotli.compress(content, quality=11, lgwin=24)
    return packed


def gzip_bytes(content: bytes) -> bytes:
    """Gzip without a date, so that equal content gives equal bytes."""
    return gzip.compress(content, compresslevel=9, mtime=0)


def zstd_bytes(content: bytes) -> bytes:
    """Zstandard in a window of 8 MB, the widest a browser must read (RFC 9659)."""
    packed: bytes = zstandard.ZstdCompressor(compression_params=_ZSTD).compress(content)
    return packed


PACKERS: Mapping[str, Callable[[bytes], bytes]] = {
    ".br": brotli_bytes,
    ".gz": gzip_bytes,
    ".zst": zstd_bytes,
}


UNPACKERS: Mapping[str, Callable[[bytes], bytes]] = {
    ".br": brotli.decompress,
    ".gz": gzip.decompress,
    ".zst": lambda packed: zstandard.ZstdDecompressor().decompress(packed),
}


def unfaithful(site: Path) -> list[str]:
    """Compressed copies that do not unpack to the file beside them, by path within the site."""
    copies = (copy for file in compressible(site) for copy in _beside(file))
    return [copy.relative_to(site).as_posix() for copy in copies if not _faithful(copy)]


def _beside(file: Path) -> list[Path]:
    return [file.with_name(file.name + suffix) for suffix in PACKERS]


def _faithful(copy: Path) -> bool:
    try:
        content = UNPACKERS[copy.suffix](copy.read_bytes())
    except Exception:
        return False
    return content == copy.with_suffix("").read_bytes()


def compressible(site: Path) -> list[Path]:
    """The files of a built site that a host may send compressed, in one order."""
    return sorted(file for file in site.rglob("*") if file.suffix in COMPRESSED)


def compress(files: Iterable[Path], cache: Path) -> None:
    """Write the precompressed copies of `files` beside them, reusing what `cache` holds."""
    cache.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor() as pool:
        for _ in pool.map(lambda file: _copies(file, cache), files):
            pass


def _copies(file: Path, cache: Path) -> None:
    content = file.read_bytes()
    name = sha256(content).hexdigest()
    for suffix, pack in PACKERS.items():
        kept = cache / f"{name}{suffix}"
        if not kept.is_file():
            _write_whole(kept, pack(content))
        shutil.copyfile(kept, file.with_name(file.name + suffix))


def _write_whole(file: Path, content: bytes) -> None:
    # An interrupted run must not leave half a file that later runs would trust, and two threads
    # with equal content must not write into one another's.
    with NamedTemporaryFile(dir=file.parent, prefix=file.name, delete=False) as half:
        half.write(content)
    Path(half.name).replace(file)
