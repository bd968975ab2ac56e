"""What the rules find on a site, and the mending of what needs no judgement."""

from collections.abc import Iterable
from pathlib import Path

from tools.editorial.finding import Edit, Finding
from tools.editorial.registry import RULES
from tools.editorial.rules import law_rows, navigation
from tools.editorial.site import Site


def mistakes(site: Site) -> list[Finding]:
    """What must be mended, file by file and line by line.

    Where the settings or the rules of law cannot be read only that is told: pages are worked out
    with them.
    """
    first = [*navigation.unreadable(site), *law_rows.RULE.findings(site)]
    return first or _findings(site, advice=False)


def advice(site: Site) -> list[Finding]:
    """What had better be mended, in the same order; it fails nothing."""
    unreadable = any(navigation.unreadable(site)) or any(law_rows.RULE.findings(site))
    return [] if unreadable else _findings(site, advice=True)


def fix(root: Path, findings: Iterable[Finding]) -> list[str]:
    """Makes the edits that the findings carry; the paths of the files that changed."""
    edits: dict[str, list[Edit]] = {}
    for finding in findings:
        if finding.edit:
            edits.setdefault(finding.edit.path, []).append(finding.edit)
    return [path for path in sorted(edits) if _changed(root / path, edits[path])]


def _findings(site: Site, *, advice: bool) -> list[Finding]:
    found = (each for rule in RULES if rule.advice is advice for each in rule.findings(site))
    return sorted(found, key=lambda each: (each.path, each.line))


def _changed(file: Path, edits: Iterable[Edit]) -> bool:
    before = text = file.read_text(encoding="utf-8")
    for edit in edits:
        text = edit.change(text)
    if text != before:
        file.write_text(text, encoding="utf-8")
    return text != before
