"""The shipped nginx configuration beside Debian's own, on the same files, under a bounded load.

    python -m tests.bench.hosting [rounds=9] [seconds=2] [long=60]

One worker process each, the loopback only, wrk from Debian with one thread: both in turn, a page
asked for plain and as a browser asks, so many seconds a round; then the shipped one for a minute
at the number of connections that gave its highest rate. No load is longer or reaches further.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

from calculators.embed.reports.figures import Listing, Section
from tests import SITE
from tests.bench.outcome import failed, figure, keep, options, section
from tests.bench.rounds import alternate, say
from tools import build
from tools.console import run_quietly
from tools.preview import NGINX, nginx, serving
from tools.project import CACHE

type Serving = Callable[[Path, str, int], AbstractContextManager[object]]

HOST, PORT = "127.0.0.1", 8767
PAGE = "tools/several_debts/"
CONNECTIONS = 16
MANY = (16, 64, 256)
"""Numbers of connections tried for the highest rate."""
ACCEPTED = {"不压缩": "identity", "像浏览器那样": "gzip, br"}
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
SIDES = ("shipped", "stock")
_RATE = re.compile(r"Requests/sec:\s*([\d.]+)")
_SOCKETS = re.compile(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)")
_REFUSED = re.compile(r"Non-2xx or 3xx responses: (\d+)")


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


def load(accepted: str, seconds: int, connections: int = CONNECTIONS) -> tuple[float, int]:
    """Requests a second, and how many went wrong, of a load on the server that is up."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-H"]
    return told(
        run_quietly([*command, f"Accept-Encoding: {accepted}", f"http://{HOST}:{PORT}/{PAGE}"])
    )


def told(output: str) -> tuple[float, int]:
    """What wrk printed: requests a second and the number of errors of every kind."""
    if not (rate := _RATE.search(output)):
        raise ValueError(output)
    sockets, refused = _SOCKETS.search(output), _REFUSED.search(output)
    counts = [*(sockets.groups() if sockets else ()), *(refused.groups() if refused else ())]
    return float(rate[1]), sum(map(int, counts))


def _round(serve: Serving, seconds: int) -> Mapping[str, float]:
    found: dict[str, float] = {"errors": 0}
    with serve(SITE.resolve(), HOST, PORT):
        for name, accepted in ACCEPTED.items():
            found[name], errors = load(accepted, seconds)
            found["errors"] += errors
    return found


def minute(seconds: int) -> tuple[int, float, int]:
    """Connections with the highest rate; the rate and the errors of the long load at it."""
    accepted = ACCEPTED["像浏览器那样"]
    with nginx(SITE.resolve(), HOST, PORT):
        rates = {many: load(accepted, 2, many)[0] for many in MANY}
        most = max(rates, key=lambda many: rates[many])
        say(f"{seconds} s with {most} connections")
        return (most, *load(accepted, seconds, most))


def measured(rounds: int, seconds: int, long: int) -> Section:
    """The rounds and the minute as a section."""
    servers: dict[str, Serving] = {"shipped": nginx, "stock": stock}
    sides = {side: partial(_round, serve, seconds) for side, serve in servers.items()}
    taken = alternate(sides, rounds, "nginx")
    most, rate, errors = minute(long)
    wrong = errors + sum(sum(each) for each in taken.numbers["errors"].values())
    made = [
        *(
            figure(
                f"{name}，和 Debian 原来的配置比", taken.ratio(name, *SIDES), "×", 0.8, floor=True
            )
            for name in ACCEPTED
        ),
        figure(f"{long} 秒最高速率里的错误", errors, "个", 0),
        figure("所有轮次里的错误", wrong, "个", 0),
        figure(f"{long} 秒里的速率，{most} 个连接", rate, "次/秒"),
    ]
    rows = tuple(
        (name, *(f"{taken.middle(name, side):,.0f}" for side in SIDES)) for name in ACCEPTED
    )
    columns = ("怎样请求", "本站的配置，次/秒", "原来的配置，次/秒")
    listing = Listing(title="一个进程每秒送出多少次", columns=columns, rows=rows)
    return section("nginx 送同样的文件", rounds, made, [listing], failed(taken))


def main() -> int:
    """Measure, print and keep."""
    asked = options()
    build.main(["--if-changed"])
    seconds, long = (int(asked.number(*each)) for each in (("seconds", 2), ("long", 60)))
    return keep("hosting", measured(asked.rounds, seconds, long))


if __name__ == "__main__":
    sys.exit(main())
