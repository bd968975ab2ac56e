"""Which part of a line a reader reads: not code, not addresses, not markup."""

import re
from collections.abc import Callable

# A character of Chinese text, its punctuation included.
HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_UNREAD = re.compile(
    r"`+[^`]*`+"  # code
    r"|(?<=\])\([^()\s]*\)"  # a link's address
    r"|\{[:#.][^{}]*\}"  # attributes of a heading or a link
    r"|<[^<>]*>"  # a tag, a comment or a bare address
    r"|https?://[^\s，。；）」]+"
)


def read_only(text: str) -> str:
    """The text with blanks where a reader reads nothing, as long as before."""
    return _UNREAD.sub(lambda found: " " * len(found[0]), text)


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """The text with what a reader reads changed, piece by piece, and the rest as it was."""
    pieces, end = [], 0
    for found in _UNREAD.finditer(text):
        pieces += [change(text[end : found.start()]), found[0]]
        end = found.end()
    return "".join([*pieces, change(text[end:])])


def bare(text: str) -> str:
    """The words alone: without markup, blanks and punctuation, to tell whether two texts agree."""
    return re.sub(r"[\W_]+", "", read_only(text))
