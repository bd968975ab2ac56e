"""The page's policy once more in the page, for hosts that cannot send headers."""

import re
from html import escape
from pathlib import Path

from deploy.policy import page_policy, policy_in_page

_CHARSET = re.compile(r'<meta charset="utf-8">', re.IGNORECASE)
_WRITTEN = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*">')


def write_fallback(site: Path) -> None:
    """Puts the policy of all pages behind each page's `charset`, in place of an earlier one.

    A page without `<meta charset="utf-8">` is left as it is: there is no place before its scripts.
    """
    pages = {file: file.read_text("utf-8") for file in sorted(site.rglob("*.html"))}
    policy = policy_in_page(page_policy(pages.values()))
    for file, html in pages.items():
        if (changed := with_policy(html, policy)) != html:
            file.write_text(changed, "utf-8")


def with_policy(html: str, policy: str) -> str:
    """The page with `policy` in a `<meta>` before anything that the policy rules."""
    # Scripts are quoted with ' in a policy; escape() would write them as entities.
    written = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">'
    return _CHARSET.sub(lambda found: found.group() + written, _WRITTEN.sub("", html), count=1)
