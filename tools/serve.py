"""The development loop: the site at http://127.0.0.1:8000/, shown anew after every edit.

    python -m tools.serve

HOST and PORT in the environment choose another address. MkDocs sees edits of pages by itself;
it keeps the Python it has imported, so an edit of a calculator starts it afresh.
"""

import os
import signal
import socket
import subprocess
import threading
from collections.abc import Sequence
from types import FrameType

from tools import build
from tools.console import ToolError, enter
from tools.mkdocs import start, worth_reading
from tools.watch import Changes

PATIENCE = 10
"""Seconds given to MkDocs to leave after it was asked to."""
WAITING = "改好并保存之后会自动再试。/ Mend it and save; it will be tried again."


def main(_: Sequence[str]) -> int:
    """Serves until interrupted; a broken edit is told, and the next edit tried."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # `make serve &` hands on a deaf ear
    signal.signal(signal.SIGTERM, _interrupt)
    host, port = os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8000"))
    refuse_taken(host, port)
    with Changes() as changes:
        _loop(f"{host}:{port}", changes)
    return 0


def refuse_taken(host: str, port: int) -> None:
    """`ToolError` where another program already listens at the address."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ToolError(
                f"{host}:{port} 已被别的程序占用。可以换一个端口：make serve PORT={port + 1}",
                f"{host}:{port} is taken by another program. Choose another port, as above.",
            ) from error


def _loop(address: str, changes: Changes) -> None:
    server: subprocess.Popen[str] | None = None
    try:
        while True:
            # While the calculators are broken, the last good site stays up.
            if _bundled():
                _end(server)
                server = _serve(address)
            _wait(changes, server)
    finally:
        _end(server)


def _bundled() -> bool:
    try:
        build.bundle()
    except ToolError as error:
        print(f"{error}\n{WAITING}", flush=True)
        return False
    return True


def _serve(address: str) -> subprocess.Popen[str]:
    process = start("serve", "--livereload", "--watch", "overrides", "--dev-addr", address)
    threading.Thread(target=_tell, args=(process, address), daemon=True).start()
    return process


def _tell(process: subprocess.Popen[str], address: str) -> None:
    for line in process.stdout or ():
        if "Serving on" in line:
            print(
                f"网站在 / The site is at  http://{address}/   （Ctrl+C 停止 / stops）", flush=True
            )
        for word in worth_reading([line]):
            print(word, flush=True)


def _wait(changes: Changes, server: subprocess.Popen[str] | None) -> None:
    if server is not None:
        changes.wait(only_code=True, unless=lambda: server.poll() is not None)
        if server.poll() is None:
            return
        print(WAITING, flush=True)
    # Nothing is up that would see the edit of a page.
    changes.wait()


def _end(process: subprocess.Popen[str] | None) -> None:
    if process is None or process.poll() is not None:
        return
    # Interrupted rather than terminated, MkDocs clears its temporary folder away.
    process.send_signal(signal.SIGINT)
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    enter(main)
