"""Everything the rules look at, read once: pages, rules of law, settings, published addresses."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from tools.editorial.law_file import LawFile
from tools.editorial.page import Page

DOCS = "docs"
LAW = "calculators/law"
SETTINGS = "mkdocs.yml"
ADDRESSES = "deploy/addresses.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A state of the site, as texts.

    `files` are the paths below `docs/`, pages or not. `built` is the folder of the built site,
    None where there is none that belongs to this state. `today` is the day of the check.
    """

    root: Path
    pages: tuple[Page, ...]
    law: tuple[LawFile, ...]
    files: frozenset[str]
    settings: str
    addresses: str
    built: Path | None
    today: date

    def page(self, source: str) -> Page | None:
        """The page of that path within `docs/`."""
        return next((page for page in self.pages if page.source == source), None)


def read_site(root: Path, today: date, built: Path | None = None) -> Site:
    """The site whose `docs/`, `calculators/law`, `mkdocs.yml` and address list lie under `root`."""
    docs = [file for file in sorted((root / DOCS).rglob("*")) if file.is_file()]
    return Site(
        root=root,
        pages=tuple(
            Page(path=_name(file, root), text=_text(file)) for file in docs if file.suffix == ".md"
        ),
        law=tuple(
            LawFile(path=_name(file, root), text=_text(file))
            for file in sorted((root / LAW).glob("*.toml"))
        ),
        files=frozenset(_name(file, root / DOCS) for file in docs),
        settings=_text(root / SETTINGS),
        addresses=_text(root / ADDRESSES),
        built=built,
        today=today,
    )


@cache
def settings(text: str) -> dict[str, Any]:
    """`mkdocs.yml` as MkDocs reads it."""
    read: dict[str, Any] = yaml_load(text, get_yaml_loader())
    return read


def settings_problem(site: Site) -> int | None:
    """The line of `mkdocs.yml` where reading stops, None where it reads."""
    try:
        settings(site.settings)
    except ConfigurationError as error:
        mark = getattr(error.__context__, "problem_mark", None)
        return mark.line + 1 if mark else 1
    return None


def settings_line(site: Site, words: str) -> int:
    """The first line of `mkdocs.yml` that holds these words, 1 where none does."""
    lines = enumerate(site.settings.split("\n"), start=1)
    return next((number for number, line in lines if words in line), 1)


def _name(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix()


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")
