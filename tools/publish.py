"""Builds the site for its real address, ready to be copied to a host.

SITE_URL=https://…/ python -m tools.publish
"""

import os
from collections.abc import Sequence

from tools import build
from tools.console import ToolError, enter
from tools.project import SITE


def main(_: Sequence[str]) -> int:
    """Builds anew for the address in SITE_URL; `ToolError` where it is not given."""
    address = os.environ.get("SITE_URL", "")
    if not address.startswith("https://") or not address.endswith("/"):
        raise ToolError(
            "请写明网站的正式地址，以 https:// 开头、以 / 结尾，例如：make publish SITE_URL=https://域名/",
            "Name the site's own address, from https:// to the last slash, as above.",
        )
    build.main([])
    print(f"请把 {SITE.name}/ 里的全部文件复制到主机；清单是 {SITE.name}/manifest.sha256。")
    print(f"Copy all of {SITE.name}/ to the host; {SITE.name}/manifest.sha256 lists it.")
    return 0


if __name__ == "__main__":
    enter(main)
