"""Copies the facts the rules rest on into the project, so that tests can hold one to the other.

python -m tools.copy_facts PATH_OF_FACTS_YML
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from calculators import law
from tools.console import enter
from tools.project import ROOT

COPY = ROOT / "calculators" / "law" / "used_facts.yml"
KEPT = (
    "id",
    "confidence",
    "evidence_level",
    "article",
    "effective_from",
    "effective_to",
    "value",
    "unit",
    "source_title",
    "review_by",
)
LPR_KEPT = ("date", "lpr_1y", "lpr_5y", "confidence")


def main(arguments: Sequence[str]) -> int:
    """Writes the copy anew from the stock of facts named on the command line."""
    if len(arguments) != 1:
        print("请写明事实库的位置：python -m tools.copy_facts PATH")
        return 2
    stock = yaml.safe_load(Path(arguments[0]).read_text(encoding="utf-8"))
    text = yaml.safe_dump(used(stock), allow_unicode=True, sort_keys=False, width=1000)
    COPY.write_text(text, encoding="utf-8")
    return 0


def used(stock: dict[str, Any]) -> dict[str, Any]:
    """The items of the stock that a rule rests on, and the LPR rows that were verified."""
    rules = set(law.ids())
    return {
        "facts": [_kept(fact, KEPT) for fact in stock["facts"] if fact["id"] in rules],
        "lpr_table": [
            _kept(row, LPR_KEPT) for row in stock["lpr_table"] if row["confidence"] == "VERIFIED"
        ],
    }


def _kept(item: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: item[key] for key in keys}


if __name__ == "__main__":
    enter(main)
