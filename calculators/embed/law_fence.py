"""The `law` fence: ids of rules, one a line, become rule cards.

```law
cc_678
cc_543_544
```

So prose never carries a legal number of its own. A mistake stops the build with one Chinese line.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

import htpy as h

from calculators import law
from calculators.embed.errors import EditorError, loud, page_of
from calculators.render.rule import rule_card

HINT = "每行写一个条目的编号，例如 cc_678。"


def law_validator(_language: str, inputs: dict[str, str], options: dict[str, Any], *_: Any) -> bool:
    """Accept every header, so that a wrong one is answered with a sentence, not shown as code."""
    options.update(inputs)
    return True


@loud
def law_format(
    source: str,
    _language: str,
    _class_name: str,
    options: dict[str, Any],
    md: Any,
    **_: Any,
) -> str:
    """The cards of the rules named in the block, in the block's order.

    Raises `EditorError`, which stops the build, for words behind `law`, an empty block, an id
    that no rule has, and an id given twice.
    """
    page = page_of(md)
    if options:
        raise EditorError(_line(page, f"「law」后面不写别的，多了「{' '.join(options)}」。{HINT}"))
    wanted = [line.strip() for line in source.splitlines() if line.strip()]
    if not wanted:
        raise EditorError(_line(page, f"是空的。{HINT}"))
    for rule_id in wanted:
        _check(rule_id, wanted, page)
    return str(h.div(".rules")[(rule_card(rule) for rule in law.rules(*wanted))])


def _check(rule_id: str, wanted: list[str], page: str) -> None:
    if wanted.count(rule_id) > 1:
        raise EditorError(_line(page, f"「{rule_id}」写了两次，请只留一行。"))
    known = law.ids()
    if rule_id not in known:
        near = get_close_matches(rule_id, known, n=3, cutoff=0.3)
        hint = f"相近的有：{'、'.join(near)}。" if near else HINT
        raise EditorError(_line(page, f"没有「{rule_id[:40]}」这个条目。{hint}"))


def _line(page: str, problem: str) -> str:
    return f"{page}：law 块：{problem}"
