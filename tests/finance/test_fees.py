"""Fees kept back at the start and paid on top."""

import pytest

from calculators.finance.cashflow import internal_rate
from calculators.finance.fees import with_fees
from calculators.finance.money import yuan
from calculators.finance.rate import Per


def test_fees_lower_what_is_received_and_raise_what_is_paid() -> None:
    """100 kept back of 1,000, and 5 a month on top of 500 and of nothing."""
    flows = with_fees([yuan(1000), yuan(-500), yuan(0)], upfront=yuan(100), monthly=yuan(5))

    assert (yuan(900), yuan(-505), yuan(-5)) == flows


def test_no_fees_change_nothing() -> None:
    """Fees are nothing unless said."""
    assert (yuan(1000), yuan(-1100)) == with_fees([yuan(1000), yuan(-1100)])


def test_the_official_example_as_a_loan_with_a_fee() -> None:
    """中国人民银行公告〔2021〕第3号附件: 100,000 with 1,000 kept back is 13.58 % effective."""
    flows = with_fees([yuan(100_000), *[yuan("-8833.30")] * 12], upfront=yuan(1000))

    assert "13.5826" == f"{internal_rate(flows).compounded(Per.YEAR).percent:.4f}"


def test_fees_need_flows() -> None:
    """No flows, no fees."""
    with pytest.raises(ValueError, match="fees need flows"):
        with_fees([])
