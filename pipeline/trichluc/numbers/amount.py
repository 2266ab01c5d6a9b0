"""An amount: a number of a text with its unit, before anything says what it measures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal["money", "percent", "count", "quantity"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit; ``start`` and ``end`` are characters of the text, modifier and unit included.

    ``number_start`` is where the number itself starts, behind "hơn", "khoảng" and the like. ``value`` is in the
    base unit (whole currency units, percent, others in the unit as written), ``high`` the upper end of a range,
    ``of`` the whole of x/y. ``sign`` is -1 or 1 where the text writes one ("(+6,2%)"), else 0. ``restates`` is
    the place in the list of amounts of the one that this says again in another currency.
    """

    start: int
    end: int
    number_start: int
    kind: Kind
    value: Decimal
    unit: str
    high: Decimal | None = None
    of: Decimal | None = None
    per: str | None = None
    modifier: str | None = None
    sign: int = 0
    restates: int | None = None
    rule: str | None = None
