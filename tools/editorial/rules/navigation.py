"""NAV01: every page stands in the navigation, which names no page that is not there."""

from collections.abc import Iterator

from tools.editorial.finding import Finding
from tools.editorial.rule import Rule
from tools.editorial.site import SETTINGS, Site, settings, settings_line, settings_problem


def named(nav: object) -> Iterator[str]:
    """The pages that a piece of `nav` names, as paths within `docs/`."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for each in nav.values():
            yield from named(each)
    elif isinstance(nav, list):
        for each in nav:
            yield from named(each)


def unreadable(site: Site) -> Iterator[Finding]:
    """The line where `mkdocs.yml` cannot be read, with which nothing else can be looked at."""
    line = settings_problem(site)
    if line is not None:
        yield Finding(
            path=SETTINGS,
            line=line,
            says="从这里开始读不懂了。",
            remedy="和上下几行对齐，用空格缩进，冒号后面空一格。",
            rule=RULE.id,
        )


def _find(site: Site) -> Iterator[Finding]:
    listed = list(named(settings(site.settings).get("nav", [])))
    for page in site.pages:
        if page.source not in listed:
            title = page.source
            yield Finding(
                path=page.path,
                line=1,
                says="这一页不在网站的目录里，读者找不到它。",
                remedy=f"在 mkdocs.yml 的 nav 里，它那一栏下面加一行「- 名字: {title}」。",
            )
    for source in listed:
        if source not in site.files:
            yield Finding(
                path=SETTINGS,
                line=settings_line(site, source),
                says=f"目录里写着「{source}」，docs/ 里没有这一页。",
                remedy="改成它现在的文件名；这一页删了，就把这一行也删掉。",
            )


RULE = Rule(id="NAV01", name="目录和页面对得上", find=_find)
