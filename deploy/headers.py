"""The response headers: one table, from which every host's configuration is written.

A later rule replaces the same header of an earlier one; nothing is merged.
Sources: CSP Level 3 (https://www.w3.org/TR/CSP3/), HTTP caching (RFC 9111),
immutable responses (RFC 8246).
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

WORKER = "assets/calculator/worker.js"
WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
PAGE_POLICY = (
    "default-src 'self'; base-uri 'none'; object-src 'none'; frame-src 'none'; "
    "frame-ancestors 'none'; form-action 'none'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "script-src {scripts}; style-src 'self'"
)
SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Frame-Options": "DENY",
}
REVALIDATE = {"Cache-Control": "no-cache"}
IMMUTABLE = {"Cache-Control": "public, max-age=31536000, immutable"}

# An address that carries a hash of the content never changes its meaning.
HASHED = re.compile(r"[.-][0-9a-f]{8,}[./]")

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".zip": "application/zip",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Headers for every path that matches the glob `path` (beginning with a slash)."""

    path: str
    headers: Mapping[str, str]


class _InlineScripts(HTMLParser):
    """Collects the text of the inline scripts a browser would run."""

    _DATA = frozenset({"application/json", "application/ld+json"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.texts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and "src" not in given and given.get("type") not in self._DATA:
            self._inside = True
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[-1] += data


def inline_scripts(html: str) -> list[str]:
    """The text of each inline script that runs; data blocks are left out."""
    parser = _InlineScripts()
    parser.feed(html)
    parser.close()
    return parser.texts


def script_hash(text: str) -> str:
    """The source expression that allows exactly this inline script (CSP3, 2.3.1)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def page_policy(pages: Iterable[str]) -> str:
    """One policy for all pages: every inline script of any page, and nothing else inline."""
    hashes = {script_hash(text) for page in pages for text in inline_scripts(page)}
    return PAGE_POLICY.format(scripts=" ".join(["'self'", *sorted(hashes)]))


def table(site: Path) -> tuple[Rule, ...]:
    """The rules for a built site, the general one first."""
    policy = page_policy(page.read_text("utf-8") for page in sorted(site.rglob("*.html")))
    everything = {"Content-Security-Policy": policy, **SECURITY, **REVALIDATE}
    return (
        Rule(path="/*", headers=everything),
        Rule(path=f"/{WORKER}", headers={"Content-Security-Policy": WORKER_POLICY}),
        *(Rule(path=path, headers=IMMUTABLE) for path in _hashed(site)),
    )


def headers_for(path: str, site: Path) -> dict[str, str]:
    """Every header of the response to `path` (beginning with a slash), type included."""
    headers = {"Content-Type": content_type(path)}
    for rule in _table(site, _built_at(site)):
        if fnmatchcase(path, rule.path):
            headers |= rule.headers
    return headers


def content_type(path: str) -> str:
    """The media type of a path; a path without a suffix is a page."""
    suffix = PurePosixPath(path).suffix
    return TYPES.get(suffix, "application/octet-stream") if suffix else TYPES[".html"]


def as_headers_file(rules: Iterable[Rule]) -> str:
    """The table in the `_headers` dialect of static hosts; `! Name` takes an earlier one back."""
    return "\n".join(line for block in _blocks(rules) for line in block) + "\n"


def _blocks(rules: Iterable[Rule]) -> Iterator[list[str]]:
    given: set[str] = set()
    for rule in rules:
        taken_back = [f"  ! {name}" for name in rule.headers if name in given]
        yield [
            rule.path,
            *taken_back,
            *(f"  {name}: {text}" for name, text in rule.headers.items()),
        ]
        if "*" in rule.path:
            given |= rule.headers.keys()


def _hashed(site: Path) -> list[str]:
    paths = (f"/{file.relative_to(site).as_posix()}" for file in site.rglob("*") if file.is_file())
    return sorted(
        path for path in paths if HASHED.search(path) and not path.endswith((".br", ".gz"))
    )


def _built_at(site: Path) -> int:
    return (site / "index.html").stat().st_mtime_ns


@lru_cache(maxsize=8)
def _table(site: Path, _built: int) -> tuple[Rule, ...]:
    return table(site)
