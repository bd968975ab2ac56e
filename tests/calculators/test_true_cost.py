"""真实年化, as a reader meets it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import calculators
from calculators.declare import InvalidInputError, Result
from calculators.declare.reading import read_inputs
from calculators.declare.refusal import refused
from calculators.declare.write import plain, sentence
from calculators.finance.cashflow import NoSolutionError
from calculators.law.lpr import LPR_1Y
from tests.calculators.unsolved import SEVERAL

CALCULATOR = calculators.get("true_cost")
OFFICIAL = {"principal": "10万", "upfront_fee": "1000", "payment": "8833.3", "months": "12"}
# One year, 1,000 lent and 1,100 paid back: 10 % a year on any convention of 365 days.
YEAR = {
    "flows.1.on": "2025-01-01",
    "flows.1.amount": "1000",
    "flows.2.on": "2026-01-01",
    "flows.2.amount": "-1100",
}


def answer(texts: dict[str, str] | None = None, **more: Any) -> Result:
    """The answer for texts as a reader types them."""
    typed = (texts or {}) | {key: str(text) for key, text in more.items()}
    return CALCULATOR.calculate(read_inputs(CALCULATOR.inputs, typed))


def shown(result: Result, key: str, places: int = 2) -> str:
    """A figure as a file keeps it, to so many decimals."""
    return str(Decimal(plain(result.figure(key))).quantize(Decimal(1).scaleb(-places)))


def keys(result: Result) -> set[str]:
    """The keys of the figures in an answer."""
    return {figure.key for figure in result.figures}


def rules(result: Result) -> set[str]:
    """The ids of the rules an answer rests on."""
    return {rule.id for rule in result.rules}


def said(result: Result) -> str:
    """Sentence and notes together, as plain text."""
    return "".join(sentence(words) for words in (result.sentence, *result.notes))


def mistaken(texts: dict[str, str] | None = None, **more: Any) -> list[str]:
    """The names of the inputs that are refused."""
    with pytest.raises(InvalidInputError) as refusal:
        answer(texts, **more)
    return [mistake.name for mistake in refusal.value.mistakes]


# ── the numbers ──────────────────────────────────────────────────────────────────────────


def test_the_official_example_comes_out() -> None:
    """公告〔2021〕第3号: 12.8038 % nominal and 13.5826 % effective."""
    result = answer(OFFICIAL)

    assert ("12.8038", "13.5826") == (
        shown(result, "apr_nominal", 4),
        shown(result, "apr_effective", 4),
    )
    assert ("99000.00", "6999.60") == (shown(result, "received"), shown(result, "total_cost"))


def test_the_golden_loan_costs_1_3513_percent_a_month() -> None:
    """10,000 against twelve times 908.33, nothing kept back."""
    assert shown(answer(), "monthly_irr", 4) == "1.3513"


def test_the_golden_loan_with_500_kept_back() -> None:
    """The same payments for 9,500 in hand: 26.17 % nominal, 29.55 % effective."""
    result = answer(upfront_fee=500)

    assert ("26.17", "29.55") == (shown(result, "apr_nominal"), shown(result, "apr_effective"))


def test_a_monthly_fee_counts_like_a_payment() -> None:
    """858.33 and a fee of 50 cost what 908.33 costs."""
    assert answer(payment="858.33", monthly_fee=50).figure("apr_nominal") == answer().figure(
        "apr_nominal"
    )


def test_dated_flows_count_days_on_365() -> None:
    """1,000 and 1,100 a year later: 10 % effective; nominal 12 × (1.1^(1/12) − 1) = 9.5690 %."""
    result = answer(YEAR)

    assert ("10.0000", "9.5690") == (
        shown(result, "apr_effective", 4),
        shown(result, "apr_nominal", 4),
    )
    assert shown(result, "monthly_irr", 4) == "0.7974"  # 9.5690 / 12
    assert ("1000.00", "100.00") == (shown(result, "received"), shown(result, "total_cost"))


def test_counting_by_days_is_said_to_be_a_convention() -> None:
    """Actual days on 365 is how this site reads dated flows; it says so, and only there."""
    convention = "按实际天数、一年 365 天折算，是本站的约定；对方可能用别的算法。"
    dated = answer(YEAR)

    assert convention in map(sentence, dated.notes)
    assert convention not in map(sentence, answer({}).notes)


def test_dated_flows_switch_the_others_off() -> None:
    """With flows given, the loan's amount, fees and months no longer matter."""
    assert answer(YEAR).figures == answer(YEAR, principal=5, payment=5, months=5).figures
    assert "没有看借款金额" in said(answer(YEAR))


@pytest.mark.parametrize("texts", [{}, OFFICIAL, YEAR], ids=["example", "official", "dated"])
def test_the_proof_ends_at_nothing(texts: dict[str, str]) -> None:
    """At the solved rate the flows leave 0.00, and their sum is the total cost."""
    result = answer(texts)
    table = result.table("proof")

    assert plain(table.column("balance")[-1]) == "0.00"
    assert -sum(Decimal(plain(flow)) for flow in table.column("flow")) == Decimal(
        shown(result, "total_cost")
    )


def test_no_interest_but_a_fee_has_a_rate() -> None:
    """12,000 in twelve times 1,000 costs nothing; with 500 kept back it costs a rate."""
    free, dear = (
        answer(principal=12000, payment=1000),
        answer(principal=12000, payment=1000, upfront_fee=500),
    )

    assert ("0.00", "0.00") == (shown(free, "apr_nominal"), shown(free, "total_cost"))
    assert "和到手的一样多" in said(free)
    assert Decimal(shown(dear, "apr_nominal")) > 0


def test_less_paid_than_received_is_a_negative_rate() -> None:
    """10,000 lent and 6,000 paid back in a year is a waiver: the rate is below zero."""
    result = answer(principal=10000, payment=500)

    assert Decimal(shown(result, "apr_effective")) < 0
    assert "相当于减免" in said(result)
    assert shown(result, "total_cost") == "-4000.00"


# ── what was disclosed ───────────────────────────────────────────────────────────────────


def test_without_a_disclosed_rate_there_is_no_difference() -> None:
    """Optional inputs left empty leave their figures out."""
    assert not {"difference_nominal", "difference_effective"} & keys(answer())


def test_the_difference_is_shown_on_both_bases() -> None:
    """Disclosed 10 %, real 12.8038 and 13.5826: 2.8038 and 3.5826 points more."""
    result = answer(OFFICIAL, disclosed="10%")

    assert ("2.8038", "3.5826") == (
        shown(result, "difference_nominal", 4),
        shown(result, "difference_effective", 4),
    )
    assert "高 2.8 个百分点" in said(result)
    assert "高 3.58 个百分点" in said(result)


def test_a_named_basis_is_compared_alone() -> None:
    """Where the lender says 单利, the sentence compares 单利 only."""
    simple = sentence(answer(OFFICIAL, disclosed="12.8%", disclosed_basis="simple").sentence)
    compound = sentence(answer(OFFICIAL, disclosed="13.58%", disclosed_basis="compound").sentence)

    assert "和单利口径对得上" in simple
    assert "按复利" not in simple
    assert "和复利口径对得上" in compound


def test_a_dearer_disclosure_is_said_to_be_dearer() -> None:
    """Disclosed above the real rate: the real one is lower."""
    assert "真实的低 7.2 个百分点" in said(answer(OFFICIAL, disclosed="20%"))


def test_a_monthly_disclosure_is_multiplied_by_twelve() -> None:
    """月1% is 12 % a year, and the answer says how it was turned into a year."""
    result = answer(OFFICIAL, disclosed="月1%")

    assert shown(result, "difference_nominal", 4) == "0.8038"
    assert "不是年利率" in said(result)


def test_a_gap_is_never_called_a_breach() -> None:
    """A difference is a question to the lender: 有差不等于违规."""
    assert "有差不等于违规" in said(answer(OFFICIAL, disclosed="5%"))


# ── the rules ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("kind", "named"), [("interest", True), ("fee", False), ("unknown", False)]
)
def test_article_670_is_named_only_for_interest(kind: str, named: bool) -> None:
    """民法典第六百七十条 speaks of interest; for anything else the court decides."""
    result = answer(upfront_fee=500, upfront_kind=kind)

    assert ("cc_670" in rules(result)) == named
    assert ("能否按砍头息处理由法院认定" in said(result)) != named


def test_nothing_kept_back_names_no_article() -> None:
    """Without a deduction 670 has nothing to say, whatever the kind chosen."""
    assert "cc_670" not in rules(answer(upfront_kind="interest"))


def test_a_private_lender_who_kept_interest_back() -> None:
    """Between private persons the interpretation's own clause stands beside 670."""
    result = answer(upfront_fee=500, upfront_kind="interest", lender="private")

    assert {"cc_670", "mjjd_upfront"} <= rules(result)


@pytest.mark.parametrize(
    ("issued", "told"),
    [("2026-07-31", "不算违规"), ("2026-08-01", "应该有一张"), ("", "更早的贷款没有，不算违规")],
)
def test_the_disclosure_table_exists_from_its_date(issued: str, told: str) -> None:
    """Loans before 2026-08-01 have no 明示表, and that is no breach."""
    assert told in said(answer(issued=issued))


def test_a_fee_taken_by_the_platform_cites_the_rule() -> None:
    """The rule on platforms is shown where the platform took the fee, and only there."""
    assert "zhudai_9hao" in rules(answer(fee_payee="platform", lender="microlender"))
    assert "zhudai_9hao" not in rules(answer(lender="microlender"))


def lines(result: Result) -> dict[str, tuple[str, str]]:
    """Reference lines: the rate and how the cost compares, by the line's name."""
    table = result.table("lines")
    columns = (table.column(key) for key in ("name", "rate", "compared"))
    return {
        plain(name): (plain(rate), plain(told)) for name, rate, told in zip(*columns, strict=True)
    }


def test_the_courts_line_is_never_met_without_its_default_charges() -> None:
    """The court's 24 % counts everything: the answer says what this rate leaves out."""
    rate, told = next(iter(lines(answer(lender="bank")).values()))

    assert rate == "24.0000"
    assert "没有算逾期以后的罚息和违约金" in told


def test_a_microloan_is_held_against_the_regulators_line_by_its_date() -> None:
    """Issued after the guide: both readings of 29.55 % and 26.17 % lie above 24 %."""
    known = lines(answer(lender="microlender", issued="2026-03-01", upfront_fee=500))
    unknown = lines(answer(lender="microlender", upfront_fee=500))
    name = "小贷公司新放的款，综合融资成本不得超过 24%"

    assert known[name] == ("24.0000", "单利、复利两种口径都高于这条线")
    assert unknown[name][0] == ""
    assert "放款的日期" in unknown[name][1]


def test_a_private_loan_beyond_the_table_has_no_line() -> None:
    """Formed after the last LPR that was checked: no number, and a sentence saying so."""
    day_after = (LPR_1Y.last + timedelta(days=1)).isoformat()
    rate, told = next(iter(lines(answer(lender="private", formed=day_after)).values()))

    assert rate == ""
    assert "本站没有核实到这一天的数" in told


def test_a_private_loan_within_the_table_has_its_line() -> None:
    """Formed on 2025-06-01 the one-year LPR was 3.0 %: the line is 12 %."""
    rate, _ = next(iter(lines(answer(lender="private", formed="2025-06-01")).values()))

    assert rate == "12.0000"


# ── edges ────────────────────────────────────────────────────────────────────────────────


def test_nothing_received_is_a_mistake() -> None:
    """A deduction as large as the loan leaves nothing to compute on."""
    assert mistaken(upfront_fee=10000) == ["upfront_fee"]


def test_a_rate_without_meaning_is_a_mistake() -> None:
    """1 yuan against a hundred million a month, or 10,000 against 1 the next day."""
    flows = YEAR | {"flows.2.on": "2025-01-02", "flows.2.amount": "-0.01"}

    assert mistaken(principal=1, payment="1亿", months=1) == ["payment"]
    assert mistaken(flows) == ["flows"]


def test_a_short_dear_loan_is_answered_with_a_caution() -> None:
    """1,050 in hand and 1,500 paid back a week later is real, and beyond 1,000 % a year."""
    flows = {
        "flows.1.on": "2026-01-01",
        "flows.1.amount": "1050",
        "flows.2.on": "2026-01-08",
        "flows.2.amount": "-1500",
    }

    assert "借的时间很短" in said(answer(flows))


def test_several_rates_are_never_chosen_from() -> None:
    """Money received again after more was paid: two rates, both named, none chosen."""
    with pytest.raises(NoSolutionError) as none:
        answer(SEVERAL)

    assert "不替你挑一个。算到的是每年" in refused(none.value)


def test_one_way_flows_have_no_rate() -> None:
    """Only received, nothing paid: there is nothing to solve."""
    with pytest.raises(NoSolutionError):
        answer(YEAR, **{"flows.2.amount": "1100"})


def test_too_many_rows_are_a_mistake() -> None:
    """More than 120 rows are refused with one sentence."""
    flows = {
        f"flows.{number}.{key}": text
        for number in range(1, 122)
        for key, text in (("on", date(2025, 1, 1).isoformat()), ("amount", "-1"))
    }

    assert mistaken(flows) == ["flows"]


def test_a_flow_without_a_date_is_a_mistake() -> None:
    """A row half filled is named by its own field."""
    assert mistaken({"flows.1.amount": "1000"}) == ["flows.1.on"]


@given(
    principal=st.integers(100, 1_000_000),
    kept=st.integers(0, 50),
    share=st.integers(1, 300),
    months=st.integers(1, 60),
)
def test_more_kept_back_is_never_cheaper(
    principal: int, kept: int, share: int, months: int
) -> None:
    """The same payments for less money in hand cost at least as much a year."""
    payment = max(principal * share // (100 * months), 1)

    def cost(upfront: int) -> Any:
        terms = answer(upfront_fee=upfront, principal=principal, payment=payment, months=months)
        return terms.figure("monthly_irr")

    assert cost(kept).fraction >= cost(0).fraction
