"""Checks what editors write: one line a finding, what is wrong and how to mend it.

python -m tools.editorial [--fix] [PATH …]

With paths only what stands in those files is told. 1 where something must be mended.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone

from tools import build
from tools.editorial.check import advice, fix, mistakes
from tools.editorial.finding import Finding
from tools.editorial.site import Site, read_site
from tools.project import ROOT, SITE

FIX = "--fix"
CHINA = timezone(timedelta(hours=8))


def main(arguments: Sequence[str]) -> int:
    """Tells what was found; with `--fix` mends first what needs no judgement."""
    if FIX in arguments:
        changed = fix(ROOT, mistakes(site()))
        print(*(f"已改 {path}" for path in changed), sep="\n", end="\n" if changed else "")
    paths = [argument for argument in arguments if argument != FIX]
    looked_at = site()
    found = _in(paths, mistakes(looked_at))
    _tell(found, _in(paths, advice(looked_at)), looked_at)
    return int(bool(found))


def site() -> Site:
    """The project's own site today, with the built one where it belongs to these sources."""
    return read_site(ROOT, today(), SITE if build.is_current() else None)


def today() -> date:
    """The day in China, wherever the check runs."""
    return datetime.now(CHINA).date()


def _in(paths: Sequence[str], findings: list[Finding]) -> list[Finding]:
    return [each for each in findings if not paths or each.path in paths]


def _tell(found: list[Finding], advised: list[Finding], looked_at: Site) -> None:
    for finding in found:
        print(finding)
    if advised:
        print("建议（不影响通过）：", *advised, sep="\n")
    if looked_at.built is None:
        print("· 网站还没有按现在的内容生成，生成后的链接这次没有查（make build）。")
    mendable = sum(finding.edit is not None for finding in found)
    if found:
        print(f"✗ {len(found)} 处要改，其中 {mendable} 处可以自动改：make fix")
    else:
        print(f"✓ {len(looked_at.pages)} 页、{len(looked_at.law)} 个规则文件，没有要改的。")
