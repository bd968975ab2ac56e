"""SRC02: addresses in sources and rules are official ones, and nobody else's."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from tools.editorial.finding import Finding
from tools.editorial.law_file import LawFile
from tools.editorial.page import Page, front
from tools.editorial.rule import Rule, on_each_file

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


def _check(file: Page | LawFile) -> Iterator[Finding]:
    if isinstance(file, Page):
        yield from _in(file.path, file.lines[: front(file).last], _ON_PAGE)
    else:
        yield from _in(file.path, file.lines, _IN_LAW)


def _in(path: str, lines: list[str], pattern: re.Pattern[str]) -> Iterator[Finding]:
    for number, line in enumerate(lines, start=1):
        found = pattern.match(line)
        if found and not is_official(found["url"]):
            yield Finding(
                path=path,
                line=number,
                says=f"「{found['url']}」不是官方网址。",
                remedy="换成发布机关自己的网址；没有就留空，规则条目里写进 read_at。",
            )


RULE = Rule(id="SRC02", name="来源只链接官方网址", find=on_each_file(_check))
