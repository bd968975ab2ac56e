"""The step after the build: headers, redirects, precompressed copies, a list of what is published.

Run it as `python -m deploy.publish [site]`.
"""

import sys
from hashlib import sha256
from pathlib import Path

from deploy.compress import PACKERS, compress, compressible
from deploy.headers import as_headers_file, table
from deploy.redirects import LIST, as_redirects_file, moves

CACHE = Path(".cache/compressed")
HEADERS = "_headers"
REDIRECTS = "_redirects"
MANIFEST = "manifest.sha256"


def publish(site: Path, cache: Path = CACHE) -> None:
    """Make a built site ready for a host; running it again changes nothing."""
    compress(compressible(site), cache)
    (site / HEADERS).write_text(as_headers_file(table(site)), "utf-8")
    (site / REDIRECTS).write_text(as_redirects_file(moves(LIST.read_text("utf-8"))), "utf-8")
    (site / MANIFEST).write_text(manifest(site), "utf-8")


def manifest(site: Path) -> str:
    """The SHA-256 of every published file, in the form `sha256sum --check` reads."""
    lines = (f"{_hash(file)}  {file.relative_to(site).as_posix()}\n" for file in _published(site))
    return "".join(lines)


def _published(site: Path) -> list[Path]:
    # The copies follow from the files they stand beside.
    unlisted = {site / MANIFEST}
    files = (file for file in site.rglob("*") if file.is_file() and file.suffix not in PACKERS)
    return sorted(file for file in files if file not in unlisted)


def _hash(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()


def main(arguments: list[str]) -> int:
    """Publish the named site, or `site/`; 2 when it has not been built."""
    site = Path(arguments[0] if arguments else "site")
    if not (site / "index.html").is_file():
        print(f"{site} 里还没有建好的网站，请先运行 make build。", file=sys.stderr)
        return 2
    publish(site)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
