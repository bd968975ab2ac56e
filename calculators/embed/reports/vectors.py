"""Other people's published figures, and what the tests' own comparison says of each.

The records and the comparison live with the tests and are run again here: a verdict that was
copied would go on standing after it had become wrong.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import htpy as h

from calculators.declare import Count, table_of
from calculators.render.result import grid
from tests.vectors.record import records
from tests.vectors.verdict import Outcome, Verdict, judge

FOLDER = Path(__file__).parents[3] / "tests" / "vectors"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What some kinds of records are about; `left_out` is why some of them are not compared."""

    label: str
    kinds: tuple[str, ...]
    left_out: str = ""


SUBJECTS = (
    Subject(
        label="等额本息：月供、余额、逐期的表",
        kinds=("level_", "tvm_pmt", "tvm_ipmt", "tvm_ppmt", "tvm_cumipmt", "tvm_cumprinc"),
        left_out="提前还过一次、期数变了以后又降月供，出处没有说按哪个期数",
    ),
    Subject(label="等额本金", kinds=("equal_principal",)),
    Subject(label="先息后本", kinds=("interest_only", "bullet")),
    Subject(label="等本等息", kinds=("flat_fee_instalment",)),
    Subject(
        label="期数、利率、现值和终值互相推算",
        kinds=("tvm_nper", "tvm_rate", "tvm_pv", "tvm_fv", "payoff_"),
        left_out="期数不是整数",
    ),
    Subject(label="单利、复利互换", kinds=("tvm_effect", "tvm_nominal", "effective_to_")),
    Subject(label="按期收付的内部收益率和净值", kinds=("irr", "npv")),
    Subject(label="按日期收付的收益率和净值", kinds=("xirr", "xnpv", "xnfv")),
    Subject(label="含费用的年化利率", kinds=("apr_",)),
    Subject(
        label="提前还款、变动还款、换贷",
        kinds=("prepay", "stepped_payments", "refinance_summary", "rate_change"),
    ),
    Subject(
        label="几笔债的还法和冲抵",
        kinds=("debt_payoff", "promo_balance", "monthly_interest", "payment_allocation"),
    ),
    Subject(
        label="按日期排的还款计划",
        kinds=("loan_schedule",),
        left_out="中途有还款、撤销或分次放款，要按那家软件自己的冲账规矩走",
    ),
    Subject(
        label="外国的零头天数规则和进位规则",
        kinds=("eu_", "uk_", "us_unit_period"),
        left_out="是外国法规数零头天数、进位的办法，这里用不上",
    ),
    Subject(
        label="投资用的收益率",
        kinds=("mirr", "deferred_settlement"),
        left_out="是投资人或商家之间的算法，不是借款人的问题",
    ),
)
OTHERS = Subject(label="其他", kinds=("",), left_out="这一类还没有对应的算法")
COLUMNS = (
    ("subject", "核对什么"),
    ("all", "条数"),
    ("passed", "一致"),
    ("failed", "不一致"),
    ("unsupported", "没有比"),
)


def vectors() -> h.Fragment:
    """How many records there are, how many agree, why some are not compared, who printed them."""
    found = verdicts()
    return h.fragment[_table(found), _reasons(found), _sources()]


@cache
def verdicts() -> tuple[Verdict, ...]:
    """The verdict on every published record; a few seconds' work, done once."""
    return tuple(judge(record) for _, record in records(FOLDER))


def subject_of(kind: str) -> Subject:
    """What a kind of record is about: the longest of the beginnings that fit decides."""
    fitting = [
        (len(name), each) for each in SUBJECTS for name in each.kinds if kind.startswith(name)
    ]
    return max(fitting, key=lambda pair: pair[0], default=(0, OTHERS))[1]


def _table(found: Iterable[Verdict]) -> h.Element:
    counts = Counter((subject_of(each.record.kind).label, each.outcome) for each in found)
    rows = {
        each.label: [counts[each.label, outcome] for outcome in Outcome]
        for each in (*SUBJECTS, OTHERS)
    }
    whole = [sum(column) for column in zip(*rows.values(), strict=True)]
    table = table_of(
        "vectors",
        "公开的算例，逐条比过",
        COLUMNS,
        (
            (label, *map(Count, (sum(numbers), *numbers)))
            for label, numbers in (*rows.items(), ("合计", whole))
            if any(numbers)
        ),
    )
    return h.div(".table")[grid(table, table.rows, "records")]


def _reasons(found: Iterable[Verdict]) -> Iterator[h.Node]:
    left = Counter(
        subject_of(each.record.kind) for each in found if each.outcome is Outcome.UNSUPPORTED
    )
    yield h.p(".part")["没有比的，是为什么"]
    yield h.ul[
        (h.li[f"{each.label}（{count} 条）：{each.left_out}。"] for each, count in left.items())
    ]


def _sources() -> Iterator[h.Node]:
    """The publishers in their own words; some print their examples in many parts."""
    titles = Counter(title.split(": ")[0] for title in _titles())
    yield h.p(".part")["这些数是谁公布的"]
    yield h.ul[(h.li[f"{title}（{count} 条）"] for title, count in titles.most_common())]


def _titles() -> Iterator[str]:
    for file in sorted(FOLDER.glob("*.json")):
        for record in json.loads(file.read_text(encoding="utf-8")):
            yield record["source_title"]
