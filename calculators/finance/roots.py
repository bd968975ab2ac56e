"""Every positive root of a discounting sum a₁·v^t₁ + … + aₙ·v^tₙ, counted and bracketed.

The exponents are whole numbers (periods, days, or any common part of them), so the same code
serves flows a period apart and flows on dates. Nothing is guessed: Descartes' rule of signs,
which holds for sparse sums too, settles the common case of one change of sign; otherwise the
turning points of the sum (the roots of its derivative, found the same way: Rolle's theorem)
cut the line into stretches with one root at most, and a stretch holds one exactly when its
ends differ in sign.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext
from itertools import pairwise

type Term = tuple[int, int]
"""A coefficient that is not zero, and its exponent."""

WORKING = Context(prec=50, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""Digits to work in: 28 to answer in, the rest for cancellation and high powers."""

CLOSE_ENOUGH = Decimal("1e-36")
NEGLIGIBLE = Decimal("1e-30")
"""Below this part of its largest term a sum at its turning point counts as touching zero."""


def collected(amounts: Iterable[Term]) -> tuple[Term, ...]:
    """The terms by ascending exponent, equal exponents added up, zeros left out."""
    sums: dict[int, int] = {}
    for amount, exponent in amounts:
        sums[exponent] = sums.get(exponent, 0) + amount
    return tuple((sums[exponent], exponent) for exponent in sorted(sums) if sums[exponent])


def sign_changes(terms: Sequence[Term]) -> int:
    """How often the coefficients change sign: no fewer than the positive roots (Descartes)."""
    return sum((a > 0) != (b > 0) for (a, _), (b, _) in pairwise(terms))


def positive_roots(
    terms: Sequence[Term], low: Decimal, high: Decimal
) -> tuple[tuple[Decimal, ...], tuple[Decimal, ...]]:
    """The roots where the sum changes sign, and those where it only touches zero.

    `terms` as `collected` gives them; both answers ascending, each root to about 36 digits.
    With one change of sign the only root is found wherever it lies; with more, those between
    `low` and `high` are.
    """
    changes = sign_changes(terms)
    if not changes:
        return (), ()
    with localcontext(WORKING):
        if changes == 1:
            return _roots_between(terms, _bounds(terms))
        turning: tuple[Decimal, ...] = ()
        for sums in reversed(_derivatives(terms)[1:]):
            crossing, touching = _roots_between(sums, (low, *turning, high))
            turning = tuple(sorted(crossing + touching))
        return _roots_between(terms, (low, *turning, high))


def _derivatives(terms: Sequence[Term]) -> list[tuple[Term, ...]]:
    """The sum, its derivative, the derivative's, … down to one change of sign at most.

    Each is first divided by the power before its first change of sign: deriving it then drops
    that term and turns the signs of those below, so at least one change goes (which is how
    Descartes' rule is proved). Dividing by a power moves no root.
    """
    chain = [tuple(terms)]
    while sign_changes(chain[-1]) > 1:
        sums = chain[-1]
        turn = next(t for (a, t), (b, _) in pairwise(sums) if (a > 0) != (b > 0))
        chain.append(tuple((a * (t - turn), t - turn) for a, t in sums if t != turn))
    return chain


def _roots_between(
    terms: Sequence[Term], edges: Sequence[Decimal]
) -> tuple[tuple[Decimal, ...], tuple[Decimal, ...]]:
    """Roots of a sum, or of a power times it, that only rises or falls from edge to edge."""
    signs = [_sign(terms, edge) for edge in edges]
    touching = tuple(edge for edge, sign in zip(edges, signs, strict=True) if not sign)
    crossing = tuple(
        _root_inside(terms, left, right, sign)
        for (left, right), (sign, other) in zip(pairwise(edges), pairwise(signs), strict=True)
        if sign * other < 0
    )
    return crossing, touching


def _bounds(terms: Sequence[Term]) -> tuple[Decimal, Decimal]:
    """Two numbers between which all positive roots lie (Cauchy's bound, doubled for safety).

    Below the first the lowest power outweighs all others together, above the second the highest.
    """
    (first, lowest), *_ = terms
    *_, (last, highest) = terms
    weight = Decimal(2 * sum(abs(a) for a, _ in terms))
    low = (abs(first) / weight) ** (Decimal(1) / (terms[1][1] - lowest))
    high = (weight / abs(last)) ** (Decimal(1) / (highest - terms[-2][1]))
    return low, high


def _sign(terms: Sequence[Term], at: Decimal) -> int:
    """The sign of the sum at a point: 1, −1, or 0 where it is negligible beside its terms."""
    parts = _parts(terms, at)
    value = sum(parts, Decimal(0))
    if abs(value) <= NEGLIGIBLE * max(abs(part) for part in parts):
        return 0
    return 1 if value > 0 else -1


def _parts(terms: Sequence[Term], at: Decimal) -> list[Decimal]:
    """Each term at a point, as multiples of the lowest power there.

    Powers are built from one term to the next: monthly dates need four different ones.
    """
    powers: dict[int, Decimal] = {}
    parts = []
    power, before = Decimal(1), terms[0][1]
    for amount, exponent in terms:
        gap = exponent - before
        if gap not in powers:
            powers[gap] = at**gap
        power *= powers[gap]
        before = exponent
        parts.append(amount * power)
    return parts


def _root_inside(terms: Sequence[Term], low: Decimal, high: Decimal, low_sign: int) -> Decimal:
    """The one root between two points of opposite sign: Newton's step, or else bisection.

    The bracket always holds the root. Where Newton's step leaves it, or fails to halve the
    step before, the bracket is halved instead: of the logarithm, which suits bounds that lie
    orders of magnitude apart.
    """
    point = Decimal(1) if low < 1 < high else (low * high).sqrt()
    step = high - low
    while abs(step) > CLOSE_ENOUGH * point:
        parts = _parts(terms, point)
        value = sum(parts, Decimal(0))
        if not value:
            return point
        if (value > 0) == (low_sign > 0):
            low = point
        else:
            high = point
        newton = _newton_step(terms, parts, value) * point
        inside = low < point - newton < high and abs(newton) * 2 <= abs(step)
        nearer = point - newton if inside else (low * high).sqrt()
        step, point = nearer - point, nearer
    return point


def _newton_step(terms: Sequence[Term], parts: Sequence[Decimal], value: Decimal) -> Decimal:
    """How far Newton's method would step back, as a part of the point; 2 (too far) if level.

    The sum is taken as it stands divided by its lowest power.
    """
    lowest = terms[0][1]
    slope = sum(part * (t - lowest) for part, (_, t) in zip(parts, terms, strict=True))
    return value / slope if slope else Decimal(2)
