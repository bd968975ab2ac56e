"""Which kinds are checked, by what, and which are not, and why: the one list of both."""

from __future__ import annotations

from collections.abc import Callable

from tests.vectors import changed, debts, fineract, flows, schedules, tvm
from tests.vectors.record import Inputs, Record, UnsupportedError
from tests.vectors.variants import Answer

UNSUPPORTED = {
    "mirr": "a modified rate mixes two rates of an investor: no borrower's question",
    "deferred_settlement": "a supplier's contribution between two businesses",
    "eu_time_interval": "another country's calendar rules for odd periods (EU directives)",
    "uk_time_interval": "another country's calendar rules for odd periods (United Kingdom)",
    "us_unit_period": "another country's calendar rules for odd periods (US Regulation Z)",
    "eu_rounding": "rounding for print, which is not arithmetic of loans",
}

ADAPTERS: dict[str, Callable[[Inputs], Answer]] = {
    "irr": flows.irr,
    "xirr": flows.xirr,
    "npv": flows.npv,
    "npv_excel": flows.npv_excel,
    "xnpv": flows.xnpv,
    "xnfv": flows.xnfv,
    "apr_eu": flows.apr_at_times,
    "apr_uk": flows.apr_at_times,
    "apr_us_actuarial": flows.apr_actuarial,
    "apr_fees_upfront_monthly": flows.fees_upfront_monthly,
    "effective_to_": flows.effective_to_daily,
    "tvm_pmt": tvm.tvm_pmt,
    "tvm_pv": tvm.tvm_pv,
    "tvm_fv": tvm.tvm_fv,
    "tvm_nper": tvm.tvm_nper,
    "tvm_rate": tvm.tvm_rate,
    "tvm_ipmt": tvm.tvm_ipmt,
    "tvm_ppmt": tvm.tvm_ppmt,
    "tvm_cumipmt": tvm.tvm_cumipmt,
    "tvm_cumprinc": tvm.tvm_cumprinc,
    "tvm_effect": tvm.tvm_effect,
    "tvm_nominal": tvm.tvm_nominal,
    "level_": schedules.level,
    "level_schedule_prepay": changed.prepaid,
    "equal_principal": schedules.equal_shares,
    "interest_only": schedules.only_interest,
    "bullet": schedules.in_one,
    "flat_fee_instalment": schedules.flat,
    "stepped_payments": changed.in_steps,
    "prepay": changed.prepaid,
    "refinance_summary": changed.refinanced,
    "rate_change": changed.refinanced,
    "payoff_": schedules.payoff,
    "debt_payoff": debts.several,
    "debt_payoff_single": debts.single,
    "promo_balance": debts.promotion,
    "monthly_interest": debts.month,
    "payment_allocation": debts.allocation,
    "loan_schedule": fineract.loan_schedule,
}
"""Kinds by their beginning, so that a variant finds its way; the longest beginning decides."""

REMARKS = {
    *("guess", "rule", "name", "start", "currency", "face_amount", "retained_fee"),
    *("fee_rate_total", "rate_quoted_total", "rate_per_period_quoted"),
    *("submitted", "term", "term_unit", "allocation", "date"),
}
"""Inputs that repeat or explain others. Any other that nothing reads might change the answer."""


def answer(record: Record) -> Answer:
    """What will compute the record's figures, from its kind and inputs alone.

    Raises `UnsupportedError` where the kind or an input is not for us.
    """
    for known, reason in UNSUPPORTED.items():
        if record.kind.startswith(known):
            raise UnsupportedError(reason)
    beginnings = [known for known in ADAPTERS if record.kind.startswith(known)]
    if not beginnings:
        raise UnsupportedError(f"unknown kind {record.kind}")
    try:
        compute = ADAPTERS[max(beginnings, key=len)](record.inputs)
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise UnsupportedError(f"inputs of another shape: {error!r}") from error
    if unread := record.inputs.unread() - REMARKS:
        raise UnsupportedError(f"input {', '.join(sorted(unread))}")
    return compute
