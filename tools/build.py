"""Builds the site into `site/`: the reader's engine, the pages, then what a host needs.

    python -m tools.build [--if-changed]

The pages are built aside and put in place only when they are whole.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from tools.console import ToolError, enter, run_quietly, step
from tools.mkdocs import start, worth_reading
from tools.project import CACHE, PYTHON, ROOT, SITE, environment

SOURCES = (
    # A page tells how many of the published records agree.
    *("mkdocs.yml", "docs", "calculators", "overrides", "deploy", "traditional", "tests/vectors"),
    *("requirements/site.txt", "package-lock.json"),
)
"""What decides the built bytes, beside the variables of `SETTING`."""
SETTING = (
    "SITE_URL",
    "EDIT_URI",
    "SOURCE_DATE_EPOCH",
    "SECURITY_CONTACT",
    "ICP_NUMBER",
    "FEEDBACK_MAIL",
)
RUNTIME = ROOT / "overrides" / "assets" / "runtime"
ASIDE = CACHE / "site"
STAMP = CACHE / "site.built"


def main(arguments: Sequence[str]) -> int:
    """Builds; with `--if-changed` only where a source changed since the last build that passed."""
    with _alone():
        if "--if-changed" in arguments and is_current():
            print("· 网站没有变化，不必重建 / the site is as last built")
            return 0
        build()
    return 0


def build() -> None:
    """The whole strict build; a warning or a mistake is shown and is a `ToolError`."""
    STAMP.unlink(missing_ok=True)
    key = _key()
    make(ASIDE)
    shutil.rmtree(SITE, ignore_errors=True)
    ASIDE.rename(SITE)
    STAMP.write_text(key, encoding="utf-8")


def make(target: Path) -> None:
    """Everything a host is given, written to `target`, whatever was there before."""
    with step("准备浏览器里运行的 Python", "packing the Python that browsers run"):
        bundle()
    with step("生成网页", "building the pages"):
        _pages(target)
    with step("生成繁体版", "making the pages in traditional characters"):
        run_quietly([PYTHON, "-m", "traditional.twin", str(target)])
    with step("压缩、写响应头", "compressing, writing headers"):
        run_quietly([PYTHON, "-m", "deploy.publish", str(target)])


def bundle() -> None:
    """Writes the reader's engine where the theme finds it; nothing to do where it is current."""
    run_quietly([PYTHON, "-m", "calculators.embed.bundle"])


def _pages(target: Path) -> None:
    # The pages lead to their twins only where these are made.
    with start("build", "--strict", "--clean", "--site-dir", str(target), TWIN="true") as process:
        told = list(worth_reading(process.stdout or ()))
    if process.returncode:
        raise ToolError("网站没有建成：", "The site was not built:", "\n".join(told))


def is_current() -> bool:
    """Whether `site/` was built from the sources as they are now."""
    built = STAMP.is_file() and (SITE / "index.html").is_file()
    return built and STAMP.read_text(encoding="utf-8") == _key()


def _key() -> str:
    digest = sha256(repr(_setting()).encode())
    for file in sorted(_files()):
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0")
        digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _setting() -> tuple[str | None, ...]:
    return tuple(map(environment().get, SETTING))


def _files() -> Iterator[Path]:
    for source in map(ROOT.joinpath, SOURCES):
        if source.is_file():
            yield source
        for folder, below, names in os.walk(source):
            below[:] = [name for name in below if not _is_made(Path(folder, name))]
            yield from (Path(folder, name) for name in names)


def _is_made(folder: Path) -> bool:
    return folder.name == "__pycache__" or folder == RUNTIME


@contextmanager
def _alone() -> Iterator[None]:
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "build.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    enter(main)
