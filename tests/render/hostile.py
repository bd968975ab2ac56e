"""Texts that must not do anything in a file: formulas, marks of direction, controls, markup."""

from __future__ import annotations

from hypothesis import strategies as st

PLANTED = (
    "=1+1",
    "+1",
    "-1+2",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    " =1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "＝1+1",
    "－2",
    "=HYPERLINK(\"https://example.invalid\",\"点\")",
    "\u202e00.001\u202c 元",
    "a\u2066b\u2069",
    "аррӏе",
    "<script>alert(1)</script>",
    "]]>&amp;<!--",
    "甲\x00乙\x1b[31m",
    "\ud800",
    "\uffff",
    "一行\r\nEND:VCALENDAR\r\n",
    "a;b,c\\d:e\"f",
    "_x0041_",
    "x" * 40_000,
)  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(PLANTED),
    st.text(st.characters(exclude_categories=()), max_size=80),
    st.text(alphabet="=+-@＝＋－＠\t\r\n ;,\\\"'甲𠮷🙂\u202e\u200b", max_size=200),
)
"""Any text, lone surrogates included, and the planted ones."""
UNSEEN = [*map(chr, range(9)), "\x0b", "\x0c", "\x1b", *"\u200b\u202a\u202e\u2066\u2069\ufeff"]
