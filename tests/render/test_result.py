"""Answers as HTML: the slots, their order, and that nothing typed becomes markup."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import html5lib
import pytest

import calculators
from calculators import law
from calculators.declare import (
    Chart,
    Document,
    Figure,
    Mark,
    Next,
    Result,
    days,
    months,
    table_of,
)
from calculators.finance.money import yuan
from calculators.finance.rate import percent
from calculators.render.checks import checks
from calculators.render.plain import as_text
from calculators.render.result import result

EVIL = "<img src=x onerror=alert(1)>&\"'"
FULL = Result(
    sentence=("到今天多出 ", yuan("1120.18"), "。"),
    figures=(Figure("total_due", "今天共欠", yuan("16360.73")), Figure("late", "天数", days(98))),
    next=(Next("写方案", "how/propose/"),),
    chart=Chart("越拖越多", "一共五根柱子。", "growth", "as_of", ("principal", "interest")),
    tables=(
        table_of(
            "growth",
            "以后会怎样",
            (("as_of", "日期"), ("principal", "本金"), ("interest", "罚息")),
            [(date(2026, 11, 23), yuan(100), yuan(7)), (date(2026, 12, 23), yuan(100), None)],
        ),
        table_of("proof", "走一遍", (("number", "第几天"),), [(days(1),)]),
    ),
    notes=(("合同写 ", percent(18), "。"),),
    proof=(("100 × 7% ＝ ", yuan(7)),),
    rules=law.rules("cc_678"),
    limits=("以合同为准。",),
    documents=(Document("letter", "申请", "第一行\n第二行", saying="一句话", check=("名字",)),),
)


def html(answer: Result = FULL, block: str = "b", base: str = "../../") -> str:
    """The answer as a page shows it."""
    return str(result(answer, block, base))


def test_slots_stand_in_one_order() -> None:
    """Sentence, figures, next, chart, tables, documents, notes, proof, rules, limits."""
    slots = re.findall(
        r'class="(result__sentence|figures|next|chart|table|notes|proof|rules|limits|document)"',
        html(),
    )

    assert [
        "result__sentence", "figures", "next", "chart", "table", "document", "notes", "proof",
        "table", "rules", "limits",
    ] == slots  # fmt: skip


def test_a_document_the_reader_came_for_stands_right_after_the_figures() -> None:
    """A letter is not looked for below its rules."""
    first = replace(FULL, documents=(replace(FULL.documents[0], first=True),))
    shown = html(first)

    assert shown.index("document__body") < shown.index('class="next"')


def test_a_broad_table_carries_its_headings_in_every_row() -> None:
    """Where a phone shows the rows one below the other, each value still says what it is."""
    columns = [(f"c{place}", f"第 {place} 列") for place in range(5)]
    broad = table_of("broad", "一张宽表", columns, [tuple(yuan(place) for place in range(5))])
    narrow = table_of("narrow", "一张窄表", columns[:3], [(yuan(1), yuan(2), yuan(3))])
    shown = html(Result(sentence="好。", tables=(broad, narrow)))

    assert [f"第 {place} 列" for place in range(5)] == re.findall('data-heading="(.*?)"', shown)


def test_empty_slots_are_left_out() -> None:
    """An answer of one sentence shows one sentence."""
    assert '<p class="result__sentence">好。</p>' == html(Result(sentence="好。"))


def test_links_lead_from_the_page_to_the_site_root() -> None:
    """A next step's address starts with the way to the root that the page gave."""
    assert 'href="../../how/propose/"' in html()


def test_values_carry_their_units() -> None:
    """Money has yuan, counts their unit, and a sentence marks its values."""
    assert "<strong>1,120.18 元</strong>" in html()
    assert '98<span class="figure__unit"> 天</span>' in html()


def test_nothing_typed_becomes_markup() -> None:
    """Words, cells, labels and documents are escaped wherever they stand."""
    evil = Result(
        sentence=(EVIL, EVIL),
        figures=(Figure("a", EVIL, EVIL, note=EVIL),),
        next=(Next(EVIL, "x/"),),
        chart=Chart(EVIL, EVIL, "t", "a", ("b",)),
        tables=(table_of("t", EVIL, (("a", EVIL), ("b", EVIL)), [(EVIL, yuan(1))], EVIL),),
        notes=(EVIL,),
        proof=(EVIL,),
        limits=(EVIL,),
        documents=(Document("d", EVIL, EVIL, saying=EVIL, check=(EVIL,), then=EVIL),),
    )

    assert "<img" not in html(evil)


@pytest.mark.parametrize("mark", Mark)
def test_answers_are_valid_html(mark: Mark) -> None:
    """A strict parser finds no error in an answer with every slot filled."""
    chart = Chart("越拖越多", "说明。", "growth", "as_of", ("principal",), mark=mark)
    page = f"<!doctype html><html><head><title>x</title></head><body>{html()}</body></html>"
    other = str(result(Result(sentence="x", chart=chart, tables=FULL.tables), "c", "/"))
    parser = html5lib.HTMLParser()
    parser.parse(page.replace("</body>", other + "</body>"))

    assert [] == parser.errors


def test_a_chart_draws_the_numbers_of_its_table() -> None:
    """One bar for each value above zero: 100, 7, 100; an empty cell draws none."""
    assert html().count('class="chart__bar ') == 3
    assert '<title id="b-chart-title">越拖越多</title>' in html()


def test_a_line_crosses_zero() -> None:
    """A chart of a balance that falls below zero draws its zero line inside the picture."""
    table = table_of(
        "months",
        "逐月",
        (("month", "月"), ("balance", "结余")),
        [(months(1), yuan(100)), (months(2), yuan(-100))],
    )
    picture = Chart("结余", "先多后少。", "months", "month", ("balance",), mark=Mark.LINE)
    drawn = str(result(Result(sentence="x", chart=picture, tables=(table,)), "b", "/"))

    points = re.findall(r'points="([^"]+)"', drawn)[0].split()
    zero = float(re.findall(r'y1="([\d.]+)"', drawn)[0])
    heights = [float(point.split(",")[1]) for point in points]

    assert heights[0] < zero < heights[1]


def test_a_long_table_is_folded() -> None:
    """Thirty rows do not push the rest of the answer off a small screen."""
    rows = [(months(number),) for number in range(30)]
    long = table_of("long", "很长", (("n", "月"),), rows)

    assert "<details" in str(result(Result(sentence="x", tables=(long,)), "b", "/"))


def test_a_chart_draws_counts_and_plain_numbers() -> None:
    """Not only amounts are drawn; a cell without a value has no height of its own."""
    rows = [(days(1), days(10), Decimal(5)), (days(2), days(20), None)]
    table = table_of("t", "表", (("at", "天"), ("count", "次"), ("number", "数")), rows)
    drawn = Chart("次数", "两种数。", "t", "at", ("count", "number"))
    picture = html(replace(FULL, chart=drawn, tables=(table,)))

    assert 3 == len(re.findall(r'<rect[^>]*class="chart__', picture))


def test_a_calculator_without_published_checks_says_nothing_of_them() -> None:
    """No empty heading stands on its page."""
    assert checks(replace(calculators.get("court_fee"), checks=())) is None


def test_a_document_says_only_what_is_said_of_it() -> None:
    """As text, a document without its explanations has no empty line for them."""
    answer = replace(FULL, documents=(Document("letter", "申请", "第一行"),))
    told = as_text(calculators.get("court_fee"), answer)

    assert "【申请】\n\n第一行" in told


def test_the_way_back_to_the_steps_stands_in_the_answer() -> None:
    """With the next steps, so that a phone need not scroll to the page's end for it."""
    shown = html()
    steps = shown[shown.index('class="next"') :]

    assert (
        '<a href="../../start/now/">回到「现在就开始」的八步</a>' in steps[: steps.index("</div>")]
    )
