"""Parse: what a number is worth that stands alone."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from trichluc.numbers.numerals import NumeralReader
from trichluc.rulebook import load_rules
from trichluc.tokens import read


def parse(text: str) -> Decimal | None:
    """Return what a number in figures or words is worth, None if the text is anything but one number.

    Dots part thousands and commas decimals, save where the digits show otherwise. No unit is read: "5 tỷ đồng"
    is None. Never raises.

    >>> parse("1 tỷ rưỡi"), parse("hai mươi lăm"), parse("761 tỷ 036 triệu"), parse("9,990,000")
    (Decimal('1500000000'), Decimal('25'), Decimal('761036000000'), Decimal('9990000'))
    >>> parse("âm 1.200"), parse("3M"), parse("trăm"), parse("không")
    (Decimal('-1200'), Decimal('3000000'), Decimal('100'), Decimal('0'))
    >>> parse("33,293"), parse("năm 2017"), parse("22.4.2017")
    (Decimal('33.293'), None, None)
    """
    return _default().alone(read(text))


@lru_cache(maxsize=1)
def _default() -> NumeralReader:
    return NumeralReader(load_rules().numerals)
