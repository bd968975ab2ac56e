"""Serves a built site as production does, and can be told to fail.

`with serve(site) as server:` gives a `Server`: go to `server.url`, spoil an answer by
`server.fault(".wasm", mime="text/plain")`, and read what was fetched in `server.requests`.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from os import environ
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from deploy.headers import headers_for
from traditional.places import FOLDER


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One answered request; `sent` counts the bytes of the body on the wire."""

    path: str
    status: int
    sent: int
    encoding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What goes wrong for every path that ends with `suffix`; `delay` is in seconds.

    `truncate` sends that many bytes as if they were all; `cut` promises all of them and ends the
    connection after that many; `before` is put in front of a script; `instead` is sent in place
    of a text; `gone` ends the connection without a word, as where there is no network.
    """

    suffix: str
    status: int | None = None
    mime: str | None = None
    truncate: int | None = None
    delay: float = 0
    csp: str | None = None
    cut: int | None = None
    before: str = ""
    instead: str = ""
    gone: bool = False


@dataclass(slots=True, kw_only=True)
class Server:
    """A running test server: where it is, what it was asked, and what it spoils."""

    url: str
    site: Path
    requests: list[Request] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    keeper: bool = True
    """Whether pages may ask for the service worker, which keeps faults from being noticed."""

    def fault(
        self,
        suffix: str,
        *,
        status: int | None = None,
        mime: str | None = None,
        truncate: int | None = None,
        delay: float = 0,
        csp: str | None = None,
        cut: int | None = None,
        before: str = "",
        instead: str = "",
        gone: bool = False,
    ) -> None:
        """Spoil paths that end with `suffix`; a later fault wins, `mend()` takes all back."""
        self.faults.append(
            Fault(
                suffix=suffix,
                status=status,
                mime=mime,
                truncate=truncate,
                delay=delay,
                csp=csp,
                cut=cut,
                before=before,
                instead=instead,
                gone=gone,
            )
        )

    def mend(self) -> None:
        """Serve everything soundly again."""
        self.faults.clear()

    def fault_for(self, path: str) -> Fault:
        """The last fault planted for the path, or one that spoils nothing."""
        planted = [fault for fault in self.faults if path.endswith(fault.suffix)]
        return planted[-1] if planted else Fault(suffix=path)

    def bytes_of(self, part: str = "") -> int:
        """Bytes sent for the paths that contain `part`."""
        return sum(request.sent for request in self.requests if part in request.path)


@contextmanager
def serve(site: Path, port: int | None = None) -> Iterator[Server]:
    """Serve `site` on the loopback; without a port, on SITE_TEST_PORT or any free one.

    Instant navigation compares addresses with the sitemap: to test it, build with a
    SITE_URL of this origin and serve on its port.
    """
    wanted = int(environ.get("SITE_TEST_PORT", "0")) if port is None else port
    listening = _Listening(("127.0.0.1", wanted), _Handler)
    listening.server = Server(url=f"http://127.0.0.1:{listening.server_port}/", site=site)
    thread = Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield listening.server
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()


class _Listening(ThreadingHTTPServer):
    # A browser keeps its connections open; nothing waits for them at the end.
    daemon_threads = True
    block_on_close = False
    server: Server

    def handle_error(self, *_: object) -> None:
        """A reader who leaves in the middle of an answer is no error of the server."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Listening

    def do_GET(self) -> None:
        self._answer(body=True)

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def log_message(self, *_: object) -> None:
        """Nothing is printed: `Server.requests` keeps what was asked."""

    def _answer(self, *, body: bool) -> None:
        path, server = unquote(urlsplit(self.path).path), self.server.server
        fault = server.fault_for(path)
        time.sleep(fault.delay)
        if fault.gone:
            self.close_connection = True
            return None
        status, file = _find(server.site, path)
        if status == 301:
            return self._send(301, {"Location": f"{path}/"}, b"", body=body)
        content, encoding = _content(file, self.headers.get("Accept-Encoding", ""), fault)
        if not server.keeper and file.suffix == ".html":
            content, encoding = file.read_bytes().replace(b" data-offline=", b" data-former="), ""
        # As the deployed servers do: what failed is not kept, whatever its address.
        failed = (fault.status or status) >= 400
        headers = headers_for("/404.html" if failed else path, server.site)
        headers |= {"Content-Type": fault.mime} if fault.mime else {}
        headers |= {"Content-Security-Policy": fault.csp} if fault.csp else {}
        # A script with something in front of it is another one: no browser may keep it.
        headers |= {"Cache-Control": "no-store"} if fault.before or fault.instead else {}
        headers |= {"Content-Encoding": encoding} if encoding else {}
        headers |= {"Vary": "Accept-Encoding", "ETag": f'"{sha256(content).hexdigest()[:16]}"'}
        if self.headers.get("If-None-Match") == headers["ETag"] and not fault.status:
            status, content = 304, b""
        return self._send(fault.status or status, headers, content, body=body, cut=fault.cut)

    def _send(
        self,
        status: int,
        headers: dict[str, str],
        content: bytes,
        *,
        body: bool,
        cut: int | None = None,
    ) -> None:
        self.server.server.requests.append(
            Request(
                path=self.path,
                status=status,
                sent=len(content[:cut]),
                encoding=headers.get("Content-Encoding", ""),
            )
        )
        self.send_response(status)
        for name, text in headers.items():
            self.send_header(name, text)
        if status != 304:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if body:
            self.wfile.write(content[:cut])
        if cut is not None:
            self.close_connection = True


def _find(site: Path, path: str) -> tuple[int, Path]:
    wanted = (site / path.lstrip("/")).resolve()
    inside = wanted.is_relative_to(site.resolve())
    if inside and wanted.is_dir() and not path.endswith("/"):
        return 301, wanted
    file = wanted / "index.html" if wanted.is_dir() else wanted
    if inside and file.is_file():
        return 200, file
    # The deployed servers' rule: a folder in traditional characters has a page of its own.
    twin = site / FOLDER / "404.html"
    return 404, twin if path.startswith(f"/{FOLDER}") and twin.is_file() else site / "404.html"


def _content(file: Path, accepted: str, fault: Fault) -> tuple[bytes, str]:
    if fault.instead:
        return fault.instead.encode(), ""
    if fault.before:
        return fault.before.encode() + file.read_bytes(), ""
    if fault.truncate is not None:
        return file.read_bytes()[: fault.truncate], ""
    encodings = [text.split(";")[0].strip() for text in accepted.split(",")]
    if "br" in encodings and (packed := file.with_name(f"{file.name}.br")).is_file():
        return packed.read_bytes(), "br"
    if "gzip" in encodings and (packed := file.with_name(f"{file.name}.gz")).is_file():
        return packed.read_bytes(), "gzip"
    return file.read_bytes(), ""
