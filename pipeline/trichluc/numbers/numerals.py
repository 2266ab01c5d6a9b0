"""Numerals: digits and number words from one token on, with their magnitudes: "566 tỷ 384 triệu", "hai mươi lăm"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from trichluc.numbers.digits import read_digits
from trichluc.numbers.words import NumberWords
from trichluc.rulebook.figure_rows import NumeralWord
from trichluc.tokens import Document

ONE = Decimal(1)
# What a numeral is worth at most, a hundred million tỷ. Beyond stand codes and hostile text.
_MOST = Decimal(10) ** 17


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number without its unit: tokens first..last-1.

    ``scale`` is the magnitude of its last term (1 where none is written) and counted in ``value``; ``other`` is
    the other reading of doubtful digits. ``words`` marks number words, ``grouped`` digits with parted thousands.
    """

    first: int
    last: int
    value: Decimal
    other: Decimal | None = None
    scale: Decimal = ONE
    words: bool = False
    grouped: bool = False

    def scaled(self, scale: Decimal) -> Numeral:
        """Return the numeral with a magnitude it shares with another: the 7 of "7-8 tỷ"."""
        other = None if self.other is None else self.other * scale
        return replace(self, value=self.value * scale, other=other, scale=scale)


def plain(value: Decimal) -> Decimal:
    """Return the value written without exponent and without zeros at the end of its decimals.

    >>> plain(Decimal("1.50") * 1000), plain(Decimal("87.250"))
    (Decimal('1500'), Decimal('87.25'))
    """
    value = value.normalize()
    return value.quantize(ONE) if value == value.to_integral_value() else value


class NumeralReader:
    """Reads numerals by the words of figures/numerals.tsv."""

    def __init__(self, rows: Iterable[NumeralWord]) -> None:
        self.words = NumberWords(rows)

    def read(self, document: Document, first: int, stop: int) -> Numeral | None:
        """Return the numeral that starts at token ``first`` and ends before ``stop``, None if there is none."""
        numeral = self._term(document, first, stop)
        if numeral is not None and numeral.value == 0 and numeral.words:
            return None  # "không" means "not" unless inside a numeral
        while numeral is not None and numeral.scale > 1:
            term = self._next_term(document, numeral, stop)
            if term is None:
                break
            value = numeral.value + term.value
            numeral = replace(numeral, last=term.last, value=value, other=None, scale=term.scale)
        return numeral if numeral is not None and numeral.value < _MOST else None

    def alone(self, document: Document) -> Decimal | None:
        """Return what a document that is one number is worth, with sign and one-letter magnitude; else None."""
        stop = len(document)
        first = int(stop > 1 and (document.norms[0] == "-" or self.words.role(document, 0, stop) == "minus"))
        sign = -1 if first else 1
        if (
            stop - first == 1
            and (row := self.words.word(document.norms[first]))
            and row.role in ("unit", "hundred", "scale")
        ):
            return plain(sign * (row.value or Decimal(0)))
        if document.norms[first : first + 1] == [","]:  # ",77"
            numeral = _decimals_alone(document, first)
        else:
            numeral = self.read(document, first, stop)
        if numeral is None:
            return None
        value, last = numeral.value, numeral.last
        if self.words.role(document, last, stop) == "short" and document.start(last) == document.end(last - 1):
            value, last = value * self.words.value(document, last), last + 1
        return plain(sign * value) if last == stop else None

    def thousands(self, document: Document, numeral: Numeral, stop: int) -> Numeral | None:
        """Return a numeral in digits with the k glued to it, None if there is none."""
        last = numeral.last
        if (
            numeral.words
            or self.words.role(document, last, stop) != "short"
            or self.words.value(document, last) != 1000
        ):
            return None
        if document.start(last) > document.end(last - 1):
            return None
        return replace(numeral.scaled(Decimal(1000)), last=last + 1)

    def _next_term(self, document: Document, numeral: Numeral, stop: int) -> Numeral | None:
        """Return the smaller term that goes on behind a magnitude: "384 triệu" of "566 tỷ 384 triệu"."""
        first = numeral.last
        if numeral.words and document.norms[first : first + 1] == [","]:  # spelled out: "hai tỷ, ba trăm triệu"
            term = self._term(document, first + 1, stop)
            return term if term is not None and term.words and 1 < term.scale < numeral.scale else None
        linked = self.words.role(document, first, stop) == "link"
        term = self._term(document, first + linked, stop)
        if term is None or not 0 < term.value < numeral.scale:
            return None
        spoken = numeral.words and term.words and (linked or term.value >= 10 or term.last - term.first > 1)
        return term if term.scale > 1 or spoken else None

    def _term(self, document: Document, first: int, stop: int) -> Numeral | None:
        """Read a mantissa and the magnitudes behind it."""
        half = self.words.role(document, first, stop) == "half"
        mantissa = (
            Numeral(first, first + 1, Decimal("0.5"), words=True) if half else self._mantissa(document, first, stop)
        )
        if mantissa is None:
            return None
        mantissa = self._with_spoken_mark(document, mantissa, stop)
        scale, last = self._scales(document, mantissa.last, stop)
        if half and scale == 1:
            return None
        term = replace(mantissa.scaled(scale), last=last)
        if scale > 1 and self.words.role(document, last, stop) == "plus_half":
            return replace(term, last=last + 1, value=term.value + scale / 2, other=None)
        return term

    def _mantissa(self, document: Document, first: int, stop: int) -> Numeral | None:
        if first >= stop:
            return None
        if document.norms[first][0].isdecimal():
            text, last = self._digits(document, first, stop)
            digits = read_digits(text)
            return digits and Numeral(first, last, digits.value, digits.other, grouped=digits.grouped)
        spoken = self.words.below_thousand(document, first, stop)
        return spoken and Numeral(first, spoken.last, spoken.value, words=True)

    def _with_spoken_mark(self, document: Document, whole: Numeral, stop: int) -> Numeral:
        """Add the decimals behind a decimal mark that is spoken: "hai phẩy 23", "2 phẩy năm"."""
        if self.words.role(document, whole.last, stop) != "mark" or whole.value != int(whole.value):
            return whole
        decimals = self._mantissa(document, whole.last + 1, stop)
        if decimals is None or decimals.value != int(decimals.value):
            return whole
        value = whole.value + decimals.value / 10 ** len(str(decimals.value))
        return replace(whole, last=decimals.last, value=value, other=None)

    def _scales(self, document: Document, token: int, stop: int) -> tuple[Decimal, int]:
        """Return the product of the magnitudes from a token on ("nghìn tỷ"), and the token behind them."""
        scale = previous = ONE
        while self.words.role(document, token, stop) in ("scale", "hundred"):
            value = self.words.value(document, token)
            if value < previous or scale * value >= _MOST:
                break
            scale, previous, token = scale * value, value, token + 1
        return scale, token

    def _digits(self, document: Document, first: int, stop: int) -> tuple[str, int]:
        """Return digits, and the token behind them, joining what spaces have torn: "400 000", "64 .000", "1, 5 tỉ"."""
        norms = document.norms
        text, last = norms[first], first + 1
        if not (text.isdecimal() and len(text) <= 3 and text[0] != "0") or last >= stop:
            return text, last
        if norms[last] == "000":
            while last < stop and norms[last] == "000" and document.start(last) == document.end(last - 1) + 1:
                text, last = text + "000", last + 1
        elif norms[last] in (".", ",") and last + 1 < stop and document.start(last + 1) - document.end(last) < 2:
            tail, glued = norms[last + 1], document.start(last + 1) == document.end(last)
            if not tail.isdecimal() or norms[first - 1 : first] == [norms[last]]:  # a list: "2, 3, 4 triệu"
                return text, last
            if len(tail) == 3 and norms[last] == "." and glued:
                return f"{text}.{tail}", last + 2
            if len(tail) < 3 and norms[last] == "," and self.words.role(document, last + 2, stop) == "scale":
                return f"{text},{tail}", last + 2
        return text, last


def _decimals_alone(document: Document, mark: int) -> Numeral | None:
    """Read decimals without a whole part, behind the mark at a token."""
    digits = "".join(document.norms[mark + 1 : mark + 2])
    if not digits.isdecimal() or read_digits(f"0,{digits}") is None:
        return None
    return Numeral(mark, mark + 2, Decimal(f"0.{digits}"))
