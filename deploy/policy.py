"""What pages and the worker may load and run (CSP Level 3, https://www.w3.org/TR/CSP3/)."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html.parser import HTMLParser

WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
KEEPER_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'"
PAGE_POLICY = (
    "default-src 'self'; base-uri 'none'; object-src 'none'; frame-src 'none'; "
    "frame-ancestors 'none'; form-action 'none'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "script-src {scripts}; style-src 'self'"
)
HEADER_ONLY = frozenset({"frame-ancestors", "report-uri", "sandbox"})
"""Directives that browsers ignore in a page, with a complaint (CSP3, 3.3)."""


class _InlineScripts(HTMLParser):
    """Collects the text of the inline scripts a browser would run."""

    _DATA = frozenset({"application/json", "application/ld+json"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.texts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and "src" not in given and given.get("type") not in self._DATA:
            self._inside = True
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[-1] += data


def inline_scripts(html: str) -> list[str]:
    """The text of each inline script that runs; data blocks are left out."""
    parser = _InlineScripts()
    parser.feed(html)
    parser.close()
    return parser.texts


def script_hash(text: str) -> str:
    """The source expression that allows exactly this inline script (CSP3, 2.3.1)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def page_policy(pages: Iterable[str]) -> str:
    """One policy for all pages: every inline script of any page, and nothing else inline."""
    hashes = {script_hash(text) for page in pages for text in inline_scripts(page)}
    return PAGE_POLICY.format(scripts=" ".join(["'self'", *sorted(hashes)]))


def policy_in_page(policy: str) -> str:
    """The part of a policy that may also stand in the page itself, in a `<meta>`."""
    directives = (directive.strip() for directive in policy.split(";"))
    return "; ".join(each for each in directives if each.split()[0] not in HEADER_ONLY)
