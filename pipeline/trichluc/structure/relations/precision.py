"""How exactly a figure is stated: the interval that its digits and its modifier leave open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from trichluc.record import Figure

# Room for any number that an article can hold; beyond it digits are rounded, never an error.
EXACT = Context(prec=60, Emin=-9999, Emax=9999, traps=[])

_NUMERAL = re.compile(r"\d[\d.,  ]*")
_CUT = "%"  # percents are often cut, not rounded: 2/3 is "66,6%"
_LONGEST = 40  # characters of a text that numerals are looked for in, at either end


@dataclass(frozen=True, slots=True)
class Interval:
    """The values, from ``low`` to ``high``, that a statement allows."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval, slack: Decimal = Decimal(0)) -> bool:
        """Say whether the two share a value, or miss each other by no more than ``slack``."""
        return self.low <= other.high + slack and other.low <= self.high + slack

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)


def value_interval(figure: Figure) -> Interval:
    """Return what the figure allows for its value; a range allows all between its ends."""
    first = _interval(figure, figure.value, _step(figure.value, figure.text[:_LONGEST]))
    if figure.high is None:
        return first
    last = _interval(figure, figure.high, _step(figure.high, figure.text[-_LONGEST:]))
    return Interval(min(first.low, last.low), max(first.high, last.high))


def of_interval(figure: Figure) -> Interval:
    """Return what an x/y figure allows for its whole, which its modifier says nothing of."""
    assert figure.of is not None
    half = _step(figure.of, figure.text.partition("/")[2][:_LONGEST]) / 2
    return Interval(figure.of - half, figure.of + half)


def places(value: Decimal) -> int:
    """Return how many decimals a value is written with."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Return a value with so many decimals."""
    return value.quantize(Decimal(1).scaleb(-decimals), context=EXACT)


def _interval(figure: Figure, value: Decimal, step: Decimal) -> Interval:
    """Apply the modifier: half a unit of the last digit to either side, or a unit of the last digit but zeros."""
    rough = max(step, last_nonzero(value))
    if figure.modifier == "more_than":
        return Interval(value, value + rough)
    if figure.modifier == "less_than":
        return Interval(value - rough, value)
    if figure.modifier == "about":
        return Interval(value - rough, value + rough)
    if figure.modifier == "at_least":
        return Interval(value, Decimal("Infinity"))
    if figure.modifier == "at_most":
        return Interval(Decimal("-Infinity"), value)
    if figure.kind in ("count", "money") and step == 1:
        return Interval(value, value)
    return Interval(value - step / 2, value + (step if figure.unit == _CUT else step / 2))


def last_nonzero(value: Decimal) -> Decimal:
    """Return the unit of the last digit that is not zero: 10 for 6030.

    >>> last_nonzero(Decimal("6030")) == 10
    True
    """
    exponent = value.normalize(EXACT).as_tuple().exponent if value else 0
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _step(value: Decimal, text: str) -> Decimal:
    """Return the unit of the last digit written, in the unit of the value; of a number in words, of its last digit.

    >>> _step(Decimal("4484305920000"), "4.484.305,92 triệu đồng") == 10000
    True
    >>> _step(Decimal("13800000000000"), "13.800 tỷ đồng") == 1000000000
    True
    """
    last = last_nonzero(value)
    if not value:
        return Decimal(1)
    digits = "".join(map(str, value.normalize(EXACT).as_tuple().digits))
    written = ""
    for numeral in _NUMERAL.findall(text):  # "566 tỷ 384 triệu": several numerals make one number
        written += "".join(letter for letter in numeral if letter.isdigit())
        bare = written.lstrip("0")
        if bare.rstrip("0") == digits:
            with localcontext(EXACT):
                return last.scaleb(len(bare.rstrip("0")) - len(bare))
    return last
