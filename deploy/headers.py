"""The response headers: one table, from which every host's configuration is written.

A later rule replaces the same header of an earlier one; nothing is merged.
Sources: HTTP caching (RFC 9111), immutable responses (RFC 8246).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path, PurePosixPath

from deploy.compress import PACKERS
from deploy.policy import KEEPER_POLICY, WORKER_POLICY, page_policy

WORKERS = {
    "assets/calculator/worker.js": WORKER_POLICY,
    "assets.*/calculator/worker.js": WORKER_POLICY,
    "sw.js": KEEPER_POLICY,
}
"""Scripts that run in a worker take their policy from their own response.

The pattern holds for earlier releases too, whose files a host may still have; not every host reads
patterns, so the files of this one are named besides.
"""
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

HIDDEN = ("_headers", "_redirects", "_hosts/")
"""What stands in the site's folder for its host alone."""

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
    ".sha256": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
DEFAULT_TYPE = "application/octet-stream"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Headers for every path that matches the glob `path` (beginning with a slash)."""

    path: str
    headers: Mapping[str, str]


def table(site: Path) -> tuple[Rule, ...]:
    """The rules for a built site, the general one first."""
    policy = page_policy(page.read_text("utf-8") for page in sorted(site.rglob("*.html")))
    everything = {"Content-Security-Policy": policy, **SECURITY, **REVALIDATE}
    return (
        Rule(path="/*", headers=everything),
        *(Rule(path=path, headers=headers) for path, headers in _workers(site)),
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
    return TYPES.get(suffix, DEFAULT_TYPE) if suffix else TYPES[".html"]


def _workers(site: Path) -> Iterator[tuple[str, dict[str, str]]]:
    for pattern, policy in WORKERS.items():
        files = [file.relative_to(site).as_posix() for file in sorted(site.glob(pattern))]
        for path in [pattern, *files] if "*" in pattern else files:
            yield f"/{path}", {"Content-Security-Policy": policy}


def _hashed(site: Path) -> list[str]:
    paths = (f"/{file.relative_to(site).as_posix()}" for file in site.rglob("*") if file.is_file())
    return sorted(
        path for path in paths if HASHED.search(path) and not path.endswith(tuple(PACKERS))
    )


def _built_at(site: Path) -> int:
    return (site / "index.html").stat().st_mtime_ns


@lru_cache(maxsize=8)
def _table(site: Path, _built: int) -> tuple[Rule, ...]:
    return table(site)
