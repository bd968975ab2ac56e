"""A built page in traditional characters: its words change, and where its links lead; no id does.

Every other byte stays as the theme wrote it, inline scripts included: the policy knows them by
their hash.

- A hidden element with `data-only="zh-Hant"` shows.
- A tag with `hreflang` leads to the same address from both pages; the switch in the header is
  turned round.
"""

import json
import re
from collections.abc import Callable
from html import escape, unescape
from typing import Any

from calculators.render.traditional import Traditional
from traditional.places import Place

SIMPLIFIED, TRADITIONAL = "zh-Hans", "zh-Hant"
_TOKEN = re.compile(
    r"<!--.*?-->|<(?P<raw>script|style)\b(?P<of>[^>]*)>(?P<content>.*?)</(?P=raw)>"
    r"""|<[a-zA-Z/!](?:[^>"']|"[^"]*"|'[^']*')*>""",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""(?P<name>[\w:.-]+)=(?P<mark>["'])(?P<value>.*?)(?P=mark)""", re.DOTALL)
_SWITCH = re.compile(
    r'(<a class="[^"]*\blanguage") href="[^"]*" hreflang="zh-Hant" lang="zh-Hant">繁體<'
)
_HAN = re.compile("[\u3400-\u9fff]")
_LINKS = frozenset({"href", "src", "content"})
_KEPT = frozenset({"id", "for", "name", "class", "data-only"})
_NAMING = "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns"


def twin(html: str, table: Traditional, place: Place) -> str:
    """The page in traditional characters, to stand at the same place below the folder."""
    written, at = [], 0
    for token in _TOKEN.finditer(html):
        written += [table.text(html[at : token.start()]), _tag(token, table, place)]
        at = token.end()
    page = "".join([*written, table.text(html[at:])])
    return _SWITCH.sub(
        rf'\1 href="{escape(place.back())}" hreflang="zh-Hans" lang="zh-Hans">简体<', page
    )


def _tag(token: re.Match[str], table: Traditional, place: Place) -> str:
    tag = token[0]
    if tag.startswith("<!--"):
        return tag
    if token["raw"]:
        return _script(token, table, place)
    if f'data-only="{TRADITIONAL}"' in tag:
        tag = tag.replace(" hidden", "")
    if tag.startswith("<html"):
        tag = tag.replace(f'lang="{SIMPLIFIED}"', f'lang="{TRADITIONAL}"')
    if " hreflang=" in tag:
        return tag
    return _ATTRIBUTE.sub(lambda found: _attribute(found, table, place), tag)


def _attribute(found: re.Match[str], table: Traditional, place: Place) -> str:
    name, mark, value = found["name"].lower(), found["mark"], found["value"]
    if name in _LINKS and (moved := place.moved(unescape(value))) != unescape(value):
        value = escape(moved)
    elif name not in {*_KEPT, *_NAMING, "href", "src"} and _HAN.search(value):
        value = table.text(value)
    return f"{found['name']}={mark}{value}{mark}"


def _script(token: re.Match[str], table: Traditional, place: Place) -> str:
    """A script stays, but for where it is loaded from; data has words and links in it."""
    opening, content, closing = _parts(token)
    opening = _ATTRIBUTE.sub(lambda found: _attribute(found, table, place), opening)
    if "json" in token["of"] and 'id="runtime"' not in token["of"]:
        content = _data(content, lambda text: _said(text, table, place))
    return opening + content + closing


def _parts(token: re.Match[str]) -> tuple[str, str, str]:
    whole, start = token[0], token.start()
    begin, end = token.start("content") - start, token.end("content") - start
    return whole[:begin], whole[begin:end], whole[end:]


def _data(content: str, said: Callable[[str], str]) -> str:
    written = json.dumps(_each(json.loads(content), said))
    # As the theme writes it: no character in it could end the element.
    for letter in "<>&'":
        written = written.replace(letter, f"\\u{ord(letter):04x}")
    return written


def _each(data: Any, said: Callable[[str], str]) -> Any:
    match data:
        case str():
            return said(data)
        case list():
            return [_each(item, said) for item in data]
        case dict():
            return {key: _each(item, said) for key, item in data.items()}
        case _:
            return data


def _said(text: str, table: Traditional, place: Place) -> str:
    if text == SIMPLIFIED:
        return TRADITIONAL
    return place.moved(text) if text.isascii() and "/" in text else table.text(text)
