"""What the audit of a server finds; `make audit` asks the real ones."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.publish import publish
from tests.site.server import Server, serve
from tools.audit import hosts
from tools.audit.hosts import audited
from tools.preview import configuration


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    site = tmp_path / "site"
    (site / "assets/calculator").mkdir(parents=True)
    for name in ("index.html", "404.html", "assets/calculator/worker.js"):
        (site / name).write_text('<!doctype html><meta charset="utf-8">', "utf-8")
    publish(site, tmp_path / "cache", {})
    # What is for the host alone a real one hides; this server knows nothing of it.
    for file in (site / "_headers", site / "_redirects"):
        file.unlink(missing_ok=True)
    with serve(site, port=0) as running:
        yield running


def found(server: Server) -> str:
    return "\n".join(audited("nginx", server.url, server.site).findings)


def test_server_that_follows_the_table_passes(server: Server) -> None:
    """Right headers, right types and compressed copies are nothing to report."""
    assert "" == found(server)


def test_wrong_policy_is_found(server: Server) -> None:
    """A worker that came with a policy of its host's making is named."""
    server.fault("worker.js", csp="default-src *")

    assert "/calculator/worker.js · Content-Security-Policy" in found(server)


def test_wrong_type_is_found(server: Server) -> None:
    """A script sent as plain text is named."""
    server.fault("worker.js", mime="text/plain")

    assert "/calculator/worker.js · Content-Type" in found(server)


def test_missing_file_is_found(server: Server) -> None:
    """A file the host does not hand out is named with its status."""
    server.fault("worker.js", status=503)

    assert "/calculator/worker.js → 503" in found(server)


def test_missing_compressed_copy_is_found(server: Server) -> None:
    """A host that sends the page uncompressed to a browser that reads brotli is named."""
    (server.site / "index.html.br").unlink()

    assert "Accept-Encoding: br → None" in found(server)


def test_missing_redirect_is_found(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A host that has forgotten where a page moved is named."""
    listed = tmp_path / "addresses.txt"
    listed.write_text("old/ -> new/\n", "utf-8")
    monkeypatch.setattr(hosts, "LIST", listed)

    assert "/old/ → (404, None)" in found(server)


def test_preview_includes_the_shipped_files(tmp_path: Path) -> None:
    """What is previewed and audited is the configuration that hosts are given."""
    text = configuration(tmp_path, "127.0.0.1", 8000, tmp_path)

    assert f"include {tmp_path}/_hosts/nginx-http.conf;" in text
    assert f"include {tmp_path}/_hosts/nginx-server.conf;" in text
