"""Pages and blocks as the site's own Markdown makes them, with the settings of `mkdocs.yml`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml import html
from markdown import Markdown

import calculators
from calculators import law
from calculators.declare.reading import read_inputs
from calculators.embed.errors import EditorError
from calculators.embed.fence import texts_of
from calculators.embed.report_fence import rules_behind
from calculators.law import Rule
from calculators.law.lpr import RELEASE
from tools.editorial.fences import Fence
from tools.editorial.page import Page, blocks, front
from tools.editorial.site import SETTINGS, settings
from tools.project import ROOT

# Rules whose number is made of the LPR of a day.
BY_LPR = frozenset({"mjjd_cap_4x", "mjjd_transition", "mjjd_overdue_default"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """A block worked out: its HTML and the rules it shows; or the sentence that says why not."""

    html: str = ""
    rules: tuple[Rule, ...] = ()
    problem: str = ""


def worked(fence: Fence) -> Worked:
    """A block of ours, a calculator or rules, worked out as the build does it."""
    return _worked(fence.header, fence.text)


@cache
def _worked(header: str, text: str) -> Worked:
    try:
        made = converter().reset().convert(f"````{header}\n{text}\n````")
    except EditorError as error:
        return Worked(problem=str(error).removeprefix("本页："))
    if 'class="highlight"' in made or "<pre>" in made:
        # SuperFences shows a block as code where the block raised something else.
        return Worked(problem=f"「{header}」没有算出来，页面上会印成一段代码。")
    return Worked(html=made, rules=_rules(header, text))


def _rules(header: str, text: str) -> tuple[Rule, ...]:
    language, *name = header.split()
    if language == "law":
        return law.rules(*text.split())
    if language == "report":
        return tuple(rule for name in text.split() for rule in rules_behind(name))
    if language != "calculator":
        return ()
    calculator = calculators.get(*name)
    texts = {key: typed for key, typed in texts_of(text, "", *name).items() if key != "id"}
    shown = calculator.calculate(read_inputs(calculator.inputs, texts)).rules
    by_lpr = any(rule.id in BY_LPR for rule in shown)
    return (*shown, law.rule(RELEASE)) if by_lpr else shown


def our_blocks(page: Page) -> Iterator[Fence]:
    """The page's blocks that are worked out."""
    return (fence for fence in blocks(page) if fence.language in languages())


def shown_rules(page: Page) -> tuple[Rule, ...]:
    """Every rule that the page's blocks show, once each."""
    shown = {rule.id: rule for fence in our_blocks(page) for rule in worked(fence).rules}
    return tuple(shown.values())


@cache
def rendered(page: Page) -> html.HtmlElement:
    """The page's body as elements, its blocks left out: they are worked out one by one."""
    lines = page.lines
    for fence in our_blocks(page):
        lines[fence.first - 1 : fence.last] = [""] * (fence.last - fence.first + 1)
    text = "\n".join(lines[front(page).last :])
    made = converter().reset().convert(text)
    return html.fromstring(f"<div>{made}</div>")


@cache
def ids(page: Page) -> frozenset[str]:
    """Every id a link to the page can name, those inside its blocks included."""
    made = [rendered(page)]
    made += [html.fromstring(worked(f).html) for f in our_blocks(page) if worked(f).html]
    return frozenset(str(each) for element in made for each in element.xpath("//@id"))


@cache
def converter() -> Markdown:
    """Python-Markdown with the project's extensions."""
    configs = extensions()
    return Markdown(extensions=list(configs), extension_configs=configs)


@cache
def extensions() -> dict[str, dict[str, Any]]:
    """The project's Markdown extensions, each with its settings."""
    listed = settings((ROOT / SETTINGS).read_text(encoding="utf-8"))["markdown_extensions"]
    pairs = (next(iter(each.items())) if isinstance(each, dict) else (each, {}) for each in listed)
    return {name: config or {} for name, config in pairs}


@cache
def languages() -> tuple[str, ...]:
    """The blocks that are worked out, by the first word behind their fence."""
    return tuple(fence["name"] for fence in extensions()["pymdownx.superfences"]["custom_fences"])
