"""What stops a build: an editor's mistake, said in one Chinese line; and where a page is."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from pymdownx.superfences import SuperFencesException  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown import Markdown

try:
    from mkdocs.exceptions import BuildError
except ImportError:  # the fences also run where only Python-Markdown is installed
    BuildError = Exception  # type: ignore[misc,assignment]  # nothing else to derive from there


class EditorError(SuperFencesException, BuildError):  # type: ignore[misc]  # untyped base
    """A mistake in a fenced block: one line naming page, block, what is wrong, what is allowed.

    SuperFences lets its own exception through and no other; MkDocs prints a `BuildError`
    without a traceback.
    """


def loud[**P](formatter: Callable[P, str]) -> Callable[P, str]:
    """A formatter whose own defects stop the build too.

    SuperFences would swallow them and print the block as code: a page without its calculator,
    and nobody told.
    """

    @wraps(formatter)
    def formatted(*args: P.args, **kwargs: P.kwargs) -> str:
        try:
            return formatter(*args, **kwargs)
        except EditorError:
            raise
        except Exception as defect:
            page = page_of(cast("Markdown", kwargs.get("md") or args[4]))
            told = f"{type(defect).__name__}: {defect}".replace("\n", " ")
            raise EditorError(f"{page}：程序自己出了错，请告诉工程师（{told}）") from defect

    return formatted


def page_of(md: Markdown) -> str:
    """The page's source, as 「why/does-it-help.md」; 「本页」 outside MkDocs."""
    file = _file_of(md)
    return str(file.src_uri) if file is not None else "本页"


def base_of(md: Markdown) -> str:
    """The way from the page up to the site's root, as `../../`; empty at the root itself.

    `/` outside MkDocs, where the page's address is not known.
    """
    file = _file_of(md)
    return "../" * str(file.dest_uri).count("/") if file is not None else "/"


def _file_of(md: Markdown) -> Any:
    # MkDocs hands the page's file to no extension; its own link-rewriting step carries it.
    if "relpath" not in md.treeprocessors:
        return None
    return getattr(md.treeprocessors["relpath"], "file", None)
