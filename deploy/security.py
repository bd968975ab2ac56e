"""`/.well-known/security.txt`: where to tell of a weakness (RFC 9116).

Who publishes the site names the address in SECURITY_CONTACT, as `mailto:` or `https://`; without
one there is no file, because the standard wants a contact that answers.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

PLACE = Path(".well-known/security.txt")
VALID = timedelta(days=364)
"""Less than the year that the standard recommends (RFC 9116, 2.5.5)."""


class ContactError(ValueError):
    """A contact that is no address; its text is a sentence for whoever publishes."""


def security_txt(contact: str, published: datetime, address: str) -> str:
    """The file for a contact, valid from the moment of publishing; `address` is the site's own."""
    if not contact.startswith(("mailto:", "https://")) or not contact.isprintable():
        raise ContactError(f"SECURITY_CONTACT 应以 mailto: 或 https:// 开头，现在是「{contact}」。")
    expires = (published.astimezone(UTC) + VALID).strftime("%Y-%m-%dT%H:%M:%SZ")
    canonical = f"Canonical: {address}{PLACE.as_posix()}\n" if address else ""
    return f"Contact: {contact}\nExpires: {expires}\nPreferred-Languages: zh, en\n{canonical}"
