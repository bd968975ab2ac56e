"""The server that stands in for production in the browser tests."""

from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.site.server import Server, serve

PAGE = "<!doctype html><title>页</title><script>let a = 1</script>"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    (tmp_path / "help").mkdir()
    (tmp_path / "assets/calculator").mkdir(parents=True)
    (tmp_path / "index.html").write_text(PAGE, "utf-8")
    (tmp_path / "help/index.html").write_text(PAGE, "utf-8")
    (tmp_path / "404.html").write_text(PAGE, "utf-8")
    (tmp_path / "engine.0123abcd.wasm").write_bytes(b"\0asm-and-more")
    (tmp_path / "engine.0123abcd.wasm.br").write_bytes(b"packed")
    (tmp_path / "assets/calculator/worker.js").write_text("1", "utf-8")
    with serve(tmp_path, port=0) as running:
        yield running


def headers_of(url: str, **sent: str) -> dict[str, str]:
    with urlopen(Request(url, headers=sent), timeout=5) as response:
        return dict(response.headers.items())


def body_of(url: str, **sent: str) -> bytes:
    with urlopen(Request(url, headers=sent), timeout=5) as response:
        content: bytes = response.read()
        return content


def status_of(url: str) -> int:
    try:
        with urlopen(url, timeout=5) as response:
            return int(response.status)
    except HTTPError as error:
        with error:
            return error.code


def test_page_is_found_by_its_directory(server: Server) -> None:
    """A page answers at its address with a slash, as on the host."""
    body = body_of(f"{server.url}help/")

    assert PAGE.encode() == body


def test_missing_page_answers_404(server: Server) -> None:
    """An unknown address has the status 404."""
    status = status_of(f"{server.url}nothing/")

    assert status == 404


def test_nothing_outside_the_site_is_served(server: Server) -> None:
    """A path that climbs out of the site is not found."""
    status = status_of(f"{server.url}%2e%2e/%2e%2e/etc/passwd")

    assert status == 404


def test_wasm_has_its_type(server: Server) -> None:
    """The engine compiles while it streams only with the type application/wasm."""
    headers = headers_of(f"{server.url}engine.0123abcd.wasm")

    assert headers["Content-Type"] == "application/wasm"


def test_precompressed_file_is_sent_to_those_who_accept_it(server: Server) -> None:
    """Brotli bytes go out where the browser says it reads them."""
    body = body_of(f"{server.url}engine.0123abcd.wasm", **{"Accept-Encoding": "gzip, br"})

    assert body == b"packed"


def test_worker_has_its_own_policy(server: Server) -> None:
    """Only the worker's response may compile wasm."""
    headers = headers_of(f"{server.url}assets/calculator/worker.js")

    assert "'wasm-unsafe-eval'" in headers["Content-Security-Policy"]


def test_unchanged_page_is_not_sent_again(server: Server) -> None:
    """A browser that has the page already gets 304 and no body."""
    tag = headers_of(server.url)["ETag"]
    with pytest.raises(HTTPError) as raised:
        body_of(server.url, **{"If-None-Match": tag})
    raised.value.close()

    assert raised.value.code == 304


def test_planted_status_is_answered(server: Server) -> None:
    """A planted outage is what the browser meets."""
    server.fault("engine.0123abcd.wasm", status=503)

    assert status_of(f"{server.url}engine.0123abcd.wasm") == 503


def test_planted_type_is_answered(server: Server) -> None:
    """A planted wrong type is what the browser meets."""
    server.fault(".wasm", mime="text/plain")

    assert headers_of(f"{server.url}engine.0123abcd.wasm")["Content-Type"] == "text/plain"


def test_planted_cut_is_answered(server: Server) -> None:
    """A planted cut leaves only the first bytes, plain."""
    server.fault(".wasm", truncate=4)
    body = body_of(f"{server.url}engine.0123abcd.wasm", **{"Accept-Encoding": "br"})

    assert body == b"\0asm"


def test_mended_server_is_sound(server: Server) -> None:
    """After mending, the planted faults are gone."""
    server.fault(".wasm", status=503)
    server.mend()

    assert status_of(f"{server.url}engine.0123abcd.wasm") == 200


def test_bytes_are_counted(server: Server) -> None:
    """What went over the wire is known by path."""
    body_of(f"{server.url}engine.0123abcd.wasm")

    assert server.bytes_of("wasm") == len(b"\0asm-and-more")
