"""The `calculator` fence, as an editor meets it."""

from __future__ import annotations

import markdown
import pytest
from lxml import html

import calculators
from calculators.declare.inputs import InputRows, declared
from calculators.embed.errors import EditorError
from calculators.embed.fence import calculator_format, calculator_validator
from tests.calculators.unsolved import SEVERAL

FENCE = {
    "name": "calculator",
    "class": "calculator",
    "format": calculator_format,
    "validator": calculator_validator,
}
SEVERAL_LINES = [f"{key}: {typed}" for key, typed in SEVERAL.items()]


def convert(text: str) -> str:
    """Markdown to HTML with the fence as the site configures it."""
    return markdown.markdown(
        text,
        extensions=["pymdownx.superfences", "md_in_html"],
        extension_configs={
            "pymdownx.superfences": {"custom_fences": [FENCE], "relaxed_headers": True}
        },
    )


def block(*lines: str, name: str = "repayment_schedule") -> str:
    """A fence with these lines."""
    return "\n".join([f"```calculator {name}", *lines, "```"])


def test_a_block_shows_the_form_and_the_answer() -> None:
    """A reader without scripts sees the form filled in and the worked example's answer."""
    html = convert(block("principal: 12万", "rate: 7.2%", "months: 24"))

    assert 'value="120,000.00"' in html
    # 120,000 × 0.006 ÷ (1 − 1.006⁻²⁴) = 5,383.596…
    assert "5,383.60" in html


def test_empty_lines_and_remarks_are_passed_over() -> None:
    """An editor may space the lines out and note where a number comes from."""
    assert convert(block("months: 24")) == convert(block("", "# 合同第 3 条", "months: 24"))


def test_a_block_nests_in_a_list() -> None:
    """A calculator may stand inside a list item."""
    nested = "1. 先算：\n\n    " + block("months: 24").replace("\n", "\n    ")

    assert 'data-figure="payment"' in convert(nested)


def test_two_blocks_on_a_page_differ_by_id() -> None:
    """The `id` line keeps two blocks of one calculator apart."""
    html = convert(block() + "\n\n" + block("id: second"))

    assert html.count('id="repayment_schedule"') == 1
    assert html.count('id="second"') == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (block(name="repayment_plan"), "没有这个计算器"),
        (block(name="repayment-schedule"), "没有这个计算器"),
        (block(name="还款计划"), "没有这个计算器"),
        (block(name=""), "没有这个计算器"),
        (block(name="repayment_schedule extra"), "没有这个计算器"),
        (block(name="finance"), "没有这个计算器"),
        (
            block(*(f"{key}: {typed}" for key, typed in SEVERAL.items()), name="true_cost"),
            "不替你挑",
        ),
        (block("principle: 12万"), "是不是「principal」"),
        (block("principal: 12万", "principal: 13万"), "写了两次"),
        (block("months: 0"), "不能小于 1 个月"),
        (block("months: 361"), "不能大于 360 个月"),
        (block("rate: 401%"), "不能高于 年400%"),
        (block("principal: 一些钱"), "请填一个金额"),
        (block("rate: 2分"), "几分几厘"),
        (block("first_due: 2026-02-30"), "2026 年没有 2 月 30 日"),
        (block("method: balloon"), "没有这个选项"),
        (block("method: equal_principal", "grace_months: 12", "months: 12"), "没有月份还本金"),
        (block("本金十二万"), "没有读懂"),
        (block("id: 1 2"), "不能用"),
    ],
)
def test_an_editors_mistake_stops_the_build_with_one_line(text: str, told: str) -> None:
    """Whatever is wrong in a block, the build stops with one Chinese line that says it."""
    with pytest.raises(EditorError) as stopped:
        convert(text)

    assert told in str(stopped.value)
    assert "\n" not in str(stopped.value)


def test_our_own_defect_stops_the_build_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """A calculator that breaks must not vanish from its page without a word."""

    def broken(_: str) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(calculators, "get", broken)

    with pytest.raises(EditorError, match="ZeroDivisionError: planted"):
        convert(block())


def test_the_line_lists_what_there_is() -> None:
    """An editor who mistypes a name is told every name there is."""
    with pytest.raises(EditorError) as stopped:
        convert(block(name="repayment_plan"))

    assert all(name in str(stopped.value) for name in calculators.names())


@pytest.mark.parametrize("name", calculators.names())
def test_every_input_has_its_control(name: str) -> None:
    """What a calculator asks stands in its form, each row of the example included."""
    calculator = calculators.get(name)
    form = html.fromstring(convert(block(name=name)))
    named = set(form.xpath(".//*[self::input or self::select or self::textarea]/@name"))
    wanted = {
        key
        for item in declared(calculator.inputs)
        for key in (
            [f"{item.key}.1.{column.key}" for column in item.columns if item.default]
            if isinstance(item, InputRows)
            else [item.key]
        )
    }

    assert set() == wanted - named


def test_numbers_without_an_answer_stop_the_build() -> None:
    """A block whose example cannot be solved is an editor's mistake: what is wrong, and where."""
    with pytest.raises(EditorError, match="本页：计算器「true_cost」"):
        convert(block("flows.1.on: 2025-01-01", "flows.1.amount: 0", name="true_cost"))
