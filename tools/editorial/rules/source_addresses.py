"""SRC02: addresses in sources and rules are official ones, and nobody else's."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from tools.editorial.finding import Finding
from tools.editorial.rule import Rule
from tools.editorial.site import Site

OFFICIAL = (
    ".gov.cn",  # government and courts
    ".pbccrc.org.cn",  # the credit reference centre
    ".nifa.org.cn",  # the internet finance association
    ".china-cba.net",  # the banking association
    ".chinamoney.com.cn",  # where the LPR is published
)
_ON_PAGE = re.compile(r"""^\s+(?:- )?url: ["']?(?P<url>https?://[^\s"']+)""")
_IN_LAW = re.compile(r"""^(?:url = |\s*\[".*, )"(?P<url>https?://[^"]+)\"""")


def is_official(url: str) -> bool:
    """Whether the address is one that rules and sources may link."""
    return f".{urlsplit(url).hostname}".endswith(OFFICIAL)


def _find(site: Site) -> Iterator[Finding]:
    pages = (
        (page.path, line, _ON_PAGE) for page in site.pages for line in enumerate(page.lines, 1)
    )
    law = ((file.path, line, _IN_LAW) for file in site.law for line in enumerate(file.lines, 1))
    for path, (number, line), pattern in (*pages, *law):
        found = pattern.match(line)
        if found and not is_official(found["url"]):
            yield Finding(
                path=path,
                line=number,
                says=f"「{found['url']}」不是官方网址。",
                remedy="换成发布机关自己的网址；没有就留空，规则条目里写进 read_at。",
            )


RULE = Rule(id="SRC02", name="来源只链接官方网址", find=_find)
