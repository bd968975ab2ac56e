"""A built site at another address: its copy speaks of the origin it is served from.

Instant navigation compares addresses with the sitemap. Each test process serves at a port of its
own, so each has a copy in which that origin stands; large files are linked, not copied.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

WITH_ADDRESSES = {".html", ".xml", ".txt"}
PACKED = {".br", ".gz", ".zst"}
_LOCATION = re.compile(r"<loc>(https?://[^/]+/)")


def built_for(site: Path) -> str:
    """The origin that stands in the sitemap, as `http://127.0.0.1:8000/`."""
    found = _LOCATION.search((site / "sitemap.xml").read_text(encoding="utf-8"))
    assert found
    return found.group(1)


def moved(site: Path, target: Path, origin: str) -> None:
    """Fill the empty folder `target` with the site as if it had been built for `origin`."""
    former = built_for(site)
    for file in filter(Path.is_file, site.rglob("*")):
        copy = target / file.relative_to(site)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if _has_addresses(file):
            text = file.read_text(encoding="utf-8")
            copy.write_text(text.replace(former, origin), encoding="utf-8")
        elif file.suffix not in PACKED or not _has_addresses(file.with_suffix("")):
            _link(file, copy)


def _has_addresses(file: Path) -> bool:
    return file.suffix in WITH_ADDRESSES and not file.name.startswith("words.")


def _link(file: Path, copy: Path) -> None:
    try:
        copy.hardlink_to(file)
    except OSError:
        shutil.copyfile(file, copy)
