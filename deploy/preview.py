"""Takes what an untrusted build left and makes of it a site that may be shown: data, never code.

    python -m deploy.preview ARCHIVE TARGET

The archive is a gzipped tar of a site. Links, devices, paths that lead out, too many or too large
files are refused. What is shown asks every search engine to stay away; the host of previews is an
origin of its own and sends `X-Robots-Tag: noindex, nofollow` with every answer. Only the standard
library is used: the job that publishes installs nothing.
"""

import sys
import tarfile
from collections.abc import Iterable
from pathlib import Path

MOST_FILES = 20_000
MOST_BYTES = 300_000_000
HEADERS = "/*\n  X-Robots-Tag: noindex, nofollow\n  X-Content-Type-Options: nosniff\n"
ROBOTS = "User-agent: *\nDisallow: /\n"


class PreviewError(Exception):
    """An archive that is not shown; its text is a sentence for whoever maintains the project."""


def show(archive: Path, target: Path) -> None:
    """Unpacks the site into `target`, which must not exist, and turns search engines away."""
    with tarfile.open(archive, "r:gz") as packed:
        members = packed.getmembers()
        _refuse(members)
        target.mkdir(parents=True)
        packed.extractall(target, members, filter="data")
    if not (target / "index.html").is_file():
        raise PreviewError("里面没有 index.html，不是一个网站。")
    (target / "robots.txt").write_text(ROBOTS, "utf-8")
    # Written anew: what an untrusted build says about headers is not asked.
    (target / "_headers").write_text(HEADERS, "utf-8")


def _refuse(members: Iterable[tarfile.TarInfo]) -> None:
    files = size = 0
    for member in members:
        if not (member.isfile() or member.isdir()):
            raise PreviewError(f"「{member.name}」不是普通文件。")
        files, size = files + 1, size + member.size
        if files > MOST_FILES or size > MOST_BYTES:
            raise PreviewError("文件太多或太大，没有展示。")


def main(arguments: list[str]) -> int:
    """Unpack one archive; 2 and a sentence where it is not shown."""
    try:
        archive, target = arguments
        show(Path(archive), Path(target))
    except ValueError:
        print("用法：python -m deploy.preview 压缩包 目标文件夹", file=sys.stderr)
        return 2
    except (PreviewError, tarfile.TarError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
