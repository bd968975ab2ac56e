"""What to mend, in one list at the top of the answer; each line leads to its field."""

from __future__ import annotations

import htpy as h

from calculators.declare.inputs import Mistake
from calculators.render.field import element_id


def mistakes(found: tuple[Mistake, ...], block: str) -> h.Element:
    """The error summary: a heading that counts, then one link for each mistake."""
    title = f"{block}-mistakes"
    return h.section(".mistakes", aria_labelledby=title, tabindex="-1")[
        h.p(".mistakes__title", id=title)[f"有 {len(found)} 处要改一改，改好再算。填过的都还在。"],
        h.ul[
            (
                h.li[h.a(href=f"#{element_id(block, mistake.name)}")[mistake.message]]
                for mistake in found
            )
        ],
    ]
