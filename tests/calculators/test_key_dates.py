"""关键日期, as a reader meets it."""

from __future__ import annotations

from typing import Any

import pytest

import calculators
from calculators.declare import InvalidInputError, Result
from calculators.declare.inputs import declared
from calculators.declare.reading import read_inputs
from calculators.declare.write import plain, sentence

CALCULATOR = calculators.get("key_dates")
EMPTY = {item.key: "" for item in declared(CALCULATOR.inputs)}


def answer(**texts: str) -> Result:
    """The answer where only these dates are given."""
    return CALCULATOR.calculate(read_inputs(CALCULATOR.inputs, EMPTY | texts))


def dates(**texts: str) -> dict[str, str]:
    """The figures of that answer."""
    return {figure.key: plain(figure.value) for figure in answer(**texts).figures}


def event(on: str, kind: str = "repayment", **texts: str) -> Result:
    """The answer for one event."""
    return answer(last_event=on, event_kind=kind, **texts)


def words(result: Result) -> str:
    """Sentence and notes as one text."""
    return "".join(sentence(each) for each in (result.sentence, *result.notes))


def mistakes(**texts: str) -> dict[str, str]:
    """What is refused, by input."""
    with pytest.raises(InvalidInputError) as refused:
        answer(**texts)
    return {mistake.name: mistake.message for mistake in refused.value.mistakes}


def rules(result: Result) -> list[str]:
    """The ids of the rules shown."""
    return [rule.id for rule in result.rules]


def test_without_dates_there_are_no_figures() -> None:
    """Every input empty: a sentence that says so, and no date."""
    result = answer()

    assert result.figures == ()
    assert "还没有填日期" in sentence(result.sentence)
    assert result.next


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # Fifteen days from the day after: 17 November is the first, 1 December the fifteenth.
        ({"payment_order_received": "2026-11-16"}, {"payment_order_objection": "2026-12-01"}),
        ({"suit_received": "2026-12-20"}, {"court_answer": "2027-01-04"}),
        ({"cleared": "2024-06-30"}, {"record_removed": "2029-06-30"}),
        ({"dispute_filed": "2026-11-12"}, {"dispute_reply": "2026-12-02"}),
        ({"credit_complaint_accepted": "2026-11-01"}, {"credit_complaint_reply": "2026-12-01"}),
        ({"judgment_due": "2026-02-28"}, {"enforcement_deadline": "2028-02-28"}),
        ({"mediated": "2026-11-23"}, {"mediation_confirmation": "2026-12-23"}),
        (
            {"complaint_received": "2026-11-10"},
            {
                "complaint_reply": "2026-11-25",
                "complaint_reply_complex": "2026-12-10",
                "complaint_reply_special": "2027-01-09",
            },
        ),
        (
            {"due": "2024-06-20"},
            {
                "limitation_from_due": "2027-06-20",
                "limitation_from_due_alternative": "2027-06-21",
                "limitation_ceiling": "2044-06-20",
            },
        ),
    ],
)
def test_one_date_gives_its_own_figures_and_no_others(
    given: dict[str, str], expected: dict[str, str]
) -> None:
    """Each input brings its own dates; all others are absent while theirs are empty."""
    assert dates(**given) == expected


def test_the_objection_comes_first() -> None:
    """With a payment order among other papers, its objection is the first figure and is named."""
    result = answer(
        payment_order_received="2026-11-16",
        due="2024-06-20",
        complaint_received="2026-11-10",
        as_of="2026-11-23",
    )

    assert result.figures[0].key == "payment_order_objection"
    assert sentence(result.sentence).startswith(
        "最先要办的：对支付令书面异议，最晚在 2026 年 12 月 1 日"
    )
    assert result.next[0].page == "difficulties/payment-order/"
    assert rules(result)[0] == "payment_order"


def test_a_missed_objection_is_sent_to_the_court() -> None:
    """On the day after the last one the answer says it has passed, and whom to ask."""
    given = {"payment_order_received": "2026-11-16"}

    assert "已经过了" not in words(answer(**given, as_of="2026-12-01"))
    assert "请马上联系发文书的法院" in words(answer(**given, as_of="2026-12-02"))


def test_the_month_end_stands_in_for_a_missing_day() -> None:
    """29 February 2024 and three years: 28 February 2027; the day after, 1 March, to 1 March."""
    found = dates(due="2024-02-29")

    assert found["limitation_from_due"] == "2027-02-28"
    assert found["limitation_from_due_alternative"] == "2027-03-01"


def test_both_readings_are_the_sites_own_inference() -> None:
    """The one-day difference is shown as this site's reading of the clauses, not as law."""
    result = answer(due="2024-06-20")

    assert "本站对第 188、189、201、202 条的推论" in words(result)
    assert {figure.note for figure in result.figures[:2]} == {"本站对条文的推论"}


@pytest.mark.parametrize("kind", ["repayment", "promise", "agreement", "demand", "transfer_notice"])
def test_an_event_restarts_the_period_from_its_day(kind: str) -> None:
    """Three years from the event, one reading only."""
    result = event("2024-03-15", kind, due="2023-01-10")

    assert plain(result.figure("limitation_from_event")) == "2027-03-15"


@pytest.mark.parametrize("kind", ["suit", "payment_order", "mediation"])
def test_proceedings_restart_it_when_they_end(kind: str) -> None:
    """Three years from the end; while they last there is no date, and the note says why."""
    ended = event("2024-03-15", kind, event_ended="2024-09-01")
    running = event("2024-03-15", kind)

    assert plain(ended.figure("limitation_from_event")) == "2027-09-01"
    assert running.figures == ()
    assert "程序结束" in words(running)


def test_an_event_on_the_last_day_still_counts() -> None:
    """Due 2020-01-10: the later reading ends on 2023-01-11, and that day is inside."""
    inside = event("2023-01-11", due="2020-01-10")

    assert plain(inside.figure("limitation_from_event")) == "2026-01-11"


@pytest.mark.parametrize("kind", ["repayment", "agreement", "demand", "suit", "transfer_notice"])
def test_an_event_after_expiry_gives_no_new_date(kind: str) -> None:
    """A day later the period has run out: no date, and paying or agreeing loses the defence."""
    result = event("2023-01-12", kind, due="2020-01-10", event_ended="")

    assert "limitation_from_event" not in [figure.key for figure in result.figures]
    assert "就不能再用时效抗辩" in words(result)
    assert {"cc_192", "sx_19"} <= set(rules(result))


def test_a_demand_after_expiry_is_not_said_to_lose_the_defence_itself() -> None:
    """A mere demand neither restarts the period nor costs the defence; signing would."""
    told = words(event("2024-01-12", "demand", due="2020-01-10"))

    assert "本身不会让时效重新起算" in told
    assert "没看懂的纸不要签" in told


def test_an_event_before_the_last_due_date_restarts_nothing() -> None:
    """The period has not begun, so there is nothing to restart."""
    result = event("2023-01-09", due="2023-01-10")

    assert "limitation_from_event" not in [figure.key for figure in result.figures]
    assert "时效还没有开始算" in words(result)


def test_an_event_alone_says_what_is_not_known() -> None:
    """Without the due date nobody knows whether the period had run out."""
    result = event("2024-03-15")

    assert plain(result.figure("limitation_from_event")) == "2027-03-15"
    assert "没有填到期日" in words(result)


def test_an_event_needs_its_kind() -> None:
    """A date without what happened is a mistake at the kind."""
    assert list(mistakes(last_event="2024-03-15")) == ["event_kind"]


def test_proceedings_end_after_they_begin() -> None:
    """An end before the beginning is a mistake at the end."""
    refused = mistakes(last_event="2024-03-15", event_kind="suit", event_ended="2024-03-14")

    assert list(refused) == ["event_ended"]


def test_old_debts_are_refused_with_the_transition_rule() -> None:
    """Before 2015-10-01 the former two years had run out by 2017-10-01: refused, and told why."""
    refused = mistakes(due="2015-09-30")

    assert list(refused) == ["due"]
    assert "2017-10-01" in refused["due"]
    assert "已经满了的，不再延长" in refused["due"]


def test_the_first_day_of_the_transition_is_answered() -> None:
    """Due on 2015-10-01 the two years were not over: three apply, and the rule is shown."""
    result = answer(due="2015-10-01")

    assert plain(result.figure("limitation_from_due")) == "2018-10-01"
    assert "limit_transition_2017" in rules(result)


@pytest.mark.parametrize("lender", ["microlender", "private"])
def test_complaint_days_bind_banks_and_insurers(lender: str) -> None:
    """For others there are no dates, and the note says so."""
    result = answer(complaint_received="2026-11-10", lender=lender)

    assert result.figures == ()
    assert "不当然适用" in words(result)


@pytest.mark.parametrize("lender", ["bank", "consumer_finance", "unknown"])
def test_complaint_days_are_given_to_the_others(lender: str) -> None:
    """Banks, and lenders that may be bound."""
    assert dates(complaint_received="2026-11-10", lender=lender)


def test_an_uncleared_debt_has_no_removal_date() -> None:
    """The five years run from clearing; until then the note says so and there is no date."""
    result = answer(overdue_from="2024-01-05")

    assert result.figures == ()
    assert "还没有开始算" in words(result)
    assert "cred_16" in rules(result)


def test_the_removal_date_is_an_earliest_one() -> None:
    """预计不早于, whatever the record shows."""
    (figure,) = answer(cleared="2024-06-30").figures

    assert "预计不早于" in figure.label


REPAIRED = {"overdue_from": "2024-01-05", "overdue_amount": "10000", "cleared": "2026-03-31"}


def test_a_repaired_record_should_be_hidden() -> None:
    """Arisen 2020 to 2025, at most 10,000, cleared by 2026-03-31: hidden, or to be disputed."""
    assert "应当已经不展示" in words(answer(**REPAIRED))


def test_a_record_cleared_too_late_is_told_the_window_closed() -> None:
    """A day later the window had closed; nobody is to pay for a repair."""
    told = words(answer(**REPAIRED | {"cleared": "2026-04-01"}))

    assert "2026 年 3 月 31 日；本站至核实日未查到延期" in told
    assert "收费帮人修复征信的，不要相信" in told


@pytest.mark.parametrize(
    "change",
    [
        {"overdue_from": "2019-12-31"},
        {"overdue_from": "2026-01-01"},
        {"overdue_amount": "10000.01"},
    ],
)
def test_other_records_are_not_told_of_the_repair(change: dict[str, str]) -> None:
    """Arisen outside 2020 to 2025, or above 10,000: the repair never reached them."""
    assert "一次性信用修复" not in words(answer(**REPAIRED | {"cleared": "2026-03-01"} | change))


def test_clearing_comes_after_the_default() -> None:
    """Cleared before it was overdue is a mistake."""
    assert list(mistakes(overdue_from="2024-01-05", cleared="2024-01-04")) == ["cleared"]


def test_holidays_are_left_to_the_reader() -> None:
    """Nothing is moved for holidays: the table and the limits say so, and name the weekday."""
    result = answer(payment_order_received="2026-11-13")
    table = result.table("dates")

    assert table.column("weekday") == ("星期六",)  # 28 November 2026
    assert "遇法定休假日顺延，请自查" in sentence(table.note)


def test_all_mistakes_are_told_at_once() -> None:
    """An old due date and an event without a kind are mended together."""
    assert list(mistakes(due="2015-09-30", last_event="2024-03-15")) == ["due", "event_kind"]


def test_the_sentence_names_the_only_date() -> None:
    """With one date given, the sentence is that date."""
    told = sentence(answer(dispute_filed="2026-11-12").sentence)

    assert told == "征信异议答复，最晚：2026 年 12 月 2 日。"


def test_nobody_is_advised_to_wait() -> None:
    """The limits say that expiry ends neither the debt nor the record."""
    limits: Any = " ".join(sentence(limit) for limit in answer(due="2024-06-20").limits)

    assert "时效届满不等于债没有了" in limits
