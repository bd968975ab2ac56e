"""Markdown tables on pages."""

import re

from markdown import markdown

TABLE = "| 日期 | 合计 |\n| --- | ---: |\n| 今天 | 100.00 |\n"


def rendered(text: str) -> str:
    return markdown(text, extensions=["tables", "calculators.embed.tables"])


def test_table_has_a_named_scroll_container() -> None:
    """A wide table scrolls by itself, by keyboard too, and says what it holds."""
    expected = '<div aria-label="表格：日期、合计" class="table-scroll" role="region" tabindex="0">'

    assert expected in "".join(rendered(TABLE).splitlines())


def test_alignment_is_a_class() -> None:
    """The pages' policy forbids inline styles, so a right-aligned column has a class."""
    html = rendered(TABLE)

    assert '<td class="sheet__cell--right">100.00</td>' in html


def test_no_inline_style_is_left() -> None:
    """Nothing in the table carries `style=`."""
    assert "style=" not in rendered(TABLE)


def test_table_within_a_list_is_wrapped_too() -> None:
    """A table deeper in the page scrolls by itself as well."""
    nested = "- 见表\n\n" + "".join(f"    {line}\n" for line in TABLE.splitlines())

    assert rendered(nested).count("table-scroll") == 1


def test_tables_with_the_same_headings_have_names_of_their_own() -> None:
    """In a screen reader's list of regions each table can be told from the others."""
    names = re.findall('aria-label="([^"]+)"', rendered(f"{TABLE}\n中间\n\n{TABLE}"))

    assert ["表格：日期、合计", "第 2 张表格：日期、合计"] == names
