"""协商材料包 before anything is filled in: its parts, and where each is made."""

from __future__ import annotations

import htpy as h

from calculators.embed.package import package

SAYS = {
    "empty": "这次浏览里还没有算过。先从下面选一项填，填好回到这一页。",
    "ready": "可以做了。没有填的部分会空着，写明在哪里填。",
    "working": "正在做；第一次要下载计算程序，请等一等。",
    "made": "做好了，在下面。先从头看一遍，再打印。",
    "failed": "没有做成，可能是网络断了。填过的都还在，可以再按一次。",
}
TITLE = "协商材料包"


def blank(base: str) -> h.Element:
    """The package's place on its page; without scripts it lists the parts with their links."""
    return h.div(data_package=True, data_base=base)[
        h.div(".desk__says", role="status")[
            (h.p(data_package_says=key, hidden=True)[words] for key, words in SAYS.items())
        ],
        h.div(".desk__buttons")[
            h.button(".button", type="button", data_package_make=True, hidden=True)["做成一份"],
            h.button(".button.button--quiet", type="button", data_package_print=True, hidden=True)[
                "打印"
            ],
        ],
        h.div(data_package_paper=True, tabindex="-1", role="region", aria_label=TITLE)[
            package({}, base, "")
        ],
    ]
