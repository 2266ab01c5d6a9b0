"""Parts against their whole."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext

from trichluc.record import Check, Figure
from trichluc.structure.relations.precision import EXACT, Interval, of_interval, value_interval
from trichluc.structure.relations.wording import plain, said

CLOSE = Decimal("0.05")  # of the whole: a list that misses it by more lacks a part, or is read wrongly
_NOISE = Decimal("1e-6")  # of the whole: tables are added up from more digits than are written


def adds_up(whole: Figure, parts: Sequence[Figure], *, closely: bool = False) -> bool:
    """Say whether parts make up a whole, as exactly as all are written; ``closely``: bounds do not help.

    However roughly they are written, the numbers themselves must come close: "1 ha" and "1 ha" make no 3 ha.
    """
    with localcontext(EXACT):
        if abs(sum((part.value for part in parts), Decimal(0)) - whole.value) > abs(whole.value) * CLOSE:
            return False
        if closely and any(figure.modifier not in (None, "estimated") for figure in (whole, *parts)):
            return False
        return _sum(parts).meets(value_interval(whole), abs(whole.value) * _NOISE)


def exceeds(whole: Figure, parts: Sequence[Figure], by: Decimal = _NOISE) -> bool:
    """Say whether parts come to more than their whole, by more than a share of it."""
    with localcontext(EXACT):
        return _sum(parts).low > value_interval(whole).high + abs(whole.value) * by


def sum_check(whole: Figure, parts: Sequence[Figure]) -> Check:
    """Return the check of parts against their whole."""
    with localcontext(EXACT):
        computed = sum((part.value for part in parts), Decimal(0))
        ok = adds_up(whole, parts)
        return Check(
            rule="sum",
            figures=(whole.id, *(part.id for part in parts)),
            stated=whole.value,
            computed=computed,
            ok=ok,
            message=f"{_added(parts)} = {plain(computed)}, {said(computed, whole, ok)}",
        )


def complement_check(one: Figure, other: Figure) -> Check | None:
    """Return the check of two x/y figures of one whole that make it up; None where they do not."""
    if one.of is None or other.of != one.of:
        return None
    with localcontext(EXACT):
        computed = one.value + other.value
        near = abs(computed - one.of) <= abs(one.of) * CLOSE
        if not near or not _sum((one, other)).meets(of_interval(one), abs(one.of) * _NOISE):
            return None
        rounding = ", within rounding" if computed != one.of else ""
        return Check(
            rule="sum",
            figures=(one.id, other.id),
            stated=one.of,
            computed=computed,
            ok=True,
            message=f"{_added((one, other))} = {plain(computed)}, the text says {plain(one.of)}{rounding}",
        )


def _added(parts: Sequence[Figure]) -> str:
    return " + ".join(plain(part.value) for part in parts)


def _sum(parts: Sequence[Figure]) -> Interval:
    total = Interval(Decimal(0), Decimal(0))
    for part in parts:
        total += value_interval(part)
    return total
