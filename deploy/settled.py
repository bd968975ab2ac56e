"""Our own scripts and styles, slimmed, at one address that carries the hash of all of them.

A page and the scripts it was built with then stay together, however long either is kept, and no
visit asks again for what cannot have changed.
"""

import re
import shutil
from hashlib import sha256
from pathlib import Path

from deploy.slim import own

BUILT, SETTLED = "assets", "assets.{hash}"
DIGITS = 16


def settle(site: Path) -> None:
    """Moves our files of a built site from `assets/` to `assets.<hash>/` and tells every page.

    The folders below keep their names, so that the files still find each other. A site whose
    files have moved already, or that has none, stays as it is.
    """
    files = own(site)
    if not files:
        return
    names = [file.relative_to(site / BUILT).as_posix() for file in files]
    folder = SETTLED.format(hash=_hash(site, names))
    for name in names:
        place = site / folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(site / BUILT / name, place)
        _leave(site / BUILT / name)
    _tell(site, names, folder)


def _hash(site: Path, names: list[str]) -> str:
    digest = sha256()
    for name in names:
        content = (site / BUILT / name).read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:DIGITS]


def _leave(file: Path) -> None:
    # An earlier run may have left copies; they would be copies of nothing.
    for copy in file.parent.glob(f"{file.name}.*"):
        copy.unlink()
    if not any(file.parent.iterdir()):
        file.parent.rmdir()


def _tell(site: Path, names: list[str], folder: str) -> None:
    # In an attribute or in the theme's settings, an address ends where its quotation mark does.
    ours = "|".join(map(re.escape, names))
    address = re.compile(rf'("(?:[^"<>\s]*/)?){BUILT}/({ours})(?=")')
    for page in sorted(site.rglob("*.html")):
        html = page.read_text("utf-8")
        if (told := address.sub(rf"\g<1>{folder}/\g<2>", html)) != html:
            page.write_text(told, "utf-8")
