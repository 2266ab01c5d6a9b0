"""Digits: what a number written in figures is worth, with dots and commas between them.

The dot parts thousands and the comma decimals ("8.537,18"). Written otherwise it is read otherwise where the
digits leave no doubt ("9,990,000", "1.26"); where they do ("33,293"), both readings are kept and what follows
the number decides.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

# More digits than any amount has: account numbers, codes, hostile text.
_MOST_CHARACTERS = 32
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_PLAIN = re.compile(r"\d+")


class Digits(NamedTuple):
    """A number in figures: its value, and the other value it could have, None where there is no doubt.

    ``grouped`` says whether the writing parts thousands, ``decimals`` how many decimals ``value`` is written with.
    """

    value: Decimal
    other: Decimal | None = None
    grouped: bool = False
    decimals: int = 0


def read_digits(text: str) -> Digits | None:
    """Return what one number token is worth; None for what is no number: dates, phones, versions.

    >>> read_digits("4.484.305,92").value, read_digits("9,990,000").value, read_digits("1.26").value
    (Decimal('4484305.92'), Decimal('9990000'), Decimal('1.26'))
    >>> read_digits("33,293")
    Digits(value=Decimal('33.293'), other=Decimal('33293'), grouped=False, decimals=3)
    >>> read_digits("30.4.1975"), read_digits("0912.345.678")
    (None, None)
    """
    if len(text) > _MOST_CHARACTERS:
        return None
    if _PLAIN.fullmatch(text):
        return None if text.startswith("0") and len(text) > 3 else Digits(Decimal(text))
    if _GROUPED.fullmatch(text) and text[0] != "0":
        return _grouped(text)
    return _with_decimals(text)


def _grouped(text: str) -> Digits:
    """Read "33.293", "33,293" and "9.990.000"."""
    whole = Decimal(text.replace(".", "").replace(",", ""))
    if text.count(".") + text.count(",") > 1:
        return Digits(whole, grouped=True)
    decimal = Decimal(text.replace(",", "."))
    return Digits(decimal, whole, decimals=3) if "," in text else Digits(whole, decimal, grouped=True)


def _with_decimals(text: str) -> Digits | None:
    """Read a number whose last mark parts decimals: "8.537,18", "8,537.18", "22,5", "1.26"."""
    at = max(text.rfind("."), text.rfind(","))
    whole, mark, decimals = text[:at], text[at], text[at + 1 :]
    if mark in whole or not decimals:
        return None
    if not _PLAIN.fullmatch(whole):
        grouped = _GROUPED.fullmatch(whole)
        if grouped is None or whole[0] == "0":
            return None
        whole = whole.replace(grouped[1], "")
        return Digits(Decimal(f"{whole}.{decimals}"), grouped=True, decimals=len(decimals))
    if len(whole) > 2 and whole[0] == "0":
        return None
    return Digits(Decimal(f"{whole}.{decimals}"), decimals=len(decimals))
