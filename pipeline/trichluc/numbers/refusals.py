"""Refusals: numbers that measure nothing: dates, ordinals, documents, roads, grades, names with digits."""

from __future__ import annotations

from collections.abc import Iterable

from trichluc.numbers.numerals import Numeral
from trichluc.numbers.phrases import Phrases
from trichluc.numbers.singles import Reading
from trichluc.numbers.units import Unit
from trichluc.rulebook.figure_rows import NotFigure
from trichluc.tokens import Document

_FIVE_OR_YEAR = "năm"
# Up to here numbers end names of plants, phases, quarters.
_FEW = 10


class Refusals:
    """Refuses numbers by what stands before them, by figures/not_figures.tsv, and by how they are glued."""

    def __init__(self, rows: Iterable[NotFigure]) -> None:
        rows = tuple(rows)
        self._before = Phrases((form, row) for row in rows if row.kind in ("always", "bare") for form in row.forms)
        self._dates = Phrases((form, row) for row in rows if row.kind == "date" for form in row.forms)
        self._years = Phrases((form, row) for row in rows if row.kind == "year" for form in row.forms)

    def part_of_name(self, document: Document, reading: Reading) -> bool:
        """Say whether the number is glued into a name or a code: COVID-19, QL1A, 47-NQ/TU, 15/2020/QĐ-TTg."""
        text, start, end = document.text, document.start(reading.first), document.end(reading.last - 1)
        before = text[start - 1] if start else " "
        if before.isalpha():
            word = document.slice(reading.first - 1, reading.first)
            if word[-1].isupper() or len(word) == 1:
                return True
        if before in "-–/_" and start > 1 and text[start - 2].isalnum():
            return True
        if reading.unit is None and end + 1 < len(text) and text[end] in "-–/_":
            return text[end + 1].isupper() or text[end + 1].isdecimal()
        return False

    def counts_nothing(self, document: Document, reading: Reading, noun: Unit, start: int) -> bool:
        """Say whether what stands before a number keeps it from counting the noun behind it.

        ``start``: the first token to look at. A number between two places belongs to the first ("tổ 51 phường").
        """
        listed, place = noun.listed, noun.on
        first, low = reading.first, reading.low
        if self.could_be_date(reading) and self._dates.ending(document, first, start):
            return True
        found = self._before.ending(document, first, start)
        if found is None:
            if place and not low.words and low.value < _FEW and reading.second is None:
                return self._behind_name(document, first, start)  # "Vĩnh Tân 1 tỉnh Bình Thuận"
            return not listed and (_could_be_year(low) or self._behind_name(document, first, start))
        at, row = found
        if self.could_be_date(reading):
            return True
        if low.grouped or low.scale > 1:  # no date, grade or number of a thing is written so
            return False
        if row.unless_after and at > start and document.norms[at - 1] in row.unless_after:
            return False
        return row.kind == "always" or not listed or place

    def two_numbers(self, document: Document, reading: Reading, start: int) -> bool:
        """Say whether the first of two joined numbers is that of a thing, not of an amount: "tổ 16 và 453 m2"."""
        if reading.joint != "range" or reading.low.scale > 1 or reading.low.grouped:
            return False
        return self._before.ending(document, reading.first, start) is not None

    def _behind_name(self, document: Document, token: int, start: int) -> bool:
        """Say whether a number ends a name or a list of numbers: "Duyên Hải 1", "phường 12, 13"."""
        if token - 1 <= start:
            return False
        if document.norms[token - 1] in (",", "và"):  # "năm 2017, 13 ..." and "30/9, 13 ..." are no lists
            number, mark = document.norms[token - 2], document.norms[max(start, token - 3)]
            return number.isdecimal() and len(number) < 4 and mark not in "/-."
        return document.slice(token - 1, token)[0].isupper()

    @staticmethod
    def could_be_date(reading: Reading) -> bool:
        """Say whether digits could be a day and a month ("5/9", "22.4") or a year."""
        low, second = reading.low, reading.second
        if low.words or low.scale > 1 or low.grouped:
            return False
        if second is not None:
            day = reading.joint == "whole" and low.value <= 31 and second.value <= 12
            return day or (_could_be_year(low) and _could_be_year(second))
        return _could_be_year(low) or (low.other is None and low.value != int(low.value) and low.value < 32)

    def no_number(self, document: Document, low: Numeral, start: int) -> bool:
        """Say whether a single number word is none: "một" as an article, "năm" as the year."""
        if not low.words or low.scale > 1 or low.last - low.first > 1:
            return False
        if low.value == 1:
            return True
        if document.norms[low.first] != _FIVE_OR_YEAR:
            return False
        before = document.norms[max(start, low.first - 1) : low.first]
        return not before or before[0][0].isdecimal() or self._years.ending(document, low.first, start) is not None


def _could_be_year(numeral: Numeral) -> bool:
    return not numeral.grouped and numeral.scale == 1 and 1900 <= numeral.value <= 2100
