"""Serves the built site by Debian's own nginx with the configuration that is shipped.

python -m tools.preview
"""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from tools import build
from tools.console import ToolError, enter
from tools.project import CACHE, SITE, environment
from tools.serve import refuse_taken

NGINX = "/usr/sbin/nginx"
PATIENCE = 10
NOTHING: Mapping[str, str] = {}
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
CONFIGURATION = """\
{user}daemon off;
pid {folder}/nginx.pid;
error_log stderr warn;
worker_processes 1;
include /etc/nginx/modules-enabled/*.conf;
events {{}}
http {{
    access_log off;
    {temporary}
    include {site}/_hosts/nginx-http.conf;
    server {{
        listen {host}:{port};
        root {site};
        include {site}/_hosts/nginx-server.conf;
    }}
}}
"""


def main(_: Sequence[str]) -> int:
    """Builds where a source changed, and serves until interrupted."""
    host, port = os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8000"))
    refuse_taken(host, port)
    build.main(["--if-changed"])
    with nginx(SITE, host, port) as (url, process):
        print(f"网站（nginx，正式的配置）在 / The site, by nginx, is at  {url}", flush=True)
        return process.wait()


@contextmanager
def nginx(site: Path, host: str, port: int) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Runs nginx for `site` until the block ends: its address, once it listens, and its process.

    `ToolError` where nginx is not installed or refuses the configuration.
    """
    folder = CACHE / f"nginx-{port}"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "nginx.conf"
    file.write_text(configuration(site, host, port, folder), encoding="utf-8")
    command = [NGINX, "-e", "stderr", "-c", str(file)]
    with serving(command, host, port) as process:
        yield f"http://{host}:{port}/", process


@contextmanager
def serving(
    command: Sequence[str], host: str, port: int, extra: Mapping[str, str] = NOTHING
) -> Iterator[subprocess.Popen[bytes]]:
    """A server's process, once it listens, until the block ends; `extra` joins its environment."""
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, env=environment() | dict(extra)
        )
    except FileNotFoundError as error:
        raise ToolError(
            f"这台机器上没有 {command[0]}；make audit 会安装它。",
            f"{command[0]} is not installed; make audit installs it.",
        ) from error
    try:
        _await(process, host, port)
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)


def configuration(site: Path, host: str, port: int, folder: Path) -> str:
    """The whole configuration around the two shipped files; `folder` takes what nginx writes."""
    temporary = (f"{name}_temp_path {folder}/{name};" for name in TEMPORARY)
    return CONFIGURATION.format(
        # A worker that gave root up could not read a checkout of root's.
        user="user root;\n" if os.geteuid() == 0 else "",
        folder=folder,
        temporary="\n    ".join(temporary),
        site=site.resolve(),
        host=host,
        port=port,
    )


def _await(process: subprocess.Popen[bytes], host: str, port: int) -> None:
    until = monotonic() + PATIENCE
    while monotonic() < until and process.poll() is None:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            sleep(0.05)
        else:
            return
    raise ToolError("服务器没有启动，原因见上。", "The server did not start; see above.")


if __name__ == "__main__":
    enter(main)
