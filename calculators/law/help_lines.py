"""Telephone numbers and addresses that help, in the order they are shown."""

from __future__ import annotations

from calculators.law import Rule, RuleKind, rules, store


def help_lines() -> tuple[Rule, ...]:
    """The numbers to call; `value` is the number, `retold` marks those not yet seen officially."""
    return tuple(each for each in _help() if each.value.isdigit())


def help_sites() -> tuple[Rule, ...]:
    """The addresses to report to; `value` is the address."""
    return tuple(each for each in _help() if not each.value.isdigit())


def _help() -> tuple[Rule, ...]:
    found = rules(*store.rule_ids("help_lines"))
    return tuple(each for each in found if each.kind is RuleKind.HELP_LINE)
