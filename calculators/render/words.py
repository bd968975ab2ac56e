"""Words with values in them as HTML: each value stands out and does not break across lines."""

from __future__ import annotations

from collections.abc import Iterator

import htpy as h

from calculators.declare.result import Words, parts
from calculators.declare.write import said


def marked(words: Words) -> Iterator[h.Node]:
    """Words with their values in `<strong>`."""
    for part in parts(words):
        yield part if isinstance(part, str) else h.strong[said(part)]


def lines(words: Words) -> Iterator[h.Node]:
    """Words with their values as plain text."""
    for part in parts(words):
        yield part if isinstance(part, str) else said(part)
