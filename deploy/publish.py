"""The step after the build: policy, headers, redirects, precompressed copies, the list of files.

Run it as `python -m deploy.publish [site]`. SECURITY_CONTACT, SITE_URL and SOURCE_DATE_EPOCH
decide over security.txt, SITE_URL over the feed's addresses too.
"""

import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from deploy.caddy import caddyfile
from deploy.card import write_card
from deploy.compress import compress, compressible
from deploy.engine import EngineError, check_engine
from deploy.fallback import write_fallback
from deploy.feed import write_feed
from deploy.headers import table
from deploy.manifest import MANIFEST, manifest
from deploy.nginx import http_part, server_part
from deploy.offline import write_service_worker
from deploy.redirects import LIST, as_redirects_file, moves, with_twins
from deploy.search import write_apart, write_index
from deploy.security import PLACE, ContactError, security_txt
from deploy.settled import settle
from deploy.slim import SlimError, write_slim
from deploy.static_host import as_headers_file
from traditional.places import FOLDER

CACHE = Path(".cache/compressed")


def publish(site: Path, cache: Path = CACHE, given: Mapping[str, str] = os.environ) -> None:
    """Make a built site ready for a host; running it again changes nothing."""
    check_engine(site)
    _write(site / PLACE, _security(given))
    write_fallback(site)
    write_index(site)
    write_apart(site)
    write_apart(site, FOLDER)
    write_feed(site, given)
    write_card(site)
    write_slim(site)
    settle(site)
    write_service_worker(site)
    for name, text in _for_hosts(site).items():
        _write(site / name, text)
    compress(compressible(site), cache)
    _write(site / MANIFEST, manifest(site))


def _for_hosts(site: Path) -> dict[str, str]:
    rules, moved = table(site), with_twins(moves(LIST.read_text("utf-8")))
    return {
        "_headers": as_headers_file(rules),
        "_redirects": as_redirects_file(moved),
        "_hosts/nginx-http.conf": http_part(rules),
        "_hosts/nginx-server.conf": server_part(rules, moved),
        "_hosts/Caddyfile": caddyfile(rules, moved),
    }


def _security(given: Mapping[str, str]) -> str:
    if not (contact := given.get("SECURITY_CONTACT", "")):
        return ""
    published = datetime.fromtimestamp(int(given.get("SOURCE_DATE_EPOCH", "0")), UTC)
    return security_txt(contact, published, given.get("SITE_URL", ""))


def _write(file: Path, text: str) -> None:
    if text:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    else:
        file.unlink(missing_ok=True)


def main(arguments: list[str]) -> int:
    """Publish the named site, or `site/`; 2 when it has not been built or cannot be published."""
    site = Path(arguments[0] if arguments else "site")
    if not (site / "index.html").is_file():
        print(f"{site} 里还没有建好的网站，请先运行 make build。", file=sys.stderr)
        return 2
    try:
        publish(site)
    except (ContactError, EngineError, SlimError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
