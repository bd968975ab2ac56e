"""The verdict on one record: passed, failed, or not for us."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from calculators.finance.cashflow import NoSolutionError
from calculators.finance.fixed_payment import NeverClearsError
from calculators.finance.rate import Rate
from tests.vectors.compare import allowance, disagreements
from tests.vectors.record import Record, UnsupportedError, number
from tests.vectors.support import answer


class Outcome(StrEnum):
    """What came of a record."""

    PASSED = "passed"
    FAILED = "failed"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The outcome, and what there is to say about it."""

    record: Record
    outcome: Outcome
    detail: str = ""


def judge(record: Record) -> Verdict:
    """Compute the record's figures and compare them; nothing in a record can raise."""
    try:
        detail = _disagreement(record)
    except (UnsupportedError, RecursionError) as error:
        return Verdict(record=record, outcome=Outcome.UNSUPPORTED, detail=str(error))
    except Exception as error:
        return Verdict(record=record, outcome=Outcome.FAILED, detail=f"raised {error!r}")
    outcome = Outcome.FAILED if detail else Outcome.PASSED
    return Verdict(record=record, outcome=outcome, detail=detail)


def _disagreement(record: Record) -> str:
    """What is wrong, or nothing."""
    if not isinstance(record.expected, dict) or not record.expected:
        raise UnsupportedError("no figures by name")
    compute = answer(record)
    try:
        got = compute()
    except (NoSolutionError, NeverClearsError, ValueError, ArithmeticError) as refusal:
        return _refused(record, refusal)
    wrong = disagreements(record.expected, got, record.tolerance)
    return "; ".join(f"{name[1:]}: expected {want}, got {ours}" for name, want, ours in wrong)


def _refused(record: Record, refusal: Exception) -> str:
    """A refusal is right where an error is printed, or where it names the root that is."""
    printed = list(record.expected.values()) if isinstance(record.expected, dict) else []
    roots = refusal.roots if isinstance(refusal, NoSolutionError) else ()
    named = record.several_solutions and all(_among(value, roots, record) for value in printed)
    if named or all(value is None for value in printed):
        return ""
    return f"expected {record.expected}, refused: {refusal!r}"


def _among(printed: object, roots: tuple[Rate, ...], record: Record) -> bool:
    want = number(printed)
    return any(abs(root.fraction - want) <= allowance(want, record.tolerance) for root in roots)
