"""What a server can do wrong on the way to Python, planted in the test server by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.site.server import Server

# The watchdog's limits in these tests, in milliseconds: each of two attempts is a download and
# a start. What a reader waits is bounded by the same sum of the page's own limits.
LIMITS = {"downloading": 2000, "starting": 3000}
NO_WASM = "default-src 'none'; script-src 'self'; connect-src 'self'"
# What CPython prints when its library is not to be had, line by line.
NO_LIBRARY = (
    r"^console: Fatal Python error: Failed to import encodings module",
    r"^console: Python runtime state: core initialized",
    r"^console: (zipimport\.)?(ZipImportError|ModuleNotFoundError|zlib)",
    r"^console: Current thread",
    r"^console:   (<no Python frame>|File )",
    r"^console: \s*$",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoilt:
    """A fault by name, also in Chinese, how to plant it, and what is printed about it besides."""

    name: str
    chinese: str
    plant: Callable[[Server], None]
    told: tuple[str, ...] = ()


FAULTS = (
    Spoilt(
        name="wasm missing",
        chinese="计算程序不在",
        plant=lambda server: server.fault(".wasm", status=404),
    ),
    Spoilt(
        name="wasm of a wrong type",
        chinese="计算程序的类型标错",
        plant=lambda server: server.fault(".wasm", mime="text/plain"),
    ),
    Spoilt(
        name="wasm truncated",
        chinese="计算程序缺了一截",
        plant=lambda server: server.fault(".wasm", truncate=100_000),
    ),
    Spoilt(
        name="wasm blocked",
        chinese="计算程序不许运行",
        plant=lambda server: server.fault("worker.js", csp=NO_WASM),
    ),
    Spoilt(
        name="wasm too slow",
        chinese="计算程序来得太慢",
        plant=lambda server: server.fault(".wasm", delay=20),
    ),
    Spoilt(
        name="archive missing",
        chinese="计算器的文件不在",
        plant=lambda server: server.fault(".zip", status=404),
    ),
    Spoilt(
        name="archive corrupted",
        chinese="计算器的文件坏了",
        plant=lambda server: server.fault(".zip", truncate=50_000),
        told=NO_LIBRARY,
    ),
    Spoilt(
        name="archive too slow",
        chinese="计算器的文件来得太慢",
        plant=lambda server: server.fault(".zip", delay=20),
    ),
    Spoilt(
        name="loader missing",
        chinese="启动程序不在",
        plant=lambda server: server.fault(".mjs", status=404),
    ),
    Spoilt(
        name="loader cut short",
        chinese="启动程序缺了一截",
        plant=lambda server: server.fault("asm.js", truncate=90_000),
    ),
    Spoilt(
        name="worker missing",
        chinese="后台任务不在",
        plant=lambda server: server.fault("worker.js", status=404),
    ),
    Spoilt(
        name="server failing",
        chinese="服务器出错",
        plant=lambda server: server.fault("", status=503),
        # What comes along on a page's own account may be asked for after the fault is planted.
        told=("status of 503",),
    ),
    *(
        Spoilt(
            name=f"connection lost in {suffix}",
            chinese=f"下载 {suffix} 时断线",
            plant=lambda server, suffix=suffix: server.fault(suffix, cut=700),  # type: ignore[misc]
            # Firefox takes what has come of an archive for all of it.
            told=NO_LIBRARY if suffix == ".zip" else (),
        )
        for suffix in ("worker.js", "pyodide.mjs", "asm.js", ".wasm", ".zip")
    ),
)
