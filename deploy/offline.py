"""The service worker at the site's root: what keeps pages for when there is no network.

The pages say by `data-offline` whether they want it (mkdocs.yml, `extra.offline`). Where they do
not, one is written that takes away what an earlier one has kept: a browser asks for the file at
each visit, so a file that were missing would leave the old one at work.
"""

import json
import re
import shutil
from pathlib import Path

from deploy.settled import SETTLED
from deploy.slim import SOURCES, slim

PLACE = "sw.js"
WANTED = "data-offline="
FOLDER = Path("assets/offline")
KEEPER, GONE = FOLDER / "keeper.js", FOLDER / "gone.js"
KINDS = {".js", ".css"}
# What a page names by an address of ours that holds a hash, the theme's files among them.
_NEEDED = re.compile(r'(?:src|href)="(?:\./)?(assets[^":?#]*[.-][0-9a-f]{8,}[^":?#]*\.(?:js|css))"')


def write_service_worker(site: Path, sources: Path = SOURCES) -> None:
    """Writes `PLACE`: the script that keeps pages, or the one that ends that.

    A site without our scripts, such as one built for a test of something else, gets none.
    """
    folders = [*site.glob(SETTLED.format(hash="*"))]
    if not folders:
        return
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    home = (site / "index.html").read_text("utf-8")
    if WANTED not in home:
        text = slim(sources / GONE)
    else:
        own = (file for folder in folders for file in folder.rglob("*") if file.suffix in KINDS)
        paths = (file.relative_to(site).as_posix() for file in own)
        files = sorted({*paths, *_NEEDED.findall(home)})
        text = slim(sources / KEEPER, f"const FILES = {json.dumps(files)};\n")
    (site / PLACE).write_text(text, "utf-8")
