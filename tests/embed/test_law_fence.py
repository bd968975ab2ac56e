"""The `law` fence, as an editor meets it, and the card a reader sees."""

from __future__ import annotations

import markdown
import pytest

from calculators import law
from calculators.embed.errors import EditorError
from calculators.embed.law_fence import law_format, law_validator
from calculators.law import RuleKind
from calculators.render.rule import rule_card

FENCE = {"name": "law", "class": "law", "format": law_format, "validator": law_validator}


def convert(text: str) -> str:
    """Markdown to HTML with the fence as the site configures it."""
    return markdown.markdown(
        text,
        extensions=["pymdownx.superfences"],
        extension_configs={
            "pymdownx.superfences": {"custom_fences": [FENCE], "relaxed_headers": True}
        },
    )


def block(*lines: str, header: str = "law") -> str:
    """A fence with these lines."""
    return "\n".join([f"```{header}", *lines, "```"])


def card(rule_id: str) -> str:
    """The card of one rule."""
    return str(rule_card(law.rule(rule_id)))


def test_a_block_prints_its_rules_in_order() -> None:
    """The first id is the first card."""
    html = convert(block("cc_678", "cc_543_544"))

    assert html.index(law.rule("cc_678").says) < html.index(law.rule("cc_543_544").says)


def test_a_card_tells_everything_the_reader_needs() -> None:
    """Words, kind, caution, whom it binds, clause, three dates, and the official address."""
    html = card("cc_678")

    told = (
        law.rule("cc_678").says,
        "法律",
        law.rule("cc_678").caution,
        law.rule("cc_678").binds,
        "第六百七十八条",
        "生效 2021-01-01",
        "文本截至 2026-07-17",
        "本站核实 2026-11-23",
        'rel="external noopener"',
        "未打开核对",
    )

    assert [part for part in told if part not in html] == []


def test_a_retold_rule_says_so() -> None:
    """Level C stands with 「转述，待核原件」 beside it."""
    assert "转述，待核原件" in card("gbt_hours")


def test_a_read_rule_is_not_called_retold() -> None:
    """Level A stands without the mark."""
    assert "转述" not in card("cc_678")


def test_an_unrecorded_text_date_is_told() -> None:
    """Where the day of the text is not known the card says 未记录."""
    assert "文本截至 未记录" in card("fin24_22hao")


def test_an_unread_effective_date_is_told() -> None:
    """Where the day it took effect was not read the card says so and shows none."""
    assert "生效 日期没有核实" in card("card70")


def test_a_month_is_shown_as_a_month() -> None:
    """小贷 24 % is known to the month."""
    assert "生效 2025-12（只知道月份）" in card("xiaodai_cost_24")


def test_a_closed_window_shows_its_last_day() -> None:
    """What has ended says until when it held."""
    assert "到 2026-03-31 为止" in card("repair_scope")


def test_a_place_of_reading_is_no_link() -> None:
    """Where a text was read is told as words; only official addresses are linked."""
    html = card("fin24_22hao")

    assert ("读自 scmkls.com" in html, "<a " in html) == (True, False)


def test_a_number_can_be_called() -> None:
    """On a phone a help line is one tap away."""
    assert 'href="tel:12348"' in card("hl_12348")


def test_kinds_are_told_apart_in_the_markup() -> None:
    """Law, standard and self-regulation differ for the style sheet too."""
    kinds = [law.rule(each).kind for each in ("cc_678", "gbt_hours", "cba_hours")]
    marked = [f'data-kind="{kind.value}"' for kind in kinds]

    html = convert(block("cc_678", "gbt_hours", "cba_hours"))

    assert (len(set(marked)), [mark for mark in marked if mark not in html]) == (3, [])


def test_a_card_has_no_heading_and_no_id() -> None:
    """A page may show a rule twice, and its table of contents lists none."""
    cards = "".join(str(rule_card(rule)) for rule in law.all_rules())

    assert [mark for mark in ("<h1", "<h2", "<h3", "<h4", " id=") if mark in cards] == []


def test_every_kind_in_use_has_a_card() -> None:
    """Each rule's card shows the label of its kind."""
    unlabelled = [rule.id for rule in law.all_rules() if rule.kind.label not in card(rule.id)]

    assert unlabelled == []


def test_a_block_nests_in_a_list() -> None:
    """A rule may stand inside a list item."""
    html = convert("1. 先看：\n\n    " + block("cc_678").replace("\n", "\n    "))

    assert (html.count("<li>"), html.count('class="rule"')) == (1, 1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (block("cc_687"), "「cc_687」"),
        (block("cc_687"), "相近的有：cc_6"),
        (block(""), "是空的"),
        (block("cc_678", "cc_678"), "写了两次"),
        (block(header="law cc_678"), "后面不写别的"),
    ],
)
def test_an_editor_s_mistake_stops_the_build(text: str, told: str) -> None:
    """One Chinese line names page, what is wrong and what is near; nothing is printed as code."""
    with pytest.raises(EditorError, match=told):
        convert(text)


def test_a_mistake_is_one_line_with_the_page() -> None:
    """The line begins with the page."""
    with pytest.raises(EditorError) as stopped:
        convert(block("nothing_like_it"))

    assert (str(stopped.value).startswith("本页："), "\n" in str(stopped.value)) == (True, False)


def test_help_lines_show_no_effective_date() -> None:
    """A telephone number takes no effect on a day."""
    lines = [rule for rule in law.all_rules() if rule.kind is RuleKind.HELP_LINE]

    assert [rule.id for rule in lines if "生效" in card(rule.id)] == []
