"""Pasted text: what spreadsheets, lenders' pages and chats look like, and any other text."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import calculators
from calculators.declare.headings import AROUND, HEADINGS, OTHERS, SUMS, simplified
from calculators.declare.inputs import InputRows, declared
from calculators.declare.pasting import LONGEST_PASTE, pasted
from calculators.declare.reading import read_inputs
from traditional.dictionary import whole


def rows_of(name: str, key: str) -> InputRows:
    """The declared table of rows of that key."""
    return next(
        item
        for item in declared(calculators.get(name).inputs)
        if isinstance(item, InputRows) and item.key == key
    )


TABLES = [
    (name, item.key)
    for name in calculators.names()
    for item in declared(calculators.get(name).inputs)
    if isinstance(item, InputRows)
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paste:
    """What is pasted where, the texts it fills in, and the numbers of the lines it leaves."""

    table: tuple[str, str]
    text: str
    rows: list[dict[str, str]]
    left: list[int]


PAYMENTS = ("statement_check", "payments")
MISSED = ("overdue", "instalments")
DEBTS = ("several_debts", "debts")
FLOWS = ("true_cost", "flows")
OFFERS = ("offers", "offers")
INCOMES = ("budget", "incomes")

PASTES = {
    "a spreadsheet with headings": Paste(
        table=MISSED,
        text="期数\t应还日期\t应还本金（元）\t应还利息（元）\t应还总额\n"
        "3\t2026-08-05\t812.30\t76.19\t888.49\n"
        "4\t2026/9/5\t1,820.42\t68.07\t888.49\n"
        "合计\t\t2,632.72\t144.26\t1,776.98",
        rows=[
            {"due": "2026-08-05", "principal": "812.30", "interest": "76.19"},
            {"due": "2026-09-05", "principal": "1,820.42", "interest": "68.07"},
        ],
        left=[4],
    ),
    "a file with commas and quotes": Paste(
        table=PAYMENTS,
        text='日期,还款金额,备注\n2026-01-05,945.60,正常\n2026-02-05,"1,945.60",\n',
        rows=[
            {"on": "2026-01-05", "amount": "945.60"},
            {"on": "2026-02-05", "amount": "1,945.60"},
        ],
        left=[],
    ),
    "a spreadsheet without headings": Paste(
        table=PAYMENTS,
        text="1\t2026年1月5日\t945.6\n2\t2026年2月5日\t945.6\n3\t2026.3.5\t0.5万",
        rows=[
            {"on": "2026-01-05", "amount": "945.60"},
            {"on": "2026-02-05", "amount": "945.60"},
            {"on": "2026-03-05", "amount": "5,000.00"},
        ],
        left=[],
    ),
    "a lender's page, one line a piece": Paste(
        table=MISSED,
        text="第3期\n2026-08-05\n应还本金 ¥812.30\n应还利息 ¥76.19\n罚息 ¥12.00\n已逾期\n\n"
        "第4期\n2026-09-05\n应还本金 ¥820.42\n应还利息 ¥68.07\n",
        rows=[
            {"due": "2026-08-05", "principal": "812.30", "interest": "76.19"},
            {"due": "2026-09-05", "principal": "820.42", "interest": "68.07"},
        ],
        left=[],
    ),
    "a lender's page, one line a payment": Paste(
        table=PAYMENTS,
        text="第1/12期 2026-01-05 已还 945.60元 剩余本金 11,054.40元\n"
        "第2/12期 2026-02-05 已还 945.60元 剩余本金 10,329.89元",
        rows=[
            {"on": "2026-01-05", "amount": "945.60"},
            {"on": "2026-02-05", "amount": "945.60"},
        ],
        left=[],
    ),
    "a chat": Paste(
        table=PAYMENTS,
        text="张三 2026-03-01 10:23:11\n我还了500\n客服小李 2026-03-01 10:25\n"
        "好的，已收到\n张三 2026-03-15 9:02\n又转账 1200元",
        rows=[
            {"on": "2026-03-01", "amount": "500.00"},
            {"on": "2026-03-15", "amount": "1,200.00"},
        ],
        left=[3, 4],
    ),
    "a bank statement with signs": Paste(
        table=FLOWS,
        text="20250105  +10,000.00  放款  尾号1234\n20250205  -945.60  还款  尾号1234",
        rows=[
            {"on": "2025-01-05", "amount": "10,000.00"},
            {"on": "2025-02-05", "amount": "-945.60"},
        ],
        left=[],
    ),
    "outgoings where only payments are asked": Paste(
        table=PAYMENTS,
        text="2026-01-05 -945.60\n2026-02-05 +20.00\n3月5日 还了 500",
        rows=[{"on": "2026-01-05", "amount": "945.60"}],
        left=[2, 3],
    ),
    "full-width debts in a chat": Paste(
        table=DEBTS,
        text="１．花呗　１２，０００元　年化１８％　最低６００\n"
        "２．借呗　８０００元　日利率０．０５％　最低５００\n"
        "３．信用卡 还欠3万 最低还款 1500",
        rows=[
            {"name": "花呗", "balance": "12,000.00", "rate": "18", "rate.per": "year"}
            | {"minimum": "600.00"},
            {"name": "借呗", "balance": "8,000.00", "rate": "0.05", "rate.per": "day"}
            | {"minimum": "500.00"},
            {"name": "信用卡", "balance": "30,000.00", "minimum": "1,500.00"},
        ],
        left=[],
    ),
    "debts under headings": Paste(
        table=DEBTS,
        text="平台 | 欠款余额 | 年利率 | 月供 | 状态\n"
        "--- | --- | --- | --- | ---\n"
        "甲平台 | 12000 | 24% | 800 | 逾期\n360借条 | 8,000 | 18% | 450 | 正常",
        rows=[
            {"name": "甲平台", "balance": "12,000.00", "rate": "24", "rate.per": "year"}
            | {"minimum": "800.00"},
            {"name": "360借条", "balance": "8,000.00", "rate": "18", "rate.per": "year"}
            | {"minimum": "450.00"},
        ],
        left=[],
    ),
    "offers in words": Paste(
        table=OFFERS,
        text="方案一 首付 2000元 分12期 每期 850元\n方案二 分 24 期 每期 450 元 手续费 100 元",
        rows=[
            {"name": "方案一", "down_payment": "2,000.00", "months": "12", "payment": "850.00"},
            {"name": "方案二", "months": "24", "payment": "450.00", "fee": "100.00"},
        ],
        left=[],
    ),
    "income as one says it": Paste(
        table=INCOMES,
        text="工资 5200元/月\n奖金 6000 每年\n谢谢",
        rows=[
            {"name": "工资", "amount": "5,200.00", "period": "month"},
            {"name": "奖金", "amount": "6,000.00", "period": "year"},
        ],
        left=[3],
    ),
}


@pytest.mark.parametrize("paste", PASTES.values(), ids=PASTES)
def test_what_people_paste_fills_the_rows(paste: Paste) -> None:
    """Each row holds the texts a careful person would have typed; the rest is left, by line."""
    item = rows_of(*paste.table)
    found = pasted(item, paste.text)

    assert (paste.rows, paste.left) == (found.texts(item), [line.number for line in found.unread])


@pytest.mark.parametrize(("name", "key"), TABLES)
@settings(max_examples=40)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=40),
            st.from_regex(r"\A[0-9¥,.元万%期第年月日\t /:+-]{0,30}\Z"),
            st.sampled_from(["2026-01-05\t945.60", "日期\t金额", "合计 5", "花呗 1万 18%"]),
        ),
        max_size=8,
    )
)
def test_any_text_is_read_or_left_and_what_is_read_is_valid(
    name: str, key: str, lines: list[str]
) -> None:
    """Nothing raises; every row found reads back through the form's own codecs."""
    item = rows_of(name, key)
    texts = pasted(item, "\n".join(lines)).texts(item)
    row = {column.key: column.example for column in item.columns if not column.optional}
    blanks = {column.key: "0" for column in item.columns if column.kind.name == "rate"}
    typed = [row | blanks | found for found in texts][: item.rows.at_most]
    fields = {
        f"{key}.{number}.{column}": text
        for number, found in enumerate(typed, start=1)
        for column, text in found.items()
    }
    read_inputs(calculators.get(name).inputs, fields)


TRADITIONAL = (
    "日期\t金額\n2026-01-05\t945.60\n總計\t945.60",
    "還款日期: 2026-01-05 實還金額: 945.60",
    "2026 年 1 月 5 日 還款 945.60 塊 罰息 12.00",
)


@pytest.mark.parametrize("text", TRADITIONAL)
def test_traditional_characters_name_the_same_columns(text: str) -> None:
    """Headings, labels and units in traditional characters are read as in simplified ones."""
    item = rows_of(*PAYMENTS)
    found = pasted(item, text)

    assert [{"on": "2026-01-05", "amount": "945.60"}] == [
        {"on": row["on"], "amount": row["amount"]} for row in found.texts(item)
    ]


def test_a_pasted_name_stays_in_its_characters() -> None:
    """A lender's name is no heading: it is filled in as it was written."""
    item = rows_of("several_debts", "debts")
    (row,) = pasted(item, "餘額寶貸款 餘額 12,000.00 年利率 18% 最低還款 600.00").texts(item)

    assert "餘額寶貸款" == row["name"]
    assert "12,000.00" == row["balance"]


def test_every_name_is_known_in_traditional_characters() -> None:
    """Each heading and label, as the traditional pages write it, is read back as itself."""
    labels = {column.field.label for name, key in TABLES for column in rows_of(name, key).columns}
    names = {*labels, *OTHERS, *AROUND, *SUMS}.union(*HEADINGS.values())
    table = whole()
    lost = {name: it for name in names if simplified(it := table.text(name)) != name}

    assert {} == lost


def test_a_very_long_paste_ends_with_a_word_about_it() -> None:
    """Beyond the limit nothing is read, and the reader is told so."""
    item = rows_of(*PAYMENTS)
    found = pasted(item, "2026-01-05 1\n" * LONGEST_PASTE)

    assert "太长" in found.unread[-1].why
