"""Where a link of a page leads once the page stands in the folder of traditional characters.

Pages have their twin there, and links between pages keep to it. Everything else (style sheets,
scripts, pictures, the Python) stays where it is and is shared.
"""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from posixpath import join, normpath
from urllib.parse import urlsplit

FOLDER = "zh-hant/"
OWN = frozenset({"sitemap.xml", "search/search_index.json"})
"""Files beside the pages that the folder has of its own."""
_UP = "../"
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|#|//", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page: its folder from the site's root, and the site's own address.

    `folder` is "" or ends with a slash; `address` is absolute and ends with one. A page that is
    not `served` at its own address, but instead of others, has absolute links.
    """

    folder: str
    address: str
    served: bool = True

    def moved(self, link: str) -> str:
        """A link of this page as its twin writes it."""
        root = urlsplit(self.address).path
        for start in (self.address, root):
            if link.startswith(start) and not link.startswith("//"):
                path = link.removeprefix(start)
                return link if _is_shared(path) else start + FOLDER + path
        if not link or link.startswith("/") or _ELSEWHERE.match(link):
            return link
        shared = _is_shared(join(self.folder, link))
        return self._up() + _within(self.folder, link) if shared else link

    def back(self) -> str:
        """The link from the twin to this page."""
        if not self.served:
            return urlsplit(self.address).path
        return self._up() + self.folder

    def _up(self) -> str:
        return _UP * (self.folder.count("/") + 1)


def _within(folder: str, link: str) -> str:
    """A relative link of a page in that folder, from the site's root."""
    path = urlsplit(link).path
    return normpath(join(folder, path)) + link.removeprefix(path)


def _is_shared(link: str) -> bool:
    path = normpath(urlsplit(link).path)
    return PurePosixPath(path).suffix not in {"", ".", ".html"} and path not in OWN
