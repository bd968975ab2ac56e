"""What an attacker, a broken file or a slip of the finger puts into a text field."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

import calculators
from calculators.declare.inputs import Input, declared

HOSTILE = (
    # markup and handlers
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    '" onfocus=alert(1) autofocus x="',
    "' onmouseover='alert(1)",
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script>",
    "<a href=javascript:alert(1)>点</a>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "<style>*{background:url(https://example.invalid)}</style>",
    "<base href=https://example.invalid/>",
    "<meta http-equiv=refresh content=0>",
    "<form action=https://example.invalid><button>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "\\u003cscript\\u003e",
    # templates and formats
    "{{7*7}}",
    "${7*7}",
    "{% import os %}",
    "{0.__class__.__mro__}",
    "%s%s%n",
    "$(id)",
    "`id`",
    "```calculator budget",
    "!!python/object/apply:os.system [id]",
    "__proto__",
    "constructor",
    # formulas of spreadsheets
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    '=HYPERLINK("https://example.invalid")',
    "\t=1",
    "\r=1",
    # direction, look-alikes, invisible
    "\u202e0001",
    "\u206612\u2069",
    "1\u200b2",
    "１２３４５",
    "壹万贰仟",
    "①②③",
    "٣٤٥",
    "ⅫⅯ",
    "𝟏𝟐",
    "l0O0",
    "а1б",
    "\ufeff12",
    "e\u0301" * 50,
    "\ud800",
    "\x00",
    "\x1b[2J",
    "\r\n\r\n",
    # numbers that are none, or too much
    "NaN",
    "sNaN",
    "Infinity",
    "-Infinity",
    "1e9",
    "1e999999999",
    "-0",
    "1" * 400,
    "0." + "0" * 400 + "1",
    "1_000",
    "0x10",
    "1/0",
    "1,,0",
    "0000-00-00",
    "9999-12-31",
    "2026-02-30",
    "10000-01-01",
    "24:61",
    "百分之",
    "万亿亿亿",
    # long and nested
    "万" * 5_000,
    "(" * 5_000,
    "[" * 5_000,
    "9" * 100_000,
    " " * 100_000,
)
MEGABYTE = ("一" * 349_525, "1" * 1_048_576, "<b>" * 349_525)
# What no answer of ours ever holds: elements that run, load or send, and their attributes.
ACTIVE = frozenset(
    {"script", "style", "iframe", "frame", "object", "embed", "applet", "link", "meta", "base"}
    | {"form", "img", "image", "video", "audio", "source", "foreignobject", "animate", "set"}
    | {"use", "template", "portal"}
)
# A few of the official sources are only to be had over http.
KNOWN_SCHEMES = frozenset({"", "http", "https", "tel"})
ACTIVE_ATTRIBUTES = frozenset({"style", "srcdoc", "src", "srcset", "formaction", "action", "ping"})


class _Looked(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ACTIVE:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in ACTIVE_ATTRIBUTES:
                self.found.append(f"{tag} {name}")
            elif name.endswith("href") and urlsplit(value or "").scheme not in KNOWN_SCHEMES:
                self.found.append(f"{tag} {name}={value}")


def active_parts(html: str) -> list[str]:
    """Whatever in the HTML would run, load or send something."""
    looked = _Looked()
    looked.feed(html)
    looked.close()
    return looked.found


def text_inputs(name: str) -> Iterator[str]:
    """The key of every input of a calculator that a reader types into, first rows included."""
    for item in declared(calculators.get(name).inputs):
        if isinstance(item, Input):
            yield item.key
        else:
            yield from (f"{item.key}.1.{column.key}" for column in item.columns)
