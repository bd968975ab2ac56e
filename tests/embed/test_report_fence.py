"""The `report` fence, as an editor meets it, and the tables a reader sees."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import markdown
import pytest
from lxml import html

import calculators
from calculators import law
from calculators.declare.write import bare
from calculators.embed.errors import EditorError
from calculators.embed.report_fence import (
    report_format,
    report_validator,
    reports,
    rules_behind,
    sheet,
)
from calculators.embed.reports import cheatsheet, reviews, sources
from calculators.embed.reports.vectors import OTHERS, subject_of, vectors, verdicts
from calculators.finance.rate import percent
from calculators.law import Evidence
from calculators.law.lpr import LPR_1Y, PUBLISHED
from calculators.render.rule import rule_card
from tests import DOCS, ROOT
from tests.vectors.verdict import Outcome

FENCE = {
    "name": "report",
    "class": "report",
    "format": report_format,
    "validator": report_validator,
}


def convert(text: str) -> str:
    """Markdown to HTML with the fence as the site configures it."""
    return markdown.markdown(
        text,
        extensions=["pymdownx.superfences", "md_in_html"],
        extension_configs={
            "pymdownx.superfences": {"custom_fences": [FENCE], "relaxed_headers": True}
        },
    )


def block(*lines: str, header: str = "report") -> str:
    """A fence with these lines."""
    return "\n".join([f"```{header}", *lines, "```"])


@cache
def printed(name: str) -> html.HtmlElement:
    """One report as elements."""
    return html.fromstring(convert(block(name)))


def rows(name: str) -> list[list[str]]:
    """The cells of a report's tables, row by row."""
    return [[cell.text_content() for cell in row] for row in printed(name).xpath(".//tbody/tr")]


def figure(name: str, row: str, column: str) -> str:
    """A figure of a cheat sheet by the words at the row's head and over the column."""
    table = cheatsheet.table(name)
    at = [each.label for each in table.columns].index(column)
    return next(bare(line[at] or "") for line in table.rows if bare(line[0] or "") == row)


@pytest.mark.parametrize("name", reports())
def test_every_report_prints_something(name: str) -> None:
    """A name that the fence offers is a report with words in it."""
    assert printed(name).text_content().strip()


def test_what_is_kept_between_builds_is_what_would_be_made() -> None:
    """A report from the cache has the same characters as one made now."""
    assert str(vectors()) in convert(block("vectors"))
    assert str(sheet("payment")) in convert(block("cheatsheet/payment"))


def test_reports_stand_in_the_order_asked_for() -> None:
    """One block may hold several reports."""
    made = html.fromstring(convert(block("cheatsheet/court_fee", "cheatsheet/payment")))

    assert made.xpath(".//@data-table") == ["court_fee", "payment"]


def test_a_report_stays_out_of_the_search_index() -> None:
    """Excluded from search, it holds no element of its own name, which would end the exclusion."""
    made = html.fromstring(convert(block(*reports())))

    assert (made.tag, made.get("data-search-exclude")) == ("section", "true")
    assert made.xpath(".//section") == []


def test_no_id_stands_twice_in_all_reports() -> None:
    """All reports may stand on one page."""
    ids = html.fromstring(convert(block(*reports()))).xpath("//@id")

    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (block("chekcs"), "可以用的有：checks"),
        (block("cheatsheet/pay"), "cheatsheet/payment"),
        (block(""), "是空的"),
        (block("checks", "checks"), "写了两次"),
        (block(header="report checks"), "后面不写别的"),
    ],
)
def test_an_editor_s_mistake_stops_the_build(text: str, told: str) -> None:
    """One Chinese line that begins with the page says what is wrong and what there is."""
    with pytest.raises(EditorError) as stopped:
        convert(text)

    line = str(stopped.value)
    assert (line.startswith("本页：report 块："), told in line, "\n" in line) == (True, True, False)


def test_every_check_is_listed_with_its_source() -> None:
    """Each published figure of each calculator stands in a table that says who printed it."""
    expected = [
        (value, check.source.title)
        for name in calculators.names()
        for check in calculators.get(name).checks
        for value in check.expected.values()
    ]
    listed = [
        (row[1].text_content(), frame.xpath("string(./p)"))
        for frame in printed("checks").xpath(".//div[@role='region']")
        for row in frame.xpath(".//tbody/tr")
    ]

    assert len(expected) == len(listed)
    assert [
        (value, title)
        for value, title in expected
        if not any(value == shown and title in note for shown, note in listed)
    ] == []


def test_a_check_shows_our_figure_with_the_decimals_that_were_printed() -> None:
    """The official 12.80 % and the Commission's 6.4344 % stand beside figures of as many digits."""
    pairs = {(row[1], row[2]) for row in rows("checks")}

    assert {("12.80", "12.80"), ("6.4344", "6.4344")} <= pairs


def test_a_check_says_what_was_typed_in_the_form_s_words() -> None:
    """A reader sees labels, not the names that files use."""
    typed = " ".join(each.text_content() for each in printed("checks").xpath(".//caption"))

    assert ("flows" in typed, "第 1 行日期 2026-04-27" in typed) == (False, True)


def test_every_published_record_is_counted() -> None:
    """The table's last line counts as many records as the files hold."""
    files = (ROOT / "tests" / "vectors").glob("*.json")
    held = sum(len(json.loads(file.read_text(encoding="utf-8"))) for file in files)

    assert rows("vectors")[-1][1] == str(held)


def test_every_published_kind_has_its_subject() -> None:
    """No record is left for 「其他」."""
    kinds = {each.record.kind for each in verdicts()}

    assert [kind for kind in kinds if subject_of(kind) is OTHERS] == []


def test_whatever_is_not_compared_has_its_reason() -> None:
    """A reader is told why a record was left aside."""
    left = [each.record for each in verdicts() if each.outcome is Outcome.UNSUPPORTED]

    assert [record.id for record in left if not subject_of(record.kind).left_out] == []


def test_every_source_of_a_record_is_named() -> None:
    """Whoever printed a figure is in the list."""
    listed = printed("vectors").text_content()
    files = (ROOT / "tests" / "vectors").glob("*.json")
    titles = {
        record["source_title"].split(": ")[0]
        for file in files
        for record in json.loads(file.read_text(encoding="utf-8"))
    }

    assert [title for title in titles if title not in listed] == []


def test_every_rule_is_among_the_sources() -> None:
    """资料来源 names each rule with its clause."""
    listed = [each.text_content() for each in printed("sources").xpath(".//li")]
    wanted = [f"{rule.title}（{rule.clause}）" for rule in law.all_rules() if rule.clause]

    assert [each for each in wanted if not any(line.startswith(each) for line in listed)] == []


def test_a_retold_rule_is_marked_among_the_sources() -> None:
    """Level C never stands without 「转述，待核原件」."""
    retold = [rule.title for rule in law.all_rules() if rule.evidence is Evidence.C]
    marked = [
        line.text_content()
        for read in printed("sources").xpath(".//p[contains(., '转述，待核原件')]")
        for line in read.getnext()
    ]

    assert [title for title in retold if not any(line.startswith(title) for line in marked)] == []


def test_only_official_addresses_are_linked() -> None:
    """What links from 资料来源 is a rule's own address."""
    linked = set(printed("sources").xpath(".//a/@href"))

    assert linked == {rule.source.url for rule in law.all_rules() if rule.source.url}


def test_every_rule_has_its_review() -> None:
    """复核状态 lists each rule with the day it is due."""
    listed = {(due.split()[0], title) for due, title, *_ in rows("reviews")}
    wanted = {(rule.review_by.isoformat(), rule.title) for rule in law.all_rules()}

    assert wanted - listed == set()


def test_every_page_has_its_review() -> None:
    """复核状态 links each page."""
    linked = printed("reviews").xpath(".//a/@href")

    assert len(linked) == len(list(reviews.pages()))
    assert "/why/does-it-help/" in linked
    assert (DOCS / "why" / "does-it-help.md").is_file()


def test_what_is_due_first_stands_first() -> None:
    """Pages and rules each go from the earliest review to the latest."""
    for table in printed("reviews").xpath(".//table"):
        days = table.xpath(".//@data-overdue-after")

        assert days == sorted(days)


def test_a_page_without_an_owner_says_so(tmp_path: Path) -> None:
    """Front matter that lacks a line does not keep the other pages from being listed."""
    (tmp_path / "a.md").write_text('---\nnext_review: "2027-01-01"\n---\n', encoding="utf-8")

    assert [each.owner for each in reviews.pages(tmp_path)] == ["没有写"]


# Computed outside this project, as listed with its acceptance: not copied from an answer.
@pytest.mark.parametrize(
    ("name", "row", "column", "expected"),
    [
        ("payment_above", "12", "24%", "945.60"),
        ("flat_fee", "0.75%", "12 期", "16.22%"),
        ("flat_fee_effective", "0.75%", "12 期", "17.48%"),
        ("flat_fee", "0.60%", "12 期", "13.03%"),
        # 10,000 × 36 % ÷ 360 and ÷ 365; the same for thirty days.
        ("default_interest", "36.00%", "1 天 ÷360", "10.00"),
        ("default_interest", "36.00%", "1 天 ÷365", "9.86"),
        ("default_interest", "36.00%", "30 天 ÷360", "300.00"),
        ("court_fee", "50,000.00", "全额", "1,050.00"),
        ("court_fee", "50,000.00", "减半", "525.00"),
        ("court_fee", "50,000.00", "支付令", "350.00"),
    ],
)
def test_cheat_sheets_hold_golden_figures(name: str, row: str, column: str, expected: str) -> None:
    """The tables agree with figures that were computed independently."""
    assert expected == figure(name, row, column)


def test_the_lpr_table_holds_every_publication() -> None:
    """Each published rate stands in the stretch of its day."""
    spans = cheatsheet.table("lpr").rows

    for each in PUBLISHED:
        held = [row[2] for row in spans if str(row[0]) <= each.on.isoformat() <= str(row[1])]

        assert held == [each.one_year]


def test_the_lpr_table_ends_where_it_was_checked() -> None:
    """The last row ends on the last day checked, and the table says that it does."""
    table = cheatsheet.table("lpr")

    assert (table.rows[-1][1], str(LPR_1Y.last) in table.caption) == (LPR_1Y.last, True)
    assert str(LPR_1Y.last) in table.note


def test_no_stretch_of_the_lpr_table_covers_a_day_without_a_value() -> None:
    """Every day within a stretch has the stretch's rate."""
    for first, last, rate, _ in cheatsheet.table("lpr").rows:
        assert isinstance(first, date)
        assert isinstance(last, date)
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))

        assert {LPR_1Y.on(day) for day in days} == {rate}


def test_the_multiple_begins_with_the_cap() -> None:
    """Contracts formed before the cap show no multiple of their own day; 4 × 3.85 % after it."""
    shown = {str(row[0]): row[3] for row in cheatsheet.table("lpr").rows}

    assert (shown["2020-04-20"], shown["2020-08-20"]) == (None, percent("15.40"))


def test_a_report_names_the_rules_it_rests_on() -> None:
    """When one of them is due for review, so is the page that prints the report."""
    sheets = [rules_behind(f"cheatsheet/{name}") for name in cheatsheet.NAMES]

    assert set(law.ids()) == {rule.id for rule in rules_behind("sources")}
    assert all(isinstance(rule, law.Rule) for rules in sheets for rule in rules)
    assert any(sheets)
    assert () == rules_behind("cheatsheet/unknown") == rules_behind("checks")


def test_a_page_that_announces_no_review_is_not_listed(tmp_path: Path) -> None:
    """The list holds what somebody has to look at again."""
    (tmp_path / "a.md").write_text("---\nnext_review: 2027-05-01\n---\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("---\ntitle: 乙\n---\n", encoding="utf-8")

    assert ["2027-05-01"] == [each.due for each in reviews.pages(tmp_path)]


def test_a_source_that_was_read_nowhere_else_says_no_place() -> None:
    """Where it was read is said only where that is known."""
    rule = law.rule(law.ids()[0])
    unread = replace(rule.source, read_at="")
    told = "".join(map(str, sources._read(unread, rule.kind, rule.evidence)))

    assert "读自" not in told
    assert "读自" not in str(rule_card(replace(rule, source=unread)))
