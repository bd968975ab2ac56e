"""协商申请与书面材料, as a reader meets it."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

import calculators
from calculators import law
from calculators.declare import InvalidInputError, Result
from calculators.declare.reading import read_inputs
from calculators.declare.write import sentence
from calculators.embed.command import main
from calculators.law import Evidence, RuleKind

CALCULATOR = calculators.get("letter")
KINDS = ("hardship", "hold", "statement", "contact", "dispute", "own_statement", "settled")
REQUESTS = ("extension", "restructuring", "waiver", "settlement", "deferral")
LENDERS = ("unknown", "bank", "consumer_finance", "microlender", "private")
EVERY_LETTER = [
    *({"kind": "hardship", "request": request} for request in REQUESTS),
    *({"kind": kind} for kind in KINDS[1:]),
]
ADMITTING = ("hardship", "hold", "own_statement")
EXTENSION = "第六百七十八条"
AGREEMENT = "第五百四十三"
BLANK = "＿＿＿＿"

every_letter = pytest.mark.parametrize("given", EVERY_LETTER, ids=lambda given: str(given.values()))


def answer(**texts: str) -> Result:
    """The answer to these texts; all else as in the example."""
    return CALCULATOR.calculate(read_inputs(CALCULATOR.inputs, texts))


def letter(**texts: str) -> str:
    """The letter's text."""
    return text_of("letter", **texts)


def text_of(key: str, **texts: str) -> str:
    """One document's text."""
    return next(each.text for each in answer(**texts).documents if each.key == key)


def notes(**texts: str) -> str:
    """All notes as one text."""
    return "".join(sentence(note) for note in answer(**texts).notes)


def rules(**texts: str) -> list[str]:
    """The ids of the rules shown."""
    return [rule.id for rule in answer(**texts).rules]


def mistakes(**texts: str) -> dict[str, str]:
    """What is refused, by input."""
    with pytest.raises(InvalidInputError) as refused:
        answer(**texts)
    return {mistake.name: mistake.message for mistake in refused.value.mistakes}


# ── one page, one request, a short message ───────────────────────────────────────────────


@every_letter
def test_a_letter_asks_for_exactly_one_thing(given: dict[str, str]) -> None:
    """One line of a letter is the request, and only one."""
    lines = letter(**given).splitlines()

    assert len([line for line in lines if line.startswith("请求：")]) == 1
    assert letter(**given).count("请求：") == 1


@pytest.mark.parametrize("lender", LENDERS)
@every_letter
def test_a_letter_fits_a_page_and_a_message_a_message(given: dict[str, str], lender: str) -> None:
    """With the longest texts and numbers: at most 900 characters, and 200."""
    longest = {
        "facts": "长" * 80,
        "wrong": "长" * 80,
        "lender_name": "长" * 30,
        "owed": "9999万",
        "monthly": "9999万",
        "monthly_income": "9999万",
        "monthly_essentials": "9999万",
        "default_interest": "9999万",
        "late_fee": "9999万",
        "settlement": "9998万",
        "months": "120",
    }
    texts = longest | given | {"lender": lender}

    assert len(letter(**texts)) <= 900
    assert len(text_of("short_message", **texts)) <= 200


@every_letter
def test_every_document_says_how_it_is_used(given: dict[str, str]) -> None:
    """What it says, when to use it, when not, what to check before sending, and what next."""
    for each in answer(**given).documents:
        assert all((each.saying, each.use_when, each.not_when, each.check, each.then)), each.key


@every_letter
def test_names_and_numbers_of_papers_are_blanks(given: dict[str, str]) -> None:
    """Nobody's name, contract or telephone number is asked for: there is room to write them."""
    text = letter(**given)

    assert f"申请人（签名）：{BLANK}　联系方式：{BLANK}" in text
    assert text.count(BLANK) >= 4  # the addressee, one's name or report, and the two above


@every_letter
def test_a_letter_promises_and_blames_nothing(given: dict[str, str]) -> None:
    """No promise of an outcome, no word against anyone, and the lender decides."""
    result = answer(**given)
    everything = json.dumps(
        [sentence(result.sentence), notes(**given), [each.text for each in result.documents]],
        ensure_ascii=False,
    )

    assert [] == [
        word
        for word in ("不用还", "保证", "一定", "必须同意", "老赖", "成功", "停息挂账", "您")
        if word in everything
    ]


@pytest.mark.parametrize("kind", ["hardship", "hold", "statement", "contact", "settled"])
def test_the_lender_decides(kind: str) -> None:
    """What is asked of a lender may be asked; the sentence says who decides."""
    assert "由对方决定" in sentence(answer(kind=kind).sentence)


# ── which clause ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("due", "cited", "left_out"),
    [
        ("2026-11-24", EXTENSION, AGREEMENT),
        ("2026-11-23", EXTENSION, AGREEMENT),  # the last day ends at midnight
        ("2026-11-22", AGREEMENT, EXTENSION),
        ("", AGREEMENT, EXTENSION),
    ],
)
def test_an_extension_cites_678_only_before_the_term_ends(
    due: str, cited: str, left_out: str
) -> None:
    """Up to the due day the clause on extensions, afterwards only the one on agreement."""
    text = letter(due=due, as_of="2026-11-23")

    assert cited in text
    assert left_out not in text
    assert ("cc_678" in rules(due=due)) is (cited == EXTENSION)


def test_the_last_instalment_decides_where_it_is_the_only_date() -> None:
    """With only the loan's last due day given, that day is the end of the term."""
    assert EXTENSION in letter(due="", last_due="2026-12-01")
    assert AGREEMENT in letter(due="", last_due="2026-11-01")


@pytest.mark.parametrize("request_", [each for each in REQUESTS if each != "extension"])
def test_other_requests_rest_on_agreement(request_: str) -> None:
    """Only an extension has a clause of its own; all else is changing the contract together."""
    text = letter(request=request_, due="2027-01-01")

    assert AGREEMENT in text
    assert EXTENSION not in text


def test_an_extension_says_why_this_clause() -> None:
    """The note names the clause and, before the due day, when the letter has to arrive."""
    assert "民法典第 678 条" in notes(due="2026-12-05")
    assert "到期以前送到" in notes(due="2026-12-05")
    assert "678" not in notes(due="2026-11-01")
    assert "民法典第 543 条" in notes(due="2026-11-01")


# ── what admits the debt ─────────────────────────────────────────────────────────────────


@every_letter
def test_only_letters_that_admit_the_debt_warn_of_the_limitation_period(
    given: dict[str, str],
) -> None:
    """The warning stands on the letter, in its check list, in the notes and on the message."""
    admits = given["kind"] in ADMITTING
    result = answer(**given)

    assert ("时效没有届满的" in letter(**given)) is admits
    assert ("时效没有届满的" in notes(**given)) is admits
    assert all(
        any("时效没有届满的" in line for line in each.check) is admits for each in result.documents
    )


@pytest.mark.parametrize("kind", ADMITTING)
def test_the_warning_is_not_part_of_what_is_sent(kind: str) -> None:
    """It is the last line, marked for the reader, to be taken off before sending."""
    last = letter(kind=kind).splitlines()[-1]

    assert last.startswith("【给自己看，发出前删去这一行】")


@pytest.mark.parametrize("kind", ["statement", "contact"])
def test_a_letter_that_need_not_admit_does_not(kind: str) -> None:
    """Asking for an account or for other hours confirms no sum and promises no payment."""
    text = letter(kind=kind)

    assert "也不是还款的承诺" in text
    assert "愿意还" not in text


@pytest.mark.parametrize("kind", ADMITTING)
def test_the_rules_on_the_limitation_period_are_shown(kind: str) -> None:
    """Before expiry it restarts (第十四条), after it the defence is lost (第十九条)."""
    assert {"sx_14", "sx_19"} <= set(rules(kind=kind))


def test_an_old_debt_is_not_written_about_before_asking() -> None:
    """Three years and the day after the last instalment: the answer begins with not sending.

    Counted from the day after 2023-11-22 the period ends on 2026-11-23, the later reading.
    """
    old = {"due": "2023-11-21", "as_of": "2026-11-23"}
    last_day = {"due": "2023-11-22", "as_of": "2026-11-23"}

    assert sentence(answer(**old).sentence).startswith("先别发")
    assert "不一定已经届满" in notes(**old)
    assert "先别发" not in sentence(answer(**last_day).sentence)


def test_the_last_instalment_decides_whether_a_debt_is_old() -> None:
    """One old instalment of a loan that still runs is not an old debt (第一百八十九条)."""
    result = answer(due="2023-01-05", last_due="2026-06-05")

    assert "先别发" not in sentence(result.sentence)


def test_a_letter_that_admits_nothing_may_go_out_about_an_old_debt() -> None:
    """Asking for an account of an old debt is the safe thing to do."""
    result = answer(kind="statement", due="2020-01-05")

    assert "先别发" not in sentence(result.sentence)


# ── dispute and the record ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("ground", "word"), [("error", "错误"), ("omission", "遗漏")])
def test_a_dispute_is_about_an_error_or_an_omission(ground: str, word: str) -> None:
    """The letter says which of the two, and cites the clause with its days from the rule."""
    text = letter(kind="dispute", dispute_ground=ground)

    assert f"这条记录有{word}" in text
    assert "《征信业管理条例》第二十五条" in text
    assert f"{law.rule('cred_25').value} 日内" in text


def test_a_true_record_is_not_disputed() -> None:
    """No letter for a record that is true; the way that is open is named."""
    result = answer(kind="dispute", dispute_ground="accurate")

    assert result.documents == ()
    assert "异议改不了" in sentence(result.sentence)
    assert "征信本人说明" in sentence(result.sentence)
    assert "记录仍然在" in sentence(result.sentence)


def test_the_own_statement_changes_nothing_in_the_record() -> None:
    """The answer says that the record stays, and cites the second paragraph."""
    result = answer(kind="own_statement")

    assert "记录仍然在" in sentence(result.sentence)
    assert "第十六条第二款" in letter(kind="own_statement")
    assert "cred_16_2" in rules(kind="own_statement")


# ── what no rule obliges a lender to ─────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", ["hold", "statement", "settled"])
def test_where_no_rule_was_found_the_answer_says_so(kind: str) -> None:
    """Holding off, an account and a certificate: nothing found that obliges the lender."""
    assert "没有查到" in notes(kind=kind)


def test_holding_off_does_not_borrow_the_rule_on_cards() -> None:
    """The stop of collection after an agreement is a rule on cards; the card says that it is."""
    assert "card70_stop_collect" not in rules(kind="hold")
    assert "card70_not_online_loan" in rules(kind="hold")
    assert "七十" not in letter(kind="hold")


@pytest.mark.parametrize("lender", LENDERS)
def test_a_contact_letter_cites_no_retelling(lender: str) -> None:
    """What only a retelling says is for the reader's eyes, marked; a letter does not rest on it."""
    shown = [law.rule(each) for each in rules(kind="contact", lender=lender)]
    text = letter(kind="contact", lender=lender)

    assert "第一千零三十二、一千零三十三条" in text
    assert "转述" not in text
    assert all(rule.retold for rule in shown if rule.evidence is Evidence.C)


def test_a_private_lender_is_shown_only_law() -> None:
    """The standard and the association's guide say nothing to a lender without a licence."""
    shown = [law.rule(each) for each in rules(kind="contact", lender="private")]

    assert {rule.kind for rule in shown} == {RuleKind.LAW}
    assert "行业自律" not in letter(kind="contact", lender="private")


def test_a_contact_letter_names_the_kind_of_what_is_not_law() -> None:
    """A standard and a guide are named for what they are."""
    text = letter(kind="contact", lender="bank")

    assert "（推荐性国标）" in text
    assert "（行业自律）" in text


def test_a_contact_letter_cites_nothing_that_came_later() -> None:
    """The day before the association's guide was out, the letter does not name it."""
    before = letter(kind="contact", lender="bank", as_of="2026-01-29", due="")

    assert "（行业自律）" not in before
    assert "（推荐性国标）" in before


# ── numbers ──────────────────────────────────────────────────────────────────────────────


def test_what_is_left_empty_is_a_blank() -> None:
    """A number nobody gave is room to write it, never a number of ours."""
    empty = {"owed": "", "monthly": "", "monthly_income": "", "monthly_essentials": ""}
    text = letter(request="restructuring", months="18", **empty)

    assert f"一共 {BLANK} 元" in text
    assert f"重新分成 18 期，每月还 {BLANK} 元" in text
    assert "收支：" not in text


def test_a_settlement_has_no_number_of_its_own() -> None:
    """No default amount: the letter leaves room, and takes the reader's number where given."""
    assert f"由我在 {BLANK}以前一次付 {BLANK} 元" in letter(request="settlement")
    assert "一次付 15,000.00 元" in letter(request="settlement", settlement="1.5万")
    assert "没有官方的减免比例" in notes(request="settlement")


def test_numbers_come_from_the_inputs() -> None:
    """The reader's own numbers stand in the letter as typed."""
    text = letter(
        request="waiver", default_interest="812.50", late_fee="300", owed="2万", monthly="900"
    )

    assert "罚息 812.50 元、违约金 300.00 元" in text
    assert "一共 20,000.00 元" in text
    assert "cc_585" in rules(request="waiver")


def test_a_plan_that_does_not_add_up_is_said_so() -> None:
    """12 × 1,000 = 12,000 of 28,600: 16,600 short; 29 instalments would carry it."""
    told = notes(request="restructuring", months="12", monthly="1000", owed="28600")

    assert "12,000.00 元，比现在欠的少 16,600.00 元" in told
    assert "期数加到 29 期" in told
    assert "比现在欠的少" not in notes(
        request="restructuring", months="26", monthly="1100", owed="28600"
    )  # 26 × 1,100 = 28,600


def test_who_has_nothing_a_month_is_told_what_to_ask_for() -> None:
    """No plan of nought a month: deferral, and a day on which to name a number."""
    told = notes(request="restructuring", monthly="0", monthly_income="3000")

    assert "可以选「延期」" in told
    assert "期数加到" not in told


def test_a_monthly_sum_nobody_has_is_said_so() -> None:
    """5,600 − 4,100 = 1,500: 1,501 a month is more than is left."""
    assert "先改成做得到的数" in notes(monthly="1501")
    assert "先改成做得到的数" not in notes(monthly="1500")


# ── mistakes ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"due": "2026-12-05", "last_due": "2026-12-04"}, "last_due"),
        ({"kind": "contact", "contact_from": "20:00", "contact_until": "20:00"}, "contact_until"),
        ({"kind": "settled", "cleared_on": "2026-11-24"}, "cleared_on"),
        ({"request": "settlement", "pay_by": "2026-11-22"}, "pay_by"),
        ({"request": "settlement", "settlement": "28600.01", "owed": "28600"}, "settlement"),
        ({"facts": "我的电话 13800001111"}, "facts"),
        ({"facts": "电话 138 0000 1111"}, "facts"),
        ({"kind": "dispute", "wrong": "卡号 6222 0200 0000 0001"}, "wrong"),
        ({"lender_name": "某银行 11010519491231002X"}, "lender_name"),
        ({"facts": "长" * 81}, "facts"),
        ({"lender_name": "长" * 31}, "lender_name"),
        ({"months": "0"}, "months"),
        ({"months": "121"}, "months"),
        ({"kind": "hold", "hold_days": "91"}, "hold_days"),
        ({"request": "两样都要"}, "request"),
    ],
)
def test_mistakes_name_their_input(given: dict[str, str], name: str) -> None:
    """Each is refused at its own field, in one sentence."""
    assert list(mistakes(**given)) == [name]


def test_dates_in_the_story_are_no_private_numbers() -> None:
    """Two dates and a sum of money may be told."""
    told = "2026-10-08 到 2026-11-09 住院，自付 12,345.60 元"

    assert told in letter(facts=told)


def test_line_breaks_in_the_story_do_not_break_the_letter() -> None:
    """What was typed on two lines is one paragraph."""
    assert "第一行 第二行。" in letter(facts="第一行\n第二行")


# ── what next ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("lender", "line"),
    [("bank", "12378（转述）"), ("microlender", "12345（转述）"), ("private", "12348")],
)
def test_where_to_ask_when_nobody_answers_depends_on_the_lender(lender: str, line: str) -> None:
    """The line that fits the lender, marked where only a retelling was read."""
    then = answer(lender=lender).documents[0].then

    assert then.endswith(f"问 {line}。")


def test_the_letter_is_dated_today() -> None:
    """The date of the letter is an input, offered by the device."""
    day = date(2026, 11, 23) + timedelta(days=100)

    assert "日期：2027 年 3 月 3 日" in letter(as_of=day.isoformat())


def test_the_command_line_gives_the_documents_whole(capsys: pytest.CaptureFixture[str]) -> None:
    """JSON carries text and use of each document; plain text the same."""
    assert main(["run", "letter", "kind=settled", "--json"]) == 0
    documents = json.loads(capsys.readouterr().out)["documents"]
    assert main(["run", "letter", "kind=settled"]) == 0
    told = capsys.readouterr().out

    assert [each["key"] for each in documents] == ["letter", "short_message"]
    assert {"title", "text", "saying", "use_when", "not_when", "check", "then"} <= set(documents[0])
    assert documents[0]["text"] in told
    assert documents[0]["not_when"] in told
