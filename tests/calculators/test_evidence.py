"""材料清单, as a reader meets it."""

from __future__ import annotations

import json

import pytest

import calculators
from calculators import law
from calculators.declare import Document, InvalidInputError, Result
from calculators.declare.inputs import Input, declared
from calculators.declare.reading import read_inputs
from calculators.declare.write import plain, sentence
from calculators.embed.command import main

CALCULATOR = calculators.get("evidence")
CAUSES = ("income", "unemployment", "illness", "family", "forgotten", "other")
HAVE = next(item for item in declared(CALCULATOR.inputs) if item.key == "have")
assert isinstance(HAVE, Input)
PAPERS = {str(choice.value): label for choice, label in HAVE.field.choices.items()}

every_cause = pytest.mark.parametrize("cause", CAUSES)


def answer(**texts: str) -> Result:
    """The answer to these texts; all else as in the example."""
    return CALCULATOR.calculate(read_inputs(CALCULATOR.inputs, texts))


def papers(table: str, **texts: str) -> list[str]:
    """The keys of the papers in one table; none where the table is left out."""
    result = answer(**texts)
    if table not in {each.key for each in result.tables}:
        return []
    return [plain(cell) for cell in result.table(table).column("document")]


def handed_in(**texts: str) -> Document:
    """The list to hand in."""
    (document,) = answer(**texts).documents
    return document


def words(result: Result) -> str:
    """Sentence, notes and limits as one text."""
    return "".join(map(sentence, (result.sentence, *result.notes, *result.limits)))


@every_cause
def test_what_one_has_is_not_missing(cause: str) -> None:
    """A paper stands in one of the two tables, never in both."""
    held = "contract,bank_flow,talks"
    missing = papers("missing", cause=cause, have=held)

    assert papers("have", cause=cause, have=held) == ["contract", "bank_flow", "talks"]
    assert set(missing).isdisjoint({"contract", "bank_flow", "talks"})


@every_cause
def test_the_debt_is_told_by_the_same_papers_whatever_happened(cause: str) -> None:
    """Contract, repayments, account, budget and report help in every case."""
    missing = papers("missing", cause=cause, have="")

    assert {"contract", "repayments", "owed_statement", "budget", "credit_report"} <= set(missing)


@pytest.mark.parametrize(
    ("cause", "own"),
    [
        ("income", {"pay_slips", "pay_cut"}),
        ("unemployment", {"leaving", "unemployment_record"}),
        ("illness", {"diagnosis", "medical_bills"}),
        ("family", {"family_proof", "event_proof"}),
        ("forgotten", {"failed_debit"}),
        ("other", {"event_proof"}),
    ],
)
def test_each_cause_has_papers_of_its_own(cause: str, own: set[str]) -> None:
    """What shows this cause is asked for, and what shows another is not."""
    missing = set(papers("missing", cause=cause, have=""))
    others = {"pay_slips", "leaving", "diagnosis", "family_proof", "failed_debit"} - own

    assert own <= missing
    assert missing.isdisjoint(others)


def test_having_nothing_is_an_answer() -> None:
    """No box ticked: no table of what is there, and one may still begin to talk."""
    result = answer(have="")

    assert [table.key for table in result.tables] == ["missing"]
    assert "可以先开口" in sentence(result.sentence)


@every_cause
def test_having_everything_is_an_answer(cause: str) -> None:
    """All boxes ticked: nothing is missing, and the lender still decides."""
    result = answer(cause=cause, have=",".join(PAPERS))

    assert [table.key for table in result.tables] == ["have"]
    assert "都有了" in sentence(result.sentence)
    assert "由放款机构决定" in sentence(result.sentence)


@every_cause
def test_every_missing_paper_says_why_and_where(cause: str) -> None:
    """Three columns, each filled."""
    table = answer(cause=cause, have="").table("missing")

    assert [column.key for column in table.columns] == ["document", "why", "where"]
    assert all(all(row) for row in table.rows)


def test_every_paper_says_what_to_look_at_before_handing_it_in() -> None:
    """Whatever is ticked has a line of its own."""
    table = answer(have=",".join(PAPERS)).table("have")

    assert len(table.rows) == len(PAPERS)
    assert all(all(row) for row in table.rows)


def test_free_reports_and_the_tables_first_day_come_from_the_rules() -> None:
    """How often a report is free, and from when there is a disclosure table."""
    where = dict(
        zip(
            papers("missing", have=""),
            answer(have="").table("missing").column("where"),
            strict=True,
        )
    )

    assert f"每年有 {law.rule('cred_17').value} 次免费" in str(where["credit_report"])
    assert str(law.rule("cost2026_2hao").effective_from) in str(where["disclosure_table"])
    assert {"cred_17", "cost2026_2hao"} <= {rule.id for rule in answer().rules}


@every_cause
def test_no_score_no_promise_and_no_forgery(cause: str) -> None:
    """Papers help to explain; they are no score, and only true ones are handed in."""
    told = words(answer(cause=cause))

    assert [] == [word for word in ("分数", "评分", "成功", "保证", "一定", "%") if word in told]
    assert "不买证明" in told
    assert "由放款机构决定" in told


@every_cause
def test_the_list_names_what_is_enclosed_and_what_follows(cause: str) -> None:
    """One line for each paper there is, one for those to come, and blanks for dates and names."""
    text = handed_in(cause=cause, have="contract,repayments").text

    assert "1. 借款合同" in text
    assert "2. 还款记录" in text
    assert "3. " not in text
    assert "欠款明细" in text.partition("还在准备")[2]
    assert text.count("＿＿＿＿") >= 5


@every_cause
def test_the_list_fits_a_page(cause: str) -> None:
    """With every paper there is, at most 900 characters; without any, room to write one."""
    assert len(handed_in(cause=cause, have=",".join(PAPERS)).text) <= 900
    assert "1. ＿＿＿＿" in handed_in(cause=cause, have="").text


def test_the_list_says_how_it_is_used() -> None:
    """What it says, when to use it, when not, what to check, and what next."""
    document = handed_in()

    assert all(
        (document.saying, document.use_when, document.not_when, document.check, document.then)
    )


def test_papers_read_back_by_their_words() -> None:
    """A label can be typed as it stands: no label holds a mark that separates choices."""
    for key, label in PAPERS.items():
        assert papers("have", have=label) == [key]


def test_an_unknown_paper_is_refused_with_those_offered() -> None:
    """The mistake names the papers that may be ticked."""
    with pytest.raises(InvalidInputError) as refused:
        answer(have="contract,房产证")
    (mistake,) = refused.value.mistakes

    assert mistake.name == "have"
    assert "借款合同（contract）" in mistake.message


def test_the_command_line_gives_both_tables(capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` carries the two tables and the list."""
    assert main(["run", "evidence", "cause=illness", "have=contract", "--json"]) == 0

    said = json.loads(capsys.readouterr().out)

    assert list(said["tables"]) == ["missing", "have"]
    assert [each["key"] for each in said["documents"]] == ["list"]
    assert said["tables"]["have"]["rows"][0][0] == "contract"
