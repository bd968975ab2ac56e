"""Shapes of records that others may bring: each finds its way to the same mathematics."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from tests.vectors.record import Inputs, Record
from tests.vectors.verdict import judge

VARIANTS = {
    # Microsoft's example for PV.
    "tvm_pv": (
        {"rate": "0.08/12", "nper": 240, "pmt": 500},
        {"value": -59777.15},
    ),
    "npv": ({"rate": 0.1, "flows": [-100, 55, 60.5]}, {"value": 0}),
    "npv_percent": ({"rate_pct": 10, "flows": [-100, 110]}, {"npv": 0}),
    "irr": ({"flows": ["-100", "110"], "guess": 0.5}, {"irr_pct": 10}),
    "xirr": (
        {"flows": [{"date": "2025-01-01", "amount": -100}, {"date": "2026-01-01", "amount": 110}]},
        {"xirr_pct": 10},
    ),
    "xirr_lists": (
        {"dates": ["2025-01-01", "2026-01-01"], "values": [-100, 110]},
        {"xirr_pct": 10},
    ),
    # 100 = p + p ÷ 1.1 with payments at the start, whatever the start is called.
    "tvm_pmt": ({"rate_pct": 10, "nper": 2, "pv": 100, "when": "begin"}, {"pmt": -52.38}),
    "tvm_pmt_typed": ({"rate": 0.1, "nper": 2, "pv": 100, "type": True}, {"pmt": -52.38}),
    "tvm_fv": ({"annual_rate_pct": 12, "nper": 2, "pmt": -100, "type": "end"}, {"fv": 201}),
    "tvm_effect": ({"nominal_pct": 12, "per_year": 2}, {"effective_pct": 12.36}),
    "level_payment_years": (
        {"principal": 1200, "annual_rate_pct": 0, "years": 1},
        {"payment": 100, "periods": 12},
    ),
    "level_payment_start": (
        {"principal": 100, "period_rate_pct": 10, "n": 2, "type": 1},
        {"payment": 52.38},
    ),
    "level_payment_months": (
        {"principal": 1200, "monthly_rate_pct": 0, "months": 12},
        {"payment": 100},
    ),
    "monthly_interest": ({"balance": 1200, "annual_rate": 0.12}, {"interest": 12}),
    "apr_eu_weeks": (
        {"advances": [[0, 100]], "payments": [[52, 110]], "time_unit": "weeks"},
        {"apr_pct": 10},
    ),
    "effective_to_percent": ({"annual_effective_pct": 12.682503}, {"monthly": 0.01}),
    "rate_change": (
        {"principal": 1000, "annual_rate_pct": 0, "n": 10, "change_after": 5, "new_rate_pct": 0},
        {"payment_before": 100, "payment_after": 100, "total_interest": 0},
    ),
    "equal_principal_schedule_period": (
        {"principal": 300, "period_rate_pct": 1, "n": 3},
        {"payments": [103, 102, 101], "balances": [200, 100, 0], "decrement": 1},
    ),
    "level_schedule": (
        {"principal": 300, "annual_rate": 0, "n": 3},
        {"rows": [{"nr": at, "principal": 100, "interest": 0, "payment": 100} for at in (1, 2, 3)]},
    ),
    "level_schedule_years": (
        {"principal": 1200, "annual_rate_pct": 0, "n": 4, "per_year": 2},
        {"balance_after_years": {"1": 600, "2": 0}},
    ),
    "prepay_monthly": (
        {"principal": 1000, "annual_rate_pct": 0, "n": 10, "extra_monthly": 100},
        {"n_actual": 5, "total_interest": 0, "last_extra": 100},
    ),
    "prepay_lumps": (
        {"principal": 1000, "annual_rate_pct": 0, "n": 10, "extra_lumps": {"2": 250}},
        {"n_actual": 8, "last_principal": 50},
    ),
    "bullet": (
        {"principal": 1000, "annual_rate_pct": 12, "n": 6},
        {"total_interest": 60, "payment": 1060},
    ),
    "flat_fee_instalment": (
        {"principal": 10000, "n": 12, "fee_rate_per_period_pct": 0.75},
        {"payment": 908.33, "final_payment": 908.37, "nominal_pct": 16.22, "ear_pct": 17.48},
    ),
    "flat_fee_instalment_total": (
        {"principal": 10000, "n": 12, "fee_rate_total": 0.09},
        {"payment": 908.33, "total_fee": 900},
    ),
    "effective_to_monthly": ({"annual_effective": 0.12682503}, {"monthly": 0.01}),
    "payoff_time": (
        {"principal": 1000, "annual_rate_pct": 0, "payment": 300},
        {"months": 4, "final_payment": 100},
    ),
    "debt_payoff_single": (
        {"balance": 1000, "apr_pct": 0, "monthly_payment": 300},
        {"months": 4, "total_interest": 0, "total_paid": 1000},
    ),
    "debt_payoff_total": (
        {
            "strategy": "snowball",
            "debts": [
                {"name": "A", "balance": 100, "apr_pct": 0, "min": 10},
                {"name": "B", "balance": 50, "apr_pct": 0, "min": 10},
            ],
            "monthly_budget": 50,
        },
        {"months": 3, "total_paid": 150, "paid_off_month": {"A": 3, "B": 2}},
    ),
    "apr_eu_years": (
        {"advances": [[0, 100]], "payments": [[2, 121]], "time_unit": "years"},
        {"apr_pct": 10, "apr_pct_1dp": 10.0},
    ),
    "apr_us_actuarial": (
        {
            "advances": [["2026-01-15", 1000]],
            "payments": [["2026-02-15", 505], ["2026-03-15", 510.05]],
            "unit_period": "month",
            "unit_periods_per_year": 12,
            "derived_first_period": {"t": 1, "f_num": 0, "f_den": 30},
        },
        {"apr_pct": 12.0},
    ),
    "xnpv": ({"rate": 0.1, "flows": [["2025-01-01", -100], ["2026-01-01", 110]]}, {"value": 0}),
    "loan_schedule": (
        {
            "loan": {
                "submitted": "2026-01-01",
                "principal": 300,
                "annual_rate_pct": 0,
                "interest_type": "DECLINING_BALANCE",
                "interest_calc_period": "DAILY",
                "amortization": "EQUAL_INSTALLMENTS",
                "repay_every": 30,
                "repay_unit": "DAYS",
                "n": 3,
                "fineract_product": "LP2",
                "day_count_year/month": "365/Actual",
            },
            "events": [],
        },
        {
            "stages": [
                {"rows": [{"balance": 300}, {"due": 100}, {"due": 100, "days": 30}, {"due": 100}]}
            ]
        },
    ),
}
APART = {
    "no rate": ("level_payment", {"principal": 1, "n": 3}),
    "a negative rate": ("payoff_periods", {"principal": 1, "annual_rate_pct": -1, "payment": 1}),
    "not a loan": ("interest_only", {"principal": 1, "annual_rate_pct": 1, "n": 0}),
    "0 periods a year": ("level_a", {"principal": 1, "annual_rate_pct": 1, "n": 1, "per_year": 0}),
    "times in fortnights": ("apr_eu", {"time_unit": "fortnights", "advances": [], "payments": []}),
    "is not a list": ("irr", {"flows": []}),
    "strategy highest": ("debt_payoff", {"strategy": "highest", "debts": []}),
    "outside the term": ("prepay", {"principal": 1, "annual_rate_pct": 0, "n": 1}),
    "payments of type": ("tvm_pmt", {"rate": 0, "nper": 1, "pv": 1, "type": 2}),
}


def record(kind: str, inputs: object, expected: object) -> Record:
    """A record as if read from a file, its tolerance that of printed figures."""
    text = json.dumps({"inputs": inputs, "expected": expected})
    read = json.loads(text.replace('"0.08/12"', "0.00666666666666666667"), parse_float=Decimal)
    return Record(
        id=kind,
        kind=kind,
        inputs=Inputs(read["inputs"]),
        expected=read["expected"],
        tolerance={"abs": Decimal("0.006")},
    )


@pytest.mark.parametrize("kind", VARIANTS)
def test_a_variant_is_understood(kind: str) -> None:
    """Figures that follow by hand, asked for in another shape, pass."""
    verdict = judge(record(kind, *VARIANTS[kind]))

    assert ("passed", "") == (verdict.outcome, verdict.detail)


@pytest.mark.parametrize("reason", APART)
def test_what_cannot_be_read_is_left_aside_with_a_reason(reason: str) -> None:
    """Missing and impossible inputs are decided before anything is computed."""
    kind, inputs = APART[reason]
    verdict = judge(record(kind, inputs, {"value": 1}))

    assert "unsupported" == verdict.outcome
    assert reason in verdict.detail
