"""Proves of the built site what its tests do not: `make audit`.

    python -m tools.audit

Two builds of the same bytes; the markup of every page; an office suite on what is exported; then,
on the real servers with the shipped configuration, headers, policy and barriers in three engines.
The table is left in .cache/audit.md.
"""

import shutil
import signal
import socket
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import monotonic

from playwright.sync_api import sync_playwright

from deploy.headers import headers_for
from tools.audit import browsers, engines, hosts, markup, observatory, office, repeat
from tools.audit.outcome import Outcome, report
from tools.console import ToolError, enter
from tools.preview import nginx
from tools.project import CACHE

HOST, USUAL_PORT = "127.0.0.1", 8765
REPORT = CACHE / "audit.md"


def main(_: Sequence[str]) -> int:
    """Runs every part, tells each as it ends, writes the table; 1 where anything was found."""
    # Ended from outside, it still ends the servers and browsers it started.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    started, outcomes = monotonic(), []
    for outcome in _outcomes():
        outcomes.append(outcome)
        print(f"{outcome.line}  [{monotonic() - started:.0f} s]", flush=True)
        print("".join(f"  ✗ {text}\n" for text in outcome.findings), end="", flush=True)
    REPORT.write_text(report(outcomes), encoding="utf-8")
    print(f"报告 / report: {REPORT.relative_to(CACHE.parent)}")
    return int(not all(outcome.passed for outcome in outcomes))


def _outcomes() -> Iterator[Outcome]:
    port = _port()
    site, repeated = repeat.repeated(f"http://{HOST}:{port}/")
    yield repeated
    yield markup.audited(site)
    yield from office.audited()
    with hosts.caddy(site, HOST, port) as url:
        yield hosts.audited("Caddy", url, site)
    with nginx(site, HOST, port) as (url, _):
        yield hosts.audited("nginx", url, site)
        yield observatory.audited("nginx", headers_for("/", site))
        yield from engines.audited(url, site)
        yield from _barriers(url, site)
    for seed in repeat.SEEDS:
        shutil.rmtree(repeat.folder(seed))


def _port() -> int:
    """The usual one, whose pages the compressing remembers, else any that nobody listens at."""
    for port in (USUAL_PORT, 0):
        with socket.socket() as found:
            try:
                found.bind((HOST, port))
            except OSError:
                continue
            return int(found.getsockname()[1])
    raise ToolError("没有空着的端口。", "There is no free port.")


def _barriers(url: str, site: Path) -> Iterator[Outcome]:
    with sync_playwright() as api:
        chromium = browsers.launched(api, "Chromium")
        yield browsers.barriers(chromium, url, site)
        chromium.close()


if __name__ == "__main__":
    enter(main)
