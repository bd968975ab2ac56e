"""Builds the site for its real address and, where a target is named, releases it there.

    SITE_URL=https://…/ python -m tools.publish [TARGET]
    python -m tools.publish --back TARGET

The list of ingredients (SBOM) and the statement of origin (provenance) are left in .cache/release/
and beside the releases.
"""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from deploy.release import ReleaseError, release, take_back
from tools import build, ingredients
from tools.console import ToolError, enter
from tools.project import CACHE, SITE

ARTEFACTS = CACHE / "release"
RELOAD = "请让服务器重新读取配置，例如 nginx -s reload。 / Reload the server's configuration."


def main(arguments: Sequence[str]) -> int:
    """Builds, writes the artefacts, releases; or takes the last release back."""
    try:
        if arguments[:1] == ["--back"]:
            return _back(arguments[1:])
        return _publish(arguments)
    except ReleaseError as error:
        raise ToolError(str(error), "Nothing was released.") from error


def _publish(targets: Sequence[str]) -> int:
    _refuse_address(os.environ.get("SITE_URL", ""))
    build.main([])
    written = ingredients.write(SITE, ARTEFACTS)
    if not targets:
        print(f"请把 {SITE.name}/ 里的全部文件复制到主机；清单是 {SITE.name}/manifest.sha256。")
        print(f"Copy all of {SITE.name}/ to the host; {SITE.name}/manifest.sha256 lists it.")
        return 0
    target = Path(targets[0])
    name = release(SITE, target)
    for file in written:
        shutil.copyfile(file, target / f"{name}.{file.name}")
    print(f"已发布 {name}，在 {target}。 / Released {name}.\n{RELOAD}")
    return 0


def _back(targets: Sequence[str]) -> int:
    if not targets:
        raise ToolError(
            "请写明目标文件夹，例如：make rollback TARGET=/srv/talk-first",
            "Name the target folder.",
        )
    print(f"现在对外的是 {take_back(Path(targets[0]))}。 / That release is served again.\n{RELOAD}")
    return 0


def _refuse_address(address: str) -> None:
    if not address.startswith("https://") or not address.endswith("/"):
        raise ToolError(
            "请写明网站的正式地址，以 https:// 开头、以 / 结尾，例如：make publish SITE_URL=https://域名/",
            "Name the site's own address, from https:// to the last slash, as above.",
        )


if __name__ == "__main__":
    enter(main)
