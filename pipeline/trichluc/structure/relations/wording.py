"""How checks write numbers and what the text says."""

from __future__ import annotations

from decimal import Decimal

from trichluc.record import Figure


def plain(value: Decimal) -> str:
    """Return a number without exponent.

    >>> plain(Decimal("1E+3"))
    '1000'
    """
    return f"{value:f}"


def said(computed: Decimal, figure: Figure, ok: bool, unit: str = "") -> str:
    """Return the end of a message: what the text says, with its bound; a difference that passes is rounding."""
    modifier = figure.modifier if figure.modifier != "estimated" else None  # an estimate bounds nothing
    bound = f"{modifier.replace('_', ' ')} " if modifier else ""
    rounding = ", within rounding" if ok and computed != figure.value else ""
    return f"the text says {bound}{plain(figure.value)}{unit}{rounding}"
