"""A loan as inputs: asked in the same words by every calculator that needs one.

Each name ending in `Input` annotates one input, as in `default_terms`; the fields in capitals
are for a calculator that asks with one word or one limit of its own: `replace(MONTHS, …)`.
`scheduled` turns the answers into the `Schedule` of the contract.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Protocol

from calculators.declare.inputs import Field, InvalidInputError, Mistake
from calculators.finance.money import Money, Rounding, yuan
from calculators.finance.rate import Per, Rate
from calculators.finance.repayment import (
    bullet,
    equal_instalments,
    equal_principal,
    flat_fee,
    interest_only,
)
from calculators.finance.schedule import Schedule
from calculators.law.lines import Lender, ReferenceLine, reference_lines


class Method(StrEnum):
    """How the principal and the interest are spread over the months."""

    EQUAL_INSTALMENT = "equal_instalment"
    EQUAL_PRINCIPAL = "equal_principal"
    INTEREST_ONLY = "interest_only"
    BULLET = "bullet"
    FLAT_FEE = "flat_fee"


METHODS = {
    Method.EQUAL_INSTALMENT: "等额本息：每月还款额相同",
    Method.EQUAL_PRINCIPAL: "等额本金：每月本金相同，还款额逐月减少",
    Method.INTEREST_ONLY: "先息后本：每月只还利息，到期还本金",
    Method.BULLET: "一次还本付息：到期一次还清",
    Method.FLAT_FEE: "等本等息：每月本金和费用都相同",
}
ROUNDINGS = {Rounding.HALF_UP: "四舍五入", Rounding.HALF_EVEN: "四舍六入五成双"}
LENDERS = {each: each.label for each in Lender}
PRIVATE = {"lender": ("unknown", "private")}
SAME_DAY = (
    "还款日按每月同一天排；那个月没有这一天的，排在月末。遇到节假日没有顺延，以 APP 显示为准。"
)

PRINCIPAL = Field(
    "贷款本金",
    where="合同「借款金额」，或 APP 借款详情",
    at_least=yuan(1),
    shared="principal",
)
METHOD = Field("还款方式", where="合同「还款方式」一节", choices=METHODS, shared="method")
RATE = Field(
    "利率",
    help="写的是月利率或日利率，就把周期改成月或日。",
    where="合同「利率」一节，或综合融资成本明示表",
    shared="rate debt.rate",
)
MONTHS = Field(
    "还款月数",
    unit="个月",
    where="合同「借款期限」，或 APP 还款计划",
    at_least=1,
    at_most=360,
    shared="months",
)
FIRST_DUE = Field("第一次还款日", where="APP 还款计划", shared="first_due")
LENDER = Field(
    "谁放的款",
    where="合同里的「贷款人」，或征信报告",
    choices=LENDERS,
    shared="lender",
    more=True,
)
ISSUED = Field("放款日", where="放款那天的银行流水，或征信报告", shared="issued", more=True)

PrincipalInput = Annotated[Money, PRINCIPAL]
MethodInput = Annotated[Method, METHOD]
RateInput = Annotated[Rate, RATE]
FeeRateInput = Annotated[
    Rate,
    Field(
        "每期费率",
        help="每期按最初本金收的费用比例。",
        where="合同「手续费率」「服务费率」一节",
        per=Per.MONTH,
        when={"method": ("flat_fee",)},
        shared="fee_rate",
    ),
]
MonthsInput = Annotated[int, MONTHS]
FirstDueInput = Annotated[date, FIRST_DUE]
RoundingInput = Annotated[
    Rounding,
    Field("不足一分怎么进位", help="合同没写就不用改。", choices=ROUNDINGS, more=True),
]
LenderInput = Annotated[Lender, LENDER]
IssuedInput = Annotated[date | None, ISSUED]
FormedInput = Annotated[
    date | None,
    Field(
        "合同成立日",
        help="私人之间借钱，是钱到手的那天。",
        where="借条或合同的日期",
        when=PRIVATE,
        shared="formed",
        more=True,
    ),
]
FiledInput = Annotated[
    date | None,
    Field(
        "起诉日",
        help="只有比较早的私人借款才用到；没有起诉就不填。",
        where="法院的受理通知书或传票",
        when=PRIVATE,
        shared="filed",
        more=True,
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """One payment that the reader made: a row."""

    on: Annotated[date, Field("哪天还的", where="银行流水，或 APP 还款记录")]
    amount: Annotated[
        Money, Field("还了多少", where="银行流水，或 APP 还款记录", at_least=yuan("0.01"))
    ]


class Loan(Protocol):
    """The answers that `scheduled` reads, whichever calculator asked for them."""

    @property
    def principal(self) -> Money:
        """What was lent."""

    @property
    def rate(self) -> Rate:
        """The contract's rate; a flat fee does without."""

    @property
    def months(self) -> int:
        """The term, at least one month."""

    @property
    def first_due(self) -> date:
        """The day of the first payment; the others fall on the same day of later months."""


class Lent(Protocol):
    """The answers that `lines_of` reads."""

    @property
    def lender(self) -> Lender:
        """Who lent."""

    @property
    def formed(self) -> date | None:
        """The day the contract was formed, where known."""

    @property
    def issued(self) -> date | None:
        """The day the money arrived, where known."""

    @property
    def filed(self) -> date | None:
        """The day a suit was filed, where one was."""


def scheduled(
    loan: Loan,
    method: Method,
    fee_rate: Rate,
    *,
    rounding: Rounding = Rounding.HALF_UP,
    grace_months: int = 0,
) -> Schedule:
    """The schedule of the contract; `fee_rate` stands in for the rate where a flat fee is charged.

    `grace_months` of interest only count within the term, and only where a principal is repaid
    month by month. Raises `InvalidInputError` where they leave no month to repay in.
    """
    principal, rate, terms = loan.principal, loan.rate, (loan.months, loan.first_due)
    match method:
        case Method.FLAT_FEE:
            return flat_fee(principal, fee_rate, *terms, rounding=rounding)
        case Method.INTEREST_ONLY:
            return interest_only(principal, rate, *terms, rounding=rounding)
        case Method.BULLET:
            return bullet(principal, rate, *terms, rounding=rounding)
        # The types leave no other.
        case Method.EQUAL_INSTALMENT | Method.EQUAL_PRINCIPAL:  # pragma: no branch
            _leaves_a_month(grace_months, loan.months)
            build = equal_instalments if method is Method.EQUAL_INSTALMENT else equal_principal
            return build(principal, rate, *terms, rounding=rounding, grace_months=grace_months)


def _leaves_a_month(grace_months: int, months: int) -> None:
    if grace_months >= months:
        wrong = f"只还利息的月数要少于还款月数（现在是 {months} 个月），否则没有月份还本金。"
        raise InvalidInputError(Mistake("grace_months", wrong))


def lines_of(lent: Lent) -> tuple[ReferenceLine, ...]:
    """The reference lines that bear on the loan, by who lent and when."""
    return reference_lines(lent.lender, formed=lent.formed, issued=lent.issued, filed=lent.filed)


def exactly(rate: Rate) -> str:
    """A rate in percent with the decimals that let a reader follow a sum by hand."""
    return f"{rate.percent:.6f}%"
