"""The real servers with the shipped configuration send what the table of headers says."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote, urlsplit

from deploy.compress import PACKERS
from deploy.headers import HIDDEN, headers_for
from deploy.redirects import LIST, MOVED, moves
from tools.audit.outcome import Outcome
from tools.preview import serving
from tools.project import CACHE

MISSING = "/没有这一页/"
CADDY = "/usr/bin/caddy"
CADDYFILE = """\
{{
    admin off
    auto_https off
    log {{
        level ERROR
    }}
}}
http://{host}:{port} {{
    root * {site}
    import {site}/_hosts/Caddyfile
}}
"""
ENCODINGS = {"nginx": ("br", "gzip"), "Caddy": ("zstd", "br", "gzip")}


def audited(name: str, url: str, site: Path) -> Outcome:
    """Asks the server at `url` for every file, and for what there is not."""
    place = urlsplit(url).netloc
    paths = [f"/{file.relative_to(site).as_posix()}" for file in site.rglob("*") if file.is_file()]
    shown = sorted(
        path for path in paths if not path.endswith(tuple(PACKERS)) and not _hidden(path)
    )
    found = [each for path in shown for each in _file(place, path, site)]
    found += [
        each
        for path in (MISSING, *(f"/{name}" for name in HIDDEN))
        for each in _none(place, path, site)
    ]
    found += [each for coding in ENCODINGS[name] for each in _coding(place, coding)]
    moved = moves(LIST.read_text("utf-8"))
    found += [each for old, new in moved.items() for each in _moved(place, old, new)]
    figure = f"{len(shown)} addresses, {len(moved)} moved, {' '.join(ENCODINGS[name])}"
    return Outcome(
        part="响应头 / response headers", where=name, figure=figure, findings=tuple(found)
    )


@contextmanager
def caddy(site: Path, host: str, port: int) -> Iterator[str]:
    """Caddy for `site` and its address, until the block ends."""
    file = CACHE / "Caddyfile"
    file.write_text(CADDYFILE.format(host=host, port=port, site=site.resolve()), encoding="utf-8")
    command = [CADDY, "run", "--config", str(file), "--adapter", "caddyfile"]
    own = {"XDG_CONFIG_HOME": str(CACHE / "caddy"), "XDG_DATA_HOME": str(CACHE / "caddy")}
    with serving(command, host, port, own):
        yield f"http://{host}:{port}/"


def _hidden(path: str) -> bool:
    return path.removeprefix("/").startswith(HIDDEN)


def _file(place: str, path: str, site: Path) -> Iterator[str]:
    asked = path.removesuffix("index.html") if path.endswith("/index.html") else path
    answer = _ask(place, asked)
    yield from _differing(asked, answer, headers_for(asked, site), 200)


def _none(place: str, path: str, site: Path) -> Iterator[str]:
    yield from _differing(path, _ask(place, path), headers_for("/404.html", site), 404)


def _coding(place: str, coding: str) -> Iterator[str]:
    answer = _ask(place, "/", coding)
    got = answer.headers.get("Content-Encoding")
    if got != coding:
        yield f"/ · Accept-Encoding: {coding} → {got}"
    if "accept-encoding" not in answer.headers.get("Vary", "").lower():
        yield f"/ · Vary → {answer.headers.get('Vary')}"


def _moved(place: str, old: str, new: str) -> Iterator[str]:
    answer = _ask(place, f"/{old}")
    got = answer.status, answer.headers.get("Location")
    if got != (MOVED, f"/{new}"):
        yield f"/{old} → {got}"


def _differing(
    path: str, answer: HTTPResponse, wanted: Mapping[str, str], status: int
) -> Iterator[str]:
    if answer.status != status:
        yield f"{path} → {answer.status}"
    for name, text in wanted.items():
        got = answer.headers.get_all(name, [])
        if [_plain(each) for each in got] != [_plain(text)]:
            yield f"{path} · {name} → {got}"


def _plain(value: str) -> str:
    return value.lower().replace("; ", ";")


def _ask(place: str, path: str, coding: str = "identity") -> HTTPResponse:
    connection = HTTPConnection(place, timeout=20)
    connection.request("GET", quote(path), headers={"Accept-Encoding": coding})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer
