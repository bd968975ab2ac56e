"""The shipped nginx configuration beside Debian's own, on the same files, under a bounded load.

    python -m tests.bench.hosting [seconds=10]

One worker process each, the loopback only, wrk from Debian with one thread and 16 connections. A
page is asked for plain and as a browser asks; printed are requests a second and errors.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from tests import SITE
from tools import build
from tools.console import run_quietly
from tools.preview import NGINX, nginx, serving
from tools.project import CACHE

HOST, PORT = "127.0.0.1", 8767
PAGE = "tools/several_debts/"
CONNECTIONS = 16
STOCK = """\
{user}daemon off;
worker_processes 1;
pid {folder}/stock.pid;
error_log stderr warn;
events {{ worker_connections 768; }}
http {{
    sendfile on;
    tcp_nopush on;
    types_hash_max_size 2048;
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    gzip on;
    server {{ listen {host}:{port}; root {site}; index index.html; }}
}}
"""
_RATE = re.compile(r"Requests/sec:\s*([\d.]+)")
_WRONG = re.compile(r"(?:Socket errors|Non-2xx).*")


@contextmanager
def stock(site: Path, host: str, port: int) -> Iterator[None]:
    """Debian's nginx.conf, reduced to one worker and this folder."""
    folder = CACHE / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "stock.conf"
    text = STOCK.format(user="user root;\n", folder=folder, host=host, port=port, site=site)
    file.write_text(text, encoding="utf-8")
    with serving([NGINX, "-e", "stderr", "-c", str(file)], host, port):
        yield


def measured(seconds: int) -> Iterator[tuple[str, str, float, str]]:
    """Who served, what was accepted, requests a second, and what went wrong."""
    servers: dict[str, Callable[[Path, str, int], AbstractContextManager[object]]] = {
        "shipped": nginx,
        "stock": stock,
    }
    for name, serve in servers.items():
        with serve(SITE.resolve(), HOST, PORT):
            for accepted in ("identity", "gzip, br"):
                command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s"]
                header = ["-H", f"Accept-Encoding: {accepted}"]
                told = run_quietly([*command, *header, f"http://{HOST}:{PORT}/{PAGE}"])
                rate = _RATE.search(told)
                wrong = _WRONG.search(told)
                yield name, accepted, float(rate[1]) if rate else 0, wrong[0] if wrong else "0"


def main() -> int:
    """Measure and print; 1 where anything went wrong."""
    given = dict(word.partition("=")[::2] for word in sys.argv[1:])
    build.main(["--if-changed"])
    found = list(measured(int(given.get("seconds", 10))))
    print("| nginx | accepted | requests a second | errors |\n|---|---|--:|---|")
    for name, accepted, rate, wrong in found:
        print(f"| {name} | {accepted} | {rate:.0f} | {wrong} |")
    return int(any(wrong != "0" for *_, wrong in found))


if __name__ == "__main__":
    sys.exit(main())
