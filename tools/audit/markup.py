"""The Nu HTML Checker (https://validator.github.io/validator/) on every built page."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.audit.outcome import Outcome
from tools.project import ROOT

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
STOCK = (
    # Its drawer and its search box are opened by check boxes that a reload must not keep.
    re.compile(r'Attribute “autocomplete”.*<input class="md-toggle" data-md-toggle=', re.DOTALL),
)
"""What Material for MkDocs writes itself: the message, then the markup that it is about."""


def audited(site: Path) -> Outcome:
    """Every error on every page, but the theme's own that are listed."""
    found = messages(site)
    ours = [each for each in found if not any(known.search(_text(each)) for known in STOCK)]
    pages = sum(1 for _ in site.rglob("*.html"))
    return Outcome(
        part="标记 / markup",
        where="Nu",
        figure=f"{pages} pages, {len(found) - len(ours)} of the theme's own",
        findings=tuple(_lines(ours, site)),
    )


def messages(site: Path) -> list[dict[str, Any]]:
    """What the checker says of a folder's pages: errors alone, as it tells them in JSON."""
    options = ["--errors-only", "--skip-non-html", "--format", "json", "--exit-zero-always"]
    done = subprocess.run(
        ["java", "-jar", str(CHECKER), *options, str(site)],
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(done.stderr or done.stdout)["messages"]
    return found


def _lines(found: list[dict[str, Any]], site: Path) -> Iterator[str]:
    for each in found:
        page = each.get("url", "").removeprefix("file:").removeprefix(str(site.resolve()))
        yield f"{page}:{each.get('lastLine', '')} {each['message']} {_extract(each)}"


def _text(message: dict[str, Any]) -> str:
    return f"{message['message']} {message.get('extract', '')}"


def _extract(message: dict[str, Any]) -> str:
    return " ".join(message.get("extract", "").split())[:120]
