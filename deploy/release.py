"""Puts a published site where a host serves it, whole or not at all, and takes it back.

    python -m deploy.release SITE TARGET
    python -m deploy.release --back TARGET

`TARGET/current` leads to the release that is served, `TARGET/previous` to the one before. A release
is named by the hash of its manifest, so equal sites are one release. It also holds the files of the
one before whose address carries a hash: a page that was opened before may ask for its scripts and
the engine long afterwards.
"""

import shutil
import sys
from hashlib import sha256
from pathlib import Path

from deploy.compress import PACKERS, unfaithful
from deploy.headers import HASHED
from deploy.manifest import CARRIED, MANIFEST, differences, listed

RELEASES, CURRENT, PREVIOUS = "releases", "current", "previous"
KEPT = 5
"""Releases that stay, the current and the previous always among them."""
USAGE = "用法：python -m deploy.release 网站 目标文件夹，或 --back 目标文件夹"


class ReleaseError(Exception):
    """A release that cannot be made; its text is a sentence for whoever publishes."""


def release(site: Path, target: Path) -> str:
    """Copies the site beside earlier releases, compares it with its manifest, then switches to it.

    The name of the release; `ReleaseError`, and the served site untouched, where a file differs.
    """
    name = release_name(site)
    copy, half = target / RELEASES / name, target / RELEASES / f"{name}.half"
    if not copy.is_dir():
        shutil.rmtree(half, ignore_errors=True)
        shutil.copytree(site, half)
        _carry(target / CURRENT, half)
        half.rename(copy)
    if changed := differences(copy) + unfaithful(copy):
        shutil.rmtree(copy)
        raise ReleaseError(f"这些文件和清单不一样，没有发布：{'、'.join(changed)}。")
    _switch(target, name)
    _forget(target)
    return name


def take_back(target: Path) -> str:
    """Serves the release before the current one again; its name. Twice brings the newer back."""
    before = _named(target / PREVIOUS)
    if not before:
        raise ReleaseError(f"{target} 里没有上一次的发布，退不回去。")
    _switch(target, before)
    return before


def release_name(site: Path) -> str:
    """The first twelve hexadecimal digits of the manifest's SHA-256."""
    return sha256((site / MANIFEST).read_bytes()).hexdigest()[:12]


def _carry(served: Path, copy: Path) -> None:
    if not (served / MANIFEST).is_file():
        return
    known = listed((served / MANIFEST).read_text("utf-8"))
    carried = {name: known[name] for name in known if HASHED.search(f"/{name}")}
    carried = {name: known for name, known in carried.items() if not (copy / name).exists()}
    for name in carried:
        place = copy / name
        place.parent.mkdir(parents=True, exist_ok=True)
        for file in filter(Path.is_file, (served / f"{name}{end}" for end in ("", *PACKERS))):
            shutil.copy2(file, place.with_name(file.name))
    lines = (f"{known}  {name}\n" for name, known in sorted(carried.items()))
    (copy / CARRIED).write_text("".join(lines), "utf-8")


def _switch(target: Path, name: str) -> None:
    served = _named(target / CURRENT)
    if name == served:
        return
    if served:
        _lead(target / PREVIOUS, served)
    _lead(target / CURRENT, name)


def _lead(link: Path, name: str) -> None:
    # Replacing is one step: no reader meets a site that is half there.
    fresh = link.with_name(f"{link.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(Path(RELEASES, name))
    fresh.replace(link)


def _named(link: Path) -> str:
    return link.readlink().name if link.is_symlink() and link.exists() else ""


def _forget(target: Path) -> None:
    releases = sorted((target / RELEASES).iterdir(), key=lambda each: each.stat().st_ctime)
    needed = {_named(target / CURRENT), _named(target / PREVIOUS)}
    for old in [each for each in releases if each.name not in needed][: -KEPT + len(needed)]:
        shutil.rmtree(old)


def main(arguments: list[str]) -> int:
    """Release or take back; 2 and a sentence where that cannot be."""
    try:
        match arguments:
            case ["--back", target]:
                name = take_back(Path(target))
            case [site, target]:
                name = release(Path(site), Path(target))
            case _:
                raise ReleaseError(USAGE)
    except (ReleaseError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"现在对外的是 {name}。请让服务器重新读取配置。 / Now served: {name}; reload the server.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
