"""Charts as inline SVG in theme colours, with a title, a description and its own labels.

Numbers are drawn, never computed anew: every value comes from a table of the same answer,
which stands below the picture for those who cannot or would rather not see it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import htpy as h

from calculators.declare.result import Chart, Count, Mark, Table, Value
from calculators.declare.write import bare, sentence
from calculators.finance.money import Money
from calculators.render.words import lines

WIDTH, HEIGHT = 560, 220
LEFT, RIGHT, TOP, BOTTOM = 8, 8, 14, 30
MOST_LABELS = 6
# A label's characters at the size the style sheet gives them on a phone, and the gap between two.
HAN, OTHER, GAP = 22, 12, 16


def chart(picture: Chart, table: Table, block: str) -> h.Element:
    """A figure with the picture, its legend and the sentence that says what it shows."""
    name = f"{block}-chart"
    series = [_numbers(table.column(key)) for key in picture.values]
    labels = [_label(value) for value in table.column(picture.along)]
    headings = {column.key: column.label for column in table.columns}
    draw = _bars if picture.mark is Mark.STACKED_BARS else _line
    svg = h.svg(
        ".chart__picture",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_labelledby=f"{name}-title {name}-description",
    )[
        h.title(id=f"{name}-title")[picture.title],
        h.desc(id=f"{name}-description")[sentence(picture.description)],
        draw(series),
        _axis(labels, picture.mark),
    ]
    return h.figure(".chart")[
        h.figcaption[h.strong[picture.title], " ", lines(picture.description)],
        svg,
        h.ul(".chart__legend", aria_hidden="true")[
            (
                h.li(class_=f"chart__key chart__key--{place}")[headings[key]]
                for place, key in enumerate(picture.values, start=1)
            )
        ],
    ]


def _numbers(values: Sequence[Value | None]) -> list[Decimal]:
    return [_number(value) for value in values]


def _number(value: Value | None) -> Decimal:
    match value:
        case Money():
            return value.yuan
        case Count():
            return Decimal(value.number)
        case Decimal():
            return value
        case _:
            return Decimal(0)


def _label(value: Value | None) -> str:
    return "" if value is None else bare(value)


def _at(value: Decimal) -> str:
    return format(value.quantize(Decimal("0.1")), "f")


def _scale(series: list[list[Decimal]], *, stacked: bool) -> tuple[Decimal, Decimal]:
    """The lowest and highest value drawn: zero is always in the picture."""
    columns = list(zip(*series, strict=True))
    tops = [sum(column, Decimal(0)) if stacked else max(column) for column in columns]
    lows = [min(column) for column in columns]
    highest = max([Decimal(0), *tops])
    lowest = min([Decimal(0), *lows])
    return lowest, highest if highest > lowest else lowest + 1


def _y(value: Decimal, scale: tuple[Decimal, Decimal]) -> Decimal:
    lowest, highest = scale
    return TOP + (highest - value) / (highest - lowest) * (HEIGHT - TOP - BOTTOM)


def _bars(series: list[list[Decimal]]) -> Iterator[h.Element]:
    scale = _scale(series, stacked=True)
    count = len(series[0])
    step = Decimal(WIDTH - LEFT - RIGHT) / max(count, 1)
    width = step * (Decimal("0.72") if count <= 60 else Decimal("0.96"))
    for index in range(count):
        base = Decimal(0)
        for place, numbers in enumerate(series, start=1):
            top = base + max(numbers[index], Decimal(0))
            height = _y(base, scale) - _y(top, scale)
            if height > 0:
                yield h.rect(
                    class_=f"chart__bar chart__bar--{place}",
                    x=_at(LEFT + step * index + (step - width) / 2),
                    y=_at(_y(top, scale)),
                    width=_at(width),
                    height=_at(height),
                )
            base = top


def _line(series: list[list[Decimal]]) -> Iterator[h.Element]:
    scale = _scale(series, stacked=False)
    step = Decimal(WIDTH - LEFT - RIGHT) / max(len(series[0]) - 1, 1)
    zero = _at(_y(Decimal(0), scale))
    yield h.line(class_="chart__axis", x1=str(LEFT), x2=str(WIDTH - RIGHT), y1=zero, y2=zero)
    for place, numbers in enumerate(series, start=1):
        points = " ".join(
            f"{_at(LEFT + step * index)},{_at(_y(number, scale))}"
            for index, number in enumerate(numbers)
        )
        yield h.polyline(class_=f"chart__line chart__line--{place}", points=points)


def _room(labels: list[str]) -> int:
    """How many of the labels, at most, stand side by side."""
    widths = (sum(OTHER if letter.isascii() else HAN for letter in label) for label in labels)
    return max(1, min(MOST_LABELS, WIDTH // (max(widths, default=0) + GAP)))


def _axis(labels: list[str], mark: Mark) -> Iterator[h.Element]:
    """Some of the labels, evenly chosen, never so many that they touch."""
    count = len(labels)
    every = max(1, -(-count // _room(labels)))
    gaps = count if mark is Mark.STACKED_BARS else max(count - 1, 1)
    step = Decimal(WIDTH - LEFT - RIGHT) / max(gaps, 1)
    shift = step / 2 if mark is Mark.STACKED_BARS else Decimal(0)
    for index in range(0, count, every):
        place = LEFT + step * index + shift
        anchor = "start" if place < 40 else "end" if place > WIDTH - 40 else "middle"
        yield h.text(class_="chart__text", x=_at(place), y=str(HEIGHT - 8), text_anchor=anchor)[
            labels[index]
        ]
